using System.Numerics;

namespace Whence.Corpus.Origins;

/// <summary>The least number of sets into which nodes can be put so that all members of a set are compatible.</summary>
internal static class CliqueCover
{
    /// <summary>Up to this many nodes the answer is exact.</summary>
    private const int MostExact = 16;

    /// <param name="compatible">Symmetric: element j of row i says whether i and j may be one.</param>
    public static int Least(bool[,] compatible)
    {
        int count = compatible.GetLength(0);
        return count <= MostExact ? Exact(compatible, count) : Independent(compatible, count);
    }

    /// <summary>A node whose friends are all friends of one another is best put with all of them; what is then left, mostly nothing, is counted over subsets.</summary>
    private static int Exact(bool[,] compatible, int count)
    {
        Span<int> friends = stackalloc int[count];
        for (int i = 0; i < count; i++)
            for (int j = 0; j < count; j++)
                if (i == j || compatible[i, j]) friends[i] |= 1 << j;

        int rest = (1 << count) - 1, cliques = 0;
        for (int node = 0; node < count; node++)
        {
            if ((rest >> node & 1) == 0 || !IsClique(friends[node] & rest, friends)) continue;
            rest &= ~friends[node];
            cliques++;
            node = -1;
        }

        return rest == 0 ? cliques : cliques + OverSubsets(rest, friends);
    }

    private static bool IsClique(int set, ReadOnlySpan<int> friends)
    {
        for (int left = set; left != 0; left &= left - 1)
            if ((set & ~friends[BitOperations.TrailingZeroCount(left)]) != 0) return false;
        return true;
    }

    /// <summary>Dynamic programming: 3^16 steps at most, which is under a second and very rarely reached.</summary>
    private static int OverSubsets(int all, ReadOnlySpan<int> friends)
    {
        var least = new byte[all + 1];
        var clique = new bool[all + 1];
        clique[0] = true;
        for (int set = Next(0, all); set != 0; set = Next(set, all))
            clique[set] = clique[set & (set - 1)] && (set & ~friends[BitOperations.TrailingZeroCount(set)]) == 0;

        for (int set = Next(0, all); set != 0; set = Next(set, all))
        {
            int low = set & -set;
            int rest = set ^ low;
            byte best = byte.MaxValue;
            for (int part = rest; ; part = (part - 1) & rest)
            {
                if (clique[part | low]) best = Math.Min(best, (byte)(least[rest ^ part] + 1));
                if (part == 0) break;
            }

            least[set] = best;
        }

        return least[all];
    }

    /// <summary>The next greater subset of <paramref name="all"/>; 0 after the last.</summary>
    private static int Next(int set, int all) => (set - all) & all;

    /// <summary>Nodes of which no two are compatible, chosen greedily: never more than the cover, so the count can only be too low.</summary>
    private static int Independent(bool[,] compatible, int count)
    {
        var degree = new int[count];
        for (int i = 0; i < count; i++)
            for (int j = 0; j < count; j++)
                if (i != j && compatible[i, j]) degree[i]++;
        var chosen = new List<int>();
        foreach (int node in Enumerable.Range(0, count).OrderBy(i => degree[i]))
            if (chosen.TrueForAll(other => !compatible[node, other]))
                chosen.Add(node);
        return chosen.Count;
    }
}
