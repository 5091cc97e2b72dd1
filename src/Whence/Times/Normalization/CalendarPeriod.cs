using System.Globalization;

namespace Whence.Times.Normalization;

/// <summary>One day, week, month ... of the proleptic Gregorian calendar: the unit, and its number counted from year 1.</summary>
/// <remarks>
/// Shifting adds to the number, so "three quarters later" needs no calendar. Seasons are the meteorological ones of the northern
/// hemisphere (spring is March to May); the winter of a year begins in December of that year unless the name is bound to its first months.
/// </remarks>
internal readonly record struct CalendarPeriod(Grain Grain, int Number)
{
    private static readonly int LastDay = DateOnly.MaxValue.DayNumber;

    private static readonly string[] Seasons = ["SP", "SU", "FA", "WI"];

    public static CalendarPeriod Day(DateOnly day) => new(Grain.Day, day.DayNumber);

    /// <summary>The day of that year, month and number, or null when the calendar has none.</summary>
    public static CalendarPeriod? Day(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? Day(new DateOnly(year, month, day))
            : null;

    public static CalendarPeriod Month(int year, int month) => new(Grain.Month, year * 12 + month - 1);

    public static CalendarPeriod Quarter(int year, int quarter) => new(Grain.Quarter, year * 4 + quarter - 1);

    /// <param name="year">The year.</param>
    /// <param name="season">1 spring, 2 summer, 3 autumn, 4 winter.</param>
    public static CalendarPeriod Season(int year, int season) => new(Grain.Season, year * 4 + season - 1);

    public static CalendarPeriod Half(int year, int half) => new(Grain.Half, year * 2 + half - 1);

    public static CalendarPeriod Year(int year) => new(Grain.Year, year);

    /// <summary>The period of that grain that holds the day; hours and less give the day.</summary>
    public static CalendarPeriod Holding(DateOnly day, Grain grain) => grain switch
    {
        Grain.Week => new(grain, Monday(day.DayNumber)),
        Grain.Weekend => new(grain, Monday(day.DayNumber)),
        Grain.Month => Month(day.Year, day.Month),
        Grain.Quarter => Quarter(day.Year, (day.Month + 2) / 3),
        Grain.Season => day.Month <= 2 ? Season(day.Year - 1, 4) : Season(day.Year, day.Month / 3),
        Grain.Half => Half(day.Year, (day.Month + 5) / 6),
        Grain.Year => Year(day.Year),
        Grain.Decade => new(grain, day.Year / 10),
        Grain.Century => new(grain, day.Year / 100),
        Grain.Millennium => new(grain, day.Year / 1000),
        _ => Day(day),
    };

    /// <summary>Whether its first and last day lie inside years 1 to 9999.</summary>
    public bool IsInCalendar => Grain switch
    {
        <= Grain.Day => Number >= 0 && Number <= LastDay,
        Grain.Week or Grain.Weekend => Number >= 0 && Number < LastDay / 7,
        Grain.Month => Number is >= 12 and < 120_000,
        Grain.Quarter => Number is >= 4 and < 40_000,
        Grain.Season => Number is >= 4 and < 39_999,
        Grain.Half => Number is >= 2 and < 20_000,
        Grain.Year => Number is >= 1 and <= 9999,
        Grain.Decade => Number is >= 1 and < 1000,
        Grain.Century => Number is >= 1 and < 100,
        _ => Number is >= 1 and < 10,
    };

    public CalendarPeriod Shift(int count) => this with { Number = Number + Math.Clamp(count, -1_000_000, 1_000_000) };

    /// <summary>First day. Only for a period inside the calendar.</summary>
    public DateOnly First => Grain switch
    {
        Grain.Week => DateOnly.FromDayNumber(Number * 7),
        Grain.Weekend => DateOnly.FromDayNumber(Number * 7 + 5),
        Grain.Month => new(Number / 12, Number % 12 + 1, 1),
        Grain.Quarter => new(Number / 4, Number % 4 * 3 + 1, 1),
        Grain.Season => new(Number / 4, Number % 4 * 3 + 3, 1),
        Grain.Half => new(Number / 2, Number % 2 * 6 + 1, 1),
        Grain.Year => new(Number, 1, 1),
        Grain.Decade => new(Number * 10, 1, 1),
        Grain.Century => new(Number * 100, 1, 1),
        Grain.Millennium => new(Number * 1000, 1, 1),
        _ => DateOnly.FromDayNumber(Number),
    };

    /// <summary>Last day. Only for a period inside the calendar.</summary>
    public DateOnly Last => Grain switch
    {
        <= Grain.Day => First,
        Grain.Weekend => First.AddDays(1),
        _ => Shift(1) is { IsInCalendar: true } next ? next.First.AddDays(-1) : DateOnly.MaxValue,
    };

    public bool Contains(DateOnly day) => First <= day && day <= Last;

    /// <summary>The period of that coarser grain that holds its first day.</summary>
    public CalendarPeriod Widen(Grain grain) => Holding(First, grain);

    /// <summary>TIMEX3 value: 1998-02-27, 1989-W43, 1989-Q3, 1989-SU, 199X, 19.</summary>
    public string Timex
    {
        get
        {
            int year = Grain is Grain.Week or Grain.Weekend ? ISOWeek.GetYear(First.ToDateTime(default)) : First.Year;
            return Grain switch
            {
                Grain.Week => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-W{ISOWeek.GetWeekOfYear(First.ToDateTime(default)):D2}"),
                Grain.Weekend => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-W{ISOWeek.GetWeekOfYear(First.ToDateTime(default)):D2}-WE"),
                Grain.Month => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{First.Month:D2}"),
                Grain.Quarter => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-Q{Number % 4 + 1}"),
                Grain.Season => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{Seasons[Number % 4]}"),
                Grain.Half => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-H{Number % 2 + 1}"),
                Grain.Year => string.Create(CultureInfo.InvariantCulture, $"{year:D4}"),
                Grain.Decade => string.Create(CultureInfo.InvariantCulture, $"{Number:D3}X"),
                Grain.Century => string.Create(CultureInfo.InvariantCulture, $"{Number:D2}"),
                Grain.Millennium => string.Create(CultureInfo.InvariantCulture, $"{Number:D1}"),
                _ => First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
        }
    }

    private static int Monday(int dayNumber) => dayNumber / 7; // 0001-01-01 is a Monday
}
