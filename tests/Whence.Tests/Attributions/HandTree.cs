using System.Collections.Immutable;
using System.Globalization;
using Whence.Articles;
using Whence.Attributions;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Tests.Attributions;

/// <summary>
/// Layers written by hand: a text, and for each token <c>form/lemma/UPOS/XPOS/head/relation</c>, heads counted from 1 in the sentence, 0 at its root; "|" ends
/// a sentence. Short forms: <c>form/relation/head</c> with the form as lemma, and VERB where the relation is root, ccomp, parataxis, advcl or xcomp.
/// </summary>
internal static class HandTree
{
    public static ImmutableArray<Attribution> Find(string text, string tree)
    {
        (TokenLayer tokens, SyntaxLayer syntax) = Layers(text, tree);
        return new AttributionFinder(null).Find(ArticleFinder.FromText(text), tokens, syntax);
    }

    public static (TokenLayer Tokens, SyntaxLayer Syntax) Layers(string text, string tree)
    {
        var tokens = new List<Token>();
        var sentences = new List<Sentence>();
        var words = new List<Word>();
        int at = 0;
        foreach (string sentence in tree.Split('|'))
        {
            int first = tokens.Count;
            foreach (string token in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                string[] parts = token.Split('/');
                int start = text.IndexOf(parts[0], at, StringComparison.Ordinal);
                Assert.True(start >= 0, $"'{parts[0]}' is not in the rest of the text.");
                at = start + parts[0].Length;
                tokens.Add(new Token(new TextSpan(start, at)));
                words.Add(parts.Length == 3 ? Short(parts, first) : Full(parts, first));
            }

            sentences.Add(new Sentence(tokens[first].Span.Cover(tokens[^1].Span), first, tokens.Count));
        }

        return (new TokenLayer([.. tokens], [.. sentences]), new SyntaxLayer([.. words]));
    }

    private static Word Full(string[] parts, int first) => new(parts[2], parts[3], parts[1], Head(parts[4], first), parts[5]);

    private static Word Short(string[] parts, int first)
    {
        bool isVerb = parts[1] is "root" or "ccomp" or "parataxis" or "advcl" or "xcomp" or "conj";
        string lemma = parts[0] is "said" or "says" ? "say" : parts[0];
        return new Word(isVerb ? "VERB" : char.IsUpper(parts[0][0]) ? "PROPN" : "NOUN", isVerb ? "VBD" : "NN", lemma, Head(parts[2], first), parts[1]);
    }

    private static int Head(string number, int first) => int.Parse(number, CultureInfo.InvariantCulture) is > 0 and int head ? first + head - 1 : -1;
}
