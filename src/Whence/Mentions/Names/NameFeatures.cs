using System.Runtime.CompilerServices;
using Whence.Models;
using Whence.Syntax;

namespace Whence.Mentions.Names;

/// <summary>The words themselves, as hashed features of each token of a sentence: forms, parts of words, shapes, pairs (after Ratinov and Roth 2009). Trainer and finder share them.</summary>
/// <remarks>The encoder knows what kind of word stands where; these know which words are names.</remarks>
internal sealed class NameFeatures
{
    /// <summary>The most features of a token.</summary>
    public const int Most = 24;

    private const int Padding = 2;

    private const int Shortest = 2, Longest = 4, Affixes = 2 * (Longest - Shortest + 1);

    private uint[] _form = [];
    private uint[] _word = [];
    private uint[] _shape = [];
    private uint[] _signs = [];
    private uint[] _affixes = [];
    private int[] _lengths = [];

    /// <summary>Makes ready for the words of a sentence.</summary>
    public void Start(NameSentence sentence)
    {
        int count = sentence.Forms.Length + (2 * Padding);
        if (_form.Length < count)
            (_form, _word, _shape, _signs, _affixes, _lengths) = (new uint[count], new uint[count], new uint[count], new uint[count], new uint[count * Affixes], new int[count]);
        for (int k = 0; k < count; k++)
        {
            int i = k - Padding;
            bool inside = i >= 0 && i < sentence.Forms.Length;
            Start(k, inside ? sentence.Forms[i] : i < 0 ? "<s>" : "</s>", inside ? sentence.Signs[i] : 0);
        }
    }

    private void Start(int k, string form, ulong signs)
    {
        Span<char> normal = stackalloc char[CharacterNgrams.LongestWord], shape = stackalloc char[WordFeatures.LongestShape];
        normal = normal[..WordFeatures.Normalize(form, normal)];
        _form[k] = Hash(normal);
        _shape[k] = Hash(shape[..WordFeatures.ShapeOf(normal, shape)]);
        _signs[k] = Mix((uint)signs, (uint)(signs >> 32));
        for (int i = 0; i < normal.Length; i++)
            normal[i] = char.ToLowerInvariant(normal[i]);
        _word[k] = Hash(normal);
        _lengths[k] = normal.Length;
        Span<uint> affixes = _affixes.AsSpan(k * Affixes, Affixes);
        for (int length = Shortest; length <= Longest && length <= normal.Length; length++)
        {
            affixes[2 * (length - Shortest)] = Hash(normal[..length]);
            affixes[(2 * (length - Shortest)) + 1] = Hash(normal[^length..]);
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
        for (int length = Shortest; length <= Longest && length <= _lengths[k]; length++)
        {
            target[n++] = Key(20 + (uint)length, _affixes[(k * Affixes) + (2 * (length - Shortest))]);
            target[n++] = Key(30 + (uint)length, _affixes[(k * Affixes) + (2 * (length - Shortest)) + 1]);
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
