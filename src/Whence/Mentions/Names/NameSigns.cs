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
    private const int IsPlace = 1, IsCountry = 2, OpensLonger = 4, GoesOn = 8;

    private readonly WordTable _people;
    private readonly WordTable _places;
    private readonly WordTable _demonyms;
    private readonly WordMemory<ListedWord> _words;

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
            string[] words = place.Split(' ');
            for (int i = 0; i < words.Length && words.Length > 1; i++)
                _places.NumberOf(words[i]) |= i == 0 ? OpensLonger : GoesOn;
        }

        _demonyms = new WordTable(tables.Demonyms.Length);
        Mark(_demonyms, tables.Demonyms, 1);
        _words = new WordMemory<ListedWord>(form => new ListedWord(form, this));
    }

    /// <summary>The signs of every token of a document.</summary>
    /// <param name="sentences">The words of each sentence.</param>
    /// <returns>For each sentence, for each token the set of its signs, a bit each.</returns>
    public ulong[][] Of(IReadOnlyList<string[]> sentences)
    {
        var counts = new Dictionary<string, WordCount>(StringComparer.Ordinal);
        var styles = new SentenceStyle[sentences.Count];
        var words = new ListedWord[sentences.Count][];
        for (int s = 0; s < sentences.Count; s++)
        {
            words[s] = Array.ConvertAll(sentences[s], _words.Of);
            styles[s] = StyleOf(words[s]);
            Add(counts, words[s], styles[s] == SentenceStyle.Plain);
        }

        var signs = new ulong[sentences.Count][];
        for (int s = 0; s < sentences.Count; s++)
            signs[s] = OfSentence(words[s], styles[s], counts);
        return signs;
    }

    private ulong[] OfSentence(ListedWord[] words, SentenceStyle style, Dictionary<string, WordCount> counts)
    {
        var signs = new ulong[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            signs[i] = 1;
            if (words[i].IsUpper || words[i].IsLower)
                signs[i] |= InDocument(words, i, style, counts.GetValueOrDefault(words[i].Lower)) | words[i].People << (words[i].IsUpper ? 0 : Small);
        }

        AddPlaces(signs, words);
        return signs;
    }

    private static ulong InDocument(ListedWord[] words, int i, SentenceStyle style, WordCount count)
    {
        bool isCapital = words[i].IsUpper, opens = Opens(words, i);
        int elsewhere = count.Capital - (isCapital && !opens && style == SentenceStyle.Plain ? 1 : 0);
        if (!isCapital)
            return 1ul << (1 + Small + Math.Clamp(elsewhere, 0, 2)) | 1ul << (4 + Small + (int)style);
        ulong signs = 1ul << (opens ? 1 : 2) | 1ul << (3 + (int)style) | 1ul << (7 + Math.Min(2, count.Small)) | 1ul << (10 + Math.Clamp(elsewhere, 0, 2));
        return words[i].Form.Length > 1 && style == SentenceStyle.Plain && words[i].EndsUpper ? signs | 1ul << 13 : signs;
    }

    /// <summary>Marks the longest known places, of up to <see cref="LongestPlace"/> words.</summary>
    private void AddPlaces(ulong[] signs, ListedWord[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!words[i].IsLetter)
                continue;
            int own = words[i].Place;
            bool opens = (own & OpensLonger) != 0 && i + 1 < words.Length && (words[i + 1].Place & GoesOn) != 0;
            for (int length = opens ? Math.Min(LongestPlace, words.Length - i) : 1; length > 0; length--)
            {
                int known = length > 1 ? _places[string.Join(' ', words.Skip(i).Take(length).Select(w => w.Lower))] : words[i].Form.Length > 2 ? own : 0;
                if ((known & (IsPlace | IsCountry)) == 0)
                    continue;
                int sign = ((known & IsCountry) != 0 ? 23 : 20) + (words[i].IsUpper ? 0 : Small);
                for (int k = 0; k < length; k++)
                    signs[i + k] |= 1ul << (sign + (length == 1 ? 0 : k == 0 ? 1 : 2));
                i += length - 1;
                break;
            }
        }
    }

    /// <summary>Whether a capital says nothing at <paramref name="i"/>, because a sentence or quotation begins there.</summary>
    private static bool Opens(ListedWord[] words, int i) => i == 0 || (words[i - 1].Opens && (i == 1 || words[i - 1].Form is not "(" and not "-"));

    private static SentenceStyle StyleOf(ListedWord[] words)
    {
        int letters = 0, initial = 0, full = 0;
        foreach (ListedWord word in words)
        {
            if (word.Form.Length < 4 || !word.IsLetter)
                continue;
            letters++;
            initial += word.IsUpper ? 1 : 0;
            full += word.IsUpper && word.EndsUpper ? 1 : 0;
        }

        return letters < 3 ? SentenceStyle.Plain : full * 10 >= letters * 8 ? SentenceStyle.Capitals : initial * 10 >= letters * 8 ? SentenceStyle.Title : initial == 0 ? SentenceStyle.Small : SentenceStyle.Plain;
    }

    // How often a document writes each word with a small letter, and with a capital that no opening of a sentence explains.
    private static void Add(Dictionary<string, WordCount> counts, ListedWord[] words, bool isPlain)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].IsLower)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, words[i].Lower, out _).Small++;
            else if (isPlain && words[i].IsUpper && !Opens(words, i))
                CollectionsMarshal.GetValueRefOrAddDefault(counts, words[i].Lower, out _).Capital++;
        }
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

    private struct WordCount
    {
        public int Small;
        public int Capital;
    }

    /// <summary>A form and what the lists know of it.</summary>
    private sealed class ListedWord
    {
        public ListedWord(string form, NameSigns lists)
        {
            Form = form;
            Lower = form.ToLowerInvariant();
            IsUpper = char.IsUpper(form[0]);
            IsLower = char.IsLower(form[0]);
            IsLetter = char.IsLetter(form[0]);
            EndsUpper = char.IsUpper(form[^1]);
            Opens = form is "\"" or "“" or "‘" or "``" or "'" or ":" or "-" or "–" or "—" or "*" or "•" or "(" or "...";
            People = (ulong)lists._people[Lower] << 14 | (lists._demonyms[Lower] == 0 ? 0ul : 1ul << 19);
            Place = lists._places[Lower];
        }

        public string Form { get; }

        public string Lower { get; }

        public bool IsUpper { get; }

        public bool IsLower { get; }

        public bool IsLetter { get; }

        public bool EndsUpper { get; }

        /// <summary>Whether a sentence or quotation may begin behind it.</summary>
        public bool Opens { get; }

        public ulong People { get; }

        public int Place { get; }
    }
}
