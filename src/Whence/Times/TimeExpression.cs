using Whence.Text;

namespace Whence.Times;

/// <summary>TIMEX3 types (TimeML 1.2.1).</summary>
public enum TimeType
{
    Date,
    Time,
    Duration,
    Set,
}

/// <summary>What a relative expression is counted from.</summary>
public enum TimeAnchor
{
    /// <summary>The expression says it all.</summary>
    None,
    Publication,
    Dateline,

    /// <summary>The date named before it.</summary>
    Previous,

    /// <summary>The time of the quoted speech.</summary>
    Speech,
}

/// <summary>Four days, inclusive; null is an open side. "Somewhere in October" differs from "all October" only here.</summary>
public readonly record struct DayBounds(DateOnly? BeginEarliest, DateOnly? BeginLatest, DateOnly? EndEarliest, DateOnly? EndLatest);

/// <summary>A time expression of the text and the days it means.</summary>
public sealed record TimeExpression
{
    public required TextSpan Span { get; init; }

    public required TimeType Type { get; init; }

    /// <summary>TIMEX3 value: "2012-10", "P2W", "PRESENT_REF".</summary>
    public required string Timex { get; init; }

    /// <summary>TIMEX3 mod: START, MID, END, APPROX, MORE_THAN ...; null when there is none.</summary>
    public string? Mod { get; init; }

    /// <summary>The days with the signal (since, until, by) as EDTF (ISO 8601-2:2019); null where EDTF cannot say it.</summary>
    public string? Edtf { get; init; }

    public DayBounds Bounds { get; init; }

    public TimeAnchor Anchor { get; init; }

    /// <summary>Index of the time that ends the range which this one begins ("between X and Y"); null when it begins none.</summary>
    public int? RangeEnd { get; init; }

    /// <summary>First possible day, or null when open.</summary>
    public DateOnly? Earliest => Bounds.BeginEarliest;

    /// <summary>Last possible day, or null when open.</summary>
    public DateOnly? Latest => Bounds.EndLatest;
}
