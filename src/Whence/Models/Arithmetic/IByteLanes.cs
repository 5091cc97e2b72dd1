using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whence.Models;

/// <summary>A SIMD register of bytes, of their products in 16 bits or of sums in 32, so that the integer product is written once for every width.</summary>
internal unsafe interface IByteLanes<TVector>
    where TVector : struct
{
    /// <summary>Sums of 32 bits in a register; of four times as many bytes.</summary>
    static abstract int Width { get; }

    static abstract TVector Load(void* from);

    /// <summary>Four neighbouring bytes in every four lanes.</summary>
    static abstract TVector Four(byte* from);

    /// <summary>Bytes of up to 127 times signed bytes, neighbours added, and added to sums of 16 bits.</summary>
    static abstract TVector AddPairs(TVector sums, TVector left, TVector right);

    /// <summary>Neighbours of 16 bits added, and added to sums of 32 bits.</summary>
    static abstract TVector AddSums(TVector sums, TVector pairs);

    /// <summary>Writes <c>bias + sums × scale × scales</c> as floats.</summary>
    static abstract void Store(TVector sums, float scale, float* scales, float* bias, float* to);
}

/// <summary>Thirty-two bytes: AVX2; elsewhere shifts and products of 16 bits give the same.</summary>
internal readonly unsafe struct ByteLanes256 : IByteLanes<Vector256<int>>
{
    public static int Width => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Load(void* from) => Vector256.Load((int*)from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> Four(byte* from) => Vector256.Create(*(int*)from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddPairs(Vector256<int> sums, Vector256<int> left, Vector256<int> right)
    {
        if (Avx2.IsSupported)
            return (sums.AsInt16() + Avx2.MultiplyAddAdjacent(left.AsByte(), right.AsSByte())).AsInt32();
        return (sums.AsInt16() + PortablePairs(left.AsByte(), right.AsSByte())).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddSums(Vector256<int> sums, Vector256<int> pairs) =>
        sums + (Avx2.IsSupported ? Avx2.MultiplyAddAdjacent(pairs.AsInt16(), Vector256<short>.One) : PortableSums(pairs));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<int> sums, float scale, float* scales, float* bias, float* to) =>
        Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(sums), Vector256.Create(scale) * Vector256.Load(scales), Vector256.Load(bias)).Store(to);

    /// <summary>What AVX2 adds in pairs, for machines without it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<short> PortablePairs(Vector256<byte> left, Vector256<sbyte> right)
    {
        Vector256<short> a = left.AsInt16(), b = right.AsInt16();
        Vector256<short> even = (a & Vector256.Create((short)0xFF)) * Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(b, 8), 8);
        return even + (Vector256.ShiftRightLogical(a, 8) * Vector256.ShiftRightArithmetic(b, 8));
    }

    /// <summary>Neighbouring numbers of 16 bits added in 32, for machines without AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> PortableSums(Vector256<int> pairs) =>
        Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(pairs, 16), 16) + Vector256.ShiftRightArithmetic(pairs, 16);
}

/// <summary>Sixty-four bytes: AVX-512; elsewhere two halves.</summary>
internal readonly unsafe struct ByteLanes512 : IByteLanes<Vector512<int>>
{
    public static int Width => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Load(void* from) => Vector512.Load((int*)from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Four(byte* from) => Vector512.Create(*(int*)from);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> AddPairs(Vector512<int> sums, Vector512<int> left, Vector512<int> right)
    {
        if (Avx512BW.IsSupported)
            return (sums.AsInt16() + Avx512BW.MultiplyAddAdjacent(left.AsByte(), right.AsSByte())).AsInt32();
        return Vector512.Create(
            ByteLanes256.AddPairs(sums.GetLower(), left.GetLower(), right.GetLower()), ByteLanes256.AddPairs(sums.GetUpper(), left.GetUpper(), right.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> AddSums(Vector512<int> sums, Vector512<int> pairs)
    {
        if (Avx512BW.IsSupported)
            return sums + Avx512BW.MultiplyAddAdjacent(pairs.AsInt16(), Vector512<short>.One);
        return Vector512.Create(ByteLanes256.AddSums(sums.GetLower(), pairs.GetLower()), ByteLanes256.AddSums(sums.GetUpper(), pairs.GetUpper()));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<int> sums, float scale, float* scales, float* bias, float* to) =>
        Vector512.FusedMultiplyAdd(Vector512.ConvertToSingle(sums), Vector512.Create(scale) * Vector512.Load(scales), Vector512.Load(bias)).Store(to);
}
