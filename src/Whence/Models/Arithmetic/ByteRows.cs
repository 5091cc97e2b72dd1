using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whence.Models;

/// <summary>A table of vectors as a model file holds it, a signed byte a number and a scale a row: a quarter of the memory of floats, read as it stands.</summary>
/// <remarks>A row's scale stands right behind its numbers, so that a row of 41 labels is one line of the cache and seldom two.</remarks>
internal sealed class ByteRows
{
    private const int Lanes = 16;

    private readonly byte[] _bytes;
    private readonly int _step;

    /// <param name="rows">Rows.</param>
    /// <param name="columns">Numbers a row.</param>
    /// <param name="content">The scales of all rows (float32, little-endian), then the numbers row by row.</param>
    public ByteRows(int rows, int columns, ReadOnlySpan<byte> content)
    {
        (Rows, Columns) = (rows, columns);
        _step = (columns + sizeof(float) + Lanes - 1) / Lanes * Lanes;
        // The last vector of the last row may reach beyond its scale.
        _bytes = new byte[(rows * _step) + Lanes];
        for (int row = 0; row < rows; row++)
        {
            content.Slice((sizeof(float) * rows) + (row * columns), columns).CopyTo(_bytes.AsSpan(row * _step));
            BinaryPrimitives.WriteSingleLittleEndian(_bytes.AsSpan((row * _step) + columns), BinaryPrimitives.ReadSingleLittleEndian(content[(sizeof(float) * row)..]));
        }
    }

    public int Rows { get; }

    public int Columns { get; }

    /// <summary>Begins to read row <paramref name="row"/>, which will soon be needed.</summary>
    public void Prefetch(int row) => VectorMath.Prefetch(ref _bytes[row * _step]);

    /// <summary>Writes row <paramref name="row"/> as floats.</summary>
    public void CopyTo(int row, Span<float> target)
    {
        target[..Columns].Clear();
        AddSum([row], 1, target);
    }

    /// <summary><c>target += scale × the sum of rows</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddSum(ReadOnlySpan<int> rows, float scale, Span<float> target)
    {
        target = target[..Columns];
        foreach (int row in rows)
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)Rows, nameof(rows));
        ref byte bytes = ref MemoryMarshal.GetArrayDataReference(_bytes);
        Vector512<float> all = Vector512.Create(scale);
        int column = 0;
        for (; column < Columns - (2 * Lanes); column += 3 * Lanes)
        {
            Vector512<float> s0 = default, s1 = default, s2 = default;
            foreach (int row in rows)
            {
                nuint start = (nuint)((nint)row * _step);
                Vector512<float> factor = Vector512.Create(Unsafe.ReadUnaligned<float>(ref Unsafe.Add(ref bytes, start + (nuint)Columns)));
                ref byte from = ref Unsafe.Add(ref bytes, start + (nuint)column);
                s0 = Vector512.FusedMultiplyAdd(Widen(ref from), factor, s0);
                s1 = Vector512.FusedMultiplyAdd(Widen(ref Unsafe.Add(ref from, Lanes)), factor, s1);
                s2 = Vector512.FusedMultiplyAdd(Widen(ref Unsafe.Add(ref from, 2 * Lanes)), factor, s2);
            }

            Add(s0, all, target[column..]);
            Add(s1, all, target[(column + Lanes)..]);
            Add(s2, all, target[(column + (2 * Lanes))..]);
        }

        for (; column < Columns; column += Lanes)
        {
            Vector512<float> sum = default;
            foreach (int row in rows)
            {
                nuint start = (nuint)((nint)row * _step);
                Vector512<float> factor = Vector512.Create(Unsafe.ReadUnaligned<float>(ref Unsafe.Add(ref bytes, start + (nuint)Columns)));
                sum = Vector512.FusedMultiplyAdd(Widen(ref Unsafe.Add(ref bytes, start + (nuint)column)), factor, sum);
            }

            Add(sum, all, target[column..]);
        }
    }

    // Behind the columns stands the scale: what it added to the sum is left there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector512<float> sum, Vector512<float> scale, Span<float> target)
    {
        if (target.Length >= Lanes)
        {
            ref float to = ref MemoryMarshal.GetReference(target);
            Vector512.FusedMultiplyAdd(scale, sum, Vector512.LoadUnsafe(ref to)).StoreUnsafe(ref to);
            return;
        }

        for (int lane = 0; lane < target.Length; lane++)
            target[lane] = MathF.FusedMultiplyAdd(scale[0], sum[lane], target[lane]);
    }

    // Sixteen signed bytes as floats.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Widen(ref byte from)
    {
        Vector128<sbyte> bytes = Vector128.LoadUnsafe(ref from).AsSByte();
        if (Avx512F.IsSupported)
            return Vector512.ConvertToSingle(Avx512F.ConvertToVector512Int32(bytes));
        (Vector128<short> lower, Vector128<short> upper) = Vector128.Widen(bytes);
        (Vector256<int> first, Vector256<int> second) = Vector256.Widen(Vector256.Create(lower, upper));
        return Vector512.ConvertToSingle(Vector512.Create(first, second));
    }
}
