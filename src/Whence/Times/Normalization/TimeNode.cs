namespace Whence.Times.Normalization;

/// <summary>What an expression says before an anchor is known: a tree of operators over periods, as SCATE has it (Bethard and Parker 2016).</summary>
internal abstract record TimeNode;

/// <summary>Where a relative expression counts from.</summary>
internal enum Origin : byte
{
    /// <summary>The day of telling: "yesterday", "last year".</summary>
    Telling,

    /// <summary>The time named before: "that day", "a year earlier".</summary>
    Named,
}

/// <summary>Which of the many Fridays or Octobers.</summary>
internal enum Pick : byte
{
    /// <summary>The text does not say: the nearest, or what the tense says.</summary>
    Bare,
    Last,
    This,
    Next,
}

/// <summary>What comes round again.</summary>
internal enum Cycle : byte
{
    Weekday,
    Month,
    Quarter,
    Season,
    Half,
    Weekend,

    /// <summary>A day of an unnamed month: "the 25th".</summary>
    DayOfMonth,

    /// <summary>Month and day: month times 100 plus day.</summary>
    MonthDay,

    /// <summary>Value is an index into <see cref="Holidays"/>.</summary>
    Holiday,
}

/// <summary>A period that needs no anchor: "March 1996", "the 1990s".</summary>
internal sealed record Fixed(CalendarPeriod Period) : TimeNode;

/// <summary>A date outside the calendar, or one that a calendar of years 1 to 9999 cannot hold: only its TIMEX3 value is known.</summary>
internal sealed record Unplaced(string Timex) : TimeNode;

/// <summary>One of a repeating interval: "Friday", "last October", "Aug. 7".</summary>
internal sealed record Recurring(Cycle Cycle, int Value, Pick Pick = Pick.Bare, Origin Origin = Origin.Telling) : TimeNode;

/// <summary>The unit that holds the origin, shifted: "last year" is Year -1, "yesterday" Day -1, "that month" Month 0 of the time named.</summary>
internal sealed record Shifted(Grain Grain, int By, Origin Origin = Origin.Telling) : TimeNode;

/// <summary>So far from the origin: "two years ago", "three days later".</summary>
internal sealed record Away(Length Length, int Sign, Origin Origin) : TimeNode;

/// <summary>A length that ends or begins at the origin: "the past two weeks" (-1), "the next few years" (+1).</summary>
internal sealed record Stretch(Length Length, int Sign) : TimeNode;

/// <summary>A length at no place: "two years".</summary>
internal sealed record Lasting(Length Length) : TimeNode;

/// <summary>Comes back: "every Thursday", "daily".</summary>
internal sealed record Repeating(string Timex) : TimeNode;

/// <summary>PAST_REF, PRESENT_REF or FUTURE_REF, perhaps with the reach that policy gives it ("recent weeks").</summary>
internal sealed record Vague(string Timex, Grain? Reach = null, int Sign = 0) : TimeNode;

/// <summary>The part that lies in the whole: "the third quarter of 1984", "January last year".</summary>
internal sealed record Within(TimeNode Part, TimeNode Whole) : TimeNode;

/// <summary>A part of the day or a clock time, with its day if one is said. <paramref name="Suffix"/> is TIMEX3: T09:00, TMO.</summary>
internal sealed record Clocked(TimeNode? Day, string Suffix) : TimeNode;

/// <summary>How a part of a period is named.</summary>
internal enum PartStyle : byte
{
    Early,
    Middle,
    Late,

    /// <summary>Before the day of telling: "earlier this year".</summary>
    Earlier,

    /// <summary>After the day of telling: "later this year".</summary>
    Later,
}

/// <summary>The first, middle or last third of a period.</summary>
internal sealed record Part(TimeNode Of, PartStyle Style) : TimeNode;

/// <summary>A TIMEX3 mod of amount: APPROX, MORE_THAN, EQUAL_OR_LESS.</summary>
internal sealed record Qualified(TimeNode Of, string Mod) : TimeNode;
