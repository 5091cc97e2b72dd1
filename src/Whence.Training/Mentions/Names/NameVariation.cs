using Whence.Mentions.Names;

namespace Whence.Training.Mentions.Names;

/// <summary>Some sentences are shown again in another dress, and documents with other people in them.</summary>
internal static class NameVariation
{
    // Headlines and careless writers are too few in the corpora.
    private const double InSmallLetters = 0.05, InTitleCase = 0.04, InCapitals = 0.02;

    // Names are drawn from the commonest of the census; one that stands alone is as often a first name as a surname.
    private const int FirstNames = 1000, Surnames = 10_000;

    /// <summary>In small letters, in title case or in capitals; null for most sentences.</summary>
    public static string[]? Dress(string[] words, Random random)
    {
        double dress = random.NextDouble();
        if (dress < InSmallLetters)
            return Array.ConvertAll(words, word => word.ToLowerInvariant());
        if (dress < InSmallLetters + InTitleCase)
            return Array.ConvertAll(words, word => word.Length > 3 ? char.ToUpperInvariant(word[0]) + word[1..] : word);
        return dress < InSmallLetters + InTitleCase + InCapitals ? Array.ConvertAll(words, word => word.ToUpperInvariant()) : null;
    }

    /// <summary>
    /// The document with other people in it, each by one new name throughout: whoever learns from both has to go by what stands around a name. Null where it names nobody.
    /// A sentence without a person stays the same array.
    /// </summary>
    public static NameDocument? Rename(NameDocument document, NameTables tables, Random random)
    {
        var drawn = new Dictionary<string, string>(StringComparer.Ordinal);
        string[][] sentences = [.. document.Sentences.Select((words, s) => Rename(words, document.Allowed[s], drawn, tables, random))];
        return drawn.Count == 0 ? null : document with { Sentences = sentences };
    }

    private static string[] Rename(string[] words, ulong[] allowed, Dictionary<string, string> drawn, NameTables tables, Random random)
    {
        string[]? renamed = null;
        for (int i = 0; i < words.Length; i++)
        {
            if (!char.IsUpper(words[i][0]) || words[i].Length < 3)
                continue;
            bool alone = Is(allowed[i], NameLabels.Single), opens = Is(allowed[i], NameLabels.Begin), closes = Is(allowed[i], NameLabels.End);
            if (!alone && !opens && !closes)
                continue;
            if (!drawn.TryGetValue(words[i], out string? name))
                drawn[words[i]] = name = Capital(opens || (alone && random.Next(2) == 0) ? FirstName(tables, random) : Drawn(tables.Surnames, Surnames, random));
            (renamed ??= [.. words])[i] = name;
        }

        return renamed ?? words;
    }

    private static bool Is(ulong allowed, int position) => allowed == 1ul << NameLabels.Of(NameClass.Person, position);

    private static string FirstName(NameTables tables, Random random) => Drawn(random.Next(2) == 0 ? tables.FemaleNames : tables.MaleNames, FirstNames, random);

    private static string Drawn(string[] names, int most, Random random) => names[random.Next(Math.Min(most, names.Length))];

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
