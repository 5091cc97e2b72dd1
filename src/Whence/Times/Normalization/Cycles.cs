using System.Globalization;
using Whence.Times.Anchors;

namespace Whence.Times.Normalization;

/// <summary>Chooses one of many: which Friday, which October.</summary>
internal static class Cycles
{
    /// <summary>Days by which a year that the tense speaks against must be nearer to be taken all the same.</summary>
    private const int AgainstTense = 200;

    public static Resolved Resolve(Recurring node, AnchorTrail trail, Tense tense)
    {
        if (trail.From(node.Origin) is not { } from)
            return new Resolved(TimeType.Date, Unanchored(node));
        CalendarPeriod? found = node.Cycle switch
        {
            Cycle.Weekday => Weekday(node, from.Day, from.Anchor == TimeAnchor.Previous, tense),
            Cycle.Weekend => CalendarPeriod.Holding(from.Day, Grain.Weekend),
            Cycle.DayOfMonth => DayOfMonth(node.Value, from.Day, trail),
            _ when trail.IsNarrative && from.Anchor == TimeAnchor.Previous && node.Pick == Pick.Bare => Narrated(node, trail.Named!.Value),
            _ => Nearest(node, from.Day, tense),
        };
        return found is { } period ? Resolved.Of(period, from.Anchor) : new Resolved(TimeType.Date, Unanchored(node)) { Anchor = from.Anchor };
    }

    /// <summary>The one of its kind in that year, or null when the year has none.</summary>
    public static CalendarPeriod? InYear(Cycle cycle, int value, int year)
    {
        if (year is < 1 or > 9999)
            return null;
        return cycle switch
        {
            Cycle.Month => CalendarPeriod.Month(year, value),
            Cycle.Quarter => CalendarPeriod.Quarter(year, value),
            Cycle.Season => CalendarPeriod.Season(year, value) is { IsInCalendar: true } season ? season : null,
            Cycle.Half => CalendarPeriod.Half(year, value),
            Cycle.MonthDay => CalendarPeriod.Day(year, value / 100, value % 100),
            Cycle.Holiday => CalendarPeriod.Day(Holidays.All[value].On(year)),
            _ => null,
        };
    }

    /// <summary>A bare weekday is the nearest not after the day of telling, which counts (91 % of 310 in news), unless the verb is in the future.</summary>
    private static CalendarPeriod? Weekday(Recurring node, DateOnly day, bool isNarrated, Tense tense)
    {
        int today = ((int)day.DayOfWeek + 6) % 7 + 1;
        int back = (today - node.Value + 7) % 7, ahead = (node.Value - today + 7) % 7;
        int by = node.Pick switch
        {
            Pick.Last => back == 0 ? -7 : -back,
            Pick.Next => ahead == 0 ? 7 : ahead,
            Pick.This => tense == Tense.Past ? -back : ahead,
            _ when isNarrated => back < ahead ? -back : ahead,
            _ => tense == Tense.Future && back != 0 ? ahead : -back,
        };
        return new CalendarPeriod(Grain.Day, day.DayNumber + by);
    }

    private static CalendarPeriod? DayOfMonth(int value, DateOnly day, AnchorTrail trail)
    {
        if (trail.Named is { IsInCalendar: true, Grain: Grain.Day or Grain.Month } named)
            day = named.First;
        return CalendarPeriod.Day(day.Year, day.Month, value);
    }

    /// <summary>The one nearest in time, or the one that the words or the tense pick.</summary>
    private static CalendarPeriod? Nearest(Recurring node, DateOnly day, Tense tense)
    {
        CalendarPeriod? best = null;
        int least = int.MaxValue;
        for (int y = day.Year - 1; y <= day.Year + 1; y++)
        {
            if (InYear(node.Cycle, node.Value, y) is not { IsInCalendar: true } period)
                continue;
            int behind = day.DayNumber - period.Last.DayNumber, ahead = period.First.DayNumber - day.DayNumber;
            int distance = Math.Max(0, Math.Max(behind, ahead));
            bool allowed = node.Pick switch
            {
                Pick.Last => behind > 0,
                Pick.Next => ahead > 0,
                Pick.This => y == day.Year,
                _ => true,
            };
            // A year that the tense speaks against is only taken when it is much nearer.
            if (node.Pick == Pick.Bare && ((tense == Tense.Past && ahead > 0) || (tense == Tense.Future && behind > 0)))
                distance += AgainstTense;
            if (allowed && distance < least)
            {
                least = distance;
                best = period;
            }
        }

        return best;
    }

    /// <summary>In a narrative the story goes forward: the first that does not lie far before the date named last.</summary>
    private static CalendarPeriod? Narrated(Recurring node, CalendarPeriod named)
    {
        if (named.Grain >= Grain.Year && InYear(node.Cycle, node.Value, named.First.Year) is { IsInCalendar: true } same)
            return same;
        const int back = 120; // days that a story may step back
        for (int y = named.First.Year - 1; y <= named.First.Year + 1; y++)
        {
            if (InYear(node.Cycle, node.Value, y) is { IsInCalendar: true } period && period.Last.DayNumber >= named.First.DayNumber - back)
                return period;
        }

        return null;
    }

    /// <summary>TIMEX3 value of a cycle whose year nothing tells.</summary>
    private static string Unanchored(Recurring node) => node.Cycle switch
    {
        Cycle.Weekday => string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{node.Value}"),
        Cycle.Month => string.Create(CultureInfo.InvariantCulture, $"XXXX-{node.Value:D2}"),
        Cycle.Quarter => string.Create(CultureInfo.InvariantCulture, $"XXXX-Q{node.Value}"),
        Cycle.Half => string.Create(CultureInfo.InvariantCulture, $"XXXX-H{node.Value}"),
        Cycle.Season => "XXXX-" + ((string[])["SP", "SU", "FA", "WI"])[node.Value - 1],
        Cycle.MonthDay => string.Create(CultureInfo.InvariantCulture, $"XXXX-{node.Value / 100:D2}-{node.Value % 100:D2}"),
        _ => "XXXX-XX-XX",
    };
}
