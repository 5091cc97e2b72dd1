namespace Whence.Corpus.Origins;

/// <summary>Collects what joins and parts ends, and keeps of it what explains the count: one reason for each join, one for each pair of origins.</summary>
internal sealed class ReasonList(IReadOnlyList<End> ends)
{
    private readonly List<(Reason Reason, int A, int B)> _all = [];

    public void Add(ReasonKind kind, ReasonEffect effect, End a, End b, double share = 0)
    {
        if (a.Where.Article > b.Where.Article || (a.Where.Article == b.Where.Article && a.Where.Span > b.Where.Span)) (a, b) = (b, a);
        _all.Add((new Reason(kind, effect, ends[a.Index].Where, ends[b.Index].Where) { FirstName = a.Name.Printed, SecondName = b.Name.Printed, Share = share }, a.Index, b.Index));
    }

    /// <summary>Merges first, then what may merge, then what keeps apart; each by where it stands.</summary>
    public IEnumerable<Reason> Build(OriginGraph graph, HashSet<int> counted)
    {
        var pairs = new HashSet<(int, int)>();
        var apart = new HashSet<(int, int)>();
        foreach ((Reason reason, int a, int b) in _all)
            if (reason.Effect == ReasonEffect.KeepsApart) apart.Add(Pair(graph, a, b));
        foreach ((Reason reason, int a, int b) in _all.OrderBy(x => x.Reason.Effect).ThenBy(x => x.Reason.First.Article).ThenBy(x => x.Reason.First.Span)
            .ThenBy(x => x.Reason.Second.Article).ThenBy(x => x.Reason.Second.Span))
        {
            if (reason.Effect == ReasonEffect.Merges)
            {
                yield return reason;
                continue;
            }

            (int, int) pair = Pair(graph, a, b);
            if (pair.Item1 == pair.Item2 || !counted.Contains(a) || !counted.Contains(b)) continue;
            if (reason.Effect == ReasonEffect.MayMerge && apart.Contains(pair)) continue;
            if (pairs.Add(pair)) yield return reason;
        }
    }

    private static (int, int) Pair(OriginGraph graph, int a, int b)
    {
        (int x, int y) = (graph.Root(a), graph.Root(b));
        return x < y ? (x, y) : (y, x);
    }
}
