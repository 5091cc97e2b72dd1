using System.Runtime.Intrinsics;
using Whence.Models;

namespace Whence.Tests.Models;

public sealed class MatrixProductTests
{
    public static TheoryData<int, int, int> Sizes => new()
    {
        { 1, 1, 1 }, { 1, 3, 7 }, { 2, 5, 31 }, { 3, 8, 32 }, { 5, 17, 33 }, { 6, 128, 64 }, { 7, 64, 65 }, { 8, 9, 40 }, { 9, 40, 64 }, { 10, 3, 33 }, { 11, 300, 50 }, { 13, 513, 17 }, { 32, 128, 512 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Every_register_width_gives_the_bits_of_the_scalar_reference(int rows, int inner, int columns)
    {
        Matrix left = Numbers.Random(rows, inner), right = Numbers.Random(inner, columns), start = Numbers.Random(rows, columns);
        var packed = new PackedMatrix();
        packed.Pack(right);
        float[] expected = Reference(left, right, start).Span.ToArray();

        Matrix narrow = Numbers.Copy(start), wide = Numbers.Copy(start);
        MatrixProduct.Multiply<Lanes256, Vector256<float>>(left.Span, inner, 1, rows, packed, narrow.Span, columns, accumulate: true);
        MatrixProduct.Multiply<Lanes512, Vector512<float>>(left.Span, inner, 1, rows, packed, wide.Span, columns, accumulate: true);

        Assert.Equal(expected, narrow.Span.ToArray());
        Assert.Equal(expected, wide.Span.ToArray());
    }

    [Fact]
    public void Without_accumulation_the_old_result_is_forgotten()
    {
        Matrix left = Numbers.Random(4, 9), right = Numbers.Random(9, 40), result = Numbers.Random(4, 40);
        var packed = new PackedMatrix();
        packed.Pack(right);
        MatrixProduct.Multiply(left, packed, result);
        Assert.Equal(Reference(left, right, new Matrix(4, 40)).Span.ToArray(), result.Span.ToArray());
    }

    [Fact]
    public void Transposed_sides_are_read_in_place()
    {
        Matrix left = Numbers.Random(21, 10), right = Numbers.Random(21, 35), result = new(10, 35);
        var packed = new PackedMatrix();
        packed.Pack(right);
        MatrixProduct.AddTransposedProduct(left, packed, result);
        Assert.Equal(Reference(Numbers.Transposed(left), right, new Matrix(10, 35)).Span.ToArray(), result.Span.ToArray());

        packed.PackTransposed(Numbers.Transposed(right));
        Matrix again = new(10, 35);
        MatrixProduct.AddTransposedProduct(left, packed, again);
        Assert.Equal(result.Span.ToArray(), again.Span.ToArray());
    }

    [Theory]
    [InlineData(0, 4, 4)]
    [InlineData(4, 0, 4)]
    [InlineData(4, 4, 0)]
    public void Empty_matrices_have_empty_or_zero_products(int rows, int inner, int columns)
    {
        var packed = new PackedMatrix();
        packed.Pack(new Matrix(inner, columns));
        Matrix result = Numbers.Random(rows, columns);
        MatrixProduct.Multiply(new Matrix(rows, inner), packed, result);
        Assert.All(result.Span.ToArray(), value => Assert.Equal(0, value));
    }

    private static Matrix Reference(Matrix left, Matrix right, Matrix start)
    {
        Matrix result = Numbers.Copy(start);
        for (int i = 0; i < left.Rows; i++)
        {
            for (int j = 0; j < right.Columns; j++)
            {
                for (int k = 0; k < left.Columns; k++)
                    result[i, j] = MathF.FusedMultiplyAdd(left[i, k], right[k, j], result[i, j]);
            }
        }

        return result;
    }
}
