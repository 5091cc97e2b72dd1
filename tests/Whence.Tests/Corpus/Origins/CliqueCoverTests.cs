using CsCheck;
using Whence.Corpus.Origins;

namespace Whence.Tests.Corpus.Origins;

public sealed class CliqueCoverTests
{
    [Fact]
    public void Of_few_nodes_no_cover_has_fewer_sets() => Gen.Select(Gen.Int[0, 7], Gen.Bool.Array[21]).Sample((count, edges) =>
    {
        var compatible = new bool[count, count];
        int edge = 0;
        for (int i = 0; i < count; i++)
            for (int j = 0; j < i; j++) compatible[i, j] = compatible[j, i] = edges[edge++];
        Assert.Equal(Fewest(compatible, 0, new int[count], 0), CliqueCover.Least(compatible));
    });

    [Fact]
    public void A_ring_of_sixteen_is_eight_pairs()
    {
        var ring = new bool[16, 16];
        for (int i = 0; i < 16; i++) ring[i, (i + 1) % 16] = ring[(i + 1) % 16, i] = true;
        Assert.Equal(8, CliqueCover.Least(ring));
    }

    /// <summary>Every way of putting the nodes into sets, one node after another.</summary>
    private static int Fewest(bool[,] compatible, int node, int[] setOf, int sets)
    {
        if (node == setOf.Length) return sets;
        int fewest = int.MaxValue;
        for (int set = 0; set <= sets; set++)
        {
            if (Enumerable.Range(0, node).Any(other => setOf[other] == set && !compatible[node, other])) continue;
            setOf[node] = set;
            fewest = Math.Min(fewest, Fewest(compatible, node + 1, setOf, Math.Max(sets, set + 1)));
        }

        return fewest;
    }
}
