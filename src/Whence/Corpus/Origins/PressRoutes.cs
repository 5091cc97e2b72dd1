using Whence.Corpus.Sources;

namespace Whence.Corpus.Origins;

/// <summary>Follows "Bloomberg reported" to whom Bloomberg quotes, as far as the texts of the group tell, and finds outlets that only cite each other.</summary>
internal sealed class PressRoutes
{
    private readonly IReadOnlyList<End> _ends;
    private readonly OriginGraph _graph;
    private readonly Func<int, PressName?> _publisherOf;
    private readonly int[] _press;

    /// <param name="ends">The ends that stand for themselves.</param>
    /// <param name="graph">Their graph, into which the routes are written.</param>
    /// <param name="publisherOf">The outlet of an article by its index.</param>
    public PressRoutes(IReadOnlyList<End> ends, OriginGraph graph, Func<int, PressName?> publisherOf)
    {
        _ends = ends;
        _graph = graph;
        _publisherOf = publisherOf;
        _press = [.. ends.Where(e => e.Kind == EndKind.Press).Select(e => e.Index)];
    }

    /// <summary>Ends that add no origin of their own: their outlet has several tellers in the group, or is in a loop.</summary>
    public HashSet<int> Silent { get; } = [];

    /// <summary>Loops of outlets that cite each other and nobody else.</summary>
    public List<End[]> Loops { get; } = [];

    /// <summary>Joins each cited outlet to its one teller. Calls <paramref name="joined"/> for each new join.</summary>
    public void Follow(Action<End, End, ReasonKind> joined)
    {
        foreach (int index in _press)
        {
            End end = _ends.First(e => e.Index == index);
            var grounded = new Dictionary<int, End>();
            var path = new List<End>();
            bool loop = Reach(end, [], path, grounded, out bool own);
            if (grounded.Count == 1)
            {
                End only = grounded.Values.First();
                if (_graph.Must(end.Index, only.Index)) joined(end, only, ReasonKind.CitesByName);
            }
            else if (grounded.Count > 1)
            {
                Silent.Add(index);
            }
            else if (loop)
            {
                Silent.Add(index);
                Loops.Add([.. path]);
            }
            else if (!own && path.Count > 1)
            {
                if (_graph.Must(end.Index, path[^1].Index)) joined(end, path[^1], ReasonKind.CitesByName);
            }
        }
    }

    /// <summary>Walks from a cited outlet through its own articles to what they cite. True when it comes back and finds nobody.</summary>
    private bool Reach(End from, HashSet<string> seen, List<End> path, Dictionary<int, End> grounded, out bool own)
    {
        own = from.IsOwn;
        PressName outlet = from.Press!;
        path.Add(from);
        if (!seen.Add(outlet.Key)) return true;
        bool loop = false;
        foreach (End other in _ends)
        {
            if (IsLater(other, from)) continue;
            bool relayed = other.IsRelayed && other.Via is { } via && via.Matches(outlet);
            bool printed = _publisherOf(other.Article) is { } publisher && publisher.Matches(outlet);
            if (other.Kind == EndKind.Press)
            {
                if (!printed || other.Index == from.Index) continue;
                if (other.IsOwn) own = true;
                else if (!other.Press!.Matches(outlet) || other.IsRelayed) loop |= Reach(other, seen, path, grounded, out _);
            }
            else if ((relayed || printed) && other.Kind is not (EndKind.Generic or EndKind.Nobody))
            {
                grounded.TryAdd(_graph.Root(other.Index), other);
            }
        }

        return loop && !own;
    }

    /// <summary>What was printed more than a day after an outlet was cited, by it or by those who pass it on, is not what was cited.</summary>
    private static bool IsLater(End other, End citing) => other.Day is { } a && citing.Day is { } b && a.DayNumber > b.DayNumber + 1;
}
