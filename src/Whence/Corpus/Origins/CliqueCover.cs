using System.Numerics;

namespace Whence.Corpus.Origins;

/// <summary>The least number of sets into which nodes can be put so that all members of a set are compatible.</summary>
internal static class CliqueCover
{
    /// <summary>Up to this many nodes the answer is exact.</summary>
    private const int MostExact = 16;

    /// <param name="compatible">Symmetric: bit j of row i says whether i and j may be one. Rows of more nodes are given as whole arrays.</param>
    public static int Least(bool[,] compatible)
    {
        int count = compatible.GetLength(0);
        return count <= MostExact ? Exact(compatible, count) : Independent(compatible, count);
    }

    /// <summary>Dynamic programming over subsets: 3^16 steps at most, which is under a second and rarely reached.</summary>
    private static int Exact(bool[,] compatible, int count)
    {
        var friends = new int[count];
        for (int i = 0; i < count; i++)
            for (int j = 0; j < count; j++)
                if (i == j || compatible[i, j]) friends[i] |= 1 << j;

        int all = (1 << count) - 1;
        var least = new byte[all + 1];
        var clique = new bool[all + 1];
        clique[0] = true;
        for (int set = 1; set <= all; set++)
        {
            int low = BitOperations.TrailingZeroCount(set);
            int rest = set & (set - 1);
            clique[set] = clique[rest] && (rest & ~friends[low]) == 0;
        }

        for (int set = 1; set <= all; set++)
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

    /// <summary>Nodes of which no two are compatible, chosen greedily: never more than the cover, so the count can only be too low.</summary>
    private static int Independent(bool[,] compatible, int count)
    {
        int[] degree = [.. Enumerable.Range(0, count).Select(i => Enumerable.Range(0, count).Count(j => j != i && compatible[i, j]))];
        var chosen = new List<int>();
        foreach (int node in Enumerable.Range(0, count).OrderBy(i => degree[i]))
            if (chosen.TrueForAll(other => !compatible[node, other]))
                chosen.Add(node);
        return chosen.Count;
    }
}
