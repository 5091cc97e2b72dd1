using System.Runtime.CompilerServices;
using Whence.Syntax;

namespace Whence.Mentions.Names;

/// <summary>The words themselves, as hashed features of each token of a sentence: forms, parts of words, shapes, pairs (after Ratinov and Roth 2009). Trainer and finder share them.</summary>
/// <remarks>The encoder knows what kind of word stands where; these know which words are names.</remarks>
internal sealed class NameFeatures
{
    /// <summary>The most features of a token.</summary>
    public const int Most = 24;

    private const int Padding = 2;

    private string[] _small = [];
    private uint[] _form = [];
    private uint[] _word = [];
    private uint[] _shape = [];
    private uint[] _signs = [];

    /// <summary>Makes ready for the words of a sentence.</summary>
    public void Start(NameSentence sentence)
    {
        int count = sentence.Forms.Length + (2 * Padding);
        if (_small.Length < count)
            (_small, _form, _word, _shape, _signs) = (new string[count], new uint[count], new uint[count], new uint[count], new uint[count]);
        for (int k = 0; k < count; k++)
        {
            int i = k - Padding;
            bool inside = i >= 0 && i < sentence.Forms.Length;
            string form = inside ? WordFeatures.Normalize(sentence.Forms[i]) : i < 0 ? "<s>" : "</s>";
            _small[k] = form.ToLowerInvariant();
            _form[k] = Hash(form);
            _word[k] = Hash(_small[k]);
            _shape[k] = Hash(WordFeatures.ShapeOf(form));
            uint joined = 0;
            foreach (int sign in inside ? sentence.Signs[i] : [])
                joined = unchecked((joined * 67) + (uint)sign);
            _signs[k] = joined;
        }
    }

    /// <summary>Writes the features of word <paramref name="i"/> and gives their number.</summary>
    public int Write(int i, Span<uint> target)
    {
        int k = i + Padding, n = 0;
        target[n++] = Key(1, _form[k]);
        target[n++] = Key(2, _word[k]);
        target[n++] = Key(3, _word[k - 1]);
        target[n++] = Key(4, _word[k + 1]);
        target[n++] = Key(5, _word[k - 2]);
        target[n++] = Key(6, _word[k + 2]);
        target[n++] = Key(7, Mix(_word[k - 1], _word[k]));
        target[n++] = Key(8, Mix(_word[k], _word[k + 1]));
        target[n++] = Key(9, Mix(_word[k - 1], _word[k + 1]));
        target[n++] = Key(10, Mix(_word[k - 1], _shape[k]));
        target[n++] = Key(11, Mix(_word[k + 1], _shape[k]));
        target[n++] = Key(12, Mix(Mix(_shape[k - 1], _shape[k]), _shape[k + 1]));
        target[n++] = Key(13, Mix(Mix(_word[k - 2], _word[k - 1]), _shape[k]));
        for (uint place = 0; place < 3; place++)
            target[n++] = Key(14 + place, _signs[k - 1 + place]);
        ReadOnlySpan<char> small = _small[k];
        for (int length = 2; length <= 4 && length <= small.Length; length++)
        {
            target[n++] = Key(20 + (uint)length, Hash(small[..length]));
            target[n++] = Key(30 + (uint)length, Hash(small[^length..]));
        }

        return n;
    }

    private static uint Hash(ReadOnlySpan<char> text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mix(uint a, uint b) => unchecked(((a * 0x9E3779B1) ^ b) * 0x85EBCA6B);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Key(uint template, uint value)
    {
        unchecked
        {
            uint hash = (value * 0xCC9E2D51) ^ (template * 0x1B873593);
            hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
            hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
            return hash ^ (hash >> 16);
        }
    }
}
