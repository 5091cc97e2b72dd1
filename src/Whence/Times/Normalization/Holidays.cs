namespace Whence.Times.Normalization;

/// <summary>Days that go by a name, found by rule for any year. Only those whose date the name alone decides.</summary>
internal static class Holidays
{
    /// <summary>Names in lower case; the index is the value of a <see cref="Cycle.Holiday"/>.</summary>
    public static readonly (string Name, Func<int, DateOnly> On)[] All =
    [
        ("christmas eve", static y => new(y, 12, 24)),
        ("christmas day", static y => new(y, 12, 25)),
        ("christmas", static y => new(y, 12, 25)),
        ("boxing day", static y => new(y, 12, 26)),
        ("new year 's eve", static y => new(y, 12, 31)),
        ("new years eve", static y => new(y, 12, 31)),
        ("new year 's day", static y => new(y, 1, 1)),
        ("new years day", static y => new(y, 1, 1)),
        ("new year 's", static y => new(y, 1, 1)),
        ("new year", static y => new(y, 1, 1)),
        ("valentine 's day", static y => new(y, 2, 14)),
        ("st . patrick 's day", static y => new(y, 3, 17)),
        ("st patrick 's day", static y => new(y, 3, 17)),
        ("good friday", static y => Easter(y, -2)),
        ("easter sunday", static y => Easter(y, 0)),
        ("easter monday", static y => Easter(y, 1)),
        ("easter", static y => Easter(y, 0)),
        ("may day", static y => new(y, 5, 1)),
        ("memorial day", static y => Nth(y, 6, DayOfWeek.Monday, 0)),
        ("independence day", static y => new(y, 7, 4)),
        ("fourth of july", static y => new(y, 7, 4)),
        ("bastille day", static y => new(y, 7, 14)),
        ("labor day", static y => Nth(y, 9, DayOfWeek.Monday, 1)),
        ("columbus day", static y => Nth(y, 10, DayOfWeek.Monday, 2)),
        ("halloween", static y => new(y, 10, 31)),
        ("veterans day", static y => new(y, 11, 11)),
        ("armistice day", static y => new(y, 11, 11)),
        ("remembrance day", static y => new(y, 11, 11)),
        ("thanksgiving day", static y => Nth(y, 11, DayOfWeek.Thursday, 4)),
        ("thanksgiving", static y => Nth(y, 11, DayOfWeek.Thursday, 4)),
        ("martin luther king day", static y => Nth(y, 1, DayOfWeek.Monday, 3)),
        ("presidents day", static y => Nth(y, 2, DayOfWeek.Monday, 3)),
        ("presidents ' day", static y => Nth(y, 2, DayOfWeek.Monday, 3)),
        ("april fool 's day", static y => new(y, 4, 1)),
    ];

    /// <summary>The n-th such weekday of a month; 0 is the last one of the month before.</summary>
    private static DateOnly Nth(int year, int month, DayOfWeek weekday, int n)
    {
        var first = new DateOnly(year, month, 1);
        int ahead = ((int)weekday - (int)first.DayOfWeek + 7) % 7;
        return first.AddDays(ahead + 7 * (n - 1));
    }

    /// <summary>Western Easter Sunday by the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, chapter 8), plus days.</summary>
    private static DateOnly Easter(int year, int plus)
    {
        int a = year % 19, b = year / 100, c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int day = h + l - 7 * m + 114;
        return new DateOnly(year, day / 31, day % 31 + 1).AddDays(plus);
    }
}
