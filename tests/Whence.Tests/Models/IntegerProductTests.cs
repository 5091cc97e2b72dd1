using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using CsCheck;
using Whence.Models;

namespace Whence.Tests.Models;

public sealed class IntegerProductTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 8, 1 }, { 2, 8, 15 }, { 3, 16, 16 }, { 4, 24, 17 }, { 5, 64, 33 }, { 6, 96, 384 }, { 7, 192, 50 }, { 8, 40, 41 }, { 9, 128, 64 }, { 11, 8, 31 }, { 13, 512, 20 }, { 36, 96, 384 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void The_sums_are_those_of_whole_numbers_one_by_one(int rows, int inner, int columns)
    {
        Matrix left = Numbers.Random(rows, inner), right = Numbers.Random(inner, columns), start = Numbers.Random(rows, columns);
        using var workspace = new Workspace();
        IntegerRows integers = workspace.Integers(left);
        var weights = new IntegerWeights();
        weights.Pack(right);
        Matrix expected = Numbers.Copy(start), result = Numbers.Copy(start);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                int sum = 0;
                for (int k = 0; k < inner; k++)
                    sum += integers.Row(i)[k] * (int)MathF.Round(right[k, j] * (IntegerWeights.Level / Largest(right, j)));
                expected[i, j] = MathF.FusedMultiplyAdd(sum, integers.ScaleOf(i) * weights.Scales[j], expected[i, j]);
            }
        }

        IntegerProduct.Add(integers, 0, 0, rows, weights, result.Span, columns);
        Assert.Equal(expected.Span.ToArray(), result.Span.ToArray());
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
        IntegerProduct.Add(part, 0, 0, 4, weights, expected.Span, 24);
        IntegerProduct.Add(integers, 3, 16, 4, weights, result.Span, 24);
        Assert.Equal(expected.Span.ToArray(), result.Span.ToArray());
    }

    [Fact]
    public void The_largest_sums_do_not_overflow()
    {
        using var workspace = new Workspace();
        Matrix left = new(1, IntegerWeights.MostInner), right = new(IntegerWeights.MostInner, 16), result = new(1, 16);
        left.Span.Fill(1);
        right.Span.Fill(1);
        var weights = new IntegerWeights();
        weights.Pack(right);
        IntegerProduct.Add(workspace.Integers(left), 0, 0, 1, weights, result.Span, 16);
        Assert.All(result.Span.ToArray(), value => Assert.Equal(IntegerWeights.MostInner, value, 1e-2f));
    }

    [Fact]
    public void Machines_without_avx2_multiply_the_same_pairs()
    {
        Assert.SkipUnless(Avx2.IsSupported, "This machine has no AVX2 to compare with.");
        Gen.Short.Array[16].Select(Gen.Short.Array[16]).Sample((left, right) =>
        {
            // The one pair of products that does not fit 32 bits; levels are far below it.
            for (int i = 0; i < 16; i++)
                left[i] = Math.Max(left[i], (short)-32767);
            Vector256<short> a = Vector256.Create(left.AsSpan()), b = Vector256.Create(right.AsSpan());
            Assert.Equal(Avx2.MultiplyAddAdjacent(a, b), IntegerProduct.PortablePairs(a, b));
        });
    }

    [Fact]
    public void Numbers_are_rounded_to_the_nearest_ties_to_even()
    {
        Vector128<short> rounded = IntegerRows.Round(Vector256.Create(0.5f, 1.5f, 2.5f, -0.5f, -1.5f, 4094.6f, -4095f, 0.49f));
        Assert.Equal(Vector128.Create((short)0, 2, 2, 0, -2, 4095, -4095, 0), rounded);
    }

    [Fact]
    public void A_row_of_zeros_stays_zeros()
    {
        using var workspace = new Workspace();
        IntegerRows rows = workspace.Integers(new Matrix(1, 8));
        Assert.All(rows.Row(0).ToArray(), value => Assert.Equal(0, value));
        Assert.Equal(0, rows.ScaleOf(0));
    }

    private static float Largest(Matrix matrix, int column) => Enumerable.Range(0, matrix.Rows).Max(row => Math.Abs(matrix[row, column]));
}
