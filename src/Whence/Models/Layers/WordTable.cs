using System.Numerics;

namespace Whence.Models;

/// <summary>Words with a number each, none of them 0; asked with spans, built without a string a word.</summary>
/// <remarks>
/// Open addressing at half load over one buffer of characters. The tables of the models hold 100,000 words: a <c>Dictionary</c> or <c>FrozenDictionary</c> of
/// them is compiled anew at every start, for generic code over the framework's types cannot be compiled ahead, and filling it cost the first article 0.2 s.
/// The words are a model's, never a text's, so that nobody can choose them to collide.
/// </remarks>
internal sealed class WordTable
{
    private Slot[] _slots;
    private char[] _characters;
    private int _count;
    private int _used;

    /// <param name="expected">Words that are likely to come.</param>
    public WordTable(int expected)
    {
        _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, 2 * expected))];
        _characters = new char[8 * Math.Max(8, expected)];
    }

    /// <summary>The number of <paramref name="word"/>, 0 when the table lacks it.</summary>
    public int this[ReadOnlySpan<char> word] => _slots[Find(word, Hash(word))].Number;

    /// <summary>The number of a word to be written. A word that is written as 0 is not kept.</summary>
    public ref int NumberOf(ReadOnlySpan<char> word)
    {
        if (2 * (_count + 1) > _slots.Length)
            Grow();
        uint hash = Hash(word);
        ref Slot slot = ref _slots[Find(word, hash)];
        if (slot.Number == 0)
        {
            if (_used + word.Length > _characters.Length)
                Array.Resize(ref _characters, Math.Max(2 * _characters.Length, _used + word.Length));
            word.CopyTo(_characters.AsSpan(_used));
            slot = new Slot { Hash = hash, Start = _used, Length = word.Length };
            _used += word.Length;
            _count++;
        }

        return ref slot.Number;
    }

    // The slot of a word, or the empty one where it would stand.
    private int Find(ReadOnlySpan<char> word, uint hash)
    {
        int mask = _slots.Length - 1;
        for (int at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            ref readonly Slot slot = ref _slots[at];
            if (slot.Number == 0 || (slot.Hash == hash && word.SequenceEqual(_characters.AsSpan(slot.Start, slot.Length))))
                return at;
        }
    }

    private void Grow()
    {
        Slot[] old = _slots;
        _slots = new Slot[2 * old.Length];
        foreach (Slot slot in old)
        {
            if (slot.Number != 0)
                _slots[Find(_characters.AsSpan(slot.Start, slot.Length), slot.Hash)] = slot;
        }
    }

    private static uint Hash(ReadOnlySpan<char> word)
    {
        uint hash = 2166136261;
        foreach (char c in word)
            hash = unchecked((hash ^ c) * 16777619);
        return hash ^ (hash >> 15);
    }

    private struct Slot
    {
        public uint Hash;
        public int Start;
        public int Length;
        public int Number;
    }
}
