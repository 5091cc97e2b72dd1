namespace Whence.Articles.Dates;

/// <summary>Finds full dates (day, month, year) in a text or an attribute, in one pass from left to right.</summary>
internal static class PrintedDates
{
    private const int FirstYear = 1980, LastYear = 2099;

    /// <summary>The first full date in <paramref name="text"/>, or null.</summary>
    /// <param name="text">Text or attribute value.</param>
    /// <param name="monthFirst">Whether 03/04/2020 is the fourth of March.</param>
    public static PrintedDate? Find(ReadOnlySpan<char> text, bool monthFirst = false) => FindFrom(text, 0, monthFirst);

    /// <summary>The first full date at or after <paramref name="from"/>.</summary>
    public static PrintedDate? FindFrom(ReadOnlySpan<char> text, int from, bool monthFirst = false)
    {
        int i = from;
        while (i < text.Length)
        {
            int next = text[i..].IndexOfAnyInRange('0', '9');
            if (next < 0)
                return null;
            i += next;
            int end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            int length = end - i;
            PrintedDate? found = length switch
            {
                4 => YearFirst(text, i) ?? YearMonthName(text, i),
                1 or 2 => DayOrMonthFirst(text, i, end, monthFirst),
                8 when !Glued(text, i, end) => Compact(text, i),
                _ => null,
            };
            if (found is { } date)
                return date;
            i = end;
        }

        return null;
    }

    // 2020-04-20, 2020/4/20, 2020.04.20, 2020. 04. 20., 2020年4月20日, 2020년 4월 20일
    private static PrintedDate? YearFirst(ReadOnlySpan<char> s, int start)
    {
        int year = Number(s, start, 4), p = start + 4;
        if (p >= s.Length || (start > 0 && char.IsAsciiDigit(s[start - 1])) || !IsSeparator(s[p], out bool cjk))
            return null;
        bool spaced = s[p] is '.' or '년' or '年';
        if (!TwoDigits(s, AfterSpace(s, p + 1, spaced), out int month, out p) || p >= s.Length || !(cjk ? s[p] is '月' or '월' : IsSeparator(s[p], out _)))
            return null;
        if (!TwoDigits(s, AfterSpace(s, p + 1, spaced), out int day, out p) || !Valid(year, month, day))
            return null;
        if (cjk && p < s.Length && s[p] is '日' or '일')
            p++;
        return WithTime(s, new DateOnly(year, month, day), start, p);
    }

    private static int AfterSpace(ReadOnlySpan<char> s, int p, bool allowed) => allowed && p < s.Length && s[p] is ' ' or '\u00A0' ? p + 1 : p;

    private static PrintedDate? DayOrMonthFirst(ReadOnlySpan<char> s, int start, int end, bool monthFirst)
    {
        int first = Number(s, start, end - start);
        if (first is 0 or > 31)
            return null;
        if (end < s.Length && s[end] is '/' or '.' or '-' or '\u2011' && TwoDigits(s, end + 1, out int second, out int p) && p < s.Length && s[p] == s[end])
        {
            if (!Year(s, p + 1, out int numericYear, out int close))
                return null;
            bool swap = second > 12 || (monthFirst && first <= 12 && s[end] == '/');
            (int d, int m) = swap ? (second, first) : (first, second);
            return Valid(numericYear, m, d) ? WithTime(s, new DateOnly(numericYear, m, d), start, close) : null;
        }

        return Spaced(s, start, end, first) ?? DayMonthName(s, start, end, first) ?? MonthNameDay(s, start, end, first);
    }

    // 20. 4. 2020
    private static PrintedDate? Spaced(ReadOnlySpan<char> s, int start, int end, int day)
    {
        if (!Dotted(s, end, out int p) || !TwoDigits(s, p, out int month, out p) || !Dotted(s, p, out p))
            return null;
        return Year(s, p, out int year, out int close) && close - p == 4 && Valid(year, month, day) ? WithTime(s, new DateOnly(year, month, day), start, close) : null;
    }

    private static bool Dotted(ReadOnlySpan<char> s, int p, out int next)
    {
        next = p + 2;
        return p + 2 < s.Length && s[p] == '.' && char.IsWhiteSpace(s[p + 1]);
    }

    // 2020 April 20, 2020. április 20.
    private static PrintedDate? YearMonthName(ReadOnlySpan<char> s, int start)
    {
        int p = SkipMarks(s, start + 4), w = WordEnd(s, p), month = p > start + 4 ? MonthNames.Of(s[p..w]) : 0;
        if (month == 0)
            return null;
        p = SkipMarks(s, w);
        return TwoDigits(s, p, out int day, out int close) && p > w && !(close < s.Length && (s[close] == ':' || char.IsLetter(s[close]))) && Valid(Number(s, start, 4), month, day) && !Year(s, SkipMarks(s, close), out _, out _)
            ? WithTime(s, new DateOnly(Number(s, start, 4), month, day), start, close) : null;
    }

    // 20 April 2020, 20. April 2020, 20th of April, 2020, 20 de abril de 2020, 20-Apr-2020
    private static PrintedDate? DayMonthName(ReadOnlySpan<char> s, int start, int end, int day)
    {
        int p = end;
        if (p + 1 < s.Length && s[p..].Length >= 2 && IsOrdinal(s.Slice(p, 2)))
            p += 2;
        p = SkipMarks(s, p);
        p = SkipWord(s, p, "of");
        p = SkipWord(s, p, "de");
        int w = WordEnd(s, p);
        int month = MonthNames.Of(s[p..w]);
        if (month == 0)
            return null;
        p = SkipMarks(s, w);
        p = SkipWord(s, p, "of");
        p = SkipWord(s, p, "de");
        p = SkipWord(s, p, "del");
        if (p < s.Length && s[p] is '\'' or '’')
            p++;
        if (!Year(s, p, out int year, out int close) || !Valid(year, month, day) || (close - p == 2 && close < s.Length && s[close] is ':' or '.'))
            return null;
        return WithTime(s, new DateOnly(year, month, day), start, close);
    }

    // April 20, 2020; Apr. 20th 2020
    private static PrintedDate? MonthNameDay(ReadOnlySpan<char> s, int start, int end, int day)
    {
        int w = start;
        while (w > 0 && (s[w - 1] is '.' or ',' || char.IsWhiteSpace(s[w - 1])) && start - w < 3)
            w--;
        int wordStart = w;
        while (wordStart > 0 && char.IsLetter(s[wordStart - 1]) && w - wordStart < 14)
            wordStart--;
        int month = MonthNames.Of(s[wordStart..w]);
        if (month == 0)
            return null;
        int p = end;
        if (p + 1 < s.Length && IsOrdinal(s.Slice(p, 2)))
            p += 2;
        p = SkipMarks(s, p);
        if (!Year(s, p, out int year, out int close) || close - p != 4 || !Valid(year, month, day))
            return null;
        return WithTime(s, new DateOnly(year, month, day), wordStart, close);
    }

    private static PrintedDate? Compact(ReadOnlySpan<char> s, int start)
    {
        int year = Number(s, start, 4), month = Number(s, start + 4, 2), day = Number(s, start + 6, 2);
        return Valid(year, month, day) ? WithTime(s, new DateOnly(year, month, day), start, start + 8) : null;
    }

    private static PrintedDate WithTime(ReadOnlySpan<char> s, DateOnly day, int start, int end)
    {
        (TimeOnly? time, TimeSpan? offset, int close) = PrintedTimes.After(s, end);
        return new PrintedDate(day, time, offset, start, time is null ? end : close);
    }

    private static bool Year(ReadOnlySpan<char> s, int p, out int year, out int end)
    {
        end = p;
        while (end < s.Length && char.IsAsciiDigit(s[end]) && end - p < 5)
            end++;
        year = end > p ? Number(s, p, end - p) : 0;
        if (end - p == 2)
            year += 2000;
        return end - p is 2 or 4 && year is >= FirstYear and <= LastYear;
    }

    private static bool TwoDigits(ReadOnlySpan<char> s, int p, out int value, out int end)
    {
        end = p;
        while (end < s.Length && char.IsAsciiDigit(s[end]) && end - p < 3)
            end++;
        value = end - p is 1 or 2 ? Number(s, p, end - p) : 0;
        return end - p is 1 or 2;
    }

    private static int Number(ReadOnlySpan<char> s, int start, int length)
    {
        int value = 0;
        for (int i = start; i < start + length; i++)
            value = (value * 10) + (s[i] - '0');
        return value;
    }

    private static bool Valid(int year, int month, int day) =>
        year is >= FirstYear and <= LastYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static bool IsSeparator(char c, out bool cjk)
    {
        cjk = c is '年' or '년';
        return cjk || c is '-' or '/' or '.' or '_' or '\u2011' or '–';
    }

    private static bool IsOrdinal(ReadOnlySpan<char> s) =>
        s.Equals("th", StringComparison.OrdinalIgnoreCase) || s.Equals("st", StringComparison.OrdinalIgnoreCase) || s.Equals("nd", StringComparison.OrdinalIgnoreCase) || s.Equals("rd", StringComparison.OrdinalIgnoreCase) || s.Equals("er", StringComparison.OrdinalIgnoreCase);

    private static bool Glued(ReadOnlySpan<char> s, int start, int end) =>
        (start > 0 && char.IsLetterOrDigit(s[start - 1])) || (end < s.Length && char.IsLetter(s[end]) && s[end] != 'T');

    private static int SkipMarks(ReadOnlySpan<char> s, int p)
    {
        int from = p;
        while (p < s.Length && p - from < 4 && (s[p] is '.' or ',' or '-' or '/' || char.IsWhiteSpace(s[p])))
            p++;
        return p;
    }

    private static int SkipWord(ReadOnlySpan<char> s, int p, string word)
    {
        int end = p + word.Length;
        return end < s.Length && char.IsWhiteSpace(s[end]) && s[p..end].Equals(word, StringComparison.OrdinalIgnoreCase) ? end + 1 : p;
    }

    private static int WordEnd(ReadOnlySpan<char> s, int p)
    {
        int end = p;
        while (end < s.Length && char.IsLetter(s[end]) && end - p < 15)
            end++;
        return end;
    }
}
