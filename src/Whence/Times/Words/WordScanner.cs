using System.Globalization;
using Whence.Text;

namespace Whence.Times.Words;

/// <summary>Cuts a text into the words that time expressions are made of. It keeps hyphens, dots and apostrophes as words of their own.</summary>
/// <remarks>The tokens of <c>Tokens/</c> follow Universal Dependencies; here "mid-1990s", "7/8/07" and "8:30 p.m." must be seen whole. One pass, linear.</remarks>
internal static class WordScanner
{
    /// <summary>A run of digits longer than this is an identifier, not a number.</summary>
    private const int LongestNumber = 9;

    public static List<TimeWord> Scan(string text)
    {
        var words = new List<TimeWord>(text.Length / 5 + 4);
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
                i = Space(text, i, words);
            else if (char.IsAsciiDigit(c))
                i = Digits(text, i, words);
            else if (char.IsLetter(c))
                i = Letters(text, i, words);
            else
                Add(words, i, ++i, WordKind.Mark, Mark(c));
        }

        return words;
    }

    private static void Add(List<TimeWord> words, int start, int end, WordKind kind, string text, int value = -1, bool digits = false, double amount = 0, bool plural = false, bool capital = false) =>
        words.Add(new TimeWord(new TextSpan(start, end), kind, text, value)
        {
            Glued = words.Count > 0 && words[^1].Span.End == start,
            IsDigits = digits,
            Amount = amount,
            IsPlural = plural,
            IsCapital = capital,
        });

    private static int Space(string text, int i, List<TimeWord> words)
    {
        int start = i, lines = 0;
        for (; i < text.Length && char.IsWhiteSpace(text[i]); i++)
            lines += text[i] is '\n' or '\u2029' ? 1 : 0;
        if (lines > 1)
            words.Add(new TimeWord(new TextSpan(start, start), WordKind.Mark, "\n", -1));
        return i;
    }

    private static int Letters(string text, int i, List<TimeWord> words)
    {
        int start = i;
        while (i < text.Length && (char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) == UnicodeCategory.NonSpacingMark))
            i++;
        if (i - start == 1 && text[start] is 'a' or 'p' or 'A' or 'P' && i + 1 < text.Length && text[i] == '.' && text[i + 1] is 'm' or 'M' && !(i + 2 < text.Length && char.IsLetterOrDigit(text[i + 2])))
        {
            int end = i + 2 < text.Length && text[i + 2] == '.' ? i + 3 : i + 2;
            Add(words, start, end, WordKind.DayHalf, "m", text[start] is 'a' or 'A' ? 0 : 1);
            return end;
        }

        if (i - start == 1 && text[start] is 'B' or 'A' && i + 2 < text.Length && text[i] == '.' && text[i + 1] is 'C' or 'D' && text[i + 2] == '.')
        {
            Add(words, start, i + 3, WordKind.Modifier, text[start] == 'B' ? "bc" : "ad");
            return i + 3;
        }

        Lexicon.Entry? entry = Lexicon.Find(text.AsSpan(start, i - start));
        if (entry is null)
            Add(words, start, i, WordKind.Other, "", capital: char.IsUpper(text[start]));
        else
            Add(words, start, i, entry.Kind, entry.Text, entry.Value, amount: entry.Value, plural: entry.IsPlural, capital: char.IsUpper(text[start]));
        return i;
    }

    private static int Digits(string text, int i, List<TimeWord> words)
    {
        int start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i]))
            i++;
        int whole = i;
        if (whole - start > LongestNumber)
            return Identifier(text, start, i, words);
        if (DateAt(text, start) is var date and > 0)
        {
            Add(words, start, date, WordKind.NumericDate, "");
            return date;
        }

        int value = int.Parse(text.AsSpan(start, whole - start), CultureInfo.InvariantCulture);
        if (whole < text.Length && text[whole] is ':' or '.' && whole - start <= 2 && TwoDigits(text, whole + 1) is var minute and >= 0 && value < 24 && minute < 60
            && (text[whole] == ':' || IsDayHalf(text, whole + 3)))
        {
            i = whole + 3;
            if (i < text.Length && text[i] == ':' && TwoDigits(text, i + 1) is >= 0 and < 60)
                i += 3;
            if (i >= text.Length || text[i] != ':')
            {
                Add(words, start, i, WordKind.Clock, "", value * 60 + minute, digits: true);
                return i;
            }
        }

        if (whole + 1 < text.Length && text[whole] is ',' && char.IsAsciiDigit(text[whole + 1]))
        {
            // 1,998 is a number, "May 9,1998" is two.
            int group = whole;
            while (whole - start <= 3 && group + 3 < text.Length && text[group] == ',' && Count(text, group + 1) == 3)
                group += 4;
            if (group > whole && !(group < text.Length && char.IsLetterOrDigit(text[group])))
            {
                double grouped = double.Parse(text.AsSpan(start, group - start), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
                Add(words, start, group, WordKind.Fraction, "", -1, digits: true, amount: grouped);
                return group;
            }
        }

        if (whole + 1 < text.Length && text[whole] == '.' && char.IsAsciiDigit(text[whole + 1]))
        {
            int end = whole + 1 + Count(text, whole + 1);
            double amount = end - whole > LongestNumber ? value : double.Parse(text.AsSpan(start, end - start), CultureInfo.InvariantCulture);
            Add(words, start, end, WordKind.Fraction, "", value, digits: true, amount: amount);
            return end;
        }

        if (whole + 1 < text.Length && text[whole] == '/' && char.IsAsciiDigit(text[whole + 1]) && whole - start <= 2)
        {
            int count = Count(text, whole + 1), end = whole + 1 + count;
            if (count <= 2 && int.Parse(text.AsSpan(whole + 1, count), CultureInfo.InvariantCulture) is var below and > 0 && value < below)
            {
                Add(words, start, end, WordKind.Fraction, "", -1, digits: true, amount: (double)value / below);
                return end;
            }
        }

        if (i < text.Length && char.IsLetter(text[i]))
            return Suffixed(text, start, whole, value, words);
        Add(words, start, i, WordKind.Number, "", value, digits: true, amount: value);
        return i;
    }

    private static int Suffixed(string text, int start, int whole, int value, List<TimeWord> words)
    {
        int end = whole;
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        ReadOnlySpan<char> suffix = text.AsSpan(whole, end - whole);
        if (suffix is "st" or "nd" or "rd" or "th" && value <= 3000)
            Add(words, start, end, WordKind.Ordinal, "", value, digits: true, amount: value);
        else if (suffix is "s" && whole - start == 4 && value is >= 1000 and < 2200 && value % 10 == 0)
            Add(words, start, end, WordKind.Decade, "", value);
        else if (suffix is "s" && whole - start == 2 && value % 10 == 0)
            Add(words, start, end, WordKind.Decade, "", value);
        else if (IsDayHalf(text, whole))
        {
            Add(words, start, whole, WordKind.Number, "", value, digits: true, amount: value);
            return whole;
        }
        else
            return Identifier(text, start, end, words);
        return end;
    }

    private static int Identifier(string text, int start, int end, List<TimeWord> words)
    {
        while (end < text.Length && char.IsLetterOrDigit(text[end]))
            end++;
        Add(words, start, end, WordKind.Other, "#");
        return end;
    }

    /// <summary>End of a numeric date at <paramref name="i"/>, or -1: 2012-12-02, 12/2/2012, 2.12.2012, with the same mark twice.</summary>
    private static int DateAt(string text, int i)
    {
        int a = Count(text, i), at = i + a;
        if (a is not (1 or 2 or 4) || at >= text.Length || text[at] is not ('-' or '/' or '.'))
            return -1;
        char mark = text[at];
        int b = Count(text, at + 1), next = at + 1 + b;
        if (b is not (1 or 2) || next >= text.Length || text[next] != mark)
            return -1;
        int c = Count(text, next + 1), end = next + 1 + c;
        bool shape = a == 4 ? c is 1 or 2 && mark != '.' : c == 4 || (c == 2 && mark == '/');
        return shape && (end >= text.Length || (!char.IsLetterOrDigit(text[end]) && text[end] != mark) || (text[end] == 'T' && a == 4)) ? end : -1;
    }

    private static int Count(string text, int i)
    {
        int start = i;
        while (i < text.Length && i - start <= LongestNumber && char.IsAsciiDigit(text[i]))
            i++;
        return i - start;
    }

    private static int TwoDigits(string text, int i) =>
        Count(text, i) == 2 ? (text[i] - '0') * 10 + text[i + 1] - '0' : -1;

    private static bool IsDayHalf(string text, int i)
    {
        if (i < text.Length && text[i] == ' ')
            i++;
        return i + 1 < text.Length && text[i] is 'a' or 'p' or 'A' or 'P'
            && (text[i + 1] is 'm' or 'M' ? i + 2 >= text.Length || !char.IsLetterOrDigit(text[i + 2]) : text[i + 1] == '.' && i + 2 < text.Length && text[i + 2] is 'm' or 'M');
    }

    private static string Mark(char c) => c switch
    {
        '-' or '\u2010' or '\u2011' => "-",
        '\u2012' or '\u2013' or '\u2014' or '\u2212' => "–",
        '\'' or '\u2019' or '\u2018' or '`' => "'",
        '"' or '\u201C' or '\u201D' or '\u00AB' or '\u00BB' => "\"",
        '.' => ".",
        ',' => ",",
        ';' => ";",
        ':' => ":",
        '(' => "(",
        ')' => ")",
        '/' => "/",
        '$' or '\u00A3' or '\u20AC' or '\u00A5' => "$",
        '%' => "%",
        '!' => "!",
        '?' => "?",
        '#' => "#",
        _ => "*",
    };
}
