namespace Whence.Articles.Html.Blocks;

/// <summary>A sum of shallow decision trees over a row of numbers, squashed to a probability.</summary>
/// <remarks>Written by the trainer: number of trees and depth, then for each tree its splits (feature, threshold) level by level and
/// its leaves. All trees are complete: a split that was not needed sends everything left.</remarks>
internal sealed class TreeModel
{
    private readonly int _depth;
    private readonly int _trees;
    private readonly ushort[] _features;
    private readonly float[] _thresholds;
    private readonly float[] _leaves;
    private readonly float _base;

    private TreeModel(int trees, int depth, float start)
    {
        _trees = trees;
        _depth = depth;
        _base = start;
        int splits = (1 << depth) - 1;
        _features = new ushort[trees * splits];
        _thresholds = new float[trees * splits];
        _leaves = new float[trees << depth];
    }

    public static TreeModel Read(BinaryReader reader)
    {
        var model = new TreeModel(reader.ReadInt32(), reader.ReadInt32(), reader.ReadSingle());
        for (int i = 0; i < model._features.Length; i++)
            model._features[i] = reader.ReadUInt16();
        for (int i = 0; i < model._thresholds.Length; i++)
            model._thresholds[i] = reader.ReadSingle();
        for (int i = 0; i < model._leaves.Length; i++)
            model._leaves[i] = reader.ReadSingle();
        return model;
    }

    /// <summary>Rows that go down a tree side by side: their steps do not wait for one another.</summary>
    public const int Abreast = 8;

    /// <summary>Probabilities that the blocks described by <paramref name="rows"/> are text of the article.</summary>
    /// <param name="rows">Numbers of one block after another, <paramref name="width"/> each.</param>
    public void Score(ReadOnlySpan<float> rows, int width, Span<float> scores)
    {
        for (int start = 0; start < scores.Length; start += Abreast)
        {
            int count = Math.Min(Abreast, scores.Length - start);
            Score(rows.Slice(start * width, count * width), width, count, scores.Slice(start, count));
        }
    }

    private void Score(ReadOnlySpan<float> rows, int width, int count, Span<float> scores)
    {
        int splits = (1 << _depth) - 1;
        Span<int> nodes = stackalloc int[Abreast];
        nodes = nodes[..count];
        scores.Fill(_base);
        for (int tree = 0; tree < _trees; tree++)
        {
            ReadOnlySpan<ushort> features = _features.AsSpan(tree * splits, splits);
            ReadOnlySpan<float> thresholds = _thresholds.AsSpan(tree * splits, splits);
            nodes.Clear();
            for (int level = 0; level < _depth; level++)
            {
                for (int r = 0; r < nodes.Length; r++)
                {
                    int node = nodes[r];
                    nodes[r] = (2 * node) + (rows[(r * width) + features[node]] > thresholds[node] ? 2 : 1);
                }
            }

            ReadOnlySpan<float> leaves = _leaves.AsSpan(tree << _depth, splits + 1);
            for (int r = 0; r < nodes.Length; r++)
                scores[r] += leaves[nodes[r] - splits];
        }

        foreach (ref float score in scores)
            score = 1 / (1 + MathF.Exp(-score));
    }
}
