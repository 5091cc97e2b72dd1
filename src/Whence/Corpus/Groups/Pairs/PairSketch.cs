using System.Numerics;
using Whence.Claims;

namespace Whence.Corpus.Groups.Pairs;

/// <summary>What bounds the likeness of a claim to any other without its words: each set of words as bits, how many there are, what they weigh. 104 bytes.</summary>
/// <remarks>
/// A word sets one bit. What is set in one and not in the other stands for at least one word each that is not shared; what is left bounds the words that are
/// (Swamidass and Baldi 2007 bound fingerprints so). The bound is never below the likeness.
/// </remarks>
internal readonly struct PairSketch
{
    /// <summary>More than single precision and the order of adding can take from a sum of the features.</summary>
    private const double Rounding = 1e-4;

    /// <summary>The words as 256 bits: claims have ten words or so, of which few then meet by chance.</summary>
    private readonly ulong _words0, _words1, _words2, _words3;
    private readonly ulong _predicates, _subject, _objects, _teller, _numbers;
    private readonly float _sum;
    private readonly int _count;
    private readonly ushort _subjects, _objectCount, _tellers;
    private readonly bool _doubt, _headline, _opens, _future, _negated, _hasNumbers, _named;

    public PairSketch(NumberedProposition claim, PropositionTable table)
    {
        Span<ulong> words = stackalloc ulong[4];
        foreach (int word in claim.Words)
        {
            int bit = BitOf(word);
            words[bit >> 6] |= 1UL << bit;
            if (table.IsNumber(word)) _numbers |= 1UL << bit;
        }

        (_words0, _words1, _words2, _words3) = (words[0], words[1], words[2], words[3]);
        _predicates = Bits(claim.Predicates);
        _subject = Bits(claim.Subject);
        _objects = Bits(claim.Objects);
        _teller = Bits(claim.Teller);
        _sum = (float)claim.Sum;
        _count = claim.Words.Length;
        _subjects = (ushort)Math.Min(claim.Subject.Length, ushort.MaxValue);
        _objectCount = (ushort)Math.Min(claim.Objects.Length, ushort.MaxValue);
        _tellers = (ushort)Math.Min(claim.Teller.Length, ushort.MaxValue);
        Proposition of = claim.Of;
        _doubt = of.Stance is Stance.Denied or Stance.Questioned;
        _headline = of.IsHeadline;
        _opens = of.Opens;
        _future = of.Future;
        _negated = of.Negated;
        _hasNumbers = claim.HasNumbers;
        _named = claim.Predicates.Length > 0;
    }

    /// <summary>The most words that two claims share.</summary>
    public static int MostCommon(in PairSketch a, in PairSketch b) => Math.Min(
        a._count - BitOperations.PopCount(a._words0 & ~b._words0) - BitOperations.PopCount(a._words1 & ~b._words1)
            - BitOperations.PopCount(a._words2 & ~b._words2) - BitOperations.PopCount(a._words3 & ~b._words3),
        b._count - BitOperations.PopCount(b._words0 & ~a._words0) - BitOperations.PopCount(b._words1 & ~a._words1)
            - BitOperations.PopCount(b._words2 & ~a._words2) - BitOperations.PopCount(b._words3 & ~a._words3));

    /// <summary>No less than the weighted sum of the <see cref="PairFeatures"/> of two claims.</summary>
    /// <param name="a">One of them.</param>
    /// <param name="b">The other.</param>
    /// <param name="k">Coefficients of the features, of any sign.</param>
    /// <param name="common">The most words that they share.</param>
    /// <param name="shared">The most that these weigh.</param>
    public static double Most(in PairSketch a, in PairSketch b, ReadOnlySpan<double> k, int common, double shared)
    {
        double less = Math.Min(a._sum, b._sum), both = a._sum + b._sum;
        shared = Math.Min(shared, less);
        bool opening = a._opens && b._opens, doubt = a._doubt || b._doubt;
        double dice = k[1] + (opening ? k[14] : 0) + (doubt ? k[15] : 0);
        double slope = (2 * dice / Math.Max(both, 1e-9)) + (k[2] / Math.Max(less, 1e-9));
        double most = k[0] + Math.Max(0, slope * shared) + (Math.Max(0, k[11]) * Math.Min(common, 6) / 6);
        if (a._hasNumbers && b._hasNumbers) most += (a._numbers & b._numbers) == 0 ? k[7] : Math.Max(0, k[7]);
        if (a._future != b._future || a._negated != b._negated) most += k[8];
        if (a._doubt != b._doubt) most += k[9];
        most += k[10] * (a._headline != b._headline ? 1 : a._headline ? 0.5 : 0);
        if (a._named && b._named)
        {
            bool differ = (a._predicates & b.Folded) == 0 && (b._predicates & a.Folded) == 0;
            most += differ ? k[4] : Math.Max(k[3], k[4]);
        }

        most += Share(a._subject, b._subject, a._subjects, b._subjects, k[5]) + Share(a._objects, b._objects, a._objectCount, b._objectCount, k[6]);
        if (a._tellers > 0 && b._tellers > 0)
        {
            bool differ = 2 * Common(a._teller, b._teller, a._tellers, b._tellers) < Math.Min(a._tellers, b._tellers);
            most += differ ? k[13] : Math.Max(k[12], k[13]);
        }

        return most + Rounding;
    }

    /// <summary>The words in as many bits as a slot has.</summary>
    private ulong Folded => _words0 | _words1 | _words2 | _words3;

    private static double Share(ulong a, ulong b, ushort ofA, ushort ofB, double coefficient)
    {
        if (ofA == 0 || ofB == 0) return coefficient / 3;
        return coefficient <= 0 ? 0 : coefficient * Math.Min(1, (double)Common(a, b, ofA, ofB) / Math.Min(ofA, ofB));
    }

    /// <summary>The most words that two slots share.</summary>
    private static int Common(ulong a, ulong b, ushort ofA, ushort ofB) =>
        ofA == ushort.MaxValue || ofB == ushort.MaxValue ? ushort.MaxValue : Math.Min(ofA - BitOperations.PopCount(a & ~b), ofB - BitOperations.PopCount(b & ~a));

    private static ulong Bits(int[] words)
    {
        ulong bits = 0;
        foreach (int word in words) bits |= 1UL << BitOf(word);
        return bits;
    }

    /// <summary>One of 256 bits; of a slot, which has few words, one of 64.</summary>
    private static int BitOf(int word) => (int)((uint)word * 0x9E3779B1u >> 24);
}
