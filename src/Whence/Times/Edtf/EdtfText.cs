using System.Globalization;
using Whence.Times.Normalization;

namespace Whence.Times.Edtf;

/// <summary>Prints and reads EDTF, and says which days a string means. Reading what was printed gives the same value.</summary>
internal static class EdtfText
{
    private const int LongestText = 64;

    public static string Print(EdtfValue value) => value.Join switch
    {
        EdtfJoin.None => Print(value.From!.Value),
        EdtfJoin.Interval => (value.From is { } a ? Print(a) : "..") + "/" + (value.To is { } b ? Print(b) : ".."),
        _ => "[" + (value.From is { } a ? Print(a) : "") + ".." + (value.To is { } b ? Print(b) : "") + "]",
    };

    /// <summary>Reads a string of the printed kind; null when it is not one, or names no day of the calendar.</summary>
    public static EdtfValue? Parse(string text)
    {
        if (text.Length is 0 or > LongestText)
            return null;
        if (text.StartsWith('[') && text.EndsWith(']'))
        {
            int dots = text.IndexOf("..", StringComparison.Ordinal);
            return dots > 0 && Side(text[1..dots], out EdtfDate? from) && Side(text[(dots + 2)..^1], out EdtfDate? to) && (from ?? to) is not null
                ? new EdtfValue(from, to, EdtfJoin.OneOf) : null;
        }

        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return Date(text) is { } date ? new EdtfValue(date) : null;
        return Open(text[..slash], out EdtfDate? begin) && Open(text[(slash + 1)..], out EdtfDate? end) && (begin ?? end) is not null
            ? new EdtfValue(begin, end, EdtfJoin.Interval) : null;
    }

    /// <summary>The days of a value: a date is somewhere inside its period, an interval begins inside the first and ends inside the second.</summary>
    public static DayBounds Days(EdtfValue value)
    {
        (DateOnly First, DateOnly Last)? from = value.From is { } a ? Days(a) : null, to = value.To is { } b ? Days(b) : null;
        return value.Join == EdtfJoin.Interval
            ? new DayBounds(from?.First, from?.Last, to?.First, to?.Last)
            : new DayBounds(from?.First, to?.Last, from?.First, to?.Last);
    }

    private static (DateOnly First, DateOnly Last) Days(EdtfDate date)
    {
        CalendarPeriod period = date switch
        {
            { UnspecifiedDigits: 1 } => new(Grain.Decade, date.Year / 10),
            { UnspecifiedDigits: 2 } => new(Grain.Century, date.Year / 100),
            { UnspecifiedDigits: 3 } => new(Grain.Millennium, date.Year / 1000),
            { Day: > 0 } => CalendarPeriod.Day(date.Year, date.Month, date.Day)!.Value,
            { Month: >= 40 } => CalendarPeriod.Half(date.Year, date.Month - 39),
            { Month: >= 33 } => CalendarPeriod.Quarter(date.Year, date.Month - 32),
            { Month: >= 21 } => CalendarPeriod.Season(date.Year, date.Month - 20),
            { Month: > 0 } => CalendarPeriod.Month(date.Year, date.Month),
            _ => CalendarPeriod.Year(date.Year),
        };
        return (period.First, period.Last);
    }

    private static string Print(EdtfDate date)
    {
        string year = date.Year.ToString("D4", CultureInfo.InvariantCulture);
        if (date.UnspecifiedDigits > 0)
            year = year[..^date.UnspecifiedDigits] + new string('X', date.UnspecifiedDigits);
        string month = date.Month > 0 ? string.Create(CultureInfo.InvariantCulture, $"-{date.Month:D2}") : "";
        string day = date.Day > 0 ? string.Create(CultureInfo.InvariantCulture, $"-{date.Day:D2}") : "";
        return year + month + day + (date.IsApproximate ? "~" : "");
    }

    private static bool Open(string text, out EdtfDate? date)
    {
        date = null;
        return text == ".." || (date = Date(text)) is not null;
    }

    private static bool Side(string text, out EdtfDate? date)
    {
        date = null;
        return text.Length == 0 || (date = Date(text)) is not null;
    }

    private static EdtfDate? Date(string text)
    {
        bool isApproximate = text.EndsWith('~');
        ReadOnlySpan<char> s = isApproximate ? text.AsSpan(0, text.Length - 1) : text;
        if (s.Length is not (4 or 7 or 10))
            return null;
        int unspecified = 4 - s[..4].TrimEnd('X').Length;
        if (unspecified > 3 || (unspecified > 0 && (s.Length > 4 || isApproximate)))
            return null;
        if (!Digits(s[..(4 - unspecified)], out int year))
            return null;
        for (int i = 0; i < unspecified; i++)
            year *= 10;
        int month = 0, day = 0;
        if (s.Length >= 7 && (s[4] != '-' || !Digits(s[5..7], out month) || month is not ((>= 1 and <= 12) or (>= 21 and <= 24) or (>= 33 and <= 36) or 40 or 41)))
            return null;
        if (s.Length == 10 && (s[7] != '-' || !Digits(s[8..], out day) || CalendarPeriod.Day(year, month, day) is null))
            return null;
        var date = new EdtfDate(year, month, day) { UnspecifiedDigits = unspecified, IsApproximate = isApproximate };
        return year >= 1 && !(month == 24 && year == 9999) ? date : null;
    }

    private static bool Digits(ReadOnlySpan<char> s, out int value)
    {
        value = 0;
        foreach (char c in s)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            value = value * 10 + c - '0';
        }

        return true;
    }
}
