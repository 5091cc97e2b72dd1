using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whence.Models;

/// <summary>
/// Sums and functions over rows of numbers, the same bits on every machine: what is added up has eight lanes everywhere, so that sums keep one order;
/// what is done to each number alone has sixteen, which the runtime splits on narrower machines.
/// </summary>
internal static class VectorMath
{
    private const int Lanes = 16;
    private const int SumLanes = 8;

    /// <summary>Begins to read the line of memory in which <paramref name="place"/> lies, where the machine can be told.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Prefetch<T>(ref T place)
        where T : unmanaged
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }

    /// <summary><c>target += scale × source</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled(ReadOnlySpan<float> source, float scale, Span<float> target)
    {
        target = target[..source.Length];
        ref float from = ref MemoryMarshal.GetReference(source);
        ref float to = ref MemoryMarshal.GetReference(target);
        Vector512<float> factor = Vector512.Create(scale);
        int i = 0;
        for (; i <= source.Length - Lanes; i += Lanes)
        {
            Vector512<float> sum = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref from, (nuint)i), Vector512.LoadUnsafe(ref to, (nuint)i));
            sum.StoreUnsafe(ref to, (nuint)i);
        }

        for (; i < source.Length; i++)
            target[i] = MathF.FusedMultiplyAdd(scale, source[i], target[i]);
    }

    /// <summary><c>target += source</c>.</summary>
    public static void Add(ReadOnlySpan<float> source, Span<float> target) => AddScaled(source, 1, target);

    /// <summary><c>target = scale × target</c>.</summary>
    public static void Scale(Span<float> target, float scale)
    {
        for (int i = 0; i < target.Length; i++)
            target[i] *= scale;
    }

    /// <summary>The sum of products of two rows of one length.</summary>
    public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        right = right[..left.Length];
        ref float a = ref MemoryMarshal.GetReference(left);
        ref float b = ref MemoryMarshal.GetReference(right);
        Vector256<float> sums = Vector256<float>.Zero;
        int i = 0;
        for (; i <= left.Length - SumLanes; i += SumLanes)
            sums = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, (nuint)i), Vector256.LoadUnsafe(ref b, (nuint)i), sums);
        Vector128<float> half = sums.GetLower() + sums.GetUpper();
        float sum = half[0] + half[1] + (half[2] + half[3]);
        for (; i < left.Length; i++)
            sum = MathF.FusedMultiplyAdd(left[i], right[i], sum);
        return sum;
    }

    /// <summary>Leaky rectifier: negative numbers are multiplied by <paramref name="slope"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LeakyRectify(Span<float> values, float slope)
    {
        ref float first = ref MemoryMarshal.GetReference(values);
        Vector512<float> factor = Vector512.Create(slope);
        int i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            Vector512<float> value = Vector512.LoadUnsafe(ref first, (nuint)i);
            Vector512.ConditionalSelect(Vector512.LessThan(value, Vector512<float>.Zero), value * factor, value).StoreUnsafe(ref first, (nuint)i);
        }

        for (; i < values.Length; i++)
        {
            if (values[i] < 0)
                values[i] *= slope;
        }
    }

    /// <summary>Turns scores into probabilities, in place; returns the logarithm of the sum of their exponentials. Scores must not be empty.</summary>
    public static float Softmax(Span<float> scores)
    {
        float highest = float.NegativeInfinity;
        foreach (float score in scores)
            highest = Math.Max(highest, score);
        float total = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = MathF.Exp(scores[i] - highest);
            total += scores[i];
        }

        float share = 1 / total;
        for (int i = 0; i < scores.Length; i++)
            scores[i] *= share;
        return highest + MathF.Log(total);
    }

    /// <summary>The place of the highest score, the first one of equals.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Best(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }

        return best;
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => Vector256<float>.One / (Vector256<float>.One + Exp(-x));

    /// <summary>Hyperbolic tangent, to about 1e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        Vector256<float> two = Vector256.Create(2f);
        return (two / (Vector256<float>.One + Exp(x * Vector256.Create(-2f)))) - Vector256<float>.One;
    }

    /// <summary>
    /// Hyperbolic tangent to 1.3e-3 as a fraction: Lambert's continued fraction to its fifth term, cut where it reaches 1. Both parts lie below 1e4, so that
    /// three of them can be multiplied. Reading uses it, where states are rounded to 7 bits; training does not.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Above, Vector512<float> Below) TanhFraction(Vector512<float> x)
    {
        x = Vector512.MinNative(Vector512.MaxNative(x, Vector512.Create(-3.645f)), Vector512.Create(3.645f));
        Vector512<float> square = x * x;
        Vector512<float> above = Vector512.FusedMultiplyAdd(square + Vector512.Create(105f), square, Vector512.Create(945f)) * x;
        Vector512<float> below = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(square, Vector512.Create(15f), Vector512.Create(420f)), square, Vector512.Create(945f));
        return (above, below);
    }

    /// <summary>eˣ with x kept within ±87, by reduction to |r| ≤ ln 2 / 2 and a polynomial of degree 6 (Cephes, <c>expf</c>); relative error about 1e-7.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.MinNative(Vector256.MaxNative(x, Vector256.Create(-87f)), Vector256.Create(87f));
        // Adding and taking away 1.5 · 2²³ rounds to the nearest integer; the integer then stands in the low bits.
        Vector256<float> magic = Vector256.Create(12582912f);
        Vector256<float> shifted = Vector256.FusedMultiplyAdd(x, Vector256.Create(1.44269504f), magic);
        Vector256<float> power = shifted - magic;
        Vector256<float> r = Vector256.FusedMultiplyAdd(power, Vector256.Create(-0.693359375f), x);
        r = Vector256.FusedMultiplyAdd(power, Vector256.Create(2.12194440e-4f), r);
        Vector256<float> p = Vector256.Create(1.9875691500e-4f);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.3981999507e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(8.3334519073e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(4.1665795894e-2f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.6666665459e-1f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(5.0000001201e-1f));
        p = Vector256.FusedMultiplyAdd(p, r * r, r + Vector256<float>.One);
        return (p.AsInt32() + Vector256.ShiftLeft(shifted.AsInt32(), 23)).AsSingle();
    }
}
