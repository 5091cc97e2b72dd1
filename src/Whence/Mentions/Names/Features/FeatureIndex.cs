using System.Numerics;
using System.Runtime.InteropServices;
using Whence.Models;

namespace Whence.Mentions.Names.Features;

/// <summary>The rows of hashed features that training saw often enough; row 0 is no feature.</summary>
/// <remarks>Open addressing, behind a filter of one bit for each hash (Bloom 1970) that stays in the second-level cache: most features of a text are unknown, and the slots do not.</remarks>
internal sealed class FeatureIndex
{
    private readonly (uint Hash, int Row)[] _slots;
    private readonly int _mask;
    private readonly ulong[] _filter;

    /// <param name="hashes">The hashes of rows 1, 2 ...; they must differ.</param>
    public FeatureIndex(uint[] hashes)
    {
        Hashes = hashes;
        _slots = new (uint, int)[BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * hashes.Length))];
        _mask = _slots.Length - 1;
        _filter = new ulong[_slots.Length / 16];
        for (int i = 0; i < hashes.Length; i++)
        {
            int at = Home(hashes[i]);
            while (_slots[at].Row != 0)
                at = (at + 1) & _mask;
            _slots[at] = (hashes[i], i + 1);
            _filter[FilterWord(hashes[i])] |= 1ul << (int)(hashes[i] & 63);
        }
    }

    public uint[] Hashes { get; }

    /// <summary>Reads the hashes as <see cref="ToBytes"/> wrote them.</summary>
    public static FeatureIndex Read(ReadOnlySpan<byte> bytes) => new(MemoryMarshal.Cast<byte, uint>(bytes).ToArray());

    public byte[] ToBytes() => MemoryMarshal.AsBytes(Hashes.AsSpan()).ToArray();

    /// <summary>Writes the rows of those features that are known, and gives their number.</summary>
    public int RowsOf(ReadOnlySpan<uint> hashes, Span<int> rows)
    {
        int known = 0;
        foreach (uint hash in hashes)
        {
            if (RowOf(hash) is > 0 and int row)
                rows[known++] = row;
        }

        return known;
    }

    /// <summary>Begins to read what <see cref="RowOf"/> will need first, so that it need not wait.</summary>
    public void Prefetch(ReadOnlySpan<uint> hashes)
    {
        foreach (uint hash in hashes)
            VectorMath.Prefetch(ref _filter[FilterWord(hash)]);
    }

    /// <summary>The row of a feature; 0 when it is not known.</summary>
    public int RowOf(uint hash)
    {
        if ((_filter[FilterWord(hash)] >> (int)(hash & 63) & 1) == 0)
            return 0;
        for (int at = Home(hash); _slots[at].Row != 0; at = (at + 1) & _mask)
        {
            if (_slots[at].Hash == hash)
                return _slots[at].Row;
        }

        return 0;
    }

    // Four bits a slot, so eight or more for each hash: one in eight unknown features passes.
    private int FilterWord(uint hash) => (int)(hash >> 6) & (_filter.Length - 1);

    private int Home(uint hash) => (int)(hash * 0x9E3779B1 >> 7) & _mask;
}
