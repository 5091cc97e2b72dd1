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

    /// <summary>Probability that the block described by <paramref name="row"/> is text of the article.</summary>
    public float Score(ReadOnlySpan<float> row)
    {
        int splits = (1 << _depth) - 1;
        float sum = _base;
        for (int tree = 0; tree < _trees; tree++)
        {
            int offset = tree * splits, node = 0;
            for (int level = 0; level < _depth; level++)
                node = (2 * node) + (row[_features[offset + node]] > _thresholds[offset + node] ? 2 : 1);
            sum += _leaves[(tree << _depth) + node - splits];
        }

        return 1 / (1 + MathF.Exp(-sum));
    }
}
