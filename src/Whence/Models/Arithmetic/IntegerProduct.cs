using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whence.Models;

/// <summary>
/// The product of rows and weights of a byte a number: how a reader runs its trained layers. A quarter of the bytes of floats and more than three times
/// their speed, and integer sums are the same on every machine and in every order. The rounding costs no accuracy that can be measured
/// (docs/stages/models.md).
/// </summary>
/// <remarks>
/// Tiles of one to three rows by two registers. Pairs of products are added up in 16 bits as long as that is sure to fit, and only then in 32: six sums of
/// each width, two registers of weights, a broadcast four of the left and a product fill AVX2's sixteen registers, and keep AVX-512's multipliers busy.
/// </remarks>
internal static unsafe class IntegerProduct
{
    // Rows that are multiplied with all columns before the next: they stay in the first-level cache.
    private const int RowsAtOnce = 48;

    private static readonly float[] s_nothing = GC.AllocateArray<float>(IntegerWeights.WidestPanel, pinned: true);

    /// <summary><c>result = bias + left · right</c>, in floats.</summary>
    /// <param name="left">Rows to multiply.</param>
    /// <param name="firstRow">The first of them.</param>
    /// <param name="firstColumn">Where in a row the numbers begin; there are as many as <paramref name="right"/> has rows.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="right">The weights.</param>
    /// <param name="bias">Added to each row; as long as <paramref name="right"/> has columns, or empty for zeros.</param>
    /// <param name="result">Where row i of the product is written, at i × <paramref name="resultStep"/>.</param>
    /// <param name="resultStep">Numbers between two rows of the result.</param>
    public static void Multiply(
        in IntegerRows left, int firstRow, int firstColumn, int rows, IntegerWeights right, ReadOnlySpan<float> bias, Span<float> result, int resultStep)
    {
        if (right.PanelWidth == 2 * ByteLanes512.Width)
            Multiply<ByteLanes512, Vector512<int>>(left, firstRow, firstColumn, rows, right, bias, result, resultStep);
        else
            Multiply<ByteLanes256, Vector256<int>>(left, firstRow, firstColumn, rows, right, bias, result, resultStep);
    }

    [SkipLocalsInit]
    private static void Multiply<TLanes, TVector>(
        in IntegerRows left, int firstRow, int firstColumn, int rows, IntegerWeights right, ReadOnlySpan<float> bias, Span<float> result, int resultStep)
        where TLanes : IByteLanes<TVector>
        where TVector : struct
    {
        if (rows == 0 || right.Columns == 0)
            return;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstColumn, left.Columns - right.Inner);
        _ = left.Values.AsSpan(firstRow * left.Columns, rows * left.Columns);
        _ = result[((rows - 1) * resultStep) + right.Columns - 1];
        int panelWidth = 2 * TLanes.Width;
        float* edge = stackalloc float[RowsAtOnce * panelWidth];
        float* edgeBias = stackalloc float[panelWidth];
        float* scales = stackalloc float[RowsAtOnce];
        fixed (byte* a = &left.Values[(firstRow * left.Columns) + firstColumn])
        fixed (float* c = result)
        fixed (float* added = bias)
        fixed (float* columnScales = right.Scales)
        fixed (int* starts = right.Starts)
        {
            for (int first = 0; first < rows; first += RowsAtOnce)
            {
                int count = Math.Min(rows - first, RowsAtOnce);
                for (int i = 0; i < count; i++)
                    scales[i] = left.ScaleOf(firstRow + first + i);
                var factors = new Factors(a + ((nint)first * left.Columns), left.Columns, scales, count);
                for (int column = 0; column < right.Columns; column += panelWidth)
                {
                    float* to = c + ((nint)first * resultStep) + column;
                    int width = Math.Min(panelWidth, right.Columns - column);
                    if (width == panelWidth)
                    {
                        float* panelBias = bias.IsEmpty ? (float*)Unsafe.AsPointer(ref s_nothing[0]) : added + column;
                        factors.Multiply<TLanes, TVector>(new Panel(right, column / panelWidth, starts + column, columnScales + column, panelBias), to, resultStep);
                        continue;
                    }

                    // A whole register would write beyond the row, and read beyond the bias.
                    new Span<float>(edgeBias, panelWidth).Clear();
                    if (!bias.IsEmpty)
                        bias[column..].CopyTo(new Span<float>(edgeBias, width));
                    factors.Multiply<TLanes, TVector>(new Panel(right, column / panelWidth, starts + column, columnScales + column, edgeBias), edge, panelWidth);
                    for (int i = 0; i < count; i++)
                        new ReadOnlySpan<float>(edge + (i * panelWidth), width).CopyTo(new Span<float>(to + ((nint)i * resultStep), width));
                }
            }
        }
    }

    /// <summary>Two registers of columns of the right side: their blocks, the runs of these, and for each column where its sum begins, its scale and what is added.</summary>
    private readonly struct Panel(IntegerWeights weights, int index, int* starts, float* scales, float* bias)
    {
        public readonly sbyte* Blocks = weights.Blocks(index);
        public readonly byte* Runs = weights.Runs(index);
        public readonly byte* RunsEnd = weights.Runs(index + 1);
        public readonly int* Starts = starts;
        public readonly float* Scales = scales;
        public readonly float* Bias = bias;
    }

    /// <summary>Rows of the left side: the first, the bytes between two, their scales and how many they are.</summary>
    private readonly struct Factors(byte* first, nint step, float* scales, int count)
    {
        /// <summary>Writes their products with one panel, row after row from <paramref name="to"/> on.</summary>
        public void Multiply<TLanes, TVector>(in Panel panel, float* to, nint resultStep)
            where TLanes : IByteLanes<TVector>
            where TVector : struct
        {
            // Two tiles of two are better than one of three and a single row.
            int threes = count % 3 == 1 && count > 1 ? count - 4 : count / 3 * 3;
            int twos = (count - threes) / 2 * 2;
            if (threes > 0)
                Threes<TLanes, TVector>(panel, 0, threes, to, resultStep);
            if (twos > 0)
                Twos<TLanes, TVector>(panel, threes, threes + twos, to + (threes * resultStep), resultStep);
            if (threes + twos < count)
                One<TLanes, TVector>(panel, count - 1, to + ((count - 1) * resultStep));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Threes<TLanes, TVector>(in Panel panel, int row, int end, float* c, nint resultStep)
            where TLanes : IByteLanes<TVector>
            where TVector : struct
        {
            int width = TLanes.Width, blockSize = 2 * IntegerWeights.Interleaved * width;
            for (; row < end; row += 3)
            {
                byte* a = first + (row * step), a1 = a + step, a2 = a + (2 * step);
                TVector s00 = TLanes.Load(panel.Starts), s01 = TLanes.Load(panel.Starts + width);
                TVector s10 = s00, s11 = s01, s20 = s00, s21 = s01;
                sbyte* b = panel.Blocks;
                nint at = 0;
                for (byte* run = panel.Runs; run < panel.RunsEnd; run++)
                {
                    TVector p00 = default, p01 = default, p10 = default, p11 = default, p20 = default, p21 = default;
                    sbyte* stop = b + (blockSize * *run);
                    do
                    {
                        TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + (blockSize / 2));
                        TVector value = TLanes.Four(a + at);
                        p00 = TLanes.AddPairs(p00, value, b0);
                        p01 = TLanes.AddPairs(p01, value, b1);
                        value = TLanes.Four(a1 + at);
                        p10 = TLanes.AddPairs(p10, value, b0);
                        p11 = TLanes.AddPairs(p11, value, b1);
                        value = TLanes.Four(a2 + at);
                        p20 = TLanes.AddPairs(p20, value, b0);
                        p21 = TLanes.AddPairs(p21, value, b1);
                        at += IntegerWeights.Interleaved;
                        b += blockSize;
                    }
                    while (b < stop);

                    s00 = TLanes.AddSums(s00, p00);
                    s01 = TLanes.AddSums(s01, p01);
                    s10 = TLanes.AddSums(s10, p10);
                    s11 = TLanes.AddSums(s11, p11);
                    s20 = TLanes.AddSums(s20, p20);
                    s21 = TLanes.AddSums(s21, p21);
                }

                Store<TLanes, TVector>(s00, s01, panel, scales[row], c);
                Store<TLanes, TVector>(s10, s11, panel, scales[row + 1], c + resultStep);
                Store<TLanes, TVector>(s20, s21, panel, scales[row + 2], c + (2 * resultStep));
                c += 3 * resultStep;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Twos<TLanes, TVector>(in Panel panel, int row, int end, float* c, nint resultStep)
            where TLanes : IByteLanes<TVector>
            where TVector : struct
        {
            int width = TLanes.Width, blockSize = 2 * IntegerWeights.Interleaved * width;
            for (; row < end; row += 2)
            {
                byte* a = first + (row * step), a1 = a + step;
                TVector s00 = TLanes.Load(panel.Starts), s01 = TLanes.Load(panel.Starts + width);
                TVector s10 = s00, s11 = s01;
                sbyte* b = panel.Blocks;
                nint at = 0;
                for (byte* run = panel.Runs; run < panel.RunsEnd; run++)
                {
                    TVector p00 = default, p01 = default, p10 = default, p11 = default;
                    sbyte* stop = b + (blockSize * *run);
                    do
                    {
                        TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + (blockSize / 2));
                        TVector value = TLanes.Four(a + at);
                        p00 = TLanes.AddPairs(p00, value, b0);
                        p01 = TLanes.AddPairs(p01, value, b1);
                        value = TLanes.Four(a1 + at);
                        p10 = TLanes.AddPairs(p10, value, b0);
                        p11 = TLanes.AddPairs(p11, value, b1);
                        at += IntegerWeights.Interleaved;
                        b += blockSize;
                    }
                    while (b < stop);

                    s00 = TLanes.AddSums(s00, p00);
                    s01 = TLanes.AddSums(s01, p01);
                    s10 = TLanes.AddSums(s10, p10);
                    s11 = TLanes.AddSums(s11, p11);
                }

                Store<TLanes, TVector>(s00, s01, panel, scales[row], c);
                Store<TLanes, TVector>(s10, s11, panel, scales[row + 1], c + resultStep);
                c += 2 * resultStep;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void One<TLanes, TVector>(in Panel panel, int row, float* c)
            where TLanes : IByteLanes<TVector>
            where TVector : struct
        {
            int width = TLanes.Width, blockSize = 2 * IntegerWeights.Interleaved * width;
            byte* a = first + (row * step);
            TVector s00 = TLanes.Load(panel.Starts), s01 = TLanes.Load(panel.Starts + width);
            sbyte* b = panel.Blocks;
            nint at = 0;
            for (byte* run = panel.Runs; run < panel.RunsEnd; run++)
            {
                TVector p00 = default, p01 = default;
                sbyte* stop = b + (blockSize * *run);
                do
                {
                    TVector b0 = TLanes.Load(b), b1 = TLanes.Load(b + (blockSize / 2));
                    TVector value = TLanes.Four(a + at);
                    p00 = TLanes.AddPairs(p00, value, b0);
                    p01 = TLanes.AddPairs(p01, value, b1);
                    at += IntegerWeights.Interleaved;
                    b += blockSize;
                }
                while (b < stop);

                s00 = TLanes.AddSums(s00, p00);
                s01 = TLanes.AddSums(s01, p01);
            }

            Store<TLanes, TVector>(s00, s01, panel, scales[row], c);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static void Store<TLanes, TVector>(TVector first, TVector second, in Panel panel, float scale, float* to)
            where TLanes : IByteLanes<TVector>
            where TVector : struct
        {
            TLanes.Store(first, scale, panel.Scales, panel.Bias, to);
            TLanes.Store(second, scale, panel.Scales + TLanes.Width, panel.Bias + TLanes.Width, to + TLanes.Width);
        }
    }
}
