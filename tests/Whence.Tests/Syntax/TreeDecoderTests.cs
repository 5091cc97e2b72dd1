using Whence.Syntax;

namespace Whence.Tests.Syntax;

public sealed class TreeDecoderTests
{
    [Fact]
    public void The_tree_has_one_root_and_no_better_tree_exists()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            int count = 2 + (seed % 5);
            float[] scores = [.. Enumerable.Range(0, count * count).Select(_ => (8 * random.NextSingle()) - 4)];
            var heads = new int[count];
            TreeDecoder.Decode(scores, count, heads);
            Assert.True(IsTree(heads), $"seed {seed}: {string.Join(' ', heads)}");
            Assert.Equal(Trees(count).Max(t => Score(scores, t)), Score(scores, heads), 1e-4);
        }
    }

    [Fact]
    public void Words_that_all_point_at_each_other_still_make_a_tree()
    {
        const int Count = 257;
        var scores = new float[Count * Count];
        for (int i = 1; i < Count; i++)
            scores[(i * Count) + (i % 2 == 1 ? Math.Min(i + 1, Count - 1) : i - 1)] = 50 + i;
        var heads = new int[Count];
        TreeDecoder.Decode(scores, Count, heads);
        Assert.True(IsTree(heads));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Scores_that_are_no_numbers_make_a_tree_too(float score)
    {
        var scores = new float[6 * 6];
        scores.AsSpan().Fill(score);
        var heads = new int[6];
        TreeDecoder.Decode(scores, 6, heads);
        Assert.True(IsTree(heads));
    }

    private static bool IsTree(int[] heads) =>
        heads[0] == -1 && heads.Count(h => h == 0) == 1 && Enumerable.Range(1, heads.Length - 1).All(i =>
        {
            int steps = 0;
            for (int node = i; node > 0; node = heads[node])
            {
                if (++steps > heads.Length)
                    return false;
            }

            return heads[i] >= 0;
        });

    private static IEnumerable<int[]> Trees(int count) =>
        from code in Enumerable.Range(0, (int)Math.Pow(count, count - 1))
        let heads = Enumerable.Range(1, count - 1).Select(i => code / (int)Math.Pow(count, i - 1) % count).Prepend(-1).ToArray()
        where IsTree(heads)
        select heads;

    private static double Score(float[] scores, int[] heads) => Enumerable.Range(1, heads.Length - 1).Sum(i => (double)scores[(i * heads.Length) + heads[i]]);
}
