namespace Whence.Training.Places.Compile;

/// <summary>Spellings under which newspapers print names that GeoNames spells by a transliteration standard or with the word for what it is.</summary>
internal static class NameVariants
{
    private static readonly HashSet<string> s_arabic = new(StringComparer.Ordinal)
        { "SY", "IQ", "LB", "JO", "SA", "YE", "EG", "LY", "KW", "AE", "OM", "QA", "BH", "SD", "PS", "DZ", "TN", "MA", "MR" };

    private static readonly HashSet<string> s_cyrillic = new(StringComparer.Ordinal) { "RU", "UA", "BY", "KZ", "KG", "BG", "TJ" };

    /// <summary>"Ar Raqqah": the article takes on the next letter.</summary>
    private static readonly string[] s_articles = ["Al ", "Ar ", "An ", "As ", "Ad ", "Az ", "Ash ", "At ", "El ", "Al-", "El-", "Ḑ ", "Aş ", "Ad-", "An-", "As-"];

    private static readonly string[] s_unitSuffixes =
    [
        " Province", " Region", " Governorate", " Oblast", " Oblast’", " Oblast'", " Krai", " Kray", " Prefecture", " District", " Department", " County", " State",
        " Voivodeship", " Canton", " Municipality", " Autonomous Region", " Republic", " Parish", " Borough", " Metropolitan Region", " Federal District",
        "-do", "-bukto", "-namdo", "-si", " Sheng", " Shi", " Township", " Census Area", " District Council",
    ];

    private static readonly string[] s_unitPrefixes =
    [
        "State of ", "Republic of ", "Province of ", "Region of ", "Departamento de ", "Provincia de ", "Muḩāfaz̧at ", "Ostān-e ", "City of ", "Township of ",
        "Charter Township of ", "Town of ", "County of ", "Département de ", "Provincia del ", "District of ", "Village of ", "Metropolitan Borough of ", "Borough of ",
    ];

    private static readonly string[] s_koreanSuffixes = ["-si", "-up", "-eup", "-gun", "-kun", "-ri", "-dong", "-rodongjagu", "-myeon", "-gu"];

    /// <summary>Other spellings of a town's name.</summary>
    public static IEnumerable<string> OfTown(string name, string country)
    {
        int bracket = name.IndexOf(" (", StringComparison.Ordinal);
        if (bracket > 0) yield return name[..bracket];
        foreach (string prefix in s_unitPrefixes)
            if (name.StartsWith(prefix, StringComparison.Ordinal)) yield return name[prefix.Length..];
        if (country is "US" && name.EndsWith(" Township", StringComparison.Ordinal)) yield return name[..^9];
        if (country is "KP" or "KR")
        {
            foreach (string suffix in s_koreanSuffixes)
                if (name.Length > suffix.Length + 2 && name.EndsWith(suffix, StringComparison.Ordinal)) yield return name[..^suffix.Length];
        }

        if (s_arabic.Contains(country))
        {
            foreach (string article in s_articles)
            {
                if (!name.StartsWith(article, StringComparison.Ordinal)) continue;
                string rest = name[article.Length..];
                yield return rest;
                yield return "al-" + rest;
                if (rest.EndsWith("ah", StringComparison.Ordinal)) yield return rest[..^1];
                if (rest.EndsWith("ah", StringComparison.Ordinal)) yield return "al-" + rest[..^1];
            }

            if (name.EndsWith("ah", StringComparison.Ordinal)) yield return name[..^1];
        }

        if (country is "IR" or "AF" && name.Contains("-e ", StringComparison.Ordinal)) yield return name.Replace("-e ", " ", StringComparison.Ordinal);
        if (s_cyrillic.Contains(country))
        {
            if (name.EndsWith("yy", StringComparison.Ordinal) || name.EndsWith("iy", StringComparison.Ordinal)) yield return name[..^2] + "y";
            if (name.Contains("iy ", StringComparison.Ordinal)) yield return name.Replace("iy ", "y ", StringComparison.Ordinal);
            if (name.EndsWith("oye", StringComparison.Ordinal)) yield return name[..^2] + "e";
        }
    }

    /// <summary>The bare name of a unit: "Anderson" of "Anderson County"; null when there is none.</summary>
    public static string? Bare(string name)
    {
        foreach (string suffix in s_unitSuffixes)
            if (name.Length > suffix.Length + 2 && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)) return name[..^suffix.Length];
        foreach (string prefix in s_unitPrefixes)
            if (name.Length > prefix.Length + 2 && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return name[prefix.Length..];
        return null;
    }

    /// <summary>The plural by which inhabitants are named; null for adjectives that have none ("Chinese", "Dutch").</summary>
    public static string? Plural(string demonym) => demonym[^1] is 'n' or 'i' or 'k' or 't' or 'b' or 'r' or 'd' or 'e' or 'o' or 'q' or 'l' && !demonym.EndsWith("ese", StringComparison.Ordinal)
        ? demonym + "s" : null;
}
