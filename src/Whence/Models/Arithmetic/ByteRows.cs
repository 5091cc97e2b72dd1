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
    private const int Lanes = 8;

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
        ref float to = ref MemoryMarshal.GetReference(target);
        ref byte bytes = ref MemoryMarshal.GetArrayDataReference(_bytes);
        Vector256<float> all = Vector256.Create(scale);
        int column = 0;
        for (; column <= Columns - (4 * Lanes); column += 4 * Lanes)
        {
            Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default;
            foreach (int row in rows)
            {
                nuint start = (nuint)((nint)row * _step);
                Vector256<float> factor = Vector256.Create(Unsafe.ReadUnaligned<float>(ref Unsafe.Add(ref bytes, start + (nuint)Columns)));
                ref byte from = ref Unsafe.Add(ref bytes, start + (nuint)column);
                s0 = Vector256.FusedMultiplyAdd(Widen(ref from), factor, s0);
                s1 = Vector256.FusedMultiplyAdd(Widen(ref Unsafe.Add(ref from, Lanes)), factor, s1);
                s2 = Vector256.FusedMultiplyAdd(Widen(ref Unsafe.Add(ref from, 2 * Lanes)), factor, s2);
                s3 = Vector256.FusedMultiplyAdd(Widen(ref Unsafe.Add(ref from, 3 * Lanes)), factor, s3);
            }

            Vector256.FusedMultiplyAdd(all, s0, Vector256.LoadUnsafe(ref to, (nuint)column)).StoreUnsafe(ref to, (nuint)column);
            Vector256.FusedMultiplyAdd(all, s1, Vector256.LoadUnsafe(ref to, (nuint)(column + Lanes))).StoreUnsafe(ref to, (nuint)(column + Lanes));
            Vector256.FusedMultiplyAdd(all, s2, Vector256.LoadUnsafe(ref to, (nuint)(column + (2 * Lanes)))).StoreUnsafe(ref to, (nuint)(column + (2 * Lanes)));
            Vector256.FusedMultiplyAdd(all, s3, Vector256.LoadUnsafe(ref to, (nuint)(column + (3 * Lanes)))).StoreUnsafe(ref to, (nuint)(column + (3 * Lanes)));
        }

        for (; column < Columns; column += Lanes)
        {
            Vector256<float> sum = default;
            foreach (int row in rows)
            {
                nuint start = (nuint)((nint)row * _step);
                Vector256<float> factor = Vector256.Create(Unsafe.ReadUnaligned<float>(ref Unsafe.Add(ref bytes, start + (nuint)Columns)));
                sum = Vector256.FusedMultiplyAdd(Widen(ref Unsafe.Add(ref bytes, start + (nuint)column)), factor, sum);
            }

            // Behind the columns stands the scale: what it added to the sum is left there.
            for (int lane = 0; lane < Math.Min(Lanes, Columns - column); lane++)
                target[column + lane] = MathF.FusedMultiplyAdd(scale, sum[lane], target[column + lane]);
        }
    }

    // Eight signed bytes as floats.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Widen(ref byte from)
    {
        Vector128<sbyte> bytes = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<long>(ref from)).AsSByte();
        if (Avx2.IsSupported)
            return Vector256.ConvertToSingle(Avx2.ConvertToVector256Int32(bytes));
        Vector128<short> numbers = Vector128.WidenLower(bytes);
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(numbers), Vector128.WidenUpper(numbers)));
    }
}
