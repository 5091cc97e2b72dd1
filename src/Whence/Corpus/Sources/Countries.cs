using System.Collections.Frozen;

namespace Whence.Corpus.Sources;

/// <summary>Finds the countries that words name.</summary>
internal static class Countries
{
    private const int LongestPhrase = 4;

    private static readonly FrozenDictionary<string, string> ByPhrase = Load();

    /// <summary>
    /// The country whose phrase begins at <paramref name="index"/>, longest phrase first; null when there is none.
    /// <paramref name="words"/> are lower-case, without possessive 's and without the last point of an abbreviation.
    /// </summary>
    public static string? At(IReadOnlyList<string> words, int index, out int length)
    {
        for (length = Math.Min(LongestPhrase, words.Count - index); length > 0; length--)
        {
            string phrase = length == 1 ? words[index] : string.Join(' ', words.Skip(index).Take(length));
            if (ByPhrase.TryGetValue(phrase, out string? country)) return country;
        }

        return null;
    }

    /// <summary>A word that names the country of an ISO code; the code itself when it is not known.</summary>
    public static string Adjective(string country) => FirstPhrase.GetValueOrDefault(country, country);

    private static readonly FrozenDictionary<string, string> FirstPhrase = CountryTable.Text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToFrozenDictionary(line => line[..2], line => line[3..].Split(',')[0]);

    private static FrozenDictionary<string, string> Load()
    {
        var table = new Dictionary<string, string>();
        foreach (string line in CountryTable.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            foreach (string phrase in line[3..].Split(','))
                table.TryAdd(phrase, line[..2]);
        return table.ToFrozenDictionary();
    }
}
