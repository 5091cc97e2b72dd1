using System.Runtime.InteropServices;
using Whence.Models;

namespace Whence.Mentions.Names;

/// <summary>
/// What speaks for or against a name beside the word itself: its capital and where it stands, how the whole document writes the word, and lists of known
/// names. Each sign is a number below <see cref="Count"/>; a token has a few.
/// </summary>
internal sealed class NameSigns
{
    /// <summary>Numbers in use.</summary>
    public const int Count = 64;

    // Signs of a word in small letters are moved by this: there the lists say less.
    private const int Small = 32;

    private const int LongestPlace = 4;
    private const int IsPlace = 1, IsCountry = 2, OpensLonger = 4;

    private readonly WordTable _people;
    private readonly WordTable _places;
    private readonly WordTable _demonyms;

    public NameSigns(NameTables tables)
    {
        int common = Math.Min(1000, tables.Surnames.Length), known = Math.Min(5000, tables.Surnames.Length);
        _people = new WordTable(tables.FemaleNames.Length + tables.MaleNames.Length + tables.Surnames.Length);
        Mark(_people, tables.FemaleNames, 1);
        Mark(_people, tables.MaleNames, 2);
        Mark(_people, tables.Surnames.AsSpan(0, common), 4);
        Mark(_people, tables.Surnames.AsSpan(common..known), 8);
        Mark(_people, tables.Surnames.AsSpan(known), 16);
        _places = new WordTable(tables.Places.Length + tables.Countries.Length);
        Mark(_places, tables.Places, IsPlace);
        Mark(_places, tables.Countries, IsCountry);
        foreach (string place in tables.Places.Concat(tables.Countries))
        {
            if (place.IndexOf(' ', StringComparison.Ordinal) is > 0 and int first)
                _places.NumberOf(place.AsSpan(0, first)) |= OpensLonger;
        }

        _demonyms = new WordTable(tables.Demonyms.Length);
        Mark(_demonyms, tables.Demonyms, 1);
    }

    /// <summary>The signs of every token of a document.</summary>
    /// <param name="sentences">The words of each sentence.</param>
    /// <returns>For each sentence, for each token the set of its signs, a bit each.</returns>
    public ulong[][] Of(IReadOnlyList<string[]> sentences)
    {
        var counts = new WordCounts();
        var styles = new SentenceStyle[sentences.Count];
        for (int s = 0; s < sentences.Count; s++)
        {
            styles[s] = StyleOf(sentences[s]);
            counts.Add(sentences[s], styles[s] == SentenceStyle.Plain);
        }

        var signs = new ulong[sentences.Count][];
        for (int s = 0; s < sentences.Count; s++)
            signs[s] = OfSentence(sentences[s], styles[s], counts);
        return signs;
    }

    private ulong[] OfSentence(string[] words, SentenceStyle style, WordCounts counts)
    {
        var lower = new LowerWords(words);
        var signs = new ulong[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            signs[i] = 1;
            bool isCapital = char.IsUpper(words[i][0]);
            if (isCapital || char.IsLower(words[i][0]))
                signs[i] |= InDocument(words, i, lower[i, 1], isCapital, style, counts) | People(lower[i, 1]) << (isCapital ? 0 : Small);
        }

        AddPlaces(signs, words, lower);
        return signs;
    }

    private static ulong InDocument(string[] words, int i, ReadOnlySpan<char> lower, bool isCapital, SentenceStyle style, WordCounts counts)
    {
        bool opens = Opens(words, i);
        int elsewhere = counts.Capital(lower) - (isCapital && !opens && style == SentenceStyle.Plain ? 1 : 0);
        if (!isCapital)
            return 1ul << (1 + Small + Math.Clamp(elsewhere, 0, 2)) | 1ul << (4 + Small + (int)style);
        ulong signs = 1ul << (opens ? 1 : 2) | 1ul << (3 + (int)style) | 1ul << (7 + Math.Min(2, counts.Small(lower))) | 1ul << (10 + Math.Clamp(elsewhere, 0, 2));
        return words[i].Length > 1 && style == SentenceStyle.Plain && char.IsUpper(words[i][^1]) ? signs | 1ul << 13 : signs;
    }

    private ulong People(ReadOnlySpan<char> lower) => (ulong)_people[lower] << 14 | (_demonyms[lower] == 0 ? 0ul : 1ul << 19);

    /// <summary>Marks the longest known places, of up to <see cref="LongestPlace"/> words.</summary>
    private void AddPlaces(ulong[] signs, string[] words, LowerWords lower)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!char.IsLetter(words[i][0]))
                continue;
            int own = _places[lower[i, 1]];
            for (int length = (own & OpensLonger) == 0 ? 1 : Math.Min(LongestPlace, words.Length - i); length > 0; length--)
            {
                int known = length > 1 ? _places[lower[i, length]] : words[i].Length > 2 ? own : 0;
                if ((known & (IsPlace | IsCountry)) == 0)
                    continue;
                int sign = ((known & IsCountry) != 0 ? 23 : 20) + (char.IsUpper(words[i][0]) ? 0 : Small);
                for (int k = 0; k < length; k++)
                    signs[i + k] |= 1ul << (sign + (length == 1 ? 0 : k == 0 ? 1 : 2));
                i += length - 1;
                break;
            }
        }
    }

    /// <summary>Whether a capital says nothing at <paramref name="i"/>, because a sentence or quotation begins there.</summary>
    private static bool Opens(string[] words, int i) => i == 0 || (words[i - 1] is "\"" or "“" or "‘" or "``" or "'" or ":" or "-" or "–" or "—" or "*" or "•" or "(" or "..." && (i == 1 || words[i - 1] is not "(" and not "-"));

    private static SentenceStyle StyleOf(string[] words)
    {
        int letters = 0, initial = 0, full = 0;
        foreach (string word in words)
        {
            if (word.Length < 4 || !char.IsLetter(word[0]))
                continue;
            letters++;
            initial += char.IsUpper(word[0]) ? 1 : 0;
            full += char.IsUpper(word[0]) && char.IsUpper(word[^1]) ? 1 : 0;
        }

        return letters < 3 ? SentenceStyle.Plain : full * 10 >= letters * 8 ? SentenceStyle.Capitals : initial * 10 >= letters * 8 ? SentenceStyle.Title : initial == 0 ? SentenceStyle.Small : SentenceStyle.Plain;
    }

    private static void Mark(WordTable table, ReadOnlySpan<string> names, int bit)
    {
        foreach (string name in names)
            table.NumberOf(name) |= bit;
    }

    private enum SentenceStyle
    {
        Plain,
        Title,
        Capitals,
        Small,
    }

    /// <summary>The words of a sentence in small letters, parted by spaces: a phrase is a part of one string.</summary>
    private readonly ref struct LowerWords
    {
        private readonly char[] _text;
        private readonly int[] _starts;

        public LowerWords(string[] words)
        {
            _starts = new int[words.Length + 1];
            for (int i = 0; i < words.Length; i++)
                _starts[i + 1] = _starts[i] + words[i].Length + 1;
            _text = new char[_starts[^1]];
            for (int i = 0; i < words.Length; i++)
            {
                words[i].AsSpan().ToLowerInvariant(_text.AsSpan(_starts[i]));
                _text[_starts[i + 1] - 1] = ' ';
            }
        }

        /// <summary>A phrase of <paramref name="count"/> words.</summary>
        public ReadOnlySpan<char> this[int first, int count] => _text.AsSpan(_starts[first].._starts[first + count])[..^1];
    }

    /// <summary>How often a document writes each word with a small letter, and with a capital that no opening of a sentence explains.</summary>
    private sealed class WordCounts
    {
        private readonly Dictionary<string, int> _small = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int> _capital = new(StringComparer.Ordinal);
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _smallOf;
        private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _capitalOf;

        public WordCounts() => (_smallOf, _capitalOf) = (_small.GetAlternateLookup<ReadOnlySpan<char>>(), _capital.GetAlternateLookup<ReadOnlySpan<char>>());

        public void Add(string[] words, bool isPlain)
        {
            for (int i = 0; i < words.Length; i++)
            {
                if (char.IsLower(words[i][0]))
                    CollectionsMarshal.GetValueRefOrAddDefault(_small, words[i], out _)++;
                else if (isPlain && char.IsUpper(words[i][0]) && !Opens(words, i))
                    CollectionsMarshal.GetValueRefOrAddDefault(_capital, words[i].ToLowerInvariant(), out _)++;
            }
        }

        public int Small(ReadOnlySpan<char> lower) => _smallOf.TryGetValue(lower, out int count) ? count : 0;

        public int Capital(ReadOnlySpan<char> lower) => _capitalOf.TryGetValue(lower, out int count) ? count : 0;
    }
}
