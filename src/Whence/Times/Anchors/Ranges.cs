using Whence.Times.Normalization;
using Whence.Times.Recognition;
using Whence.Times.Words;

namespace Whence.Times.Anchors;

/// <summary>Two expressions that are the ends of one range lend each other what one of them leaves out.</summary>
internal static class Ranges
{
    /// <summary>The first of two with the year of the second: "between December 10 and December 22, 2012".</summary>
    public static TimeNode Inherit(WordRun w, Recognised first, Recognised second)
    {
        if (second.Node is not Fixed { Period: { IsInCalendar: true, Grain: Grain.Day or Grain.Month } end } || first.Node is not Recurring { Cycle: Cycle.MonthDay or Cycle.Month, Pick: Pick.Bare } begin || !AreJoined(w, first, second))
            return first.Node;
        DateOnly last = end.Last;
        return (Cycles.InYear(begin.Cycle, begin.Value, last.Year) is { IsInCalendar: true } same && same.First <= last ? same : Cycles.InYear(begin.Cycle, begin.Value, last.Year - 1)) is { IsInCalendar: true } period
            ? new Fixed(period) : first.Node;
    }

    /// <summary>Whether the two are the ends of a range: "between X and Y", "from X to Y", "X to Y".</summary>
    public static bool AreEnds(WordRun w, Recognised first, Recognised second) =>
        AreJoined(w, first, second) && (w[first.First - 1].Text is "between" or "from" || !w.Is(first.End, "and", "or"));

    /// <summary>Whether only "to", "and", "or", a dash ... stands between them.</summary>
    public static bool AreJoined(WordRun w, Recognised first, Recognised second) =>
        second.First == first.End + 1 && w[first.End].Text is "to" or "and" or "or" or "through" or "until" or "till" or "-" or "–";
}
