namespace Whence.Corpus.Groups;

/// <summary>Finds the pairs of claims that are alike enough to matter, among those that share a word which not too many claims hold.</summary>
internal sealed class StrongPairs
{
    /// <summary>Claims that one task works on.</summary>
    private const int Portion = 256;

    private readonly PropositionTable _table;
    private readonly Likeness _likeness;
    private readonly Candidates _candidates;

    public StrongPairs(PropositionTable table, Likeness likeness, Candidates candidates)
    {
        _table = table;
        _likeness = likeness;
        _candidates = candidates;
    }

    /// <summary>Two claims, the earlier first, and how alike they are.</summary>
    internal readonly record struct Pair(int Earlier, int Later, double Likeness);

    /// <summary>The pairs whose likeness is <paramref name="least"/> or more, by the later claim, then by the earlier.</summary>
    public IEnumerable<Pair> Find(double least, ComparisonWatch watch)
    {
        var found = new Pair[(_table.Count + Portion - 1) / Portion][];
        Parallel.For(
            0, found.Length,
            new ParallelOptions { CancellationToken = watch.Stop },
            () => new CandidateWalk(_candidates, _table.Count),
            (portion, _, walk) =>
            {
                // The last claims have the most before them: they are begun with.
                int at = found.Length - 1 - portion;
                int first = at * Portion, end = Math.Min(first + Portion, _table.Count);
                found[at] = Of(first, end, least, walk, watch.Stop);
                watch.Did(ComparisonStage.Claims, end - first, _table.Count);
                return walk;
            },
            _ => { });
        return found.SelectMany(pairs => pairs);
    }

    private Pair[] Of(int first, int end, double least, CandidateWalk walk, CancellationToken stop)
    {
        var pairs = new List<Pair>();
        for (int later = first; later < end; later++)
        {
            stop.ThrowIfCancellationRequested();
            int from = pairs.Count;
            foreach (int earlier in walk.Before(later))
                if (_likeness.Reaches(earlier, later, least, out double likeness))
                    pairs.Add(new Pair(earlier, later, likeness));
            pairs.Sort(from, pairs.Count - from, Comparer<Pair>.Create((x, y) => x.Earlier.CompareTo(y.Earlier)));
        }

        return [.. pairs];
    }
}
