using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Whence.Models;

/// <summary>The left side of an <see cref="IntegerProduct"/>: rows of bytes around <see cref="Zero"/>, each row with the scale that leads back to floats.</summary>
internal readonly struct IntegerRows
{
    /// <summary>The largest number of a row.</summary>
    public const int Level = 63;

    /// <summary>The byte that stands for nothing: bytes have no sign where they are multiplied.</summary>
    public const int Zero = 64;

    /// <summary>The scale of numbers between -1 and 1, such as the states of an LSTM.</summary>
    public const float UnitScale = 1f / Level;

    private const int Lanes = 16;

    /// <param name="rows">Rows.</param>
    /// <param name="columns">Numbers a row; a multiple of sixteen.</param>
    /// <param name="values">The numbers, row by row; may be longer.</param>
    /// <param name="scales">The scale of each row, or empty for <see cref="UnitScale"/>; may be longer.</param>
    public IntegerRows(int rows, int columns, byte[] values, float[] scales)
    {
        if (columns % Lanes != 0)
            throw new ArgumentException($"A row has a multiple of {Lanes} numbers, not {columns}.", nameof(columns));
        (Rows, Columns, Values, Scales) = (rows, columns, values, scales);
    }

    public int Rows { get; }

    public int Columns { get; }

    public byte[] Values { get; }

    public float[] Scales { get; }

    /// <summary>The number between -1 and 1 that a byte of <see cref="UnitScale"/> stands for.</summary>
    public static float Unit(byte value) => (value - Zero) * UnitScale;

    public Span<byte> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>What the integers of <paramref name="row"/> are multiplied by.</summary>
    public float ScaleOf(int row) => Scales.Length == 0 ? UnitScale : Scales[row];

    /// <summary>Writes floats to a row, so that the largest of them becomes <see cref="Level"/>.</summary>
    public void Write(int row, ReadOnlySpan<float> numbers)
    {
        ref float first = ref MemoryMarshal.GetReference(numbers[..Columns]);
        Vector512<float> largest = Vector512<float>.Zero;
        for (int i = 0; i < Columns; i += Lanes)
            largest = Vector512.Max(largest, Vector512.Abs(Vector512.LoadUnsafe(ref first, (nuint)i)));
        Vector256<float> half = Vector256.Max(largest.GetLower(), largest.GetUpper());
        Vector128<float> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        float top = Math.Max(Math.Max(quarter[0], quarter[1]), Math.Max(quarter[2], quarter[3]));
        Scales[row] = top / Level;
        Vector512<float> factor = Vector512.Create(top > 0 ? Level / top : 0);
        ref byte target = ref MemoryMarshal.GetReference(Row(row));
        for (int i = 0; i < Columns; i += Lanes)
            Round(Vector512.LoadUnsafe(ref first, (nuint)i) * factor, ref Unsafe.Add(ref target, i));
    }

    /// <summary>Writes the numbers of a row of <see cref="UnitScale"/> as floats.</summary>
    public void Read(int row, Span<float> target)
    {
        ref byte from = ref MemoryMarshal.GetReference(Row(row));
        ref float to = ref MemoryMarshal.GetReference(target[..Columns]);
        for (int i = 0; i < Columns; i += Lanes)
        {
            (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.LoadUnsafe(ref from, (nuint)i));
            (Vector256<uint> first, Vector256<uint> second) = Vector256.Widen(Vector256.Create(lower, upper));
            Vector512<int> numbers = Vector512.Create(first, second).AsInt32() - Vector512.Create(Zero);
            (Vector512.ConvertToSingle(numbers) * Vector512.Create(UnitScale)).StoreUnsafe(ref to, (nuint)i);
        }
    }

    /// <summary>Writes sixteen numbers within ±<see cref="Level"/> as the nearest bytes, ties to even on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Round(Vector512<float> numbers, ref byte target)
    {
        // Adding 1.5 · 2²³ rounds; the low bits then hold the integer.
        Vector512<uint> bits = (numbers + Vector512.Create(12582912f + Zero)).AsUInt32() & Vector512.Create(127u);
        Vector256<ushort> words = Vector256.Narrow(bits.GetLower(), bits.GetUpper());
        Vector128.Narrow(words.GetLower(), words.GetUpper()).StoreUnsafe(ref target);
    }
}
