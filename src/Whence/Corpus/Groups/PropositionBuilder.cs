using System.Collections.Frozen;
using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus.Sources;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Corpus.Groups;

/// <summary>Takes a claim's content apart into slots: by the tree where there is one, else by words alone.</summary>
internal static class PropositionBuilder
{
    private static readonly FrozenSet<string> Pointers = FrozenSet.Create(
        "report", "reports", "account", "accounts", "claim", "claims", "allegation", "allegations", "story", "stories", "charge", "charges", "it", "this", "that", "such",
        "accurate", "inaccurate", "true", "untrue", "false", "baseless", "unfounded", "unsubstantiated", "fake", "rumour", "rumours", "rumor", "rumors", "nonsense",
        "correct", "incorrect", "wrong", "matter", "assertion", "assertions", "accusation", "accusations", "information", "article", "completely", "absolutely",
        "media", "news", "description", "suggestion", "idea", "confirm", "comment", "talk");

    private static readonly FrozenSet<string> Futures = FrozenSet.Create("will", "wo", "plan", "intend", "expect", "prepare", "shall");

    /// <summary>The propositions of every claim of every article, by article and claim.</summary>
    public static Proposition[][] All(IReadOnlyList<CorpusArticle> articles)
    {
        var all = new Proposition[articles.Count][];
        Parallel.For(0, all.Length, a =>
        {
            var words = new ArticleWords(articles[a].Reading);
            all[a] = [.. articles[a].Reading.Claims.Select(claim => Build(words, a, claim))];
        });
        return all;
    }

    public static Proposition Build(CorpusArticle article, int index, Claim claim) => Build(new ArticleWords(article.Reading), index, claim);

    private static Proposition Build(ArticleWords article, int index, Claim claim)
    {
        Reading reading = article.Reading;
        bool tree = reading.Syntax.Words.Length == reading.Tokens.Tokens.Length && !reading.Tokens.Tokens.IsEmpty;
        return tree ? FromTree(article, index, claim) : FromWords(reading, index, claim);
    }

    private static Proposition FromWords(Reading reading, int index, Claim claim)
    {
        var printed = new List<string>();
        foreach (TextSpan span in claim.Content) printed.AddRange(NameWords.Of(span.In(reading.Article.Text).ToString()));
        ImmutableArray<string> words = ClassesOf(printed);
        return new Proposition(index, claim.Id)
        {
            Words = Sorted(words),
            Emphasis = [.. Sorted(words).Select(_ => 1.0)],
            Predicates = [],
            Subject = [],
            Objects = [],
            Negated = printed.Exists(w => w is "not" or "never" or "no"),
            Future = printed.Exists(w => Futures.Contains(NameWords.Fold(w))),
            Stance = claim.Stance,
            Teller = Teller(claim),
            IsHeadline = claim.Region == RegionKind.Headline,
            IsProForm = IsPointer(printed),
        };
    }

    private static Proposition FromTree(ArticleWords article, int index, Claim claim)
    {
        Reading reading = article.Reading;
        List<int> tokens = TokensOf(reading, claim);
        var inside = new HashSet<int>(tokens);
        ImmutableArray<Word> words = reading.Syntax.Words;
        ImmutableArray<string> Of(IEnumerable<int> some)
        {
            List<int> those = [.. some.Where(t => words[t].Upos is "NOUN" or "PROPN" or "VERB" or "ADJ" or "NUM" or "ADV" or "X")];
            return Classes(those.ConvertAll(article.Folded), those.ConvertAll(article.FoldedLemma));
        }

        int head = tokens.Find(t => !inside.Contains(words[t].Head) && words[t].Upos is "VERB" or "NOUN" or "ADJ" or "PROPN" or "AUX");
        if (tokens.Count > 0 && inside.Contains(words[head].Head)) head = tokens.Find(t => !inside.Contains(words[t].Head));
        if (tokens.Count == 0) head = -1;
        head = Content(tokens, words, head);
        List<int>[] below = head < 0 ? [] : ByHead(tokens, words, head);
        int[] predicates = head < 0 ? [] : [.. tokens.Where(t => t == head || (words[t].Head == head && Relation(words[t]) is "xcomp" or "ccomp" or "conj" && words[t].Upos is "VERB" or "ADJ" or "NOUN"))];
        string[] referents = [.. article.Referents.Where(r => inside.Contains(r.Head)).SelectMany(r => r.Classes)];
        ImmutableArray<string> all = Sorted(Of(tokens).AddRange(referents));
        var near = new HashSet<string>(Of(tokens.Where(t => IsNear(t, words, head))).AddRange(referents));
        return new Proposition(index, claim.Id)
        {
            Words = all,
            Emphasis = [.. all.Select(w => near.Contains(w) ? 1 : Proposition.Aside)],
            Predicates = Sorted(Of(predicates)),
            Subject = below.Length == 0 ? [] : Sorted(Of(below[0])),
            Objects = below.Length == 0 ? [] : Sorted(Of(below[1])),
            Negated = tokens.Exists(t => (words[t].Head == head || t == head) && words[t].Lemma is "not" or "never" or "no"),
            Future = tokens.Exists(t => (words[t].Head == head || t == head) && Futures.Contains(words[t].Lemma)),
            Stance = claim.Stance,
            Teller = Teller(claim),
            IsHeadline = claim.Region == RegionKind.Headline,
            IsProForm = IsPointer([.. tokens.Where(t => words[t].Upos is not ("PUNCT" or "DET" or "ADP" or "AUX" or "PART" or "SCONJ" or "CCONJ")).Select(article.Printed)]),
        };
    }

    private static ImmutableArray<string> Teller(Claim claim)
    {
        if (claim.Chain.Length == 0 || claim.Chain[^1].Basis == LinkBasis.Publisher) return [];
        List<string> printed = NameWords.Of(claim.Chain[^1].Name);
        return Sorted(ClassesOf(printed));
    }

    /// <summary>The head of what is reported: in "reports that it had delivered missiles" the delivering.</summary>
    private static int Content(List<int> tokens, ImmutableArray<Word> words, int head)
    {
        if (head < 0 || !Pointers.Contains(NameWords.Fold(words[head].Lemma))) return head;
        int inner = tokens.FindIndex(t => words[t].Head == head && Relation(words[t]) is "acl" or "ccomp" or "nmod" && words[t].Upos is "VERB" or "NOUN" or "PROPN" or "ADJ");
        return inner < 0 ? head : tokens[inner];
    }

    /// <summary>Whether no clause, apposition or coordination parts a token from the head.</summary>
    private static bool IsNear(int token, ImmutableArray<Word> words, int head)
    {
        for (int at = token, steps = 0; at >= 0 && steps < 64; at = words[at].Head, steps++)
        {
            if (at == head) return true;
            if (Relation(words[at]) is "advcl" or "parataxis" or "appos" or "conj" or "acl" or "dislocated") return false;
        }

        return false;
    }

    /// <summary>The tokens under the subject and under the other arguments of <paramref name="head"/>.</summary>
    private static List<int>[] ByHead(List<int> tokens, ImmutableArray<Word> words, int head)
    {
        List<int> subject = [], objects = [];
        foreach (int token in tokens)
        {
            int at = token, steps = 0;
            while (at >= 0 && words[at].Head != head && steps++ < 64) at = words[at].Head;
            if (at < 0 || steps >= 64) continue;
            switch (Relation(words[at]))
            {
                case "nsubj" or "csubj":
                    subject.Add(token);
                    break;
                case "obj" or "obl" or "iobj" or "nmod" or "xcomp" or "ccomp":
                    objects.Add(token);
                    break;
            }
        }

        return [subject, objects];
    }

    private static string Relation(Word word)
    {
        int colon = word.Deprel.IndexOf(':');
        return colon < 0 ? word.Deprel : word.Deprel[..colon];
    }

    /// <summary>The tokens of a claim's content, in text order.</summary>
    public static List<int> TokensOf(Reading reading, Claim claim)
    {
        var tokens = new List<int>();
        foreach (TextSpan span in claim.Content)
        {
            for (int t = reading.Tokens.Tokens.FirstEndingAfter(span.Start); t < reading.Tokens.Tokens.Length && reading.Tokens.Tokens[t].Span.Start < span.End; t++) tokens.Add(t);
        }

        return tokens;
    }

    /// <summary>The classes of words of which no lemma is known.</summary>
    private static ImmutableArray<string> ClassesOf(List<string> printed)
    {
        List<string> folded = printed.ConvertAll(NameWords.Fold);
        return Classes(folded, folded.ConvertAll(SourceName.Singular));
    }

    /// <param name="folded">Words as printed, in lower case without accents.</param>
    /// <param name="lemmas">Their lemmas, written so too.</param>
    internal static ImmutableArray<string> Classes(List<string> folded, List<string> lemmas)
    {
        var classes = ImmutableArray.CreateBuilder<string>();
        for (int i = 0; i < lemmas.Count; i++)
        {
            if (Countries.At(folded, i, out int length) is { } country)
            {
                classes.Add("@" + country);
                i += length - 1;
            }
            else if (lemmas[i].Any(char.IsLetterOrDigit) && WordClasses.Of(lemmas[i]) is { } word)
            {
                classes.Add(word);
            }
        }

        return classes.ToImmutable();
    }

    private static bool IsPointer(List<string> words) => words.Count is > 0 and <= 6 && words.TrueForAll(w => Pointers.Contains(NameWords.Fold(w)) || WordClasses.Of(NameWords.Fold(w)) is null);

    private static ImmutableArray<string> Sorted(ImmutableArray<string> words) => [.. words.Distinct().Order(StringComparer.Ordinal)];
}
