namespace Whence.Times.Normalization;

/// <summary>What a tree means once its anchor is known.</summary>
internal sealed record Resolved(TimeType Type, string Timex)
{
    public string? Mod { get; init; }

    /// <summary>The period that TIMEX3 names, or null for lengths, sets and references.</summary>
    public CalendarPeriod? Period { get; init; }

    /// <summary>First day, narrowed by "early", "earlier" ...; null when no day is known.</summary>
    public DateOnly? First { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? Last { get; init; }

    /// <summary>The finest calendar unit that both ends are printed in.</summary>
    public Grain Ends { get; init; } = Grain.Day;

    /// <summary>Whether the ends are only about there: "late October".</summary>
    public bool IsApproximate { get; init; }

    public TimeAnchor Anchor { get; init; }

    /// <summary>A resolved period of the calendar; one outside it keeps its value and has no days.</summary>
    public static Resolved Of(CalendarPeriod period, TimeAnchor anchor) => period.IsInCalendar
        ? new Resolved(TimeType.Date, period.Timex) { Period = period, First = period.First, Last = period.Last, Anchor = anchor }
        : new Resolved(TimeType.Date, "XXXX-XX-XX") { Anchor = anchor };
}
