using System.Buffers.Binary;
using System.Numerics;
using Whence.Models;

namespace Whence.Mentions.Names;

/// <summary>The weights of the name finder: for each feature a few labels with a weight, and the scores of a label after another.</summary>
/// <remarks>
/// Features are found by their 32-bit hash in a table with open addressing. The stored form, little-endian: the number of features; for each its hash (uint32)
/// and its number of labels (byte); for each of these a label (byte) and a weight (signed byte, times the scale of "names.scale").
/// </remarks>
internal sealed class NameModel
{
    private readonly uint[] _hashes;
    private readonly int[] _starts;
    private readonly byte[] _counts;
    private readonly byte[] _labels;
    private readonly sbyte[] _weights;
    private readonly float _scale;

    private NameModel(NameTables tables, ReadOnlySpan<byte> bytes, float scale, float[] transitions)
    {
        Tables = tables;
        Signs = new NameSigns(tables);
        Clusters = new WordClusters(tables.Clusters);
        Transitions = transitions;
        _scale = scale;
        int features = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        ReadOnlySpan<byte> entries = bytes.Slice(4, features * 5), weights = bytes[(4 + (features * 5))..];
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features * 2));
        (_hashes, _starts, _counts) = (new uint[size], new int[size], new byte[size]);
        (_labels, _weights) = (new byte[weights.Length / 2], new sbyte[weights.Length / 2]);
        for (int i = 0; i < _labels.Length; i++)
            (_labels[i], _weights[i]) = (weights[2 * i], (sbyte)weights[(2 * i) + 1]);
        for (int f = 0, start = 0; f < features; f++)
        {
            uint hash = BinaryPrimitives.ReadUInt32LittleEndian(entries[(f * 5)..]);
            byte count = entries[(f * 5) + 4];
            int slot = Slot(hash);
            (_hashes[slot], _starts[slot], _counts[slot]) = (hash, start, count);
            start += count;
        }
    }

    public NameTables Tables { get; }

    public NameSigns Signs { get; }

    public WordClusters Clusters { get; }

    /// <summary>See <see cref="NameDecoder.Decode"/>.</summary>
    public float[] Transitions { get; }

    /// <summary>Reads a model.</summary>
    public static NameModel Read(ModelFile file)
    {
        var transitions = new Matrix(NameDecoder.Edges, NameDecoder.Edges);
        file.ReadTensor("names.transitions", transitions);
        var scale = new Matrix(1, 1);
        file.ReadTensor("names.scale", scale);
        return new NameModel(NameTables.Read(file), file.Bytes("names.weights").Span, scale[0, 0], transitions.Values);
    }

    /// <summary>Adds the weights of a feature to the scores of the labels.</summary>
    public void AddTo(uint feature, Span<float> scores)
    {
        int slot = Slot(feature);
        int end = _starts[slot] + _counts[slot];
        for (int k = _starts[slot]; k < end; k++)
            scores[_labels[k]] += _scale * _weights[k];
    }

    // The slot of a hash, or the empty slot where it would stand. Hash 0 with no labels is empty.
    private int Slot(uint hash)
    {
        int mask = _hashes.Length - 1;
        int slot = (int)(hash * 0x9E3779B1 >> 7) & mask;
        while (_counts[slot] != 0 && _hashes[slot] != hash)
            slot = (slot + 1) & mask;
        return slot;
    }
}
