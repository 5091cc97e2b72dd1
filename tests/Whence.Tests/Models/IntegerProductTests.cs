using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CsCheck;
using Whence.Models;

namespace Whence.Tests.Models;

public sealed class IntegerProductTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 16, 1 }, { 2, 16, 15 }, { 3, 16, 16 }, { 4, 32, 17 }, { 5, 64, 33 }, { 6, 96, 384 }, { 7, 192, 50 }, { 8, 48, 41 }, { 9, 128, 64 }, { 11, 16, 31 }, { 13, 512, 20 }, { 36, 96, 384 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_sums_are_those_of_whole_numbers_one_by_one(int rows, int inner, int columns)
    {
        Matrix left = Numbers.Random(rows, inner), right = Numbers.Random(inner, columns), bias = Numbers.Random(1, columns);
        using var workspace = new Workspace();
        IntegerRows integers = workspace.Integers(left);
        var weights = new IntegerWeights();
        weights.Pack(right);
        Matrix expected = new(rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                int sum = 0;
                for (int k = 0; k < inner; k++)
                    sum += (integers.Row(i)[k] - IntegerRows.Zero) * (int)MathF.Round(right[k, j] / weights.Scales[j]);
                expected[i, j] = MathF.FusedMultiplyAdd(sum, integers.ScaleOf(i) * weights.Scales[j], bias[0, j]);
            }
        }

        // Whatever the width of the registers: this machine's, AVX2's and AVX-512's.
        foreach (int panelWidth in new[] { weights.PanelWidth, 2 * ByteLanes256.Width, 2 * ByteLanes512.Width })
        {
            weights.Pack(right, panelWidth);
            Matrix result = Numbers.Random(rows, columns);
            IntegerProduct.Multiply(integers, 0, 0, rows, weights, bias.Row(0), result.Span, columns);
            Assert.Equal(expected.Span.ToArray(), result.Span.ToArray());
        }
    }

    [Fact]
    public void A_product_may_begin_at_any_row_and_column()
    {
        using var workspace = new Workspace();
        Matrix left = Numbers.Random(9, 32), right = Numbers.Random(16, 24);
        IntegerRows integers = workspace.Integers(left);
        IntegerRows part = workspace.Scaled(4, 16);
        for (int i = 0; i < 4; i++)
        {
            integers.Row(3 + i)[16..].CopyTo(part.Row(i));
            part.Scales[i] = integers.ScaleOf(3 + i);
        }

        var weights = new IntegerWeights();
        weights.Pack(right);
        Matrix expected = new(4, 24), result = new(4, 24);
        IntegerProduct.Multiply(part, 0, 0, 4, weights, [], expected.Span, 24);
        IntegerProduct.Multiply(integers, 3, 16, 4, weights, [], result.Span, 24);
        Assert.Equal(expected.Span.ToArray(), result.Span.ToArray());
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, -1)]
    [InlineData(-1, 1)]
    [InlineData(-1, -1)]
    public void The_largest_sums_do_not_overflow(float value, float weight)
    {
        const int Inner = 512;
        using var workspace = new Workspace();
        Matrix left = new(1, Inner), right = new(Inner, 16), result = new(1, 16);
        left.Span.Fill(value);
        right.Span.Fill(weight);
        var weights = new IntegerWeights();
        weights.Pack(right);
        IntegerProduct.Multiply(workspace.Integers(left), 0, 0, 1, weights, [], result.Span, 16);
        Assert.All(result.Span.ToArray(), sum => Assert.Equal(Inner * value * weight, sum, 1e-2f));
    }

    [Fact]
    public void Machines_without_avx2_multiply_the_same_pairs()
    {
        Assert.SkipUnless(Avx2.IsSupported, "This machine has no AVX2 to compare with.");
        Gen.Byte[0, 127].Array[32].Select(Gen.SByte[-127, 127].Array[32]).Sample((left, right) =>
        {
            Vector256<byte> a = Vector256.Create(left.AsSpan());
            Vector256<sbyte> b = Vector256.Create(right.AsSpan());
            Vector256<short> pairs = Avx2.MultiplyAddAdjacent(a, b);
            Assert.Equal(pairs, ByteLanes256.PortablePairs(a, b));
            Assert.Equal(Avx2.MultiplyAddAdjacent(pairs, Vector256<short>.One), ByteLanes256.PortableSums(pairs.AsInt32()));
        });
    }

    [Fact]
    public void Numbers_are_rounded_to_the_nearest_ties_to_even()
    {
        var rounded = new byte[16];
        IntegerRows.Round(Vector512.Create(0.5f, 1.5f, 2.5f, -0.5f, -1.5f, 62.6f, -63f, 0.49f, 0f, 0.5f, 1f, 1.51f, -0.51f, -62.5f, 3.5f, 63f), ref rounded[0]);
        Assert.Equal([0, 2, 2, 0, -2, 63, -63, 0, 0, 0, 1, 2, -1, -62, 4, 63], rounded.Select(value => value - IntegerRows.Zero));
    }

    [Fact]
    public void A_row_of_zeros_stays_zeros()
    {
        using var workspace = new Workspace();
        IntegerRows rows = workspace.Integers(new Matrix(1, 16));
        Assert.All(rows.Row(0).ToArray(), value => Assert.Equal(IntegerRows.Zero, value));
        Assert.Equal(0, rows.ScaleOf(0));
    }
}
