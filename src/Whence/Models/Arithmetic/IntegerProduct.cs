using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whence.Models;

/// <summary>
/// The product of rows and weights of a byte a number: how a reader runs its trained layers. A quarter of the bytes of floats and more than three times
/// their speed, and integer sums are the same on every machine and in every order. The rounding costs no accuracy that can be measured
/// (docs/stages/models.md).
/// </summary>
/// <remarks>
/// Tiles of one to three rows by 16 columns. Pairs of products are added up in 16 bits as long as that is sure to fit, and only then in 32: six sums of
/// each width, two registers of weights, a broadcast four of the left and a product fill AVX2's sixteen registers.
/// </remarks>
internal static unsafe class IntegerProduct
{
    // Rows that are multiplied with all columns before the next: they stay in the first-level cache.
    private const int RowsAtOnce = 48;

    private const int PanelWidth = IntegerWeights.PanelWidth;

    private const int BlockSize = IntegerWeights.Interleaved * PanelWidth;

    private static readonly float[] s_nothing = GC.AllocateArray<float>(PanelWidth, pinned: true);

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
        if (rows == 0 || right.Columns == 0)
            return;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(firstColumn, left.Columns - right.Inner);
        _ = left.Values.AsSpan(firstRow * left.Columns, rows * left.Columns);
        _ = result[((rows - 1) * resultStep) + right.Columns - 1];
        float* edge = stackalloc float[RowsAtOnce * PanelWidth];
        float* edgeBias = stackalloc float[PanelWidth];
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
                for (int column = 0; column < right.Columns; column += PanelWidth)
                {
                    float* to = c + ((nint)first * resultStep) + column;
                    int width = Math.Min(PanelWidth, right.Columns - column);
                    if (width == PanelWidth)
                    {
                        float* panelBias = bias.IsEmpty ? (float*)Unsafe.AsPointer(ref s_nothing[0]) : added + column;
                        factors.Multiply(new Panel(right, column / PanelWidth, starts + column, columnScales + column, panelBias), to, resultStep);
                        continue;
                    }

                    // A whole register would write beyond the row, and read beyond the bias.
                    new Span<float>(edgeBias, PanelWidth).Clear();
                    if (!bias.IsEmpty)
                        bias[column..].CopyTo(new Span<float>(edgeBias, width));
                    factors.Multiply(new Panel(right, column / PanelWidth, starts + column, columnScales + column, edgeBias), edge, PanelWidth);
                    for (int i = 0; i < count; i++)
                        new ReadOnlySpan<float>(edge + (i * PanelWidth), width).CopyTo(new Span<float>(to + ((nint)i * resultStep), width));
                }
            }
        }
    }

    /// <summary>What AVX2 adds in pairs, for machines without it: bytes of up to 127 times signed bytes, neighbours added in 16 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> PortablePairs(Vector256<byte> left, Vector256<sbyte> right)
    {
        Vector256<short> a = left.AsInt16(), b = right.AsInt16();
        Vector256<short> even = (a & Vector256.Create((short)0xFF)) * Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(b, 8), 8);
        return even + (Vector256.ShiftRightLogical(a, 8) * Vector256.ShiftRightArithmetic(b, 8));
    }

    /// <summary>Neighbouring numbers added in 32 bits, for machines without AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> PortableSums(Vector256<short> pairs)
    {
        Vector256<int> both = pairs.AsInt32();
        return Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(both, 16), 16) + Vector256.ShiftRightArithmetic(both, 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> AddPairs(Vector256<short> sums, Vector256<byte> left, Vector256<sbyte> right) =>
        sums + (Avx2.IsSupported ? Avx2.MultiplyAddAdjacent(left, right) : PortablePairs(left, right));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> AddSums(Vector256<int> sums, Vector256<short> pairs) =>
        sums + (Avx2.IsSupported ? Avx2.MultiplyAddAdjacent(pairs, Vector256<short>.One) : PortableSums(pairs));

    // Four neighbouring numbers of the left side in every four lanes.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Four(byte* from) => Vector256.Create(*(int*)from).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> first, Vector256<int> second, float* columnScales, float* bias, float scale, float* to)
    {
        Vector256<float> factor = Vector256.Create(scale);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(first), factor * Vector256.Load(columnScales), Vector256.Load(bias)).Store(to);
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(second), factor * Vector256.Load(columnScales + 8), Vector256.Load(bias + 8)).Store(to + 8);
    }

    /// <summary>Sixteen columns of the right side: their blocks, the runs of these, and for each column where its sum begins, its scale and what is added.</summary>
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
        public void Multiply(in Panel panel, float* to, nint resultStep)
        {
            // Two tiles of two are better than one of three and a single row.
            int threes = count % 3 == 1 && count > 1 ? count - 4 : count / 3 * 3;
            int twos = (count - threes) / 2 * 2;
            if (threes > 0)
                Threes(panel, 0, threes, to, resultStep);
            if (twos > 0)
                Twos(panel, threes, threes + twos, to + (threes * resultStep), resultStep);
            if (threes + twos < count)
                One(panel, count - 1, to + ((count - 1) * resultStep));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Threes(in Panel panel, int row, int end, float* c, nint resultStep)
        {
            for (; row < end; row += 3)
            {
                byte* a = first + (row * step), a1 = a + step, a2 = a + (2 * step);
                Vector256<int> s00 = Vector256.Load(panel.Starts), s01 = Vector256.Load(panel.Starts + 8);
                Vector256<int> s10 = s00, s11 = s01, s20 = s00, s21 = s01;
                sbyte* b = panel.Blocks;
                nint at = 0;
                for (byte* run = panel.Runs; run < panel.RunsEnd; run++)
                {
                    Vector256<short> p00 = default, p01 = default, p10 = default, p11 = default, p20 = default, p21 = default;
                    sbyte* stop = b + (BlockSize * *run);
                    do
                    {
                        Vector256<sbyte> b0 = Vector256.Load(b), b1 = Vector256.Load(b + 32);
                        Vector256<byte> value = Four(a + at);
                        p00 = AddPairs(p00, value, b0);
                        p01 = AddPairs(p01, value, b1);
                        value = Four(a1 + at);
                        p10 = AddPairs(p10, value, b0);
                        p11 = AddPairs(p11, value, b1);
                        value = Four(a2 + at);
                        p20 = AddPairs(p20, value, b0);
                        p21 = AddPairs(p21, value, b1);
                        at += IntegerWeights.Interleaved;
                        b += BlockSize;
                    }
                    while (b < stop);

                    s00 = AddSums(s00, p00);
                    s01 = AddSums(s01, p01);
                    s10 = AddSums(s10, p10);
                    s11 = AddSums(s11, p11);
                    s20 = AddSums(s20, p20);
                    s21 = AddSums(s21, p21);
                }

                float* columnScales = panel.Scales, bias = panel.Bias;
                Store(s00, s01, columnScales, bias, scales[row], c);
                Store(s10, s11, columnScales, bias, scales[row + 1], c + resultStep);
                Store(s20, s21, columnScales, bias, scales[row + 2], c + (2 * resultStep));
                c += 3 * resultStep;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Twos(in Panel panel, int row, int end, float* c, nint resultStep)
        {
            for (; row < end; row += 2)
            {
                byte* a = first + (row * step), a1 = a + step;
                Vector256<int> s00 = Vector256.Load(panel.Starts), s01 = Vector256.Load(panel.Starts + 8);
                Vector256<int> s10 = s00, s11 = s01;
                sbyte* b = panel.Blocks;
                nint at = 0;
                for (byte* run = panel.Runs; run < panel.RunsEnd; run++)
                {
                    Vector256<short> p00 = default, p01 = default, p10 = default, p11 = default;
                    sbyte* stop = b + (BlockSize * *run);
                    do
                    {
                        Vector256<sbyte> b0 = Vector256.Load(b), b1 = Vector256.Load(b + 32);
                        Vector256<byte> value = Four(a + at);
                        p00 = AddPairs(p00, value, b0);
                        p01 = AddPairs(p01, value, b1);
                        value = Four(a1 + at);
                        p10 = AddPairs(p10, value, b0);
                        p11 = AddPairs(p11, value, b1);
                        at += IntegerWeights.Interleaved;
                        b += BlockSize;
                    }
                    while (b < stop);

                    s00 = AddSums(s00, p00);
                    s01 = AddSums(s01, p01);
                    s10 = AddSums(s10, p10);
                    s11 = AddSums(s11, p11);
                }

                float* columnScales = panel.Scales, bias = panel.Bias;
                Store(s00, s01, columnScales, bias, scales[row], c);
                Store(s10, s11, columnScales, bias, scales[row + 1], c + resultStep);
                c += 2 * resultStep;
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void One(in Panel panel, int row, float* c)
        {
            byte* a = first + (row * step);
            Vector256<int> s00 = Vector256.Load(panel.Starts), s01 = Vector256.Load(panel.Starts + 8);
            sbyte* b = panel.Blocks;
            nint at = 0;
            for (byte* run = panel.Runs; run < panel.RunsEnd; run++)
            {
                Vector256<short> p00 = default, p01 = default;
                sbyte* stop = b + (BlockSize * *run);
                do
                {
                    Vector256<sbyte> b0 = Vector256.Load(b), b1 = Vector256.Load(b + 32);
                    Vector256<byte> value = Four(a + at);
                    p00 = AddPairs(p00, value, b0);
                    p01 = AddPairs(p01, value, b1);
                    at += IntegerWeights.Interleaved;
                    b += BlockSize;
                }
                while (b < stop);

                s00 = AddSums(s00, p00);
                s01 = AddSums(s01, p01);
            }

            float* columnScales = panel.Scales, bias = panel.Bias;
            Store(s00, s01, columnScales, bias, scales[row], c);
        }
    }
}
