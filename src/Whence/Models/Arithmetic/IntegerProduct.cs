using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whence.Models;

/// <summary>
/// The product of 16-bit rows and weights, with sums of 32 bits: how a reader runs its trained layers. Half the bytes of floats and twice their speed, and
/// integer sums are the same on every machine and in every order. The rounding costs no accuracy that can be measured (docs/stages/models.md).
/// </summary>
/// <remarks>Tiles of one, two, four or six rows by 16 columns: twelve sums, two registers of weights, a broadcast pair of the left and a product fill AVX2's sixteen registers.</remarks>
internal static unsafe class IntegerProduct
{
    // Rows that are multiplied with all columns before the next: they stay in the first-level cache.
    private const int RowsAtOnce = 48;

    /// <summary><c>result += left · right</c>, in floats.</summary>
    /// <param name="left">Rows to multiply.</param>
    /// <param name="firstRow">The first of them.</param>
    /// <param name="firstColumn">Where in a row the numbers begin; there are as many as <paramref name="right"/> has rows.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="right">The weights.</param>
    /// <param name="result">Where row i of the product is added, at i × <paramref name="resultStep"/>.</param>
    /// <param name="resultStep">Numbers between two rows of the result.</param>
    public static void Add(in IntegerRows left, int firstRow, int firstColumn, int rows, IntegerWeights right, Span<float> result, int resultStep)
    {
        if (rows == 0 || right.Columns == 0)
            return;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstColumn, left.Columns - right.Inner);
        _ = left.Values.AsSpan(firstRow * left.Columns, rows * left.Columns);
        _ = result[((rows - 1) * resultStep) + right.Columns - 1];
        float* edge = stackalloc float[6 * IntegerWeights.PanelWidth];
        int pairs = right.Inner / 2;
        fixed (short* a = &left.Values[(firstRow * left.Columns) + firstColumn])
        fixed (float* c = result)
        fixed (float* scales = right.Scales)
        {
            for (int first = 0; first < rows; first += RowsAtOnce)
            {
                int end = Math.Min(rows, first + RowsAtOnce);
                for (int column = 0; column < right.Columns; column += IntegerWeights.PanelWidth)
                {
                    short* b = right.Panel(column / IntegerWeights.PanelWidth);
                    int width = Math.Min(IntegerWeights.PanelWidth, right.Columns - column);
                    for (int row = first; row < end;)
                    {
                        int tile = TileOf(end - row);
                        short* from = a + ((nint)row * left.Columns);
                        float* to = c + ((nint)row * resultStep) + column;
                        if (width == IntegerWeights.PanelWidth)
                        {
                            Tile(tile, from, pairs, b, to, resultStep, scales + column, left, firstRow + row);
                        }
                        else
                        {
                            // A whole register would write beyond the row.
                            Copy(to, resultStep, edge, IntegerWeights.PanelWidth, tile, width);
                            Tile(tile, from, pairs, b, edge, IntegerWeights.PanelWidth, scales + column, left, firstRow + row);
                            Copy(edge, IntegerWeights.PanelWidth, to, resultStep, tile, width);
                        }

                        row += tile;
                    }
                }
            }
        }
    }

    /// <summary>sums + the products of neighbouring numbers, added in pairs; the same as on AVX2 wherever it is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddPairs(Vector256<int> sums, Vector256<short> left, Vector256<short> right)
    {
        if (Avx2.IsSupported)
            return sums + Avx2.MultiplyAddAdjacent(left, right);
        return sums + PortablePairs(left, right);
    }

    /// <summary>What <see cref="AddPairs"/> adds, for machines without AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> PortablePairs(Vector256<short> left, Vector256<short> right)
    {
        Vector256<int> a = left.AsInt32(), b = right.AsInt32();
        Vector256<int> even = Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(a, 16), 16) * Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(b, 16), 16);
        return even + (Vector256.ShiftRightArithmetic(a, 16) * Vector256.ShiftRightArithmetic(b, 16));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(int tile, short* a, int pairs, short* b, float* c, nint resultStep, float* scales, in IntegerRows left, int row)
    {
        switch (tile)
        {
            case 6:
                SixRows(a, left.Columns, pairs, b, c, resultStep, scales, left, row);
                break;
            case 4:
                FourRows(a, left.Columns, pairs, b, c, resultStep, scales, left, row);
                break;
            case 2:
                TwoRows(a, left.Columns, pairs, b, c, resultStep, scales, left, row);
                break;
            default:
                OneRow(a, pairs, b, c, scales, left.ScaleOf(row));
                break;
        }
    }

    private static int TileOf(int rows) => rows >= 6 && rows != 8 ? 6 : rows >= 4 ? 4 : rows >= 2 ? 2 : 1;

    private static void Copy(float* from, int fromStep, float* to, int toStep, int rows, int width)
    {
        for (int row = 0; row < rows; row++)
        {
            for (int j = 0; j < width; j++)
                to[(row * toStep) + j] = from[(row * fromStep) + j];
        }
    }

    // Two neighbouring numbers of the left side in every pair of lanes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Pair(short* from) => Vector256.Create(*(int*)from).AsInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> first, Vector256<int> second, float* to, float* scales, float scale)
    {
        Vector256<float> factor = Vector256.Create(scale);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(first), factor * Vector256.Load(scales), Vector256.Load(to)).Store(to);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(second), factor * Vector256.Load(scales + 8), Vector256.Load(to + 8)).Store(to + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixRows(short* a, nint rowStep, int pairs, short* b, float* c, nint resultStep, float* scales, in IntegerRows left, int firstRow)
    {
        Vector256<int> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default;
        Vector256<int> s30 = default, s31 = default, s40 = default, s41 = default, s50 = default, s51 = default;
        short* lower = a + (3 * rowStep);
        for (int k = 0; k < pairs; k++)
        {
            Vector256<short> b0 = Vector256.Load(b), b1 = Vector256.Load(b + 16);
            Vector256<short> value = Pair(a);
            s00 = AddPairs(s00, value, b0);
            s01 = AddPairs(s01, value, b1);
            value = Pair(a + rowStep);
            s10 = AddPairs(s10, value, b0);
            s11 = AddPairs(s11, value, b1);
            value = Pair(a + (2 * rowStep));
            s20 = AddPairs(s20, value, b0);
            s21 = AddPairs(s21, value, b1);
            value = Pair(lower);
            s30 = AddPairs(s30, value, b0);
            s31 = AddPairs(s31, value, b1);
            value = Pair(lower + rowStep);
            s40 = AddPairs(s40, value, b0);
            s41 = AddPairs(s41, value, b1);
            value = Pair(lower + (2 * rowStep));
            s50 = AddPairs(s50, value, b0);
            s51 = AddPairs(s51, value, b1);
            a += 2;
            lower += 2;
            b += 2 * IntegerWeights.PanelWidth;
        }

        Store(s00, s01, c, scales, left.ScaleOf(firstRow));
        Store(s10, s11, c + resultStep, scales, left.ScaleOf(firstRow + 1));
        Store(s20, s21, c + (2 * resultStep), scales, left.ScaleOf(firstRow + 2));
        Store(s30, s31, c + (3 * resultStep), scales, left.ScaleOf(firstRow + 3));
        Store(s40, s41, c + (4 * resultStep), scales, left.ScaleOf(firstRow + 4));
        Store(s50, s51, c + (5 * resultStep), scales, left.ScaleOf(firstRow + 5));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRows(short* a, nint rowStep, int pairs, short* b, float* c, nint resultStep, float* scales, in IntegerRows left, int firstRow)
    {
        Vector256<int> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        for (int k = 0; k < pairs; k++)
        {
            Vector256<short> b0 = Vector256.Load(b), b1 = Vector256.Load(b + 16);
            Vector256<short> value = Pair(a);
            s00 = AddPairs(s00, value, b0);
            s01 = AddPairs(s01, value, b1);
            value = Pair(a + rowStep);
            s10 = AddPairs(s10, value, b0);
            s11 = AddPairs(s11, value, b1);
            value = Pair(a + (2 * rowStep));
            s20 = AddPairs(s20, value, b0);
            s21 = AddPairs(s21, value, b1);
            value = Pair(a + (3 * rowStep));
            s30 = AddPairs(s30, value, b0);
            s31 = AddPairs(s31, value, b1);
            a += 2;
            b += 2 * IntegerWeights.PanelWidth;
        }

        Store(s00, s01, c, scales, left.ScaleOf(firstRow));
        Store(s10, s11, c + resultStep, scales, left.ScaleOf(firstRow + 1));
        Store(s20, s21, c + (2 * resultStep), scales, left.ScaleOf(firstRow + 2));
        Store(s30, s31, c + (3 * resultStep), scales, left.ScaleOf(firstRow + 3));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoRows(short* a, nint rowStep, int pairs, short* b, float* c, nint resultStep, float* scales, in IntegerRows left, int firstRow)
    {
        Vector256<int> s00 = default, s01 = default, s10 = default, s11 = default;
        for (int k = 0; k < pairs; k++)
        {
            Vector256<short> b0 = Vector256.Load(b), b1 = Vector256.Load(b + 16);
            Vector256<short> value = Pair(a);
            s00 = AddPairs(s00, value, b0);
            s01 = AddPairs(s01, value, b1);
            value = Pair(a + rowStep);
            s10 = AddPairs(s10, value, b0);
            s11 = AddPairs(s11, value, b1);
            a += 2;
            b += 2 * IntegerWeights.PanelWidth;
        }

        Store(s00, s01, c, scales, left.ScaleOf(firstRow));
        Store(s10, s11, c + resultStep, scales, left.ScaleOf(firstRow + 1));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRow(short* a, int pairs, short* b, float* c, float* scales, float scale)
    {
        Vector256<int> s00 = default, s01 = default;
        for (int k = 0; k < pairs; k++)
        {
            Vector256<short> value = Pair(a);
            s00 = AddPairs(s00, value, Vector256.Load(b));
            s01 = AddPairs(s01, value, Vector256.Load(b + 16));
            a += 2;
            b += 2 * IntegerWeights.PanelWidth;
        }

        Store(s00, s01, c, scales, scale);
    }
}
