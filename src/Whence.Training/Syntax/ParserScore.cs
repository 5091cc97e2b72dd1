using System.Globalization;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;
using Whence.Training.Corpora;

namespace Whence.Training.Syntax;

/// <summary>Figures of a parser on gold tokens and sentences, in percent. Relations are compared without their subtypes, as in the CoNLL 2018 evaluation.</summary>
internal sealed record ParserScore(string Corpus, int Words, double Upos, double Xpos, double Lemma, double Uas, double Las, double LasSubtyped, double Clas)
{
    private static readonly HashSet<string> s_functional = new(StringComparer.Ordinal) { "aux", "cop", "mark", "det", "clf", "case", "cc", "punct" };

    /// <summary>Parses the documents of a treebank and compares.</summary>
    public static ParserScore Measure(string corpus, Parser parser, IEnumerable<ConlluSentence> sentences)
    {
        int words = 0, upos = 0, xpos = 0, lemma = 0, uas = 0, las = 0, subtyped = 0, content = 0, clas = 0;
        foreach (IGrouping<string, ConlluSentence> document in sentences.GroupBy(s => s.Document, StringComparer.Ordinal))
        {
            (string text, TokenLayer tokens) = Lay(document);
            SyntaxLayer syntax = parser.Parse(text, tokens);
            int first = 0;
            foreach (ConlluSentence sentence in document)
            {
                for (int i = 0; i < sentence.Words.Count; i++)
                {
                    ConlluWord gold = sentence.Words[i];
                    Word found = syntax.Words[first + i];
                    bool head = found.Head == (gold.Head == 0 ? -1 : first + gold.Head - 1);
                    bool relation = head && Universal(found.Deprel) == Universal(gold.Deprel);
                    words++;
                    upos += found.Upos == gold.Upos ? 1 : 0;
                    xpos += found.Xpos == gold.Xpos ? 1 : 0;
                    lemma += gold.Lemma == "_" || found.Lemma == gold.Lemma ? 1 : 0;
                    uas += head ? 1 : 0;
                    las += relation ? 1 : 0;
                    subtyped += head && found.Deprel == gold.Deprel ? 1 : 0;
                    if (s_functional.Contains(Universal(gold.Deprel)))
                        continue;
                    content++;
                    clas += relation ? 1 : 0;
                }

                first += sentence.Words.Count;
            }
        }

        double Percent(int right, int of) => 100.0 * right / Math.Max(1, of);
        return new ParserScore(corpus, words, Percent(upos, words), Percent(xpos, words), Percent(lemma, words), Percent(uas, words), Percent(las, words), Percent(subtyped, words), Percent(clas, content));
    }

    /// <summary>The words of sentences as a text with its token layer.</summary>
    public static (string Text, TokenLayer Tokens) Lay(IEnumerable<ConlluSentence> sentences) => Lay(sentences.Select(s => s.Words.Select(w => (w.Form, w.SpaceAfter))));

    /// <summary>The same for plain forms.</summary>
    public static (string Text, TokenLayer Tokens) Lay(IEnumerable<IEnumerable<(string Form, bool SpaceAfter)>> sentences)
    {
        var text = new System.Text.StringBuilder();
        var tokens = new List<Token>();
        var layer = new List<Sentence>();
        foreach (IEnumerable<(string Form, bool SpaceAfter)> sentence in sentences)
        {
            int first = tokens.Count;
            int start = text.Length;
            foreach ((string form, bool spaceAfter) in sentence)
            {
                tokens.Add(new Token(new TextSpan(text.Length, text.Length + form.Length)));
                text.Append(form);
                if (spaceAfter)
                    text.Append(' ');
            }

            layer.Add(new Sentence(new TextSpan(start, text.Length), first, tokens.Count));
            text.Append('\n');
        }

        return (text.ToString(), new TokenLayer([.. tokens], [.. layer]));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Corpus,-9} UPOS {Upos:0.00}  XPOS {Xpos:0.00}  lemma {Lemma:0.00}  UAS {Uas:0.00}  LAS {Las:0.00}  with subtypes {LasSubtyped:0.00}  CLAS {Clas:0.00}  ({Words} words)");

    private static string Universal(string relation) => relation.Split(':')[0];
}
