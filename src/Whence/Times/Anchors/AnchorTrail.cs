using Whence.Times.Normalization;

namespace Whence.Times.Anchors;

/// <summary>The days that relative expressions can count from, as they stand at one point of an article.</summary>
/// <remarks>
/// News counts from the day of telling: that of the dateline where it says one, else publication. Narrative (a war told years later)
/// counts from the date named last. Mazur and Dale 2010 show how far the two are apart.
/// </remarks>
internal sealed class AnchorTrail(DateOnly? telling, TimeAnchor tellingAnchor, bool isNarrative)
{
    private CalendarPeriod? quarter;

    /// <summary>Whether incomplete dates hang on the date named last.</summary>
    public bool IsNarrative => isNarrative;

    /// <summary>The day of telling, or null when nothing says it.</summary>
    public DateOnly? Telling => telling;

    /// <summary>The day on which the words at this point were spoken, where a quotation's telling names another than the day of telling.</summary>
    public DateOnly? Spoken { get; set; }

    /// <summary>The last date named, with its grain; null before the first.</summary>
    public CalendarPeriod? Named { get; private set; }

    /// <summary>The last day, week or month named, for "the next day" after "in 1940".</summary>
    public CalendarPeriod? NamedDay { get; private set; }

    /// <summary>The quarter that the article speaks of: the last one named, else the last one that ended before the day of telling.</summary>
    public CalendarPeriod? Quarter => quarter ?? (telling is { } day ? CalendarPeriod.Holding(day, Grain.Quarter).Shift(-1) : null);

    public bool HasQuarter => quarter is not null;

    /// <summary>The day that an expression of this origin counts from, and what kind of anchor that is.</summary>
    public (DateOnly Day, TimeAnchor Anchor)? From(Origin origin)
    {
        if (Spoken is { } spoken && origin == Origin.Telling)
            return (spoken, TimeAnchor.Speech);
        if ((origin == Origin.Named || isNarrative || telling is null) && Named is { IsInCalendar: true } named)
            return (named.First, TimeAnchor.Previous);
        return telling is { } day ? (day, tellingAnchor) : null;
    }

    /// <summary>Remembers a resolved expression for those after it.</summary>
    public void Add(TimeNode node, Resolved resolved)
    {
        if (resolved.Period is not { IsInCalendar: true } period || resolved.Type is not (TimeType.Date or TimeType.Time))
            return;
        Named = period;
        if (period.Grain <= Grain.Month)
            NamedDay = period;
        if (period.Grain == Grain.Quarter && node is not (Away or Shifted))
            quarter = period;
    }

    /// <summary>A new paragraph of news starts afresh: only narrative keeps its thread.</summary>
    public void Paragraph()
    {
        if (!isNarrative && telling is not null)
            Named = null;
    }
}
