using Whence.Articles.Dates;

namespace Whence.Articles.Metadata.DateSignals;

/// <summary>A day in an address: /2020/04/20/, /2020-04-20-slug, /20200420/, /2020/apr/20/, /2020/april/20/.</summary>
internal static class UrlDates
{
    public static PrintedDate? Find(string? url)
    {
        if (url is null || url.Length > 2000 || !Uri.TryCreate(url, UriKind.Absolute, out Uri? uri))
            return null;
        string path = uri.AbsolutePath;
        for (int i = 0; i + 8 <= path.Length; i++)
        {
            if ((i > 0 && char.IsAsciiDigit(path[i - 1])) || path[i] is not ('1' or '2') || !Digits(path, i, 4, out int year) || year is < 1995 or > 2099)
                continue;
            if (Read(path, i + 4, year) is { } day)
                return new PrintedDate(day, null, null, i, i + 8);
        }

        return DayFirst(path);
    }

    // /29-10-2021
    private static PrintedDate? DayFirst(string path)
    {
        for (int i = 1; i + 10 <= path.Length; i++)
        {
            if (path[i + 2] != '-' || path[i + 5] != '-' || char.IsAsciiDigit(path[i - 1]) || !Digits(path, i, 2, out int day) || !Digits(path, i + 3, 2, out int month) || !Digits(path, i + 6, 4, out int year))
                continue;
            if (year is >= 1995 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) && (i + 10 == path.Length || !char.IsAsciiDigit(path[i + 10])))
                return new PrintedDate(new DateOnly(year, month, day), null, null, i, i + 10);
        }

        return null;
    }

    private static DateOnly? Read(string path, int p, int year)
    {
        bool separated = path[p] is '/' or '-' or '_' or '.';
        char separator = separated ? path[p] : '\0';
        int q = separated ? p + 1 : p, month;
        if (separated && q + 3 < path.Length && char.IsAsciiLetter(path[q]))
        {
            int end = q;
            while (end < path.Length && char.IsAsciiLetter(path[end]))
                end++;
            month = MonthNames.Of(path.AsSpan(q, end - q));
            q = end;
        }
        else if (Digits(path, q, 2, out month))
            q += 2;
        else if (separated && Digits(path, q, 1, out month))
            q += 1;
        else
            return null;
        if (separated && (q >= path.Length || path[q] != separator))
            return null;
        q += separated ? 1 : 0;
        int length = Digits(path, q, 2, out int day) ? 2 : separated && Digits(path, q, 1, out day) ? 1 : 0;
        if (length == 0 || (q + length < path.Length && char.IsAsciiDigit(path[q + length])))
            return null;
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static bool Digits(string s, int p, int count, out int value)
    {
        value = 0;
        if (p + count > s.Length)
            return false;
        for (int i = p; i < p + count; i++)
        {
            if (!char.IsAsciiDigit(s[i]))
                return false;
            value = (value * 10) + (s[i] - '0');
        }

        return true;
    }
}
