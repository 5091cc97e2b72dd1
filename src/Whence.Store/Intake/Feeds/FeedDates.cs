using Whence.Articles.Dates;

namespace Whence.Store.Intake.Feeds;

/// <summary>Reads the dates of feeds: RFC 822 and ISO 8601 with their usual faults (named zones, two-digit years, no seconds, a wrong weekday).</summary>
internal static class FeedDates
{
    /// <summary>ISO 8601 with the printed offset; null when there is no full date.</summary>
    public static string? Read(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : PrintedDates.Find(value.Length > 200 ? value.AsSpan(0, 200) : value, monthFirst: true)?.ToIso();
}
