using System.Collections.Immutable;
using Whence.Attributions;
using Whence.Text;
using Whence.Training.Corpora;

namespace Whence.Training.Attributions;

/// <summary>Precision, recall and F1 from counts, in per cent.</summary>
internal record struct Tally(int Right, int Found, int Gold)
{
    public readonly double Precision => Found == 0 ? 0 : 100.0 * Right / Found;

    public readonly double Recall => Gold == 0 ? 0 : 100.0 * Right / Gold;

    public readonly double F1 => Found + Gold == 0 ? 100 : 200.0 * Right / (Found + Gold);
}

/// <summary>What an attribution finder scores. See <see cref="AttributionScorer"/>.</summary>
internal sealed class AttributionScores
{
    /// <summary>Exact runs of source, cue and content (CofeNet protocol).</summary>
    public Tally[] Exact { get; } = new Tally[3];

    /// <summary>Relations: all, with a speech cue, with said/says/say/told/according.</summary>
    public Tally[] Relation { get; } = new Tally[3];

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"exact {Exact[0].F1:F1} {Exact[1].F1:F1} {Exact[2].F1:F1} relation all/speech/said {Relation[0].F1:F1} {Relation[1].F1:F1} {Relation[2].F1:F1}");
}

/// <summary>The measures of the shared attribution scorer, in process: exact runs by the CofeNet protocol over all annotators, and relations over the first annotator.</summary>
internal sealed class AttributionScorer
{
    private static readonly HashSet<string> s_said = new(["said", "says", "say", "told", "according"], StringComparer.OrdinalIgnoreCase);

    private readonly AttributionScores _scores = new();

    public static AttributionScores Score(IEnumerable<(GoldArticle Gold, ImmutableArray<Attribution> Found)> articles)
    {
        var scorer = new AttributionScorer();
        foreach ((GoldArticle gold, ImmutableArray<Attribution> found) in articles) scorer.Add(gold, found);
        return scorer._scores;
    }

    /// <summary>Whether a found attribution counts as the relation of a gold one: it and the one it is paired with, or null.</summary>
    public static List<(GoldAttribution? Gold, Attribution? Found, bool Right)> Pair(GoldArticle gold, ImmutableArray<Attribution> found)
    {
        var marked = gold.Attributions.Where(a => !a.Content.IsEmpty).Select(a => (Item: a, Sets: SetsOf(gold, a.Source, a.Cue, a.Content))).ToList();
        var read = found.Where(a => !a.Content.IsEmpty).Select(a => (Item: a, Sets: SetsOf(gold, a.Source, a.Cue, a.Content))).ToList();
        (int[] mates, bool[] right) = Mate(gold, [.. marked.Select(m => m.Sets)], [.. read.Select(m => m.Sets)]);
        var pairs = new List<(GoldAttribution?, Attribution?, bool)>();
        for (int m = 0; m < mates.Length; m++) pairs.Add((marked[m].Item, mates[m] < 0 ? null : read[mates[m]].Item, right[m]));
        for (int k = 0; k < read.Count; k++)
            if (!mates.Contains(k)) pairs.Add((null, read[k].Item, false));
        return pairs;
    }

    private void Add(GoldArticle gold, ImmutableArray<Attribution> found)
    {
        if (!gold.MarksNested) found = [.. found.Where(a => a.Within is null)];
        AddRuns(gold, found);
        if (gold.IsPrimary) AddRelations(gold, found);
    }

    private void AddRuns(GoldArticle gold, ImmutableArray<Attribution> found)
    {
        HashSet<(int, int)>[] right = RunsOf(gold, gold.Attributions.Select(a => (a.Source, a.Cue, a.Content)));
        if (gold.Fragments is { } published) right = [[.. published["source"]], [.. published["cue"]], [.. published["content"]]];
        HashSet<(int, int)>[] read = RunsOf(gold, found.Select(a => (a.Source, a.Cue, a.Content)));
        for (int r = 0; r < 3; r++)
        {
            Tally tally = _scores.Exact[r];
            _scores.Exact[r] = new Tally(tally.Right + right[r].Count(read[r].Contains), tally.Found + read[r].Count, tally.Gold + right[r].Count);
        }
    }

    private void AddRelations(GoldArticle gold, ImmutableArray<Attribution> found)
    {
        HashSet<int>[][] marked = [.. gold.Attributions.Where(a => !a.Content.IsEmpty).Select(a => SetsOf(gold, a.Source, a.Cue, a.Content))];
        HashSet<int>[][] read = [.. found.Where(a => !a.Content.IsEmpty).Select(a => SetsOf(gold, a.Source, a.Cue, a.Content))];
        Func<HashSet<int>, bool>[] keeps =
        [
            _ => true,
            cue => cue.Overlaps(gold.SpeechTokens),
            cue => cue.Any(t => s_said.Contains(gold.Tokens[t].In(gold.Text).ToString())),
        ];
        for (int i = 0; i < keeps.Length; i++)
        {
            HashSet<int>[][] some = [.. marked.Where(a => keeps[i](a[1]))], others = [.. read.Where(a => keeps[i](a[1]))];
            int right = Mate(gold, some, others).Right.Count(r => r);
            Tally tally = _scores.Relation[i];
            _scores.Relation[i] = new Tally(tally.Right + right, tally.Found + others.Length, tally.Gold + some.Length);
        }
    }

    /// <summary>Pairs one to one, largest overlap of contents first.</summary>
    private static (int[] Mates, bool[] Right) Mate(GoldArticle gold, HashSet<int>[][] marked, HashSet<int>[][] read)
    {
        var near = new List<(int Overlap, int M, int K)>();
        for (int m = 0; m < marked.Length; m++)
        {
            for (int k = 0; k < read.Length; k++)
            {
                int overlap = marked[m][2].Count(read[k][2].Contains);
                if (overlap > 0) near.Add((overlap, m, k));
            }
        }

        near.Sort((x, y) => x.Overlap != y.Overlap ? y.Overlap.CompareTo(x.Overlap) : x.M != y.M ? x.M.CompareTo(y.M) : x.K.CompareTo(y.K));
        int[] mates = new int[marked.Length];
        bool[] right = new bool[marked.Length];
        Array.Fill(mates, -1);
        var used = new HashSet<int>();
        foreach ((int overlap, int m, int k) in near)
        {
            if (mates[m] >= 0 || !used.Add(k)) continue;
            mates[m] = k;
            HashSet<int>[] a = marked[m], b = read[k];
            int whole = gold.IsLoose ? Math.Min(a[2].Count, b[2].Count) : a[2].Count + b[2].Count - overlap;
            right[m] = 2 * overlap >= whole && (a[0].Overlaps(b[0]) || (a[0].Count == 0 && b[0].Count == 0));
        }

        return (mates, right);
    }

    private static HashSet<int>[] SetsOf(GoldArticle gold, ImmutableArray<TextSpan> source, ImmutableArray<TextSpan> cue, ImmutableArray<TextSpan> content) =>
        [TokensOf(gold, source), TokensOf(gold, cue), TokensOf(gold, content)];

    private static HashSet<int> TokensOf(GoldArticle gold, ImmutableArray<TextSpan> spans)
    {
        var set = new HashSet<int>();
        foreach (TextSpan span in spans)
        {
            (int first, int end) = Cover(gold, span);
            for (int t = first; t < end; t++) set.Add(t);
        }

        return set;
    }

    /// <summary>The tokens that a span touches.</summary>
    private static (int First, int End) Cover(GoldArticle gold, TextSpan span)
    {
        int low = 0, high = gold.Tokens.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (gold.Tokens[middle].End <= span.Start) low = middle + 1;
            else high = middle;
        }

        int end = low;
        while (end < gold.Tokens.Length && gold.Tokens[end].Start < span.End) end++;
        return (low, end);
    }

    /// <summary>One label a token, cue over source over content, cut at published line ends.</summary>
    private static HashSet<(int, int)>[] RunsOf(GoldArticle gold, IEnumerable<(ImmutableArray<TextSpan> Source, ImmutableArray<TextSpan> Cue, ImmutableArray<TextSpan> Content)> attributions)
    {
        var all = attributions.ToList();
        var labels = new (int Role, int Run)[gold.Tokens.Length + 1];
        Array.Fill(labels, (-1, -1));
        int n = 0;
        foreach (int role in (int[])[2, 0, 1])
        {
            IEnumerable<TextSpan> spans = all.SelectMany(a => role == 2 ? a.Content : role == 0 ? a.Source : a.Cue);
            foreach ((int first, int end) in spans.Select(s => Cover(gold, s)).Distinct().Order())
            {
                n++;
                for (int t = first; t < end; t++) labels[t] = (role, n);
            }
        }

        HashSet<(int, int)>[] runs = [[], [], []];
        int start = 0;
        for (int t = 1; t <= gold.Tokens.Length; t++)
        {
            if (t < gold.Tokens.Length && labels[t] == labels[start] && !gold.Lines.Contains(t)) continue;
            if (labels[start].Role >= 0) runs[labels[start].Role].Add((start, t));
            start = t;
        }

        return runs;
    }
}
