using Whence.Corpus.Groups;

namespace Whence.Corpus.Origins;

/// <summary>The ends of one group with what joins and parts them; contracts what must be one and counts the rest.</summary>
/// <param name="ends">How many ends there are.</param>
internal sealed class OriginGraph(int ends)
{
    private readonly Components _one = new(ends);
    private readonly HashSet<(int, int)> _may = [];
    private readonly HashSet<(int, int)> _apart = [];

    /// <summary>Says that two ends are one; false when that is known already.</summary>
    public bool Must(int a, int b) => _one.Join(a, b);

    public void May(int a, int b) => _may.Add(a < b ? (a, b) : (b, a));

    public void Apart(int a, int b) => _apart.Add(a < b ? (a, b) : (b, a));

    /// <summary>The first of the ends that are one with <paramref name="end"/>.</summary>
    public int Root(int end) => _one.Root(end);

    /// <summary>The range over the nodes that hold at least one of <paramref name="counted"/>.</summary>
    public OriginRange Range(IEnumerable<int> counted)
    {
        int[] nodes = [.. counted.Select(Root).Distinct().Order()];
        if (nodes.Length == 0) return default;
        var at = new Dictionary<int, int>();
        for (int i = 0; i < nodes.Length; i++) at[nodes[i]] = i;
        var compatible = new bool[nodes.Length, nodes.Length];
        Mark(_may, true, at, compatible);
        Mark(_apart, false, at, compatible);
        return new OriginRange(CliqueCover.Least(compatible), nodes.Length);
    }

    private void Mark(HashSet<(int, int)> pairs, bool value, Dictionary<int, int> at, bool[,] compatible)
    {
        foreach ((int a, int b) in pairs)
        {
            if (!at.TryGetValue(Root(a), out int i) || !at.TryGetValue(Root(b), out int j) || i == j) continue;
            compatible[i, j] = compatible[j, i] = value;
        }
    }
}
