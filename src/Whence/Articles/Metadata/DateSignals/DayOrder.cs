using System.Globalization;

namespace Whence.Articles.Metadata.DateSignals;

/// <summary>Whether 03/04/2020 is the fourth of March on a page: by the page's other dates, else by its language and domain.</summary>
internal static class DayOrder
{
    /// <summary>UTF-16 code units of the page that are looked through, and dates that are asked.</summary>
    private const int Reach = 200_000, Most = 40;

    private static readonly string[] DayFirstDomains = [".uk", ".au", ".in", ".nz", ".ie", ".za", ".eu", ".de", ".fr", ".it", ".es", ".nl", ".sg", ".my", ".hk", ".ng", ".ke", ".pk", ".lk", ".bd", ".ae"];

    public static bool MonthFirst(DeclaredFacts facts, string? url) => ByDates(facts) ?? ByLanguage(facts, url);

    // 25/12/2019 elsewhere on the page shows the order; so does one that is the declared day in only one of two readings.
    private static bool? ByDates(DeclaredFacts facts)
    {
        DateOnly? declared = (facts.Article?.DatePublished ?? facts.Meta("article:published_time")) is { Length: >= 10 } iso && DateOnly.TryParseExact(iso.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day.Day <= 12 && day.Day != day.Month ? day : null;
        ReadOnlySpan<char> text = facts.Tree.Text.AsSpan(0, Math.Min(Reach, facts.Tree.Text.Length));
        int monthFirst = 0, dayFirst = 0, at = 0;
        for (int asked = 0; asked < Most && Next(text, ref at, out int first, out int second, out int year); asked++)
        {
            if (first > 12 && second <= 12)
                dayFirst++;
            else if (second > 12 && first <= 12)
                monthFirst++;
            else if (declared is { } known && known.Year % 100 == year % 100)
            {
                monthFirst += known.Month == first && known.Day == second ? 1 : 0;
                dayFirst += known.Day == first && known.Month == second ? 1 : 0;
            }
        }

        return (monthFirst > 0) == (dayFirst > 0) ? null : monthFirst > 0;
    }

    // The next "n/n/year".
    private static bool Next(ReadOnlySpan<char> s, ref int at, out int first, out int second, out int year)
    {
        first = second = year = 0;
        for (int slash; at < s.Length && (slash = s[at..].IndexOf('/')) >= 0;)
        {
            int middle = at + slash, start = middle, end = middle + 1;
            at = end;
            while (start > 0 && middle - start < 3 && char.IsAsciiDigit(s[start - 1]))
                start--;
            while (end < s.Length && end - middle < 4 && char.IsAsciiDigit(s[end]))
                end++;
            if (middle - start is not (1 or 2) || end - middle is not (2 or 3) || end >= s.Length || s[end] != '/')
                continue;
            int close = end + 1;
            while (close < s.Length && close - end < 6 && char.IsAsciiDigit(s[close]))
                close++;
            if (close - end is not (3 or 5))
                continue;
            (first, second, year) = (Number(s[start..middle]), Number(s[(middle + 1)..end]), Number(s[(end + 1)..close]));
            at = close;
            return true;
        }

        return false;
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static bool ByLanguage(DeclaredFacts facts, string? url)
    {
        string language = facts.Tree.Language ?? facts.Meta("og:locale") ?? string.Empty;
        string domain = OutletFinder.Domain(url ?? facts.Tree.Canonical) ?? string.Empty;
        if (language.Contains("US", StringComparison.OrdinalIgnoreCase) && !language.Contains("rus", StringComparison.OrdinalIgnoreCase))
            return true;
        return language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && language.Length == 2 && !DayFirstDomains.Any(end => domain.EndsWith(end, StringComparison.Ordinal));
    }
}
