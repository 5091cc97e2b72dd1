using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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

    /// <summary>The model that <paramref name="write"/> writes.</summary>
    public static TreeModel From(Action<BinaryWriter> write)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        write(writer);
        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        return Read(reader);
    }

    /// <summary>Rows that go down a tree side by side.</summary>
    public static int Abreast => Vector512<float>.Count;

    /// <summary>Probabilities that the blocks described by <paramref name="rows"/> are text of the article.</summary>
    /// <param name="rows">Numbers of one block after another, <paramref name="width"/> each.</param>
    public float[] Score(ReadOnlySpan<float> rows, int width)
    {
        var scores = new float[rows.Length / width];
        Score(rows, width, scores);
        return scores;
    }

    /// <summary>The same for the first rows, as many as there are <paramref name="scores"/>.</summary>
    public void Score(ReadOnlySpan<float> rows, int width, Span<float> scores)
    {
        Span<Vector512<float>> columns = stackalloc Vector512<float>[width];
        Span<float> lanes = MemoryMarshal.Cast<Vector512<float>, float>(columns);
        for (int start = 0; start < scores.Length; start += Abreast)
        {
            int count = Math.Min(Abreast, scores.Length - start);
            for (int r = 0; r < count; r++)
            {
                ReadOnlySpan<float> row = rows.Slice((start + r) * width, width);
                for (int f = 0; f < row.Length; f++)
                    lanes[(f * Abreast) + r] = row[f];
            }

            Vector512<float> sums = Sum(columns);
            for (int r = 0; r < count; r++)
                scores[start + r] = 1 / (1 + MathF.Exp(-sums[r]));
        }
    }

    // No lane waits for its way down: the lowest splits choose between leaves, each higher one between what the two below it chose.
    private Vector512<float> Sum(ReadOnlySpan<Vector512<float>> columns)
    {
        int leaves = 1 << _depth, splits = leaves - 1;
        Span<Vector512<float>> chosen = stackalloc Vector512<float>[leaves / 2];
        var sum = Vector512.Create(_base);
        for (int tree = 0; tree < _trees; tree++)
        {
            ReadOnlySpan<ushort> features = _features.AsSpan(tree * splits, splits);
            ReadOnlySpan<float> thresholds = _thresholds.AsSpan(tree * splits, splits);
            ReadOnlySpan<float> values = _leaves.AsSpan(tree * leaves, leaves);
            int count = leaves / 2;
            for (int i = 0; i < count; i++)
            {
                int split = count - 1 + i;
                Vector512<float> right = Vector512.GreaterThan(columns[features[split]], Vector512.Create(thresholds[split]));
                chosen[i] = Vector512.ConditionalSelect(right, Vector512.Create(values[(2 * i) + 1]), Vector512.Create(values[2 * i]));
            }

            for (count /= 2; count > 0; count /= 2)
            {
                for (int i = 0; i < count; i++)
                {
                    int split = count - 1 + i;
                    Vector512<float> right = Vector512.GreaterThan(columns[features[split]], Vector512.Create(thresholds[split]));
                    chosen[i] = Vector512.ConditionalSelect(right, chosen[(2 * i) + 1], chosen[2 * i]);
                }
            }

            sum += chosen[0];
        }

        return sum;
    }
}
