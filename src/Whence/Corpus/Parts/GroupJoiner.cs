using System.Collections.Immutable;

namespace Whence.Corpus.Parts;

/// <summary>A group as the comparison of two neighbouring parts found it. Articles have one number in all comparisons.</summary>
/// <param name="Claims">Its members.</param>
/// <param name="IsCore">Of each whether it surely says the same.</param>
internal sealed record ComparedGroup(ImmutableArray<ClaimPlace> Claims, ImmutableArray<bool> IsCore);

/// <summary>What one comparison found.</summary>
/// <param name="Groups">Each claim of its two parts in exactly one.</param>
/// <param name="Later">Articles of the later part, which the next comparison holds too.</param>
internal sealed record ComparedParts(IReadOnlyList<ComparedGroup> Groups, IReadOnlySet<int> Later);

/// <summary>A group as it goes through all parts.</summary>
/// <param name="Claims">Its members, each once.</param>
/// <param name="IsCore">Of each whether it surely says the same.</param>
/// <param name="From">Indexes of the comparisons and of their groups of which it is made, in order.</param>
internal sealed record JoinedGroup(ImmutableArray<ClaimPlace> Claims, ImmutableArray<bool> IsCore, ImmutableArray<(int Comparison, int Group)> From)
{
    /// <summary>The group of one comparison that has the same members, with whatever was counted there; null when they are to be counted anew.</summary>
    public (int Comparison, int Group)? Whole { get; init; }
}

/// <summary>Makes one set of groups of the comparisons of neighbouring parts: part 1 and 2, part 2 and 3, and so on.</summary>
/// <remarks>
/// Every claim of an inner part was grouped twice. A group goes on in that group of the next comparison which holds mostly the same claims of the part that both have
/// (more than half of those that either has), so it goes on in one at most, and never because of one claim among many. A claim that the two comparisons
/// put into groups which are not one goes with that of more articles. Only two comparisons are held at a time, and the groups that are not yet at their end.
/// </remarks>
internal sealed class GroupJoiner
{
    private readonly List<JoinedGroup> _done = [];
    private int _index = -1;
    private ComparedParts? _last;
    private Node[] _open = [];

    /// <summary>The groups of all <paramref name="comparisons"/>, those that end first coming first.</summary>
    public static IEnumerable<JoinedGroup> Join(IEnumerable<ComparedParts> comparisons)
    {
        GroupJoiner joiner = new();
        foreach (ComparedParts next in comparisons)
            foreach (JoinedGroup group in joiner.Add(next)) yield return group;
        foreach (JoinedGroup group in joiner.End()) yield return group;
    }

    /// <summary>A group of one comparison on its way through them.</summary>
    private sealed class Node(int comparison, int index, ComparedGroup group)
    {
        public int Comparison => comparison;

        public int Index => index;

        public ComparedGroup Group => group;

        /// <summary>Its articles.</summary>
        public int Articles { get; } = group.Claims.Select(c => c.Article).Distinct().Count();

        /// <summary>Members that another group has; null for none.</summary>
        public HashSet<ClaimPlace>? Lost { get; set; }

        /// <summary>The group of the comparison before that goes on in this one.</summary>
        public Node? Before { get; set; }

        /// <summary>Whether the core goes on too.</summary>
        public bool SameCore { get; set; }

        public bool GoesOn { get; set; }

        public bool Keeps(ClaimPlace claim) => Lost is null || !Lost.Contains(claim);

        public void Lose(ClaimPlace claim) => (Lost ??= []).Add(claim);
    }

    /// <summary>What two groups share of the part that both comparisons hold.</summary>
    private struct Shared
    {
        public int Claims;
        public int Core;
    }

    private List<JoinedGroup> Add(ComparedParts next)
    {
        _index++;
        Node[] nodes = [.. next.Groups.Select((group, i) => new Node(_index, i, group))];
        if (_last is not null) Link(_open, nodes, _last.Later);
        List<JoinedGroup> ended = End();
        (_last, _open) = (next, nodes);
        return ended;
    }

    private List<JoinedGroup> End()
    {
        _done.Clear();
        foreach (Node node in _open)
            if (!node.GoesOn && Made(node) is { } group) _done.Add(group);
        return _done;
    }

    private static void Link(Node[] earlier, Node[] later, IReadOnlySet<int> part)
    {
        var of = new Dictionary<ClaimPlace, (Node Node, bool IsCore)>();
        var sizes = new Dictionary<Node, Shared>();
        foreach ((Node node, ClaimPlace claim, bool core) in In(earlier, part))
        {
            of[claim] = (node, core);
            Count(sizes, node, core);
        }

        var common = new Dictionary<(Node Earlier, Node Later), Shared>();
        foreach ((Node node, ClaimPlace claim, bool core) in In(later, part))
        {
            Count(sizes, node, core);
            if (of.TryGetValue(claim, out var before)) Count(common, (before.Node, node), core && before.IsCore);
        }

        foreach (((Node a, Node b), Shared both) in common)
        {
            if (!IsMost(both.Claims, sizes[a].Claims, sizes[b].Claims)) continue;
            (a.GoesOn, b.Before, b.SameCore) = (true, a, IsMost(both.Core, sizes[a].Core, sizes[b].Core));
        }

        foreach ((Node node, ClaimPlace claim, _) in In(later, part))
        {
            if (!of.TryGetValue(claim, out var before) || node.Before == before.Node) continue;
            (before.Node.Articles >= node.Articles ? node : before.Node).Lose(claim);
        }
    }

    /// <summary>Whether two sets share more than half of what either holds.</summary>
    private static bool IsMost(int common, int one, int other) => 3 * common > one + other;

    private static void Count<T>(Dictionary<T, Shared> counts, T key, bool core)
        where T : notnull
    {
        Shared so = counts.GetValueOrDefault(key);
        counts[key] = new Shared { Claims = so.Claims + 1, Core = so.Core + (core ? 1 : 0) };
    }

    private static IEnumerable<(Node Node, ClaimPlace Claim, bool IsCore)> In(Node[] nodes, IReadOnlySet<int> part)
    {
        foreach (Node node in nodes)
            for (int i = 0; i < node.Group.Claims.Length; i++)
                if (part.Contains(node.Group.Claims[i].Article)) yield return (node, node.Group.Claims[i], node.Group.IsCore[i]);
    }

    /// <summary>The group that ends with <paramref name="last"/>; null when others have all of its claims.</summary>
    private static JoinedGroup? Made(Node last)
    {
        var path = new List<Node>();
        for (Node? at = last; at is not null; at = at.Before) path.Add(at);
        path.Reverse();
        var members = new List<ClaimPlace>();
        var seen = new HashSet<ClaimPlace>();
        foreach (Node node in path)
            foreach (ClaimPlace claim in node.Group.Claims)
                if (node.Keeps(claim) && seen.Add(claim)) members.Add(claim);
        if (members.Count == 0) return null;
        ImmutableArray<(int, int)> from = [.. path.Select(n => (n.Comparison, n.Index))];
        if (path.Find(n => n.Lost is null && n.Group.Claims.Length == members.Count) is { } whole)
            return new JoinedGroup(whole.Group.Claims, whole.Group.IsCore, from) { Whole = (whole.Comparison, whole.Index) };
        HashSet<ClaimPlace> core = Core(path);
        if (core.Count == 0) core.Add(members[0]);
        return new JoinedGroup([.. members], [.. members.Select(core.Contains)], from);
    }

    /// <summary>The cores that go on in one another, of most articles; without what one of the comparisons is not sure of.</summary>
    private static HashSet<ClaimPlace> Core(List<Node> path)
    {
        HashSet<ClaimPlace> best = [];
        int most = 0;
        for (int start = 0, end; start < path.Count; start = end)
        {
            for (end = start + 1; end < path.Count && path[end].SameCore;) end++;
            HashSet<ClaimPlace> core = [.. path[start..end].SelectMany(n => n.Group.Claims.Where((claim, i) => n.Group.IsCore[i] && n.Keeps(claim)))];
            foreach (Node node in path)
                for (int i = 0; i < node.Group.Claims.Length; i++)
                    if (!node.Group.IsCore[i]) core.Remove(node.Group.Claims[i]);
            int articles = core.Select(c => c.Article).Distinct().Count();
            if (articles > most) (best, most) = (core, articles);
        }

        return best;
    }
}
