using Whence.Times.Normalization;
using Whence.Times.Words;

namespace Whence.Times.Recognition;

/// <summary>Expressions that count from the day of telling or from a time named before.</summary>
internal static class RelativeGrammar
{
    public static Parsed? Find(WordRun w, int i) =>
        w.Kind(i) switch
        {
            WordKind.Deictic => Deictic(w, i),
            WordKind.Reference => Reference(w, i) ?? Determined(w, i),
            WordKind.Unit => UnitEnd(w, i) ?? UnitAgo(w, i, atUnit: true),
            WordKind.Modifier => Determined(w, i) ?? Reference(w, i),
            _ => null,
        };

    private static Parsed? Deictic(WordRun w, int i)
    {
        if (w.Is(i, "today") && w[i - 1] is { IsCapital: true, Kind: WordKind.Other } && w[i].IsCapital)
            return null; // USA Today
        (int by, string suffix) = w[i].Text switch
        {
            "today" => (0, ""),
            "yesterday" => (-1, ""),
            "tomorrow" => (1, ""),
            "tonight" => (0, "TNI"),
            _ => (0, "TNI"),
        };
        TimeNode day = new Shifted(Grain.Day, by);
        if (suffix.Length > 0)
            return new Parsed(i + 1, new Clocked(day, suffix));
        if (ClockGrammar.DayPart(w, i + 1) is { } part)
            return new Parsed(i + 2, new Clocked(day, part));
        // "today's markets" speaks of the age; the day is still the nearest reading.
        return new Parsed(i + 1, day);
    }

    private static Parsed? Reference(WordRun w, int i)
    {
        int j = w.Past(i, "the");
        switch (w[j].Text)
        {
            case "now" or "currently" or "nowadays" or "presently" when j == i:
                return w.Is(i, "now") && w.Is(i + 1, "that") ? null : new Parsed(i + 1, new Vague("PRESENT_REF"));
            case "current" when w.Kind(j + 1) != WordKind.Unit && j == i:
                return new Parsed(i + 1, new Vague("PRESENT_REF"));
            case "recently" when j == i:
                return new Parsed(i + 1, new Vague("PAST_REF", Grain.Week, -1));
            case "recent" when j == i && w[j + 1].Kind != WordKind.Unit:
                return new Parsed(i + 1, new Vague("PAST_REF", Grain.Month, -1));
            case "future" when w[j + 1] is { Kind: WordKind.Unit, IsPlural: true } unit:
                return new Parsed(j + 2, new Vague("FUTURE_REF", (Grain)unit.Value, 1));
            case "future" when j > i || w.Kind(j + 1) != WordKind.Other: // "future earnings" is a quality, no time
                return new Parsed(j + 1, new Vague("FUTURE_REF"));
            case "past" when j > i && w.Kind(j + 1) == WordKind.Mark:
                return new Parsed(j + 1, new Vague("PAST_REF"));
        }

        if (w.Is(i, "the") && w.Is(i + 1, "near") && (w.Is(i + 2, "future") || w.Is(i + 2, "term")))
            return new Parsed(i + 3, new Vague("FUTURE_REF"));
        if (w.Is(i, "these") && w.Is(i + 1, "days"))
            return new Parsed(i + 2, new Vague("PRESENT_REF"));
        return null;
    }

    /// <summary>"last year", "the past two weeks", "this morning", "that day", "the following month", "the year-ago quarter".</summary>
    private static Parsed? Determined(WordRun w, int i)
    {
        int j = w.Past(i, "the");
        bool article = j > i;
        string how = w[j].Text;
        if ((how is "this" or "these" or "those" && w[j + 1].Text is "past" or "coming" or "last" or "next" or "very" or "current") || (how is "that" or "this" && w.Is(j + 1, "same")))
            how = w[++j].Text;
        int k = j + 1;
        switch (how)
        {
            case "last" or "past" or "previous" or "preceding" or "latest" or "prior" or "recent":
                return Backward(w, i, k, how, article);
            case "next" or "coming" or "upcoming" or "following":
                return Forward(w, k, how, article);
            case "this" or "current":
                return This(w, k);
            case "that" or "same" when w[k] is { Kind: WordKind.Unit, IsPlural: false } unit && (Grain)unit.Value >= Grain.Day:
                return new Parsed(k + 1, new Shifted((Grain)unit.Value, 0, Origin.Named));
            case "that" or "same" when ClockGrammar.DayPart(w, k) is { } part:
                return new Parsed(k + 1, new Clocked(new Shifted(Grain.Day, 0, Origin.Named), part));
        }

        return article ? Article(w, j) : w.Is(i, "a") ? UnitAgo(w, i + 1, atUnit: false) : null;
    }

    private static Parsed? Backward(WordRun w, int i, int k, string how, bool article)
    {
        Origin origin = how is "previous" or "preceding" or "prior" ? Origin.Named : Origin.Telling;
        TimeWord next = w[k];
        if (how == "recent")
            return next is { Kind: WordKind.Unit, IsPlural: true } unit
                ? w.Is(k + 1, "and") && w.Kind(k + 2) == WordKind.Unit ? new Parsed(k + 3, new Vague("PAST_REF", (Grain)w[k + 2].Value, -1))
                    : new Parsed(k + 1, new Stretch(new Length(null, (Grain)unit.Value), -1)) : null;
        if (how == "latest")
            return next is { Kind: WordKind.Unit, IsPlural: false, Value: (int)Grain.Quarter } || w.Is(k, "period") ? new Parsed(k + 1, new Shifted(Grain.Quarter, 0, Origin.Named))
                : w.Is(k, "fiscal") && w.Is(k + 1, "year") ? new Parsed(k + 2, new Shifted(Grain.Year, -1))
                : LengthGrammar.Quantity(w, k) is { IsPhrase: true } period ? new Parsed(period.End, new Stretch(period.Length, -1)) : null;
        switch (next.Kind)
        {
            case WordKind.Unit when !next.IsPlural && (Grain)next.Value >= Grain.Day:
                var grain = (Grain)next.Value;
                if (how == "past" && grain is not (Grain.Year or Grain.Week or Grain.Month))
                    return new Parsed(k + 1, new Stretch(new Length(1, grain), -1));
                if (grain == Grain.Day && how is "last" or "past")
                    return null; // the last day of something
                // "next year's first quarter", "last year's third quarter"
                return Possessed(w, k, new Shifted(grain, -1, origin));
            case WordKind.Weekday or WordKind.Month or WordKind.Season when CycleOf(w, k) is { } cycle:
                return WithDayPart(w, k + 1, new Recurring(cycle, next.Value, Pick.Last, origin));
            case WordKind.DayPart when ClockGrammar.DayPart(w, k) is { } part && how != "latest":
                return new Parsed(k + 1, new Clocked(new Shifted(Grain.Day, part is "TNI" or "TEV" ? -1 : 0, origin), part));
        }

        // "the past three summers"
        if (Numbers.Cardinal(w, k, out _, out int seasons) && w[seasons] is { Kind: WordKind.Season, IsPlural: true })
            return new Parsed(seasons + 1, new Repeating("XXXX-" + SetGrammar.Season(w[seasons].Value)));
        if (LengthGrammar.Quantity(w, k) is { } length && (length.IsPhrase || next.IsPlural) && !w.Is(k, "a", "an"))
            return new Parsed(length.End, length.Length.Count is null && length.Length.Unit >= Grain.Day && !article && how == "past"
                ? new Vague("PAST_REF", length.Length.Unit, -1) : Mod(new Stretch(length.Length, -1), length.Mod));
        return null;
    }

    private static Parsed? Forward(WordRun w, int k, string how, bool article)
    {
        Origin origin = how == "following" || (article && how == "next" && w[k] is { Kind: WordKind.Unit, IsPlural: false, Value: (int)Grain.Day }) ? Origin.Named : Origin.Telling;
        TimeWord next = w[k];
        switch (next.Kind)
        {
            case WordKind.Unit when !next.IsPlural && (Grain)next.Value >= Grain.Day:
                return Possessed(w, k, new Shifted((Grain)next.Value, 1, article && how == "next" ? Origin.Named : origin));
            case WordKind.Weekday or WordKind.Month or WordKind.Season when CycleOf(w, k) is { } cycle:
                return WithDayPart(w, k + 1, new Recurring(cycle, next.Value, Pick.Next, origin));
            case WordKind.DayPart when ClockGrammar.DayPart(w, k) is { } part:
                return new Parsed(k + 1, new Clocked(new Shifted(Grain.Day, 1, Origin.Named), part));
        }

        if (LengthGrammar.Quantity(w, k) is { } length && (length.IsPhrase || next.IsPlural) && !w.Is(k, "a", "an"))
            return new Parsed(length.End, length.Length.Count is null && how != "next"
                ? new Vague("FUTURE_REF", length.Length.Unit, 1) : Mod(new Stretch(length.Length, 1), length.Mod));
        return null;
    }

    private static Parsed? This(WordRun w, int k)
    {
        TimeWord next = w[k];
        if (w.Is(k, "fiscal") && w.Is(k + 1, "year"))
            return new Parsed(k + 2, new Shifted(Grain.Year, 0));
        switch (next.Kind)
        {
            case WordKind.Unit when !next.IsPlural && (Grain)next.Value >= Grain.Day:
                return Possessed(w, k, new Shifted((Grain)next.Value, 0));
            case WordKind.Weekday or WordKind.Month or WordKind.Season when CycleOf(w, k) is { } cycle:
                return WithDayPart(w, k + 1, new Recurring(cycle, next.Value, Pick.This));
            case WordKind.DayPart when ClockGrammar.DayPart(w, k) is { } part:
                return new Parsed(k + 1, new Clocked(new Shifted(Grain.Day, 0), part));
        }

        return null;
    }

    /// <summary>"the quarter", "the week of December 10", "the year-ago period", "the year's end".</summary>
    private static Parsed? Article(WordRun w, int j)
    {
        if (w.Is(j, "fiscal") && w.Is(j + 1, "year") && !CalendarGrammar.YearNumber(w, j + 2, out _, out _))
            return new Parsed(j + 2, new Shifted(Grain.Year, 0));
        if (LengthGrammar.Quantity(w, j) is { IsPhrase: true, Length.Count: not null } nine && nine.Length.Unit >= Grain.Day)
            return LengthGrammar.IsAge(w, j, nine) || LengthGrammar.IsAttribute(w, nine) ? null : new Parsed(nine.End, new Lasting(nine.Length));
        if (w.Is(j, "first") && LengthGrammar.Quantity(w, j + 1) is { IsPhrase: true } first)
            return new Parsed(first.End, new Lasting(first.Length));
        if (w[j] is not { Kind: WordKind.Unit, IsPlural: false } unit)
            return null;
        if (UnitAgo(w, j, atUnit: false) is { } ago)
            return ago;
        if (UnitEnd(w, j) is { } end)
            return end;
        var grain = (Grain)unit.Value;
        // "the year ended March 31" is a length.
        if (w.Printed(j + 1) is "ended" or "ending")
            return new Parsed(j + 1, new Lasting(new Length(1, grain)));
        if (grain == Grain.Week && w.Is(j + 1, "of") && (CalendarGrammar.MonthFirst(w, j + 2) ?? CalendarGrammar.DayFirst(w, j + 2)) is { Node: Recurring { Cycle: Cycle.MonthDay } or Fixed { Period.Grain: Grain.Day } } day)
            return new Parsed(day.End, new Within(new Shifted(Grain.Week, 0), day.Node));
        // "the day", "the hour" and "the century" are mostly no times; "the month" is when it stands at the end of a phrase.
        return grain is Grain.Quarter or Grain.Year or Grain.Week or Grain.Weekend or Grain.Month
            ? new Parsed(j + 1, new Shifted(grain, 0, grain is Grain.Quarter ? Origin.Named : Origin.Telling)) : null;
    }

    /// <summary>"year-end", "year's end", "month-end".</summary>
    private static Parsed? UnitEnd(WordRun w, int j)
    {
        if (w[j] is not { Kind: WordKind.Unit, IsPlural: false } unit || (Grain)unit.Value is not (Grain.Year or Grain.Month or Grain.Week or Grain.Quarter))
            return null;
        int end = w.Is(j + 1, "'") && w.Is(j + 2, "s") ? j + 3 : w.Past(j + 1, "-");
        return w.Is(end, "end") && !w.Is(end + 1, "of") ? new Parsed(end + 1, new Part(new Shifted((Grain)unit.Value, 0), PartStyle.Late)) : null;
    }

    /// <summary>"year-ago", "year-earlier quarter": one unit back from the time that the article speaks of.</summary>
    private static Parsed? UnitAgo(WordRun w, int j, bool atUnit)
    {
        if (w[j] is not { Kind: WordKind.Unit, IsPlural: false } unit || !w.Is(j + 1, "-") || !w.Is(j + 2, "ago", "earlier"))
            return null;
        var back = new Away(new Length(1, (Grain)unit.Value), -1, Origin.Named);
        int end = j + 3;
        // "a year-earlier loss": the article is the noun's.
        bool isAttribute = w.Kind(end) is WordKind.Other or WordKind.Mark;
        if (isAttribute && w[j - 1].Text is "the" or "a" && !atUnit)
            return null;
        if (w[end] is { Kind: WordKind.Unit, IsPlural: false, Value: (int)Grain.Quarter } || w.Is(end, "period"))
            return new Parsed(end + 1, back);
        if (Numbers.Ordinal(w, end, out int nth, out int after) && nth <= 4 && w[after] is { Kind: WordKind.Unit, Value: (int)Grain.Quarter })
            return new Parsed(after + 1, new Within(new Recurring(Cycle.Quarter, nth), new Shifted(Grain.Year, -1)));
        return LengthGrammar.Quantity(w, end) is { IsPhrase: true } length ? new Parsed(length.End, new Lasting(length.Length)) : new Parsed(end, back);
    }

    /// <summary>"next year's first quarter"; else the unit alone.</summary>
    private static Parsed Possessed(WordRun w, int unit, TimeNode whole)
    {
        if (whole is Shifted { Grain: Grain.Year } && w.Is(unit + 1, "'") && w.Is(unit + 2, "s"))
        {
            int end = unit + 3;
            if (CycleGrammar.Find(w, end) is { Node: Recurring { Cycle: Cycle.Quarter or Cycle.Half or Cycle.Season or Cycle.Holiday } } part)
                return new Parsed(part.End, new Within(part.Node, whole));
            if (w.Is(end, "end"))
                return new Parsed(end + 1, new Part(whole, PartStyle.Late));
        }

        return new Parsed(unit + 1, whole);
    }

    private static Cycle? CycleOf(WordRun w, int i) => w.Kind(i) switch
    {
        WordKind.Weekday when !w[i].IsPlural => Cycle.Weekday,
        WordKind.Month => Cycle.Month,
        WordKind.Season when !w[i].IsPlural => Cycle.Season,
        _ => null,
    };

    private static Parsed WithDayPart(WordRun w, int end, Recurring node)
    {
        if (node.Cycle == Cycle.Weekday && ClockGrammar.DayPart(w, end) is { } part)
            return new Parsed(end + 1, new Clocked(node, part));
        if (node.Cycle == Cycle.Weekday && CalendarGrammar.MonthFirst(w, w.Past(end, ",")) is { Node: Recurring { Cycle: Cycle.MonthDay } or Fixed { Period.Grain: Grain.Day } } date)
            return date;
        if (node.Cycle == Cycle.Month && CalendarGrammar.MonthFirst(w, end - 1) is { Node: Recurring { Cycle: Cycle.MonthDay } monthDay } month)
            return new Parsed(month.End, monthDay with { Pick = node.Pick, Origin = node.Origin });
        return new Parsed(end, node);
    }

    private static TimeNode Mod(TimeNode node, string? mod) => mod is null ? node : new Qualified(node, mod);
}
