using System.Globalization;
using Whence.Times.Normalization;
using Whence.Times.Words;

namespace Whence.Times.Recognition;

/// <summary>Dates, months, years, decades and centuries.</summary>
internal static class CalendarGrammar
{
    /// <summary>Words after which a bare number of four digits is a year.</summary>
    private static readonly HashSet<string> BeforeYear =
        ["in", "since", "of", "by", "until", "till", "from", "before", "after", "during", "between", "through", "throughout", "early", "mid", "late", "year", "fiscal", "circa", "the", "to", "and", "calendar", "financial"];

    /// <summary>Words before a month that may also be a name or a verb.</summary>
    private static readonly HashSet<string> BeforeMonth =
        ["in", "since", "of", "by", "until", "till", "from", "before", "after", "during", "between", "through", "throughout", "early", "mid", "late", "last", "next", "this", "past", "previous", "following", "each", "every", "to", "and", "coming", "on", "for", "or", "around", "about", "as", "-", "–", "/", "(", "end", "at"];

    /// <summary>A calendar date with weekday, day, month, year as far as they are said.</summary>
    public static Parsed? Date(WordRun w, int i) =>
        Weekday(w, i) ?? MonthFirst(w, i) ?? DayFirst(w, i) ?? Numeric(w, i) ?? Year(w, i) ?? Decade(w, i) ?? Century(w, i);

    private static Parsed? Weekday(WordRun w, int i)
    {
        TimeWord day = w[i];
        if (day.Kind != WordKind.Weekday)
            return null;
        int j = i + 1;
        bool isShort = day.Span.Length <= 5 && !w.Printed(i).EndsWith("day", StringComparison.OrdinalIgnoreCase);
        if (isShort)
            j = w.Past(j, ".");
        int date = w.Past(j, ",");
        date = w.Past(date, "the");
        if ((MonthFirst(w, date) ?? DayFirst(w, date) ?? Numeric(w, date)) is { } full && full.Node is Fixed { Period.Grain: Grain.Day } or Recurring { Cycle: Cycle.MonthDay } or Within)
            return full;
        if (isShort && j == i + 1)
            return null;
        if (day.IsPlural)
            return null;
        return new Parsed(j, new Recurring(Cycle.Weekday, day.Value));
    }

    /// <summary>Whether the word is a month here and not a name, a verb or a march.</summary>
    private static bool IsMonth(WordRun w, int i)
    {
        TimeWord month = w[i];
        if (month.Kind != WordKind.Month)
            return false;
        int length = month.Span.Length;
        bool isShort = length <= 4 && month.Text is not ("May" or "June" or "July");
        bool isTrap = month.Value is 3 or 4 or 5 or 6 or 8 || isShort;
        if (!isTrap)
            return true;
        int next = isShort ? w.Past(i + 1, ".") : i + 1;
        if (w[next] is { Kind: WordKind.Number or WordKind.Ordinal, Value: > 0 } || (w.Is(next, ",") && w[next + 1] is { Kind: WordKind.Number, Value: > 1000 }))
            return true;
        if (w[i - 1] is { Kind: WordKind.Number or WordKind.Ordinal, Value: > 0 and <= 31 })
            return true;
        if (isShort && next == i + 1)
            return false;
        if (BeforeMonth.Contains(w[i - 1].Text) || w.Is(next, "of") || w.Kind(next) == WordKind.Modifier && w[next].Text is "last" or "this" or "next" or "to" or "and" or "through")
            return month.Value != 5 || w.Is(i - 1, "and") is false || w.Kind(i - 2) == WordKind.Month;
        // "June Smith", "May they", "March on", but "the June meeting", "an April date".
        bool sentenceStart = w[i - 1].Kind == WordKind.Mark;
        return month.Value is not (3 or 5) ? !(w[next].IsCapital && w.Kind(next) == WordKind.Other) && !(w[i - 1].IsCapital && w.Kind(i - 1) == WordKind.Other)
            : !sentenceStart && w.Kind(i - 1) == WordKind.Modifier && w[i - 1].Text is "the" or "a" or "'s" or "s";
    }

    /// <summary>"August", "Aug. 7", "March 5, 1946", "January this year", "June of 1998".</summary>
    public static Parsed? MonthFirst(WordRun w, int i)
    {
        if (!IsMonth(w, i))
            return null;
        int month = w[i].Value, j = i + 1;
        if (w[i].Span.Length <= 4 && w.Is(j, ".") && w[j].Glued && (w.Kind(j + 1) is WordKind.Number or WordKind.Ordinal || w.Is(j + 1, ",", "of")))
            j++;
        int day = 0, afterDay = w.Past(j, "the");
        if (w[afterDay] is { Kind: WordKind.Number or WordKind.Ordinal, Value: >= 1 and <= 31, IsDigits: true } number && IsDay(w, afterDay))
        {
            day = number.Value;
            afterDay++;
        }
        else if (Numbers.Ordinal(w, afterDay, out int ordinal, out int end) && ordinal is >= 1 and <= 31 && !w.Is(afterDay, "first") && w.Kind(end) is not (WordKind.Unit or WordKind.Other))
        {
            day = ordinal;
            afterDay = end;
        }

        if (day == 0)
            return MonthYear(w, j, month) ?? new Parsed(w.Is(j, ".") && w[j].Glued && w[i].Span.Length <= 4 && !w[j + 1].IsCapital && w.Kind(j + 1) != WordKind.Mark ? j + 1 : j, new Recurring(Cycle.Month, month));
        int year = w.Past(afterDay, ",");
        year = w.Past(year, "of");
        if (YearNumber(w, year, out int named, out int yearEnd))
            return new Parsed(yearEnd, Day(named, month, day));
        return WithYearWords(w, afterDay, new Recurring(Cycle.MonthDay, month * 100 + day));
    }

    /// <summary>"12 September 1914", "the 25th of August".</summary>
    public static Parsed? DayFirst(WordRun w, int i)
    {
        int d = w.Past(i, "the");
        if (w[d] is not { Kind: WordKind.Number or WordKind.Ordinal, Value: >= 1 and <= 31 } day || (day.Kind == WordKind.Number && !day.IsDigits))
            return null;
        int m = w.Past(d + 1, "of");
        if (w.Is(m, "-") && w[m].Glued)
            m++;
        if (w.Kind(m) != WordKind.Month || !IsMonth(w, m))
            return null;
        int j = m + 1;
        if (w[m].Span.Length <= 4 && w.Is(j, ".") && w[j].Glued && w.Kind(j + 1) == WordKind.Number)
            j++;
        if (w.Is(j, "-") && w[j].Glued)
            j++;
        int year = w.Past(w.Past(j, ","), "of");
        if (YearNumber(w, year, out int named, out int yearEnd) && !(w.Kind(yearEnd) == WordKind.Month && named < 100))
            return new Parsed(yearEnd, Day(named, w[m].Value, day.Value));
        return WithYearWords(w, m + 1, new Recurring(Cycle.MonthDay, w[m].Value * 100 + day.Value));
    }

    private static bool IsDay(WordRun w, int i) =>
        w[i + 1] is not ({ Kind: WordKind.DayHalf } or { Text: "%" or "$" } or { Kind: WordKind.Unit })
        && !(w.Is(i + 1, ":") && w[i + 1].Glued && w[i + 2] is { Kind: WordKind.Number, Glued: true });

    private static Parsed? MonthYear(WordRun w, int j, int month)
    {
        int year = w.Past(j, ",");
        if (year == j)
            year = w.Past(w.Past(j, "of"), "in");
        if (w.Is(year, "the") && w.Is(year + 1, "year"))
            year += 2;
        if (YearNumber(w, year, out int named, out int end))
            return new Parsed(end, named is >= 1 and <= 9999 ? new Fixed(CalendarPeriod.Month(named, month)) : new Unplaced("XXXX"));
        Parsed relative = WithYearWords(w, j, new Recurring(Cycle.Month, month));
        return relative.End > j ? relative : null;
    }

    /// <summary>A year said by its relation to another: "this year", "of last year", "of that year".</summary>
    private static Parsed WithYearWords(WordRun w, int j, Recurring part)
    {
        int at = w.Past(w.Past(j, ","), "of");
        if (w.Is(at, "the"))
            at++;
        if (w.Is(at + 1, "year") && !w.Is(at + 2, "'", "-") && !w.Is(at + 2, "'s"))
        {
            if (w.Is(at, "this"))
                return new Parsed(at + 2, new Within(part, new Shifted(Grain.Year, 0)));
            if (w.Is(at, "last"))
                return new Parsed(at + 2, new Within(part, new Shifted(Grain.Year, -1)));
            if (w.Is(at, "next"))
                return new Parsed(at + 2, new Within(part, new Shifted(Grain.Year, 1)));
            if (w.Is(at, "that", "same"))
                return new Parsed(at + 2, new Within(part, new Shifted(Grain.Year, 0, Origin.Named)));
            if (w.Is(at, "previous"))
                return new Parsed(at + 2, new Within(part, new Shifted(Grain.Year, -1, Origin.Named)));
            if (w.Is(at, "following"))
                return new Parsed(at + 2, new Within(part, new Shifted(Grain.Year, 1, Origin.Named)));
        }

        return new Parsed(j, part);
    }

    /// <summary>A number of four digits that can be a year, or one said in words, with its era.</summary>
    public static bool YearNumber(WordRun w, int i, out int year, out int end)
    {
        end = i + 1;
        year = w[i].Value;
        if (w[i] is { Kind: WordKind.Number, IsDigits: true, Span.Length: 4, Value: >= 1000 and < 2200 })
            return !w.Is(i + 1, "%") && !w.Is(i - 1, "$") && !(w.Is(i + 1, "/") && w[i + 1].Glued);
        if (w.Is(i, "'") && w[i + 1] is { Kind: WordKind.Number, IsDigits: true, Glued: true, Span.Length: 2 } two)
        {
            year = two.Value + (two.Value < 30 ? 2000 : 1900);
            end = i + 2;
            return true;
        }

        return Numbers.SpokenYear(w, i, out year, out end);
    }

    private static TimeNode Day(int year, int month, int day) =>
        CalendarPeriod.Day(year, month, day) is { } period ? new Fixed(period)
            : new Unplaced(string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}"));

    private static Parsed? Numeric(WordRun w, int i)
    {
        if (w.Kind(i) != WordKind.NumericDate)
            return null;
        ReadOnlySpan<char> printed = w.Printed(i);
        char mark = printed.IndexOf('/') >= 0 ? '/' : printed.IndexOf('-') >= 0 ? '-' : '.';
        int first = printed.IndexOf(mark), second = first + 1 + printed[(first + 1)..].IndexOf(mark);
        int a = int.Parse(printed[..first], CultureInfo.InvariantCulture);
        int b = int.Parse(printed[(first + 1)..second], CultureInfo.InvariantCulture);
        int c = int.Parse(printed[(second + 1)..], CultureInfo.InvariantCulture);
        if (first == 4)
            return CalendarPeriod.Day(a, b, c) is { } iso ? new Parsed(i + 1, new Fixed(iso)) : null;
        if (c < 100)
            c += c < 50 ? 2000 : 1900;
        (int month, int day) = a > 12 || mark == '.' ? (b, a) : (a, b);
        return CalendarPeriod.Day(c, month, day) is { } period ? new Parsed(i + 1, new Fixed(period)) : null;
    }

    /// <summary>"1998", "the year 2000", "fiscal 1989", "241 BC".</summary>
    private static Parsed? Year(WordRun w, int i)
    {
        int j = w.Past(i, "the");
        if (w.Is(j, "year") && YearNumber(w, j + 1, out int spoken, out int spokenEnd))
            return new Parsed(spokenEnd, new Fixed(CalendarPeriod.Year(spoken)));
        if (w.Is(j, "fiscal") || w.Is(j, "calendar") || w.Is(j, "financial"))
        {
            int at = w.Past(j + 1, "year");
            return YearNumber(w, at, out int fiscal, out int fiscalEnd) ? new Parsed(fiscalEnd, new Fixed(CalendarPeriod.Year(fiscal))) : null;
        }

        if (j != i)
            return null;
        if (w[i] is { Kind: WordKind.Number, IsDigits: true, Value: > 0, Span.Length: <= 4 } era && w.Is(i + 1, "bc", "bce"))
            return new Parsed(i + 2, new Unplaced(string.Create(CultureInfo.InvariantCulture, $"BC{era.Value:D4}")));
        if (!YearNumber(w, i, out int year, out int end) || w.Kind(end) is WordKind.DayHalf || w.Is(end, "gmt", "utc"))
            return null;
        if (!w[i].IsDigits)
            return year is > 1400 and < 2100 && w.Kind(end) != WordKind.Unit ? new Parsed(end, new Fixed(CalendarPeriod.Year(year))) : null;
        if (w[i].Glued && w[i - 1].Text is not ("(" or "\"" or "'" or "–" or "/" or "-"))
            return null;
        if (w[i].Glued && w.Is(i - 1, "-", "/") && !(w[i - 2] is { Kind: WordKind.Number, Span.Length: 4 } || w[i - 2].Text is "mid" or "post" or "pre" or "early" or "late"))
            return null;
        if (w[end].Glued && w.Is(end, "-") && w[end + 1] is { Glued: true, Kind: WordKind.Other })
            return null;
        bool isNamed = BeforeYear.Contains(w[i - 1].Text);
        // "1,500 people" and "2000 people": a plain noun after a number counts, unless a preposition makes it a year.
        bool counts = w.Kind(end) is WordKind.Other && !w[end].IsCapital && w[end].Text.Length == 0 && EndsInS(w, end);
        bool plausible = year is >= 1800 and <= 2050;
        if (isNamed && w[i - 1].Text is not ("to" or "and" or "the" or "of" or "from" or "by" or "between" or "after" or "before"))
            return year >= 1200 || w.Is(i - 1, "in", "since") ? new Parsed(end, new Fixed(CalendarPeriod.Year(year))) : null;
        return plausible && !counts && w.Kind(end) != WordKind.Unit ? new Parsed(end, new Fixed(CalendarPeriod.Year(year)))
            : isNamed && year >= 1400 && !counts && w.Kind(end) != WordKind.Unit ? new Parsed(end, new Fixed(CalendarPeriod.Year(year))) : null;
    }

    private static bool EndsInS(WordRun w, int i) => w.Printed(i) is [.., 's'] or "people" or "men" or "women" or "children";

    /// <summary>"the 1990s", "the '80s".</summary>
    private static Parsed? Decade(WordRun w, int i)
    {
        int j = w.Past(i, "the");
        bool cut = w.Is(j, "'");
        if (cut)
            j++;
        if (w[j] is not { Kind: WordKind.Decade } decade)
            return null;
        // "in his 50s" is an age: two digits need an apostrophe.
        if (decade.Value < 1000 && !(cut && w[j].Glued))
            return null;
        int first = decade.Value >= 1000 ? decade.Value : decade.Value + (decade.Value < 30 ? 2000 : 1900);
        CalendarPeriod period = decade.Value >= 1000 && first % 100 == 0 && first < 2000 ? new(Grain.Century, first / 100) : new(Grain.Decade, first / 10);
        return new Parsed(j + 1, new Fixed(period));
    }

    /// <summary>"the 20th century", "third millennium".</summary>
    private static Parsed? Century(WordRun w, int i)
    {
        int j = w.Past(i, "the");
        if (!Numbers.Ordinal(w, j, out int nth, out int end))
            return null;
        end = w.Past(end, "-");
        if (w[end] is not { Kind: WordKind.Unit, IsPlural: false, Value: (int)Grain.Century } || nth is < 1 or > 30)
            return null;
        int after = end + 1;
        return w.Is(after, "bc", "bce") ? new Parsed(after + 1, new Unplaced(string.Create(CultureInfo.InvariantCulture, $"BC{nth - 1:D2}")))
            : new Parsed(after, new Fixed(new CalendarPeriod(Grain.Century, nth - 1)));
    }
}
