using System.Runtime.InteropServices;
using Whence.Mentions.Names.Features;
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
    private readonly WordMemory<NameWord> _words;

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
        _words = new WordMemory<NameWord>(Listed);
    }

    /// <summary>The sentences of a document, with the signs of every word.</summary>
    /// <param name="sentences">The words of each sentence.</param>
    public List<NameSentence> Document(IReadOnlyList<string[]> sentences)
    {
        var known = new Dictionary<string, (NameWord Word, WordCount Count)>(StringComparer.Ordinal);
        var counts = new Dictionary<string, WordCount>(StringComparer.Ordinal);
        var document = new List<NameSentence>(sentences.Count);
        var countsOf = new WordCount[sentences.Count][];
        var styles = new SentenceStyle[sentences.Count];
        for (int s = 0; s < sentences.Count; s++)
        {
            string[] forms = sentences[s];
            var words = new NameWord[forms.Length];
            countsOf[s] = new WordCount[forms.Length];
            for (int i = 0; i < forms.Length; i++)
            {
                ref (NameWord Word, WordCount Count) found = ref CollectionsMarshal.GetValueRefOrAddDefault(known, forms[i], out bool exists);
                if (!exists)
                {
                    found.Word = _words.Of(forms[i]);
                    found.Count = CollectionsMarshal.GetValueRefOrAddDefault(counts, found.Word.Lower, out _) ??= new WordCount();
                }

                (words[i], countsOf[s][i]) = found;
            }

            styles[s] = StyleOf(words);
            Add(countsOf[s], words, styles[s] == SentenceStyle.Plain);
            document.Add(new NameSentence(words, new ulong[words.Length]));
        }

        for (int s = 0; s < sentences.Count; s++)
            Mark(document[s], styles[s], countsOf[s]);
        return document;
    }

    private void Mark(NameSentence sentence, SentenceStyle style, WordCount[] counts)
    {
        (NameWord[] words, ulong[] signs) = sentence;
        for (int i = 0; i < words.Length; i++)
        {
            signs[i] = 1;
            if (words[i].IsUpper || words[i].IsLower)
                signs[i] |= InDocument(words, i, style, counts[i]) | words[i].People << (words[i].IsUpper ? 0 : Small);
        }

        AddPlaces(signs, words);
    }

    private static ulong InDocument(NameWord[] words, int i, SentenceStyle style, WordCount count)
    {
        bool isCapital = words[i].IsUpper, opens = Opens(words, i);
        int elsewhere = count.Capital - (isCapital && !opens && style == SentenceStyle.Plain ? 1 : 0);
        if (!isCapital)
            return 1ul << (1 + Small + Math.Clamp(elsewhere, 0, 2)) | 1ul << (4 + Small + (int)style);
        ulong signs = 1ul << (opens ? 1 : 2) | 1ul << (3 + (int)style) | 1ul << (7 + Math.Min(2, count.Small)) | 1ul << (10 + Math.Clamp(elsewhere, 0, 2));
        return words[i].Form.Length > 1 && style == SentenceStyle.Plain && words[i].EndsUpper ? signs | 1ul << 13 : signs;
    }

    /// <summary>Marks the longest known places, of up to <see cref="LongestPlace"/> words.</summary>
    private void AddPlaces(ulong[] signs, NameWord[] words)
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
    private static bool Opens(NameWord[] words, int i) => i == 0 || (words[i - 1].Opens && (i == 1 || words[i - 1].Form is not "(" and not "-"));

    private static SentenceStyle StyleOf(NameWord[] words)
    {
        int letters = 0, initial = 0, full = 0;
        foreach (NameWord word in words)
        {
            if (word.Form.Length < 4 || !word.IsLetter)
                continue;
            letters++;
            initial += word.IsUpper ? 1 : 0;
            full += word.IsUpper && word.EndsUpper ? 1 : 0;
        }

        return letters < 3 ? SentenceStyle.Plain : full * 10 >= letters * 8 ? SentenceStyle.Capitals : initial * 10 >= letters * 8 ? SentenceStyle.Title : initial == 0 ? SentenceStyle.Small : SentenceStyle.Plain;
    }

    private static void Add(WordCount[] counts, NameWord[] words, bool isPlain)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i].IsLower)
                counts[i].Small++;
            else if (isPlain && words[i].IsUpper && !Opens(words, i))
                counts[i].Capital++;
        }
    }

    private NameWord Listed(string form)
    {
        string lower = form.ToLowerInvariant();
        return new NameWord(form, (ulong)_people[lower] << 14 | (_demonyms[lower] == 0 ? 0ul : 1ul << 19), _places[lower]);
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

    /// <summary>How often a document writes a word with a small letter, and with a capital that no opening of a sentence explains.</summary>
    private sealed class WordCount
    {
        public int Small;
        public int Capital;
    }
}
