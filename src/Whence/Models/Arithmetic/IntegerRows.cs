using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Whence.Models;

/// <summary>The left side of an <see cref="IntegerProduct"/>: rows of 16-bit numbers, each row with the scale that leads back to floats.</summary>
internal readonly struct IntegerRows
{
    /// <summary>The largest number of a row.</summary>
    public const int Level = 4095;

    /// <summary>The scale of numbers between -1 and 1, such as the states of an LSTM.</summary>
    public const float UnitScale = 1f / Level;

    /// <param name="rows">Rows.</param>
    /// <param name="columns">Numbers a row; a multiple of eight.</param>
    /// <param name="values">The numbers, row by row; may be longer.</param>
    /// <param name="scales">The scale of each row, or empty for <see cref="UnitScale"/>; may be longer.</param>
    public IntegerRows(int rows, int columns, short[] values, float[] scales)
    {
        if (columns % 8 != 0)
            throw new ArgumentException($"A row has a multiple of 8 numbers, not {columns}.", nameof(columns));
        (Rows, Columns, Values, Scales) = (rows, columns, values, scales);
    }

    public int Rows { get; }

    public int Columns { get; }

    public short[] Values { get; }

    public float[] Scales { get; }

    public Span<short> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>What the integers of <paramref name="row"/> are multiplied by.</summary>
    public float ScaleOf(int row) => Scales.Length == 0 ? UnitScale : Scales[row];

    /// <summary>Writes floats to a row, so that the largest of them becomes <see cref="Level"/>.</summary>
    public void Write(int row, ReadOnlySpan<float> numbers)
    {
        ref float first = ref MemoryMarshal.GetReference(numbers[..Columns]);
        Vector256<float> largest = Vector256<float>.Zero;
        for (int i = 0; i < Columns; i += 8)
            largest = Vector256.Max(largest, Vector256.Abs(Vector256.LoadUnsafe(ref first, (nuint)i)));
        Vector128<float> half = Vector128.Max(largest.GetLower(), largest.GetUpper());
        float top = Math.Max(Math.Max(half[0], half[1]), Math.Max(half[2], half[3]));
        Scales[row] = top / Level;
        Vector256<float> factor = Vector256.Create(top > 0 ? Level / top : 0);
        ref short target = ref MemoryMarshal.GetReference(Row(row));
        for (int i = 0; i < Columns; i += 8)
            Round(Vector256.LoadUnsafe(ref first, (nuint)i) * factor).StoreUnsafe(ref target, (nuint)i);
    }

    /// <summary>The nearest integers to numbers within ±2¹⁵, ties to even on every machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<short> Round(Vector256<float> numbers)
    {
        // Adding 1.5 · 2²³ rounds; the low bits then hold the integer.
        Vector256<int> bits = (numbers + Vector256.Create(12582912f)).AsInt32();
        return Vector128.Narrow(bits.GetLower(), bits.GetUpper());
    }
}
