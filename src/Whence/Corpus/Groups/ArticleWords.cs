using System.Collections.Immutable;
using Whence.Corpus.Sources;
using Whence.Mentions;

namespace Whence.Corpus.Groups;

/// <summary>The words of one article as claims are compared by them, each worked out once: claims lie in one another and share their words.</summary>
internal sealed class ArticleWords(Reading reading)
{
    private readonly string?[] _printed = new string?[reading.Tokens.Tokens.Length];
    private readonly string?[] _folded = new string?[reading.Tokens.Tokens.Length];
    private readonly string?[] _lemmas = new string?[reading.Tokens.Tokens.Length];
    private List<(int Head, ImmutableArray<string> Classes)>? _referents;

    public Reading Reading => reading;

    /// <summary>The pronouns that stand for something named: token and the classes of the name.</summary>
    public List<(int Head, ImmutableArray<string> Classes)> Referents => _referents ??= FindReferents();

    public string Printed(int token) => _printed[token] ??= reading.Tokens.Tokens[token].Span.In(reading.Article.Text).ToString();

    /// <summary>As printed, in lower case without accents.</summary>
    public string Folded(int token) => _folded[token] ??= NameWords.Fold(Printed(token));

    /// <summary>The lemma, written so too.</summary>
    public string FoldedLemma(int token) => _lemmas[token] ??= NameWords.Fold(reading.Syntax.Words[token].Lemma);

    private List<(int, ImmutableArray<string>)> FindReferents()
    {
        var found = new List<(int, ImmutableArray<string>)>();
        foreach (Mention mention in reading.Mentions.Mentions)
        {
            if (mention.Kind != MentionKind.Pronoun) continue;
            Entity entity = reading.Mentions.Entities[mention.Entity];
            if (!entity.Mentions.Any(m => reading.Mentions.Mentions[m].Kind == MentionKind.Name)) continue;
            List<string> folded = NameWords.Of(entity.Name).ConvertAll(NameWords.Fold);
            found.Add((mention.Head, PropositionBuilder.Classes(folded, folded)));
        }

        return found;
    }
}
