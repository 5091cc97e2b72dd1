using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Whence.Corpus.Sources;

/// <summary>A teller's name or description taken apart: who may be meant, and who may not.</summary>
internal sealed record SourceName
{
    private static readonly FrozenSet<string> Empty = FrozenSet.Create(
        "the", "a", "an", "of", "in", "on", "at", "for", "to", "from", "by", "and", "his", "her", "its", "their", "who", "which", "that", "this", "these", "all",
        "unnamed", "anonymous", "unidentified", "named", "not", "was", "were", "is", "did", "it", "they", "he", "she", "senior", "top", "high-ranking", "former",
        "current", "several", "numerous", "some", "many", "other", "others", "mr", "mrs", "ms", "dr", "spokesman", "spokeswoman", "spokesperson", "spokespeople",
        "head", "chief", "chairman", "director", "deputy", "leader", "leaders", "representative", "state-run", "country", "one", "single", "statement", "bulletin",
        "release", "tweet", "post", "letter", "first", "own", "press", "secretary", "any", "certain", "various", "both", "president", "permanent", "national",
        "has", "had", "been", "have", "just", "newly", "recently", "declassified", "secret", "classified", "leaked", "information", "assessment", "report", "document",
        "data", "finding", "evidence", "record", "paper", "material", "file", "copy", "about", "on", "new", "latest", "recent", "early", "earlier");

    private static readonly FrozenSet<string> GovernmentOnly = FrozenSet.Create(
        "government", "administration", "authority", "authorities", "official", "officials", "state", "regime", "leadership", "federal", "officialdom");

    private static readonly FrozenSet<string> GovernmentParts = FrozenSet.Create(
        "ministry", "minister", "department", "pentagon", "agency", "embassy", "mission", "army", "military", "navy", "police", "council", "commission", "bureau",
        "service", "guard", "force", "intelligence", "security", "foreign", "defence", "defense", "electoral", "court", "cabinet", "cia", "fbi", "nsa", "dhs");

    private static readonly FrozenDictionary<string, string> OneWord = new Dictionary<string, string>
    {
        ["minister"] = "ministry",
        ["ministers"] = "ministry",
        ["defense"] = "defence",
        ["center"] = "centre",
        ["u.n"] = "un",
        ["agencies"] = "agency",
        ["authorities"] = "authority",
        ["election"] = "electoral",
        ["elections"] = "electoral",
        ["ministries"] = "ministry",
    }.ToFrozenDictionary();

    /// <summary>Words that many bodies have in their names: one of them in common says nothing.</summary>
    private static readonly FrozenSet<string> SharedByBodies = FrozenSet.Create(
        "department", "agency", "office", "state", "group", "security", "foreign", "ministry", "service", "council", "union", "company", "court", "party", "police",
        "army", "force", "defence", "international", "public", "affair", "commission", "committee", "centre", "institute", "association", "administration");

    private static readonly FrozenSet<string> Ordinals = FrozenSet.Create("second", "third", "fourth", "another", "different", "separate", "additional", "other");

    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>
    {
        ["one"] = 1,
        ["single"] = 1,
        ["two"] = 2,
        ["three"] = 3,
        ["four"] = 4,
        ["five"] = 5,
        ["six"] = 6,
        ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9,
        ["ten"] = 10,
    }.ToFrozenDictionary();

    /// <summary>Parts of a state whose name alone says which state.</summary>
    private static readonly FrozenDictionary<string, string> StateOf = new Dictionary<string, string>
    {
        ["pentagon"] = "US",
        ["cia"] = "US",
        ["fbi"] = "US",
        ["nsa"] = "US",
        ["dhs"] = "US",
        ["homeland"] = "US",
        ["centcom"] = "US",
        ["gchq"] = "GB",
        ["mi5"] = "GB",
        ["mi6"] = "GB",
        ["ncsc"] = "GB",
        ["fsb"] = "RU",
        ["gru"] = "RU",
        ["idf"] = "IL",
        ["irgc"] = "IR",
        ["bundestag"] = "DE",
        ["bundeswehr"] = "DE",
    }.ToFrozenDictionary();

    /// <summary>Words after which a description only says how the person speaks or why.</summary>
    private static readonly FrozenSet<string> Tail = FrozenSet.Create("who", "whom", "that", "which", "with", "familiar", "speaking", "briefed", "close", "requesting", "asking", "citing", "inside", "not");

    private static readonly FrozenSet<string> Western = FrozenSet.Create(
        "US", "GB", "FR", "DE", "CA", "IT", "ES", "NL", "BE", "DK", "NO", "SE", "FI", "AT", "CH", "IE", "PT", "GR", "PL", "CZ", "AU", "NZ", "IS", "LT", "LV", "EE");

    public required string Printed { get; init; }

    /// <summary>ISO codes of the countries named, "West" for "Western" and "European".</summary>
    public required ImmutableSortedSet<string> Countries { get; init; }

    /// <summary>The words that are left when countries, roles, articles and offices are taken out: "electoral", "council".</summary>
    public required ImmutableSortedSet<string> Body { get; init; }

    /// <summary>First letters of the words of a name; empty for a description.</summary>
    public required string Initials { get; init; }

    public required Role Role { get; init; }

    /// <summary>The noun that says the role, singular: "source", "informant"; empty when there is none.</summary>
    public required string Noun { get; init; }

    /// <summary>How many people; 0 for an unknown number of several.</summary>
    public required int Count { get; init; }

    /// <summary>Whether the text sets the person apart: "a second official".</summary>
    public required bool SetApart { get; init; }

    /// <summary>The last word of a personal name.</summary>
    public required string Surname { get; init; }

    /// <summary>Whether it names a government and no part of it: "Washington", "U.S. officials", "the White House".</summary>
    public bool IsGovernment => Body.All(GovernmentOnly.Contains) && (Countries.Count == 1 || Body.Count > 0);

    /// <summary>Whether it may be a part of a state.</summary>
    public bool IsOfState => IsGovernment || Body.Any(w => GovernmentParts.Contains(w));

    public static SourceName Of(string printed)
    {
        List<string> words = NameWords.Of(printed);
        List<string> lower = words.ConvertAll(NameWords.Fold);
        var countries = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var body = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        var role = (Role?)null;
        bool plural = false, apart = false, tail = false;
        int number = -1;
        string initials = "", noun = "";
        for (int i = 0; i < lower.Count; i++)
        {
            string word = lower[i];
            tail |= i > 0 && Tail.Contains(word);
            if (Ordinals.Contains(word) && word != "other") apart = true;
            if (Numbers.TryGetValue(word, out int n)) number = n;
            else if (int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out n)) number = n;
            if (char.IsUpper(words[i][0]) && word is not ("the" or "of")) initials += word[0];
            if (!tail && Sources.Countries.At(lower, i, out int length) is { } country)
            {
                countries.Add(country);
                i += length - 1;
                continue;
            }

            if (word is "western" or "european" or "west")
            {
                countries.Add("West");
                continue;
            }

            string singular = Singular(word);
            if (Roles.Of(singular) is { } found && !char.IsUpper(words[i][0]))
            {
                role = Narrower(role, found);
                noun = noun.Length == 0 || found != Role.Intelligence ? singular : noun;
                plural |= (singular != word || word is "people" or "those") && found is not Role.Intelligence;
                if (found is Role.Official or Role.Any or Role.Expert or Role.Witness || GovernmentParts.Contains(singular) is false) continue;
            }

            if (tail || Empty.Contains(word) || Empty.Contains(singular) || Ordinals.Contains(word) || Numbers.ContainsKey(word)) continue;
            if (StateOf.TryGetValue(word, out string? state)) countries.Add(state);
            body.Add(OneWord.GetValueOrDefault(word, OneWord.GetValueOrDefault(singular, singular)));
        }

        string last = NameWords.Of(Affiliations.PersonIn(printed)).LastOrDefault(w => char.IsUpper(w[0])) ?? "";
        return new SourceName
        {
            Printed = printed,
            Countries = countries.ToImmutable(),
            Body = body.ToImmutable(),
            Initials = initials.Length >= 2 ? initials : "",
            Role = role ?? Role.Any,
            Noun = noun,
            Count = number > 0 ? number : plural ? 0 : 1,
            SetApart = apart,
            Surname = NameWords.Fold(last),
        };
    }

    /// <summary>Whether nothing in the nationalities excludes that both mean the same.</summary>
    public bool CountriesMayAgree(SourceName other) =>
        Countries.IsEmpty || other.Countries.IsEmpty || Countries.Overlaps(other.Countries)
        || (Countries.Contains("West") && other.Countries.Overlaps(Western)) || (other.Countries.Contains("West") && Countries.Overlaps(Western));

    /// <summary>Whether both name one body: half of the words of the shorter name, or its initials, and no other country.</summary>
    public bool SameBody(SourceName other)
    {
        if (!CountriesMayAgree(other)) return false;
        if (Body.IsEmpty || other.Body.IsEmpty) return false;
        if (IsAbbreviation(this, other) || IsAbbreviation(other, this)) return true;
        int common = Body.Count(other.Body.Contains);
        int shorter = Math.Min(Body.Count, other.Body.Count);
        if (common == shorter) return true;
        return common * 2 >= shorter && Body.Intersect(other.Body).Any(w => !SharedByBodies.Contains(w));
    }

    private static bool IsAbbreviation(SourceName abbreviation, SourceName name) =>
        abbreviation.Body.Count == 1 && abbreviation.Body[0] is { Length: >= 2 and <= 6 } letters && name.Initials == letters;

    private static Role Narrower(Role? known, Role found) => known is null or Role.Any || (known == Role.Official && found != Role.Any) ? found : known.Value;

    internal static string Singular(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4 ? word[..^3] + "y"
        : word.EndsWith("sses", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('s') && word.Length > 3 && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal) ? word[..^1]
        : word;
}
