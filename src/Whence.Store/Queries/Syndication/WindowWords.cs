using Whence.Store.Database.Codec;

namespace Whence.Store.Queries.Syndication;

/// <summary>The days of a window in the words that calendars, feeds and the command line share.</summary>
public static class WindowWords
{
    /// <summary>"2031-03-24 to 2031-03-31", "from 2031-03-24", "by 2031-03-31".</summary>
    public static string Days(DateOnly? opens, DateOnly? closes) => (opens, closes) switch
    {
        ({ } one, { } last) when one == last => DayCell.Of(one),
        ({ } from, { } to) => $"{DayCell.Of(from)} to {DayCell.Of(to)}",
        ({ } from, null) => $"from {DayCell.Of(from)}",
        (null, { } to) => $"by {DayCell.Of(to)}",
        _ => "days not known",
    };
}
