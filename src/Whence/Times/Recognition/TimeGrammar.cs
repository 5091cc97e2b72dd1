using Whence.Times.Normalization;
using Whence.Times.Words;

namespace Whence.Times.Recognition;

/// <summary>Finds the time expressions of a run of words. Each position is read for a bounded number of words: linear.</summary>
internal static class TimeGrammar
{
    public static List<Recognised> Find(WordRun w)
    {
        var found = new List<Recognised>();
        for (int i = 0; i < w.Count;)
        {
            if (!CanStart(w, i) || Traps.IsName(w, i) || Phrase(w, i) is not { } parsed)
            {
                i++;
                continue;
            }

            found.Add(new Recognised(i, parsed.End, parsed.Node));
            i = parsed.End;
            if (RangeEnd(w, i, parsed.Node) is { } second)
            {
                found.Add(new Recognised(i + 1, second.End, second.Node));
                i = second.End;
            }
        }

        return found;
    }

    /// <summary>A quick look that spares most function words the grammar: "the" before a plain noun begins no time.</summary>
    private static bool CanStart(WordRun w, int i) => w.Kind(i) switch
    {
        WordKind.Other => IsQuarter(w, i),
        WordKind.Mark => w.Is(i, "'") && w.Kind(i + 1) is WordKind.Number or WordKind.Decade,
        WordKind.Modifier => w[i].Value >= 0 && (w.Kind(i + 1) != WordKind.Other || IsQuarter(w, i + 1)),
        _ => true,
    };

    private static bool IsQuarter(WordRun w, int i) => w.Printed(i) is ['Q', >= '1' and <= '4'];

    private static Parsed? Phrase(WordRun w, int i) => Amounted(w, i) ?? Partial(w, i) ?? Core(w, i);

    /// <summary>The longest reading of a phrase without modifiers.</summary>
    private static Parsed? Core(WordRun w, int i)
    {
        Parsed? best = null;
        Take(SetGrammar.Find(w, i));
        Take(DatePhrase(w, i));
        Take(CycleGrammar.Find(w, i));
        Take(RelativeGrammar.Find(w, i));
        Take(ClockGrammar.Find(w, i));
        Take(LengthGrammar.Find(w, i));
        return best is { } core ? Widen(w, core) : null;

        void Take(Parsed? parsed)
        {
            if (parsed is { } p && (best is not { } b || p.End > b.End))
                best = p;
        }
    }

    /// <summary>A date, with the part of the day that follows it.</summary>
    private static Parsed? DatePhrase(WordRun w, int i)
    {
        if (CalendarGrammar.Date(w, i) is not { } date)
            return null;
        bool isDay = date.Node is Recurring { Cycle: Cycle.Weekday or Cycle.MonthDay } or Fixed { Period.Grain: Grain.Day };
        return isDay && ClockGrammar.DayPart(w, date.End) is { } part && !w[date.End].IsCapital ? new Parsed(date.End + 1, new Clocked(date.Node, part)) : date;
    }

    /// <summary>"the third quarter of 1984", "summer of last year", "the weekend of ...".</summary>
    private static Parsed Widen(WordRun w, Parsed core)
    {
        if (core.Node is not Recurring { Cycle: Cycle.Quarter or Cycle.Half or Cycle.Season, Pick: Pick.Bare })
            return core;
        int at = core.End;
        if (w.Is(at, "of") || w.Is(at, "in") || w.Is(at, ","))
            at++;
        if (w.Is(at, "fiscal"))
            at = w.Past(at + 1, "year");
        if (CalendarGrammar.YearNumber(w, at, out int year, out int end))
            return new Parsed(end, new Within(core.Node, new Fixed(CalendarPeriod.Year(year))));
        at = core.End + (w.Is(core.End, "of") ? 1 : 0);
        if (RelativeGrammar.Find(w, at) is { Node: Shifted { Grain: Grain.Year } } whole)
            return new Parsed(whole.End, new Within(core.Node, whole.Node));
        if (CalendarGrammar.Date(w, at) is { Node: Fixed { Period.Grain: Grain.Decade or Grain.Century } } decade && at > core.End)
            return new Parsed(decade.End, new Part(decade.Node, core.Node is Recurring { Value: 1 } ? PartStyle.Early : PartStyle.Late));
        return core;
    }

    /// <summary>"about two years ago", "more than a week", "at least 30 days", "around Nov. 1".</summary>
    private static Parsed? Amounted(WordRun w, int i)
    {
        (string? mod, int j) = w[i].Text switch
        {
            "about" or "around" or "approximately" or "roughly" or "some" => ("APPROX", i + 1),
            "nearly" or "almost" => ("LESS_THAN", i + 1),
            "over" => ("MORE_THAN", i + 1),
            "under" => ("LESS_THAN", i + 1),
            "more" when w.Is(i + 1, "than") => ("MORE_THAN", i + 2),
            "less" or "fewer" when w.Is(i + 1, "than") => ("LESS_THAN", i + 2),
            "at" when w.Is(i + 1, "least") => ("EQUAL_OR_MORE", i + 2),
            "at" when w.Is(i + 1, "most") => ("EQUAL_OR_LESS", i + 2),
            "no" when w.Is(i + 1, "more") && w.Is(i + 2, "than") => ("EQUAL_OR_LESS", i + 3),
            "up" when w.Is(i + 1, "to") => ("EQUAL_OR_LESS", i + 2),
            "just" when w.Is(i + 1, "over", "under") => (w.Is(i + 1, "over") ? "MORE_THAN" : "LESS_THAN", i + 2),
            _ => (null, i),
        };
        if (mod is null || Core(w, j) is not { } core)
            return null;
        bool isAmount = core.Node is Lasting or Away or Qualified || (core.Node is Stretch && w[i].Text is "at" or "more");
        bool isPoint = core.Node is Fixed or Recurring or Clocked or Part && mod == "APPROX" && !w.Is(i, "some");
        if (w[i].Text is "some" or "over" or "under" && !(core.Node is Lasting or Away && w.Kind(j) is WordKind.Number or WordKind.Fraction || w.Is(j, "a", "an")))
            return null;
        TimeNode inner = core.Node is Qualified { Of: var of } ? of : core.Node;
        return isAmount || isPoint ? new Parsed(core.End, new Qualified(inner, mod)) : null;
    }

    /// <summary>"early 1991", "later this year", "mid-November", "the end of the month".</summary>
    private static Parsed? Partial(WordRun w, int i)
    {
        int j = w.Past(i, "the");
        PartStyle style;
        switch (w[j].Text)
        {
            case "early":
                style = PartStyle.Early;
                break;
            case "mid" or "middle" when !w.Is(j + 1, "of"):
                style = PartStyle.Middle;
                break;
            case "late":
                style = PartStyle.Late;
                break;
            case "earlier" when j == i:
                style = PartStyle.Earlier;
                break;
            case "later" when j == i:
                style = PartStyle.Later;
                break;
            case "beginning" or "start" or "end" or "middle" or "close" when w.Is(j + 1, "of"):
                style = w[j].Text is "beginning" or "start" ? PartStyle.Early : w.Is(j, "middle") ? PartStyle.Middle : PartStyle.Late;
                return PartOf(w, j + 2, style);
            case "early" or "latter" or "late" when w.Is(j + 1, "part") && w.Is(j + 2, "of"):
                return PartOf(w, j + 3, w.Is(j, "early") ? PartStyle.Early : PartStyle.Late);
            default:
                return null;
        }

        int at = w.Past(j + 1, "-");
        bool bridged = w.Is(at, "in") || w.Is(at, "on");
        if (bridged && style is PartStyle.Early or PartStyle.Late && w.Is(at, "in"))
            at++;
        else if (bridged && style is PartStyle.Earlier or PartStyle.Later)
            at++;
        if (w.Is(at, "part") || Core(w, at) is not { } core || !IsPeriod(core.Node))
            return null;
        if (core.Node is Recurring { Cycle: Cycle.Weekday } && style is PartStyle.Earlier or PartStyle.Later)
            return null;
        if (j > i && w.Is(j + 1, "-") && w.Kind(core.End) == WordKind.Other)
            return null; // "the late-November trip": the article is the trip's
        return new Parsed(core.End, core.Node is Clocked { Day: var day, Suffix: var suffix } ? new Part(new Clocked(day, suffix), style) : new Part(core.Node, style));
    }

    private static Parsed? PartOf(WordRun w, int at, PartStyle style) =>
        (Partial(w, at) is null ? Core(w, at) : null) is { } core && IsPeriod(core.Node) ? new Parsed(core.End, new Part(core.Node, style)) : null;

    private static bool IsPeriod(TimeNode node) => node is Fixed or Recurring or Shifted or Within or Clocked;

    /// <summary>The bare day that ends a range: the 22 of "December 10 to 22", the 25 of "April 24 and 25".</summary>
    private static Parsed? RangeEnd(WordRun w, int i, TimeNode first)
    {
        if (!(w.Is(i, "to", "and") || w.Is(i, "-", "–") || w.Is(i, "through", "until") || w.Is(i, "or")))
            return null;
        if (w[i + 1] is not { Kind: WordKind.Number or WordKind.Ordinal, IsDigits: true } number)
            return null;
        // "1998-99", "1914-18"
        if (first is Fixed { Period: { Grain: Grain.Year } year } && w.Is(i, "-", "–") && number.Span.Length == 2 && number.Value > year.Number % 100)
            return new Parsed(i + 2, new Fixed(CalendarPeriod.Year(year.Number / 100 * 100 + number.Value)));
        if (number.Span.Length > 2 && number.Kind == WordKind.Number || number.Value is < 1 or > 31 || w.Kind(i + 2) is WordKind.Unit or WordKind.Month or WordKind.DayHalf or WordKind.Other || w.Is(i + 2, "%", ":"))
            return null;
        if (first is Recurring { Cycle: Cycle.MonthDay, Value: var monthDay } && number.Value > monthDay % 100)
        {
            int month = monthDay / 100, after = w.Past(i + 2, ",");
            return CalendarGrammar.YearNumber(w, after, out int named, out int end) && CalendarPeriod.Day(named, month, number.Value) is { } day
                ? new Parsed(end, new Fixed(day)) : new Parsed(i + 2, new Recurring(Cycle.MonthDay, month * 100 + number.Value));
        }

        return first is Fixed { Period: { Grain: Grain.Day, IsInCalendar: true } fixedDay } && number.Value > fixedDay.First.Day
            && CalendarPeriod.Day(fixedDay.First.Year, fixedDay.First.Month, number.Value) is { } last ? new Parsed(i + 2, new Fixed(last)) : null;
    }
}
