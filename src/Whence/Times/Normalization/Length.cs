using System.Globalization;

namespace Whence.Times.Normalization;

/// <summary>So many units of time; no number means "some": "years", "several weeks".</summary>
/// <param name="Count">How many, or null.</param>
/// <param name="Unit">Of what.</param>
internal readonly record struct Length(double? Count, Grain Unit)
{
    /// <summary>TIMEX3 value: P2W, PT5H30M, PXY. Decades are tens of years, as TimeBank has them.</summary>
    public string Timex
    {
        get
        {
            (string letter, int times) = Unit switch
            {
                Grain.Second => ("TS", 1),
                Grain.Minute => ("TM", 1),
                Grain.Hour => ("TH", 1),
                Grain.Day => ("D", 1),
                Grain.Weekend => ("WE", 1),
                Grain.Week => ("W", 1),
                Grain.Month => ("M", 1),
                Grain.Quarter => ("Q", 1),
                Grain.Season => ("M", 3),
                Grain.Half => ("M", 6),
                Grain.Year => ("Y", 1),
                Grain.Decade => ("Y", 10),
                Grain.Century => (Count is null ? "C" : "Y", 100),
                _ => (Count is null ? "L" : "Y", 1000),
            };
            string prefix = letter[0] == 'T' ? "PT" : "P";
            string unit = letter[0] == 'T' ? letter[1..] : letter;
            if (Count is not { } count)
                return prefix + "X" + unit;
            double number = count * times;
            double whole = Math.Floor(number);
            string rest = number == whole ? "" : unit switch
            {
                "H" or "M" when prefix == "PT" => Print(Math.Round((number - whole) * 60)) + (unit == "H" ? "M" : "S"),
                "Y" => Print(Math.Round((number - whole) * 12)) + "M",
                "W" when whole == 0 => "",
                _ => "",
            };
            if (rest.Length == 0)
                return prefix + Print(number) + unit;
            return whole == 0 ? prefix + rest : prefix + Print(whole) + unit + rest;
        }
    }

    /// <summary>The day that lies this far from <paramref name="day"/>, or null when the calendar ends before it. No number counts as none.</summary>
    public DateOnly? From(DateOnly day, int sign)
    {
        if (Count is not { } count || count > 100_000_000)
            return null;
        double signed = count * sign;
        (double months, double days) = Unit switch
        {
            Grain.Day => (0.0, signed),
            Grain.Weekend or Grain.Week => (0, signed * 7),
            Grain.Month => (signed, 0),
            Grain.Quarter or Grain.Season => (signed * 3, 0),
            Grain.Half => (signed * 6, 0),
            Grain.Year => (signed * 12, 0),
            Grain.Decade => (signed * 120, 0),
            Grain.Century => (signed * 1200, 0),
            Grain.Millennium => (signed * 12000, 0),
            Grain.Hour => (0, signed / 24),
            Grain.Minute => (0, signed / 1440),
            _ => (0, signed / 86400),
        };
        double month = day.Year * 12.0 + day.Month - 1 + Math.Round(months);
        if (month is < 12 or >= 120_000)
            return null;
        double number = day.AddMonths((int)Math.Round(months)).DayNumber + Math.Round(days);
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)number) : null;
    }

    private static string Print(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
