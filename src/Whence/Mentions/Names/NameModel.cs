using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using Whence.Models;

namespace Whence.Mentions.Names;

/// <summary>The weights of the name finder: for each feature a few labels with a weight, and the scores of a label after another.</summary>
/// <remarks>
/// Features are found by their 32-bit hash in a table with open addressing. The stored form, little-endian: the number of features; for each its hash (uint32)
/// and its number of labels (byte); for each of these a label (byte) and a weight (signed byte, times the scale of "names.scale").
/// </remarks>
internal sealed class NameModel
{
    private readonly Slot[] _slots;
    private readonly LabelWeight[] _weights;
    private readonly float _scale;

    private NameModel(NameTables tables, ReadOnlySpan<byte> bytes, float scale, float[] transitions)
    {
        Tables = tables;
        Signs = new NameSigns(tables);
        Clusters = new WordClusters(tables.Clusters);
        Transitions = transitions;
        _scale = scale;
        int features = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        ReadOnlySpan<byte> entries = bytes.Slice(4, features * 5);
        _weights = MemoryMarshal.Cast<byte, LabelWeight>(bytes[(4 + (features * 5))..]).ToArray();
        _slots = new Slot[(int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, features * 2))];
        for (int f = 0, start = 0; f < features; f++)
        {
            uint hash = BinaryPrimitives.ReadUInt32LittleEndian(entries[(f * 5)..]);
            byte count = entries[(f * 5) + 4];
            SlotOf(hash) = new Slot(hash, start, count);
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

    /// <summary>Adds the weights of features to the scores of the labels, feature by feature.</summary>
    /// <remarks>The table is larger than the nearer caches: the slots of all features are asked for before the first is read.</remarks>
    public unsafe void AddTo(ReadOnlySpan<uint> features, Span<float> scores)
    {
        if (Sse.IsSupported)
        {
            foreach (uint feature in features)
                Sse.Prefetch0(Unsafe.AsPointer(ref _slots[Home(feature)]));
        }

        foreach (uint feature in features)
        {
            Slot slot = SlotOf(feature);
            foreach (LabelWeight entry in _weights.AsSpan(slot.Start, slot.Count))
                scores[entry.Label] += _scale * entry.Weight;
        }
    }

    private int Home(uint hash) => (int)(hash * 0x9E3779B1 >> 7) & (_slots.Length - 1);

    // The slot of a hash, or the empty slot where it would stand. A slot with no labels is empty.
    private ref Slot SlotOf(uint hash)
    {
        int at = Home(hash);
        while (_slots[at].Count != 0 && _slots[at].Hash != hash)
            at = (at + 1) & (_slots.Length - 1);
        return ref _slots[at];
    }

    /// <summary>Where a feature's weights stand: a look-up reads eight bytes of one cache line.</summary>
    private readonly struct Slot(uint hash, int start, byte count)
    {
        private readonly uint _place = ((uint)start << 8) | count;

        public uint Hash { get; } = hash;

        public int Start => (int)(_place >> 8);

        public int Count => (int)(_place & 0xFF);
    }

    /// <summary>A label and its weight as the model file holds them.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = 1)]
    private readonly struct LabelWeight
    {
        public readonly byte Label;
        public readonly sbyte Weight;
    }
}
