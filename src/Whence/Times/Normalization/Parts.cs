using Whence.Times.Anchors;

namespace Whence.Times.Normalization;

/// <summary>Early, middle, late: a third of a period, counted in the unit below it.</summary>
internal static class Parts
{
    public static Resolved Resolve(Part node, Resolved whole, AnchorTrail trail)
    {
        string mod = node.Style switch
        {
            PartStyle.Early or PartStyle.Earlier => "START",
            PartStyle.Middle => "MID",
            _ => "END",
        };
        if (whole.Type == TimeType.Time || whole.Period is not { IsInCalendar: true } period)
            return whole with { Mod = mod };
        if (node.Style is PartStyle.Earlier or PartStyle.Later)
            return Side(node.Style, whole, period, trail) with { Mod = mod };
        (DateOnly first, DateOnly last, Grain ends) = Third(period, node.Style);
        return whole with { Mod = mod, First = first, Last = last, Ends = ends, IsApproximate = ends != Grain.Day || period.Grain is Grain.Month };
    }

    /// <summary>The side of the day of telling that is meant, where the period holds that day.</summary>
    private static Resolved Side(PartStyle style, Resolved whole, CalendarPeriod period, AnchorTrail trail)
    {
        if (trail.Telling is not { } day || !period.Contains(day))
            return whole;
        return style == PartStyle.Earlier ? whole with { Last = day } : whole with { First = day };
    }

    private static (DateOnly First, DateOnly Last, Grain Ends) Third(CalendarPeriod period, PartStyle style)
    {
        int third = style switch
        {
            PartStyle.Early => 0,
            PartStyle.Middle => 1,
            _ => 2,
        };
        switch (period.Grain)
        {
            case Grain.Month:
                DateOnly month = period.First;
                return (month.AddDays(third * 10), third == 2 ? period.Last : month.AddDays(third * 10 + 9), Grain.Day);
            case Grain.Week:
                return (period.First.AddDays(third * 2), third == 2 ? period.Last : period.First.AddDays(third * 2 + 2), Grain.Day);
            case Grain.Quarter or Grain.Season or Grain.Half or Grain.Year:
                int months = period.Grain switch
                {
                    Grain.Year => 4,
                    Grain.Half => 2,
                    _ => 1,
                };
                DateOnly start = period.First.AddMonths(third * months);
                return (start, new CalendarPeriod(Grain.Month, start.Year * 12 + start.Month - 1 + months - 1).Last, Grain.Month);
            case Grain.Decade:
                int decade = period.First.Year;
                return third switch
                {
                    0 => Years(decade, decade + 3),
                    1 => Years(decade + 4, decade + 6),
                    _ => Years(decade + 7, decade + 9),
                };
            case Grain.Century:
                int century = period.First.Year;
                return third switch
                {
                    0 => Years(century, century + 33),
                    1 => Years(century + 34, century + 66),
                    _ => Years(century + 67, century + 99),
                };
            default:
                return (period.First, period.Last, Grain.Day);
        }
    }

    private static (DateOnly First, DateOnly Last, Grain Ends) Years(int first, int last) =>
        (new DateOnly(first, 1, 1), new DateOnly(last, 12, 31), Grain.Year);
}
