using Whence.Times.Anchors;

namespace Whence.Times.Normalization;

/// <summary>Turns a tree into days, given its anchors.</summary>
internal static class Resolver
{
    /// <summary>Days, weeks ... that "recent" reaches back. A policy: the text does not say.</summary>
    private const int RecentUnits = 8;

    public static Resolved Resolve(TimeNode node, AnchorTrail trail, Tense tense) => node switch
    {
        Fixed { Period: var period } => Resolved.Of(period, TimeAnchor.None),
        Unplaced { Timex: var timex } => new Resolved(TimeType.Date, timex),
        Recurring recurring => Cycles.Resolve(recurring, trail, tense),
        Shifted shifted => Shift(shifted, trail),
        Away away => Distance(away, trail),
        Stretch stretch => Extend(stretch, trail),
        Lasting { Length: var length } => new Resolved(TimeType.Duration, length.Timex),
        Repeating { Timex: var timex } => new Resolved(TimeType.Set, timex),
        Vague vague => Refer(vague, trail),
        Within within => Intersect(within, trail, tense),
        Clocked clocked => Clock(clocked, trail, tense),
        Part part => Parts.Resolve(part, Resolve(part.Of, trail, tense), trail),
        Qualified qualified => Qualify(Resolve(qualified.Of, trail, tense), qualified.Mod),
        _ => new Resolved(TimeType.Date, "XXXX-XX-XX"),
    };

    private static Resolved Shift(Shifted shifted, AnchorTrail trail)
    {
        if (shifted is { Grain: Grain.Quarter, Origin: Origin.Named } && trail.Quarter is { } quarter)
            return Resolved.Of(quarter.Shift(shifted.By), trail.HasQuarter ? TimeAnchor.Previous : TimeAnchor.Publication);
        if (trail.From(shifted.Origin) is not { } from)
            return new Resolved(TimeType.Date, shifted is { Grain: Grain.Day, By: 0 } ? "PRESENT_REF" : "XXXX-XX-XX");
        // "today" in narrative is the reader's own day.
        DateOnly day = from.Day;
        if (shifted.Origin == Origin.Named && shifted.Grain < Grain.Month && trail.NamedDay is { IsInCalendar: true } named && from.Anchor == TimeAnchor.Previous && trail.Named is { Grain: > Grain.Month })
            day = named.First;
        return Resolved.Of(CalendarPeriod.Holding(day, shifted.Grain).Shift(shifted.By), from.Anchor);
    }

    private static Resolved Distance(Away away, AnchorTrail trail)
    {
        // A year before a quarter is a quarter: business news compares like with like.
        if (away.Length is { Unit: Grain.Year, Count: { } years } && trail.HasQuarter && !trail.IsNarrative && trail.Quarter is { } quarter && (away.Origin == Origin.Named || years == 1))
            return Resolved.Of(quarter.Shift((int)Math.Round(4 * years) * away.Sign), TimeAnchor.Previous);
        if (trail.From(away.Origin) is not { } from)
            return new Resolved(TimeType.Date, away.Sign < 0 ? "PAST_REF" : "FUTURE_REF");
        if (away.Length.From(from.Day, away.Sign) is not { } day)
            return new Resolved(TimeType.Date, "XXXX-XX-XX") { Anchor = from.Anchor };
        Grain grain = away.Length.Unit switch
        {
            Grain.Hour or Grain.Minute or Grain.Second => Grain.Day,
            Grain.Weekend => Grain.Week,
            Grain.Decade or Grain.Century or Grain.Millennium => Grain.Year,
            Grain.Season or Grain.Half => Grain.Month,
            var unit => unit,
        };
        // "a year earlier" than a day is that day, than a year that year.
        if (from.Anchor == TimeAnchor.Previous && trail.Named is { } named && away.Origin == Origin.Named && named.Grain < grain && away.Length.Count == 1)
            grain = named.Grain;
        return Resolved.Of(CalendarPeriod.Holding(day, grain), from.Anchor);
    }

    private static Resolved Extend(Stretch stretch, AnchorTrail trail)
    {
        var resolved = new Resolved(TimeType.Duration, stretch.Length.Timex);
        if (trail.From(Origin.Telling) is not { } from)
            return resolved;
        Length length = stretch.Length.Count is null ? stretch.Length with { Count = RecentUnits } : stretch.Length;
        // The day of telling itself is outside, as in SCATE: the past week is the seven days before today.
        DateOnly? far = length.From(from.Day, stretch.Sign);
        if (far is not { } end || (stretch.Sign < 0 ? from.Day == DateOnly.MinValue : from.Day == DateOnly.MaxValue))
            return resolved;
        return stretch.Sign < 0
            ? resolved with { First = end, Last = end < from.Day ? from.Day.AddDays(-1) : from.Day, Anchor = from.Anchor, IsApproximate = stretch.Length.Count is null }
            : resolved with { First = end > from.Day ? from.Day.AddDays(1) : from.Day, Last = end, Anchor = from.Anchor, IsApproximate = stretch.Length.Count is null };
    }

    private static Resolved Refer(Vague vague, AnchorTrail trail)
    {
        var resolved = new Resolved(TimeType.Date, vague.Timex);
        if (trail.Telling is not { } day)
            return resolved;
        if (vague.Timex == "PRESENT_REF")
            return resolved with { First = day, Last = day, Anchor = TimeAnchor.Publication };
        if (vague.Reach is { } reach && new Length(RecentUnits, reach).From(day, vague.Sign) is { } far)
            return resolved with { First = vague.Sign < 0 ? far : day, Last = vague.Sign < 0 ? day : far, Anchor = TimeAnchor.Publication, IsApproximate = true };
        return vague.Timex == "PAST_REF" ? resolved with { Last = day, Anchor = TimeAnchor.Publication } : resolved with { First = day, Anchor = TimeAnchor.Publication };
    }

    private static Resolved Intersect(Within within, AnchorTrail trail, Tense tense)
    {
        if (within.Whole is Recurring or Fixed { Period.Grain: Grain.Day } && within.Part is Shifted { Grain: Grain.Week })
            return Resolve(within.Whole, trail, tense) is { Period: { IsInCalendar: true } inner, Anchor: var by } ? Resolved.Of(inner.Widen(Grain.Week), by) : new Resolved(TimeType.Date, "XXXX-WXX");
        if (Resolve(within.Whole, trail, tense) is not { Period: { IsInCalendar: true } whole, Anchor: var anchor })
            return new Resolved(TimeType.Date, "XXXX-XX-XX");
        if (within.Part is Shifted { Grain: Grain.Quarter } && trail.Quarter is { } spoken)
            return Resolved.Of(CalendarPeriod.Quarter(whole.First.Year, spoken.Number % 4 + 1), anchor);
        return within.Part is Recurring recurring && Cycles.InYear(recurring.Cycle, recurring.Value, whole.First.Year) is { } part
            ? Resolved.Of(part, anchor) : Resolved.Of(whole, anchor);
    }

    private static Resolved Clock(Clocked clocked, AnchorTrail trail, Tense tense)
    {
        Resolved day = clocked.Day is { } node ? Resolve(node, trail, tense)
            : trail.Named is { Grain: Grain.Day } named ? Resolved.Of(named, TimeAnchor.Previous)
            : trail.Telling is { } telling ? Resolved.Of(CalendarPeriod.Day(telling), TimeAnchor.Publication)
            : new Resolved(TimeType.Time, "XXXX-XX-XX");
        return day with { Type = TimeType.Time, Timex = (day.Period is { Grain: Grain.Day } ? day.Timex : "XXXX-XX-XX") + clocked.Suffix };
    }

    private static Resolved Qualify(Resolved inner, string mod) => inner with { Mod = mod, IsApproximate = inner.IsApproximate || mod == "APPROX" };
}
