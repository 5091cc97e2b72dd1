using System.Runtime.Intrinsics;
using Whence.Models;

namespace Whence.Tests.Models;

public sealed class VectorMathTests
{
    [Fact]
    public void Exponential_sigmoid_and_tangent_are_exact_to_a_few_parts_in_ten_million()
    {
        for (float x = -20; x < 20; x += 0.0371f)
        {
            Vector256<float> vector = Vector256.Create(x);
            Assert.Equal(1, VectorMath.Exp(vector)[3] / Math.Exp(x), 6e-7);
            Assert.Equal(1 / (1 + Math.Exp(-x)), VectorMath.Sigmoid(vector)[0], 3e-7);
            Assert.Equal(Math.Tanh(x), VectorMath.Tanh(vector)[7], 3e-7);
        }
    }

    [Fact]
    public void Tangent_as_a_fraction_is_exact_to_a_fifth_of_what_a_state_is_rounded_to_and_saturates()
    {
        for (float x = -20; x < 20; x += 0.0371f)
        {
            (Vector512<float> above, Vector512<float> below) = VectorMath.TanhFraction(Vector512.Create(x));
            Assert.Equal(Math.Tanh(x), above[3] / below[3], IntegerRows.UnitScale / 2 / 5);
            Assert.InRange(Math.Abs(above[3] / below[3]), 0, 1);
            Assert.InRange(below[0], 900f, 1e4f);
        }
    }

    [Theory]
    [InlineData(float.PositiveInfinity, 1)]
    [InlineData(float.NegativeInfinity, 0)]
    [InlineData(1e30f, 1)]
    [InlineData(-1e30f, 0)]
    public void Sigmoid_saturates(float x, float expected) =>
        Assert.Equal(expected, VectorMath.Sigmoid(Vector256.Create(x))[0], 1e-6);

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(19)]
    public void Rows_are_summed_whatever_their_length(int length)
    {
        float[] left = Numbers.Random(1, length).Span.ToArray(), right = Numbers.Random(1, length, 2).Span.ToArray();
        Assert.Equal(left.Zip(right, (a, b) => (double)a * b).Sum(), VectorMath.Dot(left, right), 1e-5);
        float[] sum = [.. right];
        VectorMath.AddScaled(left, 0.5f, sum);
        Assert.Equal(left.Zip(right, (a, b) => (a / 2) + b), sum, (a, b) => Math.Abs(a - b) < 1e-6);
    }

    [Fact]
    public void Softmax_gives_shares_and_the_logarithm_of_the_sum()
    {
        float[] scores = [1000, 1000 + MathF.Log(3)];
        Assert.Equal(1000 + Math.Log(4), VectorMath.Softmax(scores), 1e-3);
        Assert.Equal(0.75, scores[1], 1e-4);
    }
}
