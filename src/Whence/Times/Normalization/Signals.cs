using Whence.Times.Edtf;

namespace Whence.Times.Normalization;

/// <summary>The word before an expression that opens or closes a side.</summary>
internal enum Signal : byte
{
    None,
    Since,
    Until,
    Before,
    After,
    By,
    From,
    Between,
}

/// <summary>Makes four days and EDTF of a resolved expression and its signal.</summary>
internal static class Signals
{
    public static (DayBounds Bounds, string? Edtf) Apply(Resolved time, Signal signal, DateOnly? telling)
    {
        if (time.First is not { } first || time.Last is not { } last || first > last)
            return (new DayBounds(time.First, time.First, time.Last, time.Last), null);
        EdtfDate? from = Ends(time, first, isEnd: false), to = Ends(time, last, isEnd: true);
        switch (time.Type == TimeType.Duration || time.Timex.EndsWith("_REF", StringComparison.Ordinal) ? Signal.None : signal)
        {
            case Signal.Since:
                DateOnly? now = telling is { } t && t >= last ? t : null;
                return (new DayBounds(first, last, now, null), Interval(from, null));
            case Signal.From:
                return (new DayBounds(first, last, first, null), Interval(from, null));
            case Signal.Until or Signal.By:
                return (new DayBounds(null, last, signal == Signal.Until ? first : null, last), Interval(null, to));
            case Signal.Before:
                DateOnly? before = first > DateOnly.MinValue ? first.AddDays(-1) : null;
                return (new DayBounds(null, before, null, before), Interval(null, before is { } b ? Day(b) : null));
            case Signal.After:
                DateOnly? after = last < DateOnly.MaxValue ? last.AddDays(1) : null;
                return (new DayBounds(after, null, after, null), Interval(after is { } a ? Day(a) : null, null));
        }

        if (time.Type == TimeType.Duration || time.Timex.EndsWith("_REF", StringComparison.Ordinal))
            return (new DayBounds(first, last, first, last), null);
        if (time.Period is { } period && period.First == first && period.Last == last)
        {
            return Single(period, time.IsApproximate) is { } date ? (new DayBounds(first, last, first, last), EdtfText.Print(new EdtfValue(date)))
                : (new DayBounds(first, first, last, last), EdtfText.Print(new EdtfValue(Day(first), Day(last), EdtfJoin.Interval)));
        }

        return (new DayBounds(first, last, first, last), EdtfText.Print(new EdtfValue(from, to, EdtfJoin.Interval)));
    }

    private static string? Interval(EdtfDate? from, EdtfDate? to) =>
        from is null && to is null ? null : EdtfText.Print(new EdtfValue(from, to, EdtfJoin.Interval));

    private static EdtfDate Day(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>The end of a stretch of days in the precision that the expression has.</summary>
    private static EdtfDate Ends(Resolved time, DateOnly day, bool isEnd)
    {
        if (time.Period is { } period && period.First == time.First && period.Last == time.Last && Single(period, time.IsApproximate) is { UnspecifiedDigits: 0 } whole)
            return whole;
        return time.Ends switch
        {
            Grain.Year => new EdtfDate(day.Year) { IsApproximate = time.IsApproximate },
            Grain.Month => new EdtfDate(day.Year, day.Month) { IsApproximate = time.IsApproximate },
            _ => Day(day) with { IsApproximate = time.IsApproximate },
        };
    }

    /// <summary>The period as one date of EDTF, or null for weeks, which EDTF has not.</summary>
    private static EdtfDate? Single(CalendarPeriod period, bool isApproximate)
    {
        DateOnly first = period.First;
        EdtfDate? date = period.Grain switch
        {
            <= Grain.Day => Day(first),
            Grain.Month => new EdtfDate(first.Year, first.Month),
            Grain.Quarter => new EdtfDate(first.Year, 33 + period.Number % 4),
            Grain.Season => new EdtfDate(first.Year, 21 + period.Number % 4),
            Grain.Half => new EdtfDate(first.Year, 40 + period.Number % 2),
            Grain.Year => new EdtfDate(first.Year),
            Grain.Decade => new EdtfDate(first.Year) { UnspecifiedDigits = 1 },
            Grain.Century => new EdtfDate(first.Year) { UnspecifiedDigits = 2 },
            Grain.Millennium => new EdtfDate(first.Year) { UnspecifiedDigits = 3 },
            _ => null,
        };
        return date is { UnspecifiedDigits: 0 } exact ? exact with { IsApproximate = isApproximate } : date;
    }
}
