namespace Whence.Articles.Dates;

/// <summary>Reads the time of day and the zone that follow a date: "T21:49:00-04:00", ", 9:49PM EDT", " um 21.05 Uhr", " at 0905 GMT".</summary>
internal static class PrintedTimes
{
    /// <summary>Only marks and so many letters ("at", "um", "klo") may stand between date and time.</summary>
    private const int Gap = 8;

    /// <summary>Time, offset and end; without a time the first is null.</summary>
    public static (TimeOnly? Time, TimeSpan? Offset, int End) After(ReadOnlySpan<char> s, int end)
    {
        int p = end;
        while (p < s.Length && p - end < Gap && !char.IsAsciiDigit(s[p]) && (char.IsWhiteSpace(s[p]) || s[p] is 'T' or ',' or '|' or '-' or '–' or '•' or '·' or '@' or '(' || char.IsAsciiLetterLower(s[p])))
            p++;
        if (!Digits(s, p, out int hour, out int q) || q >= s.Length)
            return (null, null, end);
        bool clock = s[q] is ':' or '.' or 'h';
        int minute = 0, second = 0;
        if (clock && Digits(s, q + 1, out minute, out int r) && r - q == 3)
        {
            q = r;
            if (q < s.Length && s[q] == ':' && Digits(s, q + 1, out second, out r))
                q = r;
            if (q < s.Length && s[q] == '.' && q + 1 < s.Length && char.IsAsciiDigit(s[q + 1]))
            {
                q++;
                while (q < s.Length && char.IsAsciiDigit(s[q]))
                    q++;
            }
        }
        else if (!clock || !HasHalf(s, q))
        {
            if (!HasHalf(s, q))
                return (null, null, end);
            minute = 0;
        }

        int half = Half(s, ref q);
        if (half != 0 && hour is < 1 or > 12)
            half = 0;
        if (half != 0)
            hour = (hour % 12) + (half == 2 ? 12 : 0);
        if (hour == 24)
            hour = 0;
        if (hour > 23 || minute > 59 || second > 59)
            return (null, null, end);
        TimeSpan? offset = Zone(s, ref q);
        return (new TimeOnly(hour, minute, second), offset, q);
    }

    private static bool Digits(ReadOnlySpan<char> s, int p, out int value, out int end)
    {
        end = p;
        value = 0;
        while (end < s.Length && char.IsAsciiDigit(s[end]) && end - p < 3)
            value = (value * 10) + (s[end++] - '0');
        return end - p is 1 or 2;
    }

    private static bool HasHalf(ReadOnlySpan<char> s, int p) => Half(s, ref p) != 0;

    // 1 for a.m., 2 for p.m.
    private static int Half(ReadOnlySpan<char> s, ref int p)
    {
        int q = p;
        while (q < s.Length && char.IsWhiteSpace(s[q]) && q - p < 2)
            q++;
        if (q + 1 >= s.Length || char.ToLowerInvariant(s[q]) is not ('a' or 'p'))
            return 0;
        int half = char.ToLowerInvariant(s[q]) == 'a' ? 1 : 2;
        q++;
        if (s[q] == '.')
            q++;
        if (q >= s.Length || char.ToLowerInvariant(s[q]) != 'm')
            return 0;
        q++;
        if (q < s.Length && char.IsLetter(s[q]))
            return 0;
        if (q < s.Length && s[q] == '.')
            q++;
        p = q;
        return half;
    }

    private static TimeSpan? Zone(ReadOnlySpan<char> s, ref int p)
    {
        int q = p;
        while (q < s.Length && q - p < 3 && (char.IsWhiteSpace(s[q]) || s[q] is '(' or ','))
            q++;
        if (q >= s.Length)
            return null;
        int w = q;
        while (w < s.Length && char.IsAsciiLetter(s[w]) && w - q < 6)
            w++;
        TimeSpan? named = w > q ? ZoneNames.Offset(s[q..w]) : null;
        if (named is not null)
            p = w;
        int sign = named is null ? q : w;
        if ((named is null || named == TimeSpan.Zero) && sign < s.Length && s[sign] is '+' or '-' or '−'
            && sign + 2 < s.Length && char.IsAsciiDigit(s[sign + 1]) && char.IsAsciiDigit(s[sign + 2]))
        {
            int hours = ((s[sign + 1] - '0') * 10) + (s[sign + 2] - '0'), minutes = 0, close = sign + 3;
            if (close < s.Length && s[close] == ':')
                close++;
            if (close + 1 < s.Length && char.IsAsciiDigit(s[close]) && char.IsAsciiDigit(s[close + 1]))
            {
                minutes = ((s[close] - '0') * 10) + (s[close + 1] - '0');
                close += 2;
            }

            if (hours <= 14 && minutes < 60)
            {
                p = close;
                var offset = new TimeSpan(hours, minutes, 0);
                return s[sign] == '+' ? offset : -offset;
            }
        }

        return named;
    }
}
