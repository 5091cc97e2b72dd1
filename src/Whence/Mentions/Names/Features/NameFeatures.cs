using System.Runtime.CompilerServices;

namespace Whence.Mentions.Names.Features;

/// <summary>The words themselves, as hashed features of each token of a sentence: forms, parts of words, shapes, pairs (after Ratinov and Roth 2009). Trainer and finder share them.</summary>
/// <remarks>The encoder knows what kind of word stands where; these know which words are names.</remarks>
internal sealed class NameFeatures
{
    /// <summary>The most features of a token.</summary>
    public const int Most = NameWord.MostOwn + NameWord.Neighbours + MostPairs;

    /// <summary>The most features of a token that more than one word makes.</summary>
    public const int MostPairs = 10;

    private const int Padding = 2;

    private static readonly NameWord s_before = new(NameWord.Before), s_after = new(NameWord.After);

    private NameWord[] _words = [];
    private uint[] _signs = [];

    /// <summary>Makes ready for the words of a sentence.</summary>
    /// <param name="words">What each form gives, see <see cref="NameWord"/>.</param>
    /// <param name="signs">The signs of each, see <see cref="NameSigns"/>.</param>
    public void Start(ReadOnlySpan<NameWord> words, ReadOnlySpan<ulong> signs)
    {
        int count = words.Length + (2 * Padding);
        if (_words.Length < count)
            (_words, _signs) = (new NameWord[2 * count], new uint[2 * count]);
        _words.AsSpan(0, Padding).Fill(s_before);
        words.CopyTo(_words.AsSpan(Padding));
        _words.AsSpan(count - Padding, Padding).Fill(s_after);
        _signs.AsSpan(0, count).Fill(Sign(0));
        for (int i = 0; i < signs.Length; i++)
            _signs[i + Padding] = Sign(signs[i]);
    }

    /// <summary>The word that stands <paramref name="offset"/> words from word <paramref name="i"/>, -2 to 2.</summary>
    public NameWord At(int i, int offset) => _words[i + offset + Padding];

    /// <summary>Writes all features of word <paramref name="i"/> and gives their number.</summary>
    public int Write(int i, Span<uint> target)
    {
        ReadOnlySpan<uint> own = At(i, 0).Own;
        own.CopyTo(target);
        for (int place = 0; place < NameWord.Neighbours; place++)
            target[own.Length + place] = At(i, NameWord.OffsetOf(place)).AsNeighbour(place);
        int n = own.Length + NameWord.Neighbours;
        return n + WritePairs(i, target[n..]);
    }

    /// <summary>Writes the features of word <paramref name="i"/> that more than one word makes, and those of the signs, and gives their number.</summary>
    public int WritePairs(int i, Span<uint> target)
    {
        int k = i + Padding;
        NameWord own = _words[k], before = _words[k - 1], after = _words[k + 1];
        target[0] = Key(7, Mix(before.Word, own.Word));
        target[1] = Key(8, Mix(own.Word, after.Word));
        target[2] = Key(9, Mix(before.Word, after.Word));
        target[3] = Key(10, Mix(before.Word, own.Shape));
        target[4] = Key(11, Mix(after.Word, own.Shape));
        target[5] = Key(12, Mix(Mix(before.Shape, own.Shape), after.Shape));
        target[6] = Key(13, Mix(Mix(_words[k - 2].Word, before.Word), own.Shape));
        for (uint place = 0; place < 3; place++)
            target[7 + (int)place] = Key(14 + place, _signs[k - 1 + (int)place]);
        return MostPairs;
    }

    /// <summary>The hash of a feature.</summary>
    /// <param name="template">What kind of feature it is.</param>
    /// <param name="value">The hash of its words.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Key(uint template, uint value)
    {
        unchecked
        {
            uint hash = (value * 0xCC9E2D51) ^ (template * 0x1B873593);
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
            return hash ^ (hash >> 16);
        }
    }

    private static uint Sign(ulong signs) => Mix((uint)signs, (uint)(signs >> 32));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint a, uint b) => unchecked(((a * 0x9E3779B1) ^ b) * 0x85EBCA6B);
}
