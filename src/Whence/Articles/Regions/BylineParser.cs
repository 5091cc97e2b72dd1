using System.Buffers;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Whence.Articles.Regions;

/// <summary>Splits a byline into the people and agencies it names: roles, places, dates, addresses and "By" fall away.</summary>
internal static class BylineParser
{
    /// <summary>A byline is not longer than this many characters; what comes after is not read.</summary>
    private const int Longest = 400;

    private static readonly string[] Openings =
    [
        "written by", "story by", "posted by", "published by", "article by", "report by", "reported by", "reporting by", "words by", "text by", "author:", "authors:", "author", "by:", "by", "von", "par", "por", "opinion by", "analysis by", "review by", "reviewed by", "submitted by", "from",
        "contributed by", "compiled by", "interview by", "with files from", "with", "and", "exclusive by", "column by", "commentary by",
        "recipe by", "articles by", "researched by", "insights from", "contributors", "contributor:",
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RoleWords = new[]
    {
        "editor", "editors", "reporter", "reporters", "correspondent", "correspondents", "writer", "writers", "staff", "journalist", "journalists", "columnist", "producer", "producers", "contributor", "contributors", "author", "anchor", "photographer", "intern", "fellow", "chief", "critic", "blogger", "bureau",
        "freelance", "freelancer", "analyst", "desk", "director", "publisher", "professor", "lecturer", "newsroom", "admin", "administrator", "updated", "published", "posted", "modified", "contributing", "senior", "presenter", "moderator", "host", "consultant", "expert", "founder", "co-founder", "ceo", "specialist", "gardener", "dietitian",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Degrees = new[]
    {
        "md", "phd", "ph.d", "ph.d.", "m.d.", "m.d", "esq", "rn", "mba", "msc", "ms", "rd", "rdn", "ld", "ldn", "mph", "mph.", "dds", "do", "cfa", "cpa", "jd", "bsc", "ma", "m.s", "m.s.", "cpt", "cscs", "dvm", "pharmd", "psyd", "lcsw", "faap", "facog", "cssd",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<string> Cuts = SearchValues.Create(
        [" | ", " • ", " · ", " ⋅ ", "\n", "\r", " – ", " — ", " - ", " // ", "updated:", "published:", "posted:", " updated", " published", " posted ", "last updated", "Published", "Updated ", " for the ", " for ", " in ", " at ", " on ", " of ", " is a ", " is an ", " is the "], StringComparison.OrdinalIgnoreCase);

    /// <summary>Characters that no name holds.</summary>
    private static readonly SearchValues<char> NoName = SearchValues.Create("@<>{}[]=|#0123456789");

    private static readonly string[] Separators = [" and ", " & ", ", ", ";", " with ", " + ", "، "];

    /// <summary>Whether <paramref name="line"/> reads as a byline: "By A. Name and B. Name, Staff Writers".</summary>
    public static bool IsByline(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length is < 5 or > 160)
            return false;
        bool opened = line.StartsWith("by ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("by: ", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("written by ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("story by ", StringComparison.OrdinalIgnoreCase)
            || line.StartsWith("posted by ", StringComparison.OrdinalIgnoreCase) || line.StartsWith("author: ", StringComparison.OrdinalIgnoreCase);
        if (opened)
            return Parse(line.ToString()) is { Length: > 0 } names && !EndsAsSentence(line, names);
        int comma = line.IndexOf(", ", StringComparison.Ordinal);
        return comma > 4 && !EndsAsSentence(line, []) && line.Length < 80 && IsRole(line[(comma + 2)..]) && LooksLikeName(line[..comma]);
    }

    /// <summary>The names in <paramref name="byline"/>, in order, each once.</summary>
    public static ImmutableArray<string> Parse(string? byline)
    {
        if (string.IsNullOrWhiteSpace(byline))
            return [];
        var names = ImmutableArray.CreateBuilder<string>();
        string text = byline.Length > Longest ? byline[..Longest] : byline;
        foreach (string part in WithoutBrackets(text).Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string name = Clean(part);
            if (name.Length > 0 && !IsRole(name) && LooksLikeName(name) && !names.Contains(name, StringComparer.OrdinalIgnoreCase))
                names.Add(name);
            if (names.Count == 20)
                break;
        }

        return names.ToImmutable();
    }

    /// <summary>Whether <paramref name="part"/> is a role ("Political editor", "Staff Writers") and no agency's desk ("Reuters Staff").</summary>
    public static bool IsRole(ReadOnlySpan<char> part)
    {
        if (Agencies.NamedIn(part))
            return false;
        foreach (Range word in part.Split(' '))
        {
            if (RoleWords.Contains(part[word].Trim(".,:")))
                return true;
        }

        return false;
    }

    private static string Clean(string part)
    {
        ReadOnlySpan<char> s = part.AsSpan().Trim();
        bool again = true;
        while (again)
        {
            again = false;
            foreach (string opening in Openings)
            {
                if (s.Length > opening.Length && s.StartsWith(opening, StringComparison.OrdinalIgnoreCase) && !char.IsLetter(s[opening.Length]))
                {
                    s = s[opening.Length..].TrimStart(" :\u00A0\t\r\n-");
                    again = true;
                    break;
                }
            }
        }

        // Two elements in a row: "byJane Doe".
        if (s.Length > 4 && s[0] is 'b' or 'B' && s[1] == 'y' && char.IsUpper(s[2]))
            s = s[2..];
        int cut = s.IndexOfAny(Cuts);
        if (cut == 0 || IsOpening(s))
            return string.Empty;
        if (cut > 0)
            s = s[..cut];
        int odd = s.IndexOfAny(NoName);
        if (odd >= 0)
        {
            s = s[..odd];
            if (odd > 0 && part.Contains('@', StringComparison.Ordinal) && s.LastIndexOf(' ') is var blank)
                s = blank < 0 ? [] : s[..blank];
        }

        s = s.Trim(" ,.:;*-–—|/\t\u00A0");
        while (s.LastIndexOf(' ') is > 0 and var blank && (Degrees.Contains(s[(blank + 1)..].Trim(".,")) || (s.Count(' ') > 1 && Dates.MonthNames.Of(s[(blank + 1)..].Trim(".,")) > 0)))
            s = s[..blank].TrimEnd(" ,.");
        return Degrees.Contains(s) || Dates.MonthNames.Of(s) > 0 ? string.Empty : Squeeze(s);
    }

    private static bool IsOpening(ReadOnlySpan<char> s)
    {
        foreach (string opening in Openings)
        {
            if (s.Equals(opening, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static string Squeeze(ReadOnlySpan<char> s)
    {
        Span<char> kept = stackalloc char[Longest];
        int n = 0;
        foreach (char c in s)
        {
            bool space = char.IsWhiteSpace(c);
            if (space && (n == 0 || kept[n - 1] == ' '))
                continue;
            if (n < kept.Length)
                kept[n++] = space ? ' ' : c;
        }

        return kept[..n].TrimEnd().ToString();
    }

    private static string WithoutBrackets(string s)
    {
        int open = s.AsSpan().IndexOfAny('(', '[');
        if (open < 0)
            return s;
        int close = s.AsSpan(open).IndexOfAny(')', ']');
        return close < 0 ? s[..open] : string.Concat(s.AsSpan(0, open), " ", s.AsSpan(open + close + 1));
    }

    private static bool LooksLikeName(ReadOnlySpan<char> s)
    {
        if (s.Length is < 2 or > 60 || s.Count(' ') > 5)
            return false;
        if (s.Contains("://", StringComparison.Ordinal) || s.Contains("www.", StringComparison.OrdinalIgnoreCase))
            return false;
        return s.IndexOfAnyInRange('A', 'Z') >= 0 || char.IsUpper(s[0]) || !char.IsAscii(s[0]) || s.Count(' ') == 1;
    }

    // "By Tuesday the river had fallen." is prose.
    private static bool EndsAsSentence(ReadOnlySpan<char> line, ImmutableArray<string> names)
    {
        if (line[^1] is not ('.' or '!' or '?' or '"' or '”'))
            return false;
        return names.IsEmpty || line.Count(' ') > 5 || line[^1] != '.';
    }
}
