namespace Whence.Corpus.Groups.Pairs;

/// <summary>Finds the pairs of claims that are alike enough to matter, among the <see cref="Candidates"/>.</summary>
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
            portion =>
            {
                // The last claims have the most before them: they are begun with.
                int at = found.Length - 1 - portion;
                int first = at * Portion, end = Math.Min(first + Portion, _table.Count);
                found[at] = Of(first, end, least, watch.Stop);
                watch.Did(ComparisonStage.Claims, end - first, _table.Count);
            });
        return found.SelectMany(pairs => pairs);
    }

    private Pair[] Of(int first, int end, double least, CancellationToken stop)
    {
        var pairs = new List<Pair>();
        for (int later = first; later < end; later++)
        {
            stop.ThrowIfCancellationRequested();
            if (_candidates.WordsOf(later).IsEmpty) continue;

            // The sketches refuse nearly every pair, at less cost than their words.
            foreach ((int start, int behind) in _candidates.Before(later))
                for (int earlier = start; earlier < behind; earlier++)
                    if (_likeness.Reaches(earlier, later, least, out double likeness) && _candidates.Share(earlier, later))
                        pairs.Add(new Pair(earlier, later, likeness));
        }

        return [.. pairs];
    }
}
