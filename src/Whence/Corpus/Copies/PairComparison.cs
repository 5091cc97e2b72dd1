using System.Collections.Immutable;
using Whence.Articles;
using Whence.Text;

namespace Whence.Corpus.Copies;

/// <summary>Decides exactly whether one of two texts repeats the other.</summary>
internal static class PairComparison
{
    /// <summary>Compares two texts; null when neither repeats the other.</summary>
    /// <param name="first">The first in the order of the corpus.</param>
    /// <param name="second">The second in the order of the corpus.</param>
    public static Copy? Compare(PreparedText first, PreparedText second)
    {
        int common = SentenceWords.InBoth(first.Ascending, second.Ascending);
        double ofFirst = Share(common, first.Distinct.Count), ofSecond = Share(common, second.Distinct.Count);
        if (common < Least || Math.Max(ofFirst, ofSecond) < Floor) return null;

        (bool swap, CopyDirection direction) = Direct(first.Text.Article, second.Text.Article, ofFirst, ofSecond);
        PreparedText original = swap ? second : first, later = swap ? first : second;
        double ofOriginal = swap ? ofSecond : ofFirst, ofLater = swap ? ofFirst : ofSecond;

        int[] aligned = SentenceAlignment.Align(original.Text.SentenceWords, later.Text.SentenceWords);
        (double sentences, double ofShorter) = Shares(original.Text, later.Text, aligned);
        if (Kind(ofOriginal, ofLater, ofShorter) is not { } kind) return null;

        List<Run> runs = SharedRuns.Find(original.Text, original.At, later.Text, later.At);
        return new Copy(original.Index, later.Index, kind, direction)
        {
            OfOriginal = ofOriginal,
            OfLater = ofLater,
            Sentences = sentences,
            Passages = Passages(original.Text, later.Text, runs, aligned),
            Added = Added(later.Text, aligned, runs),
        };
    }

    /// <summary>The figures that the decision rests on: containment both ways, share of the aligned sentences of the shorter text.</summary>
    internal static (double OfFirst, double OfSecond, double Sentences) Measure(PreparedText first, PreparedText second)
    {
        int common = SentenceWords.InBoth(first.Ascending, second.Ascending);
        int[] aligned = SentenceAlignment.Align(first.Text.SentenceWords, second.Text.SentenceWords);
        return (Share(common, first.Distinct.Count), Share(common, second.Distinct.Count), Shares(first.Text, second.Text, aligned).OfShorter);
    }

    /// <summary>Below this containment both ways a pair is not looked at further.</summary>
    public const double Floor = 0.1;

    /// <summary>Shingles that two copies share at least: one common sentence of ordinary length is a shared sentence, not a copy.</summary>
    private const int Least = 12;

    private static CopyKind? Kind(double ofOriginal, double ofLater, double sentencesOfShorter)
    {
        double more = Math.Max(ofOriginal, ofLater), less = Math.Min(ofOriginal, ofLater);
        if (less >= 0.9) return CopyKind.Verbatim;
        if (more >= 0.8) return less < 0.5 ? CopyKind.Excerpt : CopyKind.Edited;
        return more >= 0.5 || sentencesOfShorter >= 0.5 ? CopyKind.Edited : null;
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private static (double OfLater, double OfShorter) Shares(ComparedText original, ComparedText later, int[] aligned)
    {
        int hits = aligned.Count(x => x >= 0);
        int distinct = aligned.Where(x => x >= 0).Distinct().Count();
        double ofLater = Share(hits, later.Sentences.Length), ofOriginal = Share(distinct, original.Sentences.Length);

        // Two sentences alike out of three may be the same quotation context; three is the least that says rewrite.
        return (ofLater, distinct < 3 ? 0 : Math.Max(ofLater, ofOriginal));
    }

    private static ImmutableArray<SharedPassage> Passages(ComparedText original, ComparedText later, List<Run> runs, int[] aligned)
    {
        var passages = SharedRuns.Passages(original, later, runs).ToList();
        for (int s = 0; s < aligned.Length; s++)
            if (aligned[s] >= 0)
                passages.Add(new SharedPassage(original.Sentences[aligned[s]].Span, later.Sentences[s].Span, Exact: false));
        return [.. passages.OrderBy(p => p.InLater).ThenBy(p => p.InOriginal).ThenByDescending(p => p.Exact)];
    }

    private static ImmutableArray<TextSpan> Added(ComparedText later, int[] aligned, List<Run> runs)
    {
        var covered = new bool[later.Words.Length];
        foreach (Run run in runs) covered.AsSpan(run.Later, run.Length).Fill(true);
        var added = ImmutableArray.CreateBuilder<TextSpan>();
        for (int s = 0; s < aligned.Length; s++)
        {
            ComparedSentence sentence = later.Sentences[s];
            int copied = covered.AsSpan(sentence.FirstWord, sentence.Length).Count(true);
            if (aligned[s] < 0 && copied * 2 < sentence.Length) added.Add(sentence.Span);
        }

        return added.ToImmutable();
    }

    /// <summary>Credit beats time (reprints are re-dated), time beats length, and then nothing says.</summary>
    private static (bool Swap, CopyDirection Direction) Direct(Article first, Article second, double ofFirst, double ofSecond)
    {
        bool firstCredits = Credits.Name(first, second.Outlet), secondCredits = Credits.Name(second, first.Outlet);
        if (firstCredits != secondCredits) return (firstCredits, CopyDirection.Credit);
        if (first.PublishedDay is { } a && second.PublishedDay is { } b && a != b) return (a > b, CopyDirection.Time);
        if (Math.Abs(ofFirst - ofSecond) >= 0.2) return (ofSecond > ofFirst, CopyDirection.Length);
        return (false, CopyDirection.Unknown);
    }
}

/// <summary>A text, where its shingles begin, and which of them count.</summary>
/// <param name="Index">Index of the article in the corpus.</param>
/// <param name="Text">The words.</param>
/// <param name="At">The shingle that begins at each word, house text and quotations as 0.</param>
/// <param name="Distinct">The shingles that are not 0.</param>
internal sealed record PreparedText(int Index, ComparedText Text, ulong[] At, HashSet<ulong> Distinct)
{
    private ulong[]? _ascending;

    /// <summary><see cref="Distinct"/>, ascending; made when the text is first compared.</summary>
    public ulong[] Ascending => _ascending ??= [.. Distinct.Order()];

    public static PreparedText Of(int index, ComparedText text, IReadOnlySet<ulong>? house = null)
    {
        ulong[] at = Shingles.At(text);
        if (house is not null)
            for (int i = 0; i < at.Length; i++)
                if (house.Contains(at[i])) at[i] = 0;
        var distinct = new HashSet<ulong>(at);
        distinct.Remove(0);
        return new PreparedText(index, text, at, distinct);
    }
}
