using Whence.Places.Names;
using Whence.Places.Recognition;

namespace Whence.Places.Resolution;

/// <summary>The places that a name of the text may stand for.</summary>
internal static class CandidateFinder
{
    /// <summary>More candidates than this are never weighed: the least known ones are left out.</summary>
    public const int Max = 30;

    private static readonly string[] s_prefixes = ["the ", "city of ", "town of ", "county of ", "state of ", "downtown ", "greater ", "metro ", "mainland ", "village of "];

    private static readonly string[] s_suffixes = ["'s", "’s", "'", "’", " area", " region", " city", ".", " metropolitan area", " proper"];

    /// <summary>Candidates, best known first; none when the gazetteer lacks the name. Small places of the first-level units <paramref name="homes"/> are kept even where a name has many.</summary>
    public static Candidate[] Find(Gazetteer gazetteer, ReadOnlySpan<char> name, ReadOnlySpan<int> homes)
    {
        name = name.Trim();
        if (Lookup(gazetteer, name, homes) is { Length: > 0 } whole) return whole;
        foreach (string suffix in s_suffixes)
        {
            if (name.Length > suffix.Length + 1 && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && Lookup(gazetteer, name[..^suffix.Length], homes) is { Length: > 0 } found) return found;
        }

        foreach (string prefix in s_prefixes)
        {
            if (name.Length > prefix.Length + 1 && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) && Lookup(gazetteer, name[prefix.Length..], homes) is { Length: > 0 } found) return found;
        }

        // "North Texas", "southern Lebanon": a part of an area is judged by the area.
        int space = name.IndexOf(' ');
        if (space > 0 && WordClasses.Of(name[..space]) == WordClass.Compass
            && Lookup(gazetteer, name[(space + 1)..], homes) is { Length: > 0 } part && part[0].Place.Kind is RowKind.Country or RowKind.Admin1 or RowKind.Continent or RowKind.Region)
            return [.. part.Where(c => c.Place.Kind is RowKind.Country or RowKind.Admin1 or RowKind.Continent or RowKind.Region)];
        return [];
    }

    /// <summary>
    /// Candidates of the town or unit that a longer name begins or ends with ("Manila Cathedral", "British Embassy Tokyo"): where the thing named is,
    /// to the precision of a town. None for roads, which are named after towns far away.
    /// </summary>
    public static Candidate[] FindInside(Gazetteer gazetteer, ReadOnlySpan<char> name, ReadOnlySpan<int> homes)
    {
        int last = name.LastIndexOf(' ');
        if (last < 0 || WordClasses.Of(name[(last + 1)..]) is WordClass.Road || name.IndexOfAnyInRange('0', '9') >= 0) return [];
        for (int end = last; end > 3; end = name[..end].LastIndexOf(' '))
            if (Towns(Lookup(gazetteer, name[..end], homes)) is { Length: > 0 } first) return first;
        for (int start = name.IndexOf(' ') + 1; start > 0 && name.Length - start > 3; start = name[start..].IndexOf(' ') is >= 0 and int next ? start + next + 1 : 0)
            if (Towns(Lookup(gazetteer, name[start..], homes)) is { Length: > 0 } end) return end;
        return [];
    }

    private static Candidate[] Towns(Candidate[] candidates) =>
        [.. candidates.Where(c => (c.Use & (NameUse.Demonym | NameUse.Abbreviation)) == NameUse.None && c.Place.Kind is not (RowKind.Facility or RowKind.Water or RowKind.Continent or RowKind.Region))];

    private static Candidate[] Lookup(Gazetteer gazetteer, ReadOnlySpan<char> name, ReadOnlySpan<int> homes)
    {
        Referents referents = gazetteer.Find(name);
        int count = referents.Count;
        if (count == 0) return [];

        // "LA", "Wash." with its points, "US": an abbreviation needs its capitals and its points as they are.
        bool lower = name.IndexOfAnyInRange('A', 'Z') < 0;
        var candidates = new List<Candidate>(Math.Min(count, Max));
        for (int i = 0; i < count; i++)
        {
            Referent r = referents[i];
            if (lower && (r.Use & NameUse.Abbreviation) != NameUse.None) continue;
            if (candidates.Count >= Max - 6 && !homes.Contains(gazetteer.Row(r.Row).Admin1)) continue;
            candidates.Add(new Candidate(gazetteer, r, i));
            if (candidates.Count == Max) break;
        }

        return [.. candidates];
    }
}
