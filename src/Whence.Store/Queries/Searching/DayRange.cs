using System.Globalization;

namespace Whence.Store.Queries.Searching;

/// <summary>Reads the days of a query: a day, month or year, a range of them, or a comparison with one.</summary>
internal static class DayRange
{
    public static SearchNode Read(string field, string value, int position)
    {
        int dots = value.IndexOf("..", StringComparison.Ordinal);
        if (dots >= 0)
        {
            string first = value[..dots], last = value[(dots + 2)..];
            return new SearchNode.Days(field, first.Length == 0 ? null : Period(first).First, last.Length == 0 ? null : Period(last).Last, position);
        }

        string comparison = value.StartsWith(">=", StringComparison.Ordinal) || value.StartsWith("<=", StringComparison.Ordinal) ? value[..2]
            : value.StartsWith('>') || value.StartsWith('<') ? value[..1] : "";
        var (from, to) = Period(value[comparison.Length..]);
        return comparison switch
        {
            ">=" => new SearchNode.Days(field, from, null, position),
            ">" => new SearchNode.Days(field, to == DateOnly.MaxValue ? to : to.AddDays(1), null, position),
            "<=" => new SearchNode.Days(field, null, to, position),
            "<" => new SearchNode.Days(field, null, from == DateOnly.MinValue ? from : from.AddDays(-1), position),
            _ => new SearchNode.Days(field, from, to, position),
        };

        (DateOnly First, DateOnly Last) Period(string written)
        {
            if (DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
                return (day, day);
            if (DateOnly.TryParseExact(written + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month))
                return (month, new DateOnly(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month)));
            if (DateOnly.TryParseExact(written + "-01-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly year))
                return (year, new DateOnly(year.Year, 12, 31));
            throw new SearchSyntaxException($"{field}:{value} is no time; write it as 2024, 2024-03, 2024-03-05, 2024-01..2024-03 or >=2024-03", position);
        }
    }
}
