using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whence.Models;

/// <summary>
/// The product of two matrices, where nearly all the time of a trained stage goes.
/// Each element of the result is one chain of fused multiply-adds in the order of the inner dimension, whatever the register width, the number of
/// rows or the tiling. So every machine and every batch gives the same bits.
/// </summary>
/// <remarks>
/// Tiles of one to six rows by two registers: twelve sums keep both multipliers busy, and with two loads of the right side and a broadcast of the
/// left they fill the sixteen registers of AVX2 (Goto and van de Geijn 2008, without the packing of the left side: here it fits the cache).
/// The inner loops are compiled optimised at once: waiting for tiering would cost the first article more than all the rest.
/// </remarks>
internal static unsafe class MatrixProduct
{
    private const int TileRows = 6;

    // Rows of a panel that are walked before the next tile, so that 32 columns of them stay in the first-level cache.
    private const int InnerBlock = 256;

    // Numbers of the left side that are multiplied with all columns before the next rows: half of the first-level cache.
    private const int LeftBlock = 4096;

    /// <summary><c>result = left · right</c>, or <c>+=</c> with <paramref name="accumulate"/>.</summary>
    public static void Multiply(Matrix left, PackedMatrix right, Matrix result, bool accumulate = false) =>
        Multiply(left.Span, left.Columns, 1, left.Rows, right, result.Span, result.Columns, accumulate);

    /// <summary><c>result += leftᵀ · right</c>: how the gradient of a layer's weights is summed over tokens.</summary>
    public static void AddTransposedProduct(Matrix left, PackedMatrix right, Matrix result) =>
        Multiply(left.Span, 1, left.Columns, left.Columns, right, result.Span, result.Columns, accumulate: true);

    /// <summary>The product for a left side whose element (i, k) is <c>left[i × rowStep + k × innerStep]</c> and a result whose rows are <paramref name="resultStep"/> apart.</summary>
    public static void Multiply(
        ReadOnlySpan<float> left, int rowStep, int innerStep, int rows, PackedMatrix right, Span<float> result, int resultStep, bool accumulate)
    {
        if (Vector512.IsHardwareAccelerated)
            Multiply<Lanes512, Vector512<float>>(left, rowStep, innerStep, rows, right, result, resultStep, accumulate);
        else
            Multiply<Lanes256, Vector256<float>>(left, rowStep, innerStep, rows, right, result, resultStep, accumulate);
    }

    /// <summary>The product with registers of one width; tests compare the widths.</summary>
    public static void Multiply<TLanes, TVector>(
        ReadOnlySpan<float> left, int rowStep, int innerStep, int rows, PackedMatrix right, Span<float> result, int resultStep, bool accumulate)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        if (rows == 0 || right.Columns == 0)
            return;
        if (!accumulate)
        {
            for (int row = 0; row < rows; row++)
                result.Slice(row * resultStep, right.Columns).Clear();
        }

        if (right.Inner == 0)
            return;
        _ = left[((rows - 1) * rowStep) + ((right.Inner - 1) * innerStep)];
        _ = result[((rows - 1) * resultStep) + right.Columns - 1];
        int stripWidth = 2 * TLanes.Width;
        float* edge = stackalloc float[TileRows * stripWidth];
        fixed (float* a = left)
        fixed (float* c = result)
        {
            for (int block = 0; block < right.Inner; block += InnerBlock)
            {
                int inner = Math.Min(InnerBlock, right.Inner - block);
                int rowsAtOnce = Math.Max(1, LeftBlock / inner / TileRows) * TileRows;
                for (int firstRow = 0; firstRow < rows; firstRow += rowsAtOnce)
                {
                    int endRow = Math.Min(rows, firstRow + rowsAtOnce);
                    for (int column = 0; column < right.Columns; column += stripWidth)
                    {
                        float* b = right.Panel(column / PackedMatrix.PanelWidth) + ((nint)block * PackedMatrix.PanelWidth) + (column % PackedMatrix.PanelWidth);
                        int width = Math.Min(stripWidth, right.Columns - column);
                        for (int row = firstRow; row < endRow;)
                        {
                            int tile = TileOf(endRow - row);
                            float* aTile = a + ((nint)row * rowStep) + ((nint)block * innerStep);
                            float* cTile = c + ((nint)row * resultStep) + column;
                            if (width == stripWidth)
                                Tile<TLanes, TVector>(tile, aTile, rowStep, innerStep, inner, b, cTile, resultStep);
                            else
                                EdgeTile<TLanes, TVector>(tile, aTile, rowStep, innerStep, inner, b, cTile, resultStep, width, edge);
                            row += tile;
                        }
                    }
                }
            }
        }
    }

    // Seven and eight rows are cut in half: a tile of one or two rows takes nearly as long as one of four.
    private static int TileOf(int rows) => rows is 7 or 8 ? 4 : Math.Min(rows, TileRows);

    // A tile over the last columns, where a whole register would write beyond the row.
    private static void EdgeTile<TLanes, TVector>(
        int tile, float* a, nint rowStep, nint innerStep, int inner, float* b, float* c, nint resultStep, int width, float* edge)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        int stripWidth = 2 * TLanes.Width;
        for (int row = 0; row < tile; row++)
        {
            for (int j = 0; j < stripWidth; j++)
                edge[(row * stripWidth) + j] = j < width ? c[(row * resultStep) + j] : 0;
        }

        Tile<TLanes, TVector>(tile, a, rowStep, innerStep, inner, b, edge, stripWidth);
        for (int row = 0; row < tile; row++)
        {
            for (int j = 0; j < width; j++)
                c[(row * resultStep) + j] = edge[(row * stripWidth) + j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile<TLanes, TVector>(int tile, float* a, nint rowStep, nint innerStep, int inner, float* b, float* c, nint resultStep)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        switch (tile)
        {
            case 6:
                SixRows<TLanes, TVector>(a, rowStep, innerStep, inner, b, c, resultStep);
                break;
            case 5:
                FiveRows<TLanes, TVector>(a, rowStep, innerStep, inner, b, c, resultStep);
                break;
            case 4:
                FourRows<TLanes, TVector>(a, rowStep, innerStep, inner, b, c, resultStep);
                break;
            case 3:
                ThreeRows<TLanes, TVector>(a, rowStep, innerStep, inner, b, c, resultStep);
                break;
            case 2:
                TwoRows<TLanes, TVector>(a, rowStep, innerStep, inner, b, c, resultStep);
                break;
            default:
                OneRow<TLanes, TVector>(a, innerStep, inner, b, c);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SixRows<TLanes, TVector>(float* a, nint rowStep, nint innerStep, int inner, float* b, float* c, nint resultStep)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        int w = TLanes.Width;
        TVector s00 = TLanes.Load(c), s01 = TLanes.Load(c + w);
        TVector s10 = TLanes.Load(c + resultStep), s11 = TLanes.Load(c + resultStep + w);
        TVector s20 = TLanes.Load(c + (2 * resultStep)), s21 = TLanes.Load(c + (2 * resultStep) + w);
        TVector s30 = TLanes.Load(c + (3 * resultStep)), s31 = TLanes.Load(c + (3 * resultStep) + w);
        TVector s40 = TLanes.Load(c + (4 * resultStep)), s41 = TLanes.Load(c + (4 * resultStep) + w);
        TVector s50 = TLanes.Load(c + (5 * resultStep)), s51 = TLanes.Load(c + (5 * resultStep) + w);
        float* lower = a + (3 * rowStep);
        for (int k = 0; k < inner; k++)
        {
            TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + w);
            TVector value = TLanes.Broadcast(a[0]);
            s00 = TLanes.MultiplyAdd(value, b0, s00);
            s01 = TLanes.MultiplyAdd(value, b1, s01);
            value = TLanes.Broadcast(a[rowStep]);
            s10 = TLanes.MultiplyAdd(value, b0, s10);
            s11 = TLanes.MultiplyAdd(value, b1, s11);
            value = TLanes.Broadcast(a[2 * rowStep]);
            s20 = TLanes.MultiplyAdd(value, b0, s20);
            s21 = TLanes.MultiplyAdd(value, b1, s21);
            value = TLanes.Broadcast(lower[0]);
            s30 = TLanes.MultiplyAdd(value, b0, s30);
            s31 = TLanes.MultiplyAdd(value, b1, s31);
            value = TLanes.Broadcast(lower[rowStep]);
            s40 = TLanes.MultiplyAdd(value, b0, s40);
            s41 = TLanes.MultiplyAdd(value, b1, s41);
            value = TLanes.Broadcast(lower[2 * rowStep]);
            s50 = TLanes.MultiplyAdd(value, b0, s50);
            s51 = TLanes.MultiplyAdd(value, b1, s51);
            a += innerStep;
            lower += innerStep;
            b += PackedMatrix.PanelWidth;
        }

        TLanes.Store(s00, c);
        TLanes.Store(s01, c + w);
        TLanes.Store(s10, c + resultStep);
        TLanes.Store(s11, c + resultStep + w);
        TLanes.Store(s20, c + (2 * resultStep));
        TLanes.Store(s21, c + (2 * resultStep) + w);
        TLanes.Store(s30, c + (3 * resultStep));
        TLanes.Store(s31, c + (3 * resultStep) + w);
        TLanes.Store(s40, c + (4 * resultStep));
        TLanes.Store(s41, c + (4 * resultStep) + w);
        TLanes.Store(s50, c + (5 * resultStep));
        TLanes.Store(s51, c + (5 * resultStep) + w);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FiveRows<TLanes, TVector>(float* a, nint rowStep, nint innerStep, int inner, float* b, float* c, nint resultStep)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        int w = TLanes.Width;
        TVector s00 = TLanes.Load(c), s01 = TLanes.Load(c + w);
        TVector s10 = TLanes.Load(c + resultStep), s11 = TLanes.Load(c + resultStep + w);
        TVector s20 = TLanes.Load(c + (2 * resultStep)), s21 = TLanes.Load(c + (2 * resultStep) + w);
        TVector s30 = TLanes.Load(c + (3 * resultStep)), s31 = TLanes.Load(c + (3 * resultStep) + w);
        TVector s40 = TLanes.Load(c + (4 * resultStep)), s41 = TLanes.Load(c + (4 * resultStep) + w);
        float* lower = a + (3 * rowStep);
        for (int k = 0; k < inner; k++)
        {
            TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + w);
            TVector value = TLanes.Broadcast(a[0]);
            s00 = TLanes.MultiplyAdd(value, b0, s00);
            s01 = TLanes.MultiplyAdd(value, b1, s01);
            value = TLanes.Broadcast(a[rowStep]);
            s10 = TLanes.MultiplyAdd(value, b0, s10);
            s11 = TLanes.MultiplyAdd(value, b1, s11);
            value = TLanes.Broadcast(a[2 * rowStep]);
            s20 = TLanes.MultiplyAdd(value, b0, s20);
            s21 = TLanes.MultiplyAdd(value, b1, s21);
            value = TLanes.Broadcast(lower[0]);
            s30 = TLanes.MultiplyAdd(value, b0, s30);
            s31 = TLanes.MultiplyAdd(value, b1, s31);
            value = TLanes.Broadcast(lower[rowStep]);
            s40 = TLanes.MultiplyAdd(value, b0, s40);
            s41 = TLanes.MultiplyAdd(value, b1, s41);
            a += innerStep;
            lower += innerStep;
            b += PackedMatrix.PanelWidth;
        }

        TLanes.Store(s00, c);
        TLanes.Store(s01, c + w);
        TLanes.Store(s10, c + resultStep);
        TLanes.Store(s11, c + resultStep + w);
        TLanes.Store(s20, c + (2 * resultStep));
        TLanes.Store(s21, c + (2 * resultStep) + w);
        TLanes.Store(s30, c + (3 * resultStep));
        TLanes.Store(s31, c + (3 * resultStep) + w);
        TLanes.Store(s40, c + (4 * resultStep));
        TLanes.Store(s41, c + (4 * resultStep) + w);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourRows<TLanes, TVector>(float* a, nint rowStep, nint innerStep, int inner, float* b, float* c, nint resultStep)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        int w = TLanes.Width;
        TVector s00 = TLanes.Load(c), s01 = TLanes.Load(c + w);
        TVector s10 = TLanes.Load(c + resultStep), s11 = TLanes.Load(c + resultStep + w);
        TVector s20 = TLanes.Load(c + (2 * resultStep)), s21 = TLanes.Load(c + (2 * resultStep) + w);
        TVector s30 = TLanes.Load(c + (3 * resultStep)), s31 = TLanes.Load(c + (3 * resultStep) + w);
        for (int k = 0; k < inner; k++)
        {
            TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + w);
            TVector value = TLanes.Broadcast(a[0]);
            s00 = TLanes.MultiplyAdd(value, b0, s00);
            s01 = TLanes.MultiplyAdd(value, b1, s01);
            value = TLanes.Broadcast(a[rowStep]);
            s10 = TLanes.MultiplyAdd(value, b0, s10);
            s11 = TLanes.MultiplyAdd(value, b1, s11);
            value = TLanes.Broadcast(a[2 * rowStep]);
            s20 = TLanes.MultiplyAdd(value, b0, s20);
            s21 = TLanes.MultiplyAdd(value, b1, s21);
            value = TLanes.Broadcast(a[3 * rowStep]);
            s30 = TLanes.MultiplyAdd(value, b0, s30);
            s31 = TLanes.MultiplyAdd(value, b1, s31);
            a += innerStep;
            b += PackedMatrix.PanelWidth;
        }

        TLanes.Store(s00, c);
        TLanes.Store(s01, c + w);
        TLanes.Store(s10, c + resultStep);
        TLanes.Store(s11, c + resultStep + w);
        TLanes.Store(s20, c + (2 * resultStep));
        TLanes.Store(s21, c + (2 * resultStep) + w);
        TLanes.Store(s30, c + (3 * resultStep));
        TLanes.Store(s31, c + (3 * resultStep) + w);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ThreeRows<TLanes, TVector>(float* a, nint rowStep, nint innerStep, int inner, float* b, float* c, nint resultStep)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        int w = TLanes.Width;
        TVector s00 = TLanes.Load(c), s01 = TLanes.Load(c + w);
        TVector s10 = TLanes.Load(c + resultStep), s11 = TLanes.Load(c + resultStep + w);
        TVector s20 = TLanes.Load(c + (2 * resultStep)), s21 = TLanes.Load(c + (2 * resultStep) + w);
        for (int k = 0; k < inner; k++)
        {
            TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + w);
            TVector value = TLanes.Broadcast(a[0]);
            s00 = TLanes.MultiplyAdd(value, b0, s00);
            s01 = TLanes.MultiplyAdd(value, b1, s01);
            value = TLanes.Broadcast(a[rowStep]);
            s10 = TLanes.MultiplyAdd(value, b0, s10);
            s11 = TLanes.MultiplyAdd(value, b1, s11);
            value = TLanes.Broadcast(a[2 * rowStep]);
            s20 = TLanes.MultiplyAdd(value, b0, s20);
            s21 = TLanes.MultiplyAdd(value, b1, s21);
            a += innerStep;
            b += PackedMatrix.PanelWidth;
        }

        TLanes.Store(s00, c);
        TLanes.Store(s01, c + w);
        TLanes.Store(s10, c + resultStep);
        TLanes.Store(s11, c + resultStep + w);
        TLanes.Store(s20, c + (2 * resultStep));
        TLanes.Store(s21, c + (2 * resultStep) + w);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TwoRows<TLanes, TVector>(float* a, nint rowStep, nint innerStep, int inner, float* b, float* c, nint resultStep)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        int w = TLanes.Width;
        TVector s00 = TLanes.Load(c), s01 = TLanes.Load(c + w);
        TVector s10 = TLanes.Load(c + resultStep), s11 = TLanes.Load(c + resultStep + w);
        for (int k = 0; k < inner; k++)
        {
            TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + w);
            TVector value = TLanes.Broadcast(a[0]);
            s00 = TLanes.MultiplyAdd(value, b0, s00);
            s01 = TLanes.MultiplyAdd(value, b1, s01);
            value = TLanes.Broadcast(a[rowStep]);
            s10 = TLanes.MultiplyAdd(value, b0, s10);
            s11 = TLanes.MultiplyAdd(value, b1, s11);
            a += innerStep;
            b += PackedMatrix.PanelWidth;
        }

        TLanes.Store(s00, c);
        TLanes.Store(s01, c + w);
        TLanes.Store(s10, c + resultStep);
        TLanes.Store(s11, c + resultStep + w);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneRow<TLanes, TVector>(float* a, nint innerStep, int inner, float* b, float* c)
        where TLanes : ILanes<TVector>
        where TVector : struct
    {
        int w = TLanes.Width;
        TVector s0 = TLanes.Load(c), s1 = TLanes.Load(c + w);
        for (int k = 0; k < inner; k++)
        {
            TVector value = TLanes.Broadcast(a[0]);
            s0 = TLanes.MultiplyAdd(value, TLanes.Load(b), s0);
            s1 = TLanes.MultiplyAdd(value, TLanes.Load(b + w), s1);
            a += innerStep;
            b += PackedMatrix.PanelWidth;
        }

        TLanes.Store(s0, c);
        TLanes.Store(s1, c + w);
    }
}
