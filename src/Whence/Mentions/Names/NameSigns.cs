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
        Mark(_places, tables.Places, 1);
        Mark(_places, tables.Countries, 2);
        _demonyms = new WordTable(tables.Demonyms.Length);
        Mark(_demonyms, tables.Demonyms, 1);
    }

    /// <summary>The signs of every token of a document.</summary>
    /// <param name="sentences">The words of each sentence.</param>
    /// <returns>For each sentence, for each token its signs.</returns>
    public int[][][] Of(IReadOnlyList<string[]> sentences)
    {
        var small = new Dictionary<string, int>(StringComparer.Ordinal);
        var capital = new Dictionary<string, int>(StringComparer.Ordinal);
        var styles = new SentenceStyle[sentences.Count];
        for (int s = 0; s < sentences.Count; s++)
        {
            styles[s] = StyleOf(sentences[s]);
            for (int i = 0; i < sentences[s].Length; i++)
            {
                string word = sentences[s][i];
                if (char.IsLower(word[0]))
                    small[word] = small.GetValueOrDefault(word) + 1;
                else if (char.IsUpper(word[0]) && styles[s] == SentenceStyle.Plain && !Opens(sentences[s], i))
                    capital[word.ToLowerInvariant()] = capital.GetValueOrDefault(word.ToLowerInvariant()) + 1;
            }
        }

        var signs = new int[sentences.Count][][];
        for (int s = 0; s < sentences.Count; s++)
            signs[s] = OfSentence(sentences[s], styles[s], small, capital);
        return signs;
    }

    private int[][] OfSentence(string[] words, SentenceStyle style, Dictionary<string, int> small, Dictionary<string, int> capital)
    {
        string[] lower = Array.ConvertAll(words, word => word.ToLowerInvariant());
        var lists = new List<int>[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            lists[i] = [0];
            bool isCapital = char.IsUpper(words[i][0]);
            if (!isCapital && !char.IsLower(words[i][0]))
                continue;
            AddDocument(lists[i], words, i, lower[i], isCapital, style, small, capital);
            AddPeople(lists[i], lower[i], isCapital ? 0 : Small);
        }

        AddPlaces(lists, words, lower);
        return Array.ConvertAll(lists, list => list.ToArray());
    }

    private static void AddDocument(List<int> list, string[] words, int i, string lower, bool isCapital, SentenceStyle style, Dictionary<string, int> small, Dictionary<string, int> capital)
    {
        bool opens = Opens(words, i);
        int elsewhere = capital.GetValueOrDefault(lower) - (isCapital && !opens && style == SentenceStyle.Plain ? 1 : 0);
        if (!isCapital)
        {
            list.Add(elsewhere == 0 ? 1 + Small : elsewhere == 1 ? 2 + Small : 3 + Small);
            list.Add(3 + Small + (int)style + 1);
            return;
        }

        list.Add(opens ? 1 : 2);
        list.Add(2 + (int)style + 1);
        list.Add(6 + Math.Min(2, small.GetValueOrDefault(lower)));
        list.Add(9 + Math.Min(2, Math.Max(0, elsewhere)));
        if (words[i].Length > 1 && style == SentenceStyle.Plain && char.IsUpper(words[i][^1]))
            list.Add(12);
    }

    private void AddPeople(List<int> list, string lower, int shift)
    {
        int known = _people[lower];
        for (int bit = 0; bit < 5; bit++)
        {
            if ((known >> bit & 1) != 0)
                list.Add(13 + bit + shift);
        }

        if (_demonyms[lower] != 0)
            list.Add(18 + shift);
    }

    /// <summary>Marks the longest known places, of up to <see cref="LongestPlace"/> words.</summary>
    private void AddPlaces(List<int>[] lists, string[] words, string[] lower)
    {
        for (int i = 0; i < words.Length; i++)
        {
            if (!char.IsLetter(words[i][0]))
                continue;
            for (int length = Math.Min(LongestPlace, words.Length - i); length > 0; length--)
            {
                string phrase = length == 1 ? lower[i] : string.Join(' ', lower, i, length);
                int known = _places[phrase];
                if (known == 0 || (length == 1 && lower[i].Length < 3))
                    continue;
                int shift = char.IsUpper(words[i][0]) ? 0 : Small;
                for (int k = 0; k < length; k++)
                    lists[i + k].Add((known >= 2 ? 22 : 19) + (length == 1 ? 0 : k == 0 ? 1 : 2) + shift);
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
}
