using Whence.Times.Normalization;
using Whence.Times.Words;

namespace Whence.Times.Recognition;

/// <summary>Seasons, quarters, halves, holidays, and days of an unnamed month.</summary>
internal static class CycleGrammar
{
    public static Parsed? Find(WordRun w, int i) => Season(w, i) ?? Quarter(w, i) ?? Holiday(w, i) ?? DayOfMonth(w, i);

    private static Parsed? Season(WordRun w, int i)
    {
        int j = w.Past(i, "the");
        if (w[j] is not { Kind: WordKind.Season, IsPlural: false } season)
            return null;
        int y = w.Past(w.Past(j + 1, "of"), ",");
        if (CalendarGrammar.YearNumber(w, y, out int year, out int end))
            return new Parsed(end, new Fixed(CalendarPeriod.Season(year, season.Value)));
        var node = new Recurring(Cycle.Season, season.Value);
        // "the fall of the city", "will spring", "falls": without a year it needs a word that makes it a time.
        bool isTrap = season.Value is 1 or 3 && !w.Printed(j).StartsWith("autumn", StringComparison.OrdinalIgnoreCase);
        if (isTrap && w.Is(j + 1, "of") && w[y].Text is not ("that" or "this" or "last" or "next" or "the"))
            return null;
        bool marked = w[i - 1].Text is "in" or "this" or "last" or "next" or "since" or "by" or "until" or "during" or "past" or "previous" or "following" or "early" or "late" or "mid" or "-" or "of" or "through" or "each" or "every" or "coming";
        return marked || (j > i && !isTrap) || (j > i && w[i - 1].Text is "by" or "until") ? new Parsed(j + 1, node) : null;
    }

    /// <summary>"the third quarter", "fourth-quarter", "Q3 2012", "the second half".</summary>
    private static Parsed? Quarter(WordRun w, int i)
    {
        int j = w.Past(i, "the");
        if (w.Printed(j) is ['Q', >= '1' and <= '4'] q)
        {
            bool hasYear = CalendarGrammar.YearNumber(w, w.Past(j + 1, "of"), out int year, out int yearEnd);
            return hasYear ? new Parsed(yearEnd, new Fixed(CalendarPeriod.Quarter(year, q[1] - '0'))) : new Parsed(j + 1, new Recurring(Cycle.Quarter, q[1] - '0'));
        }

        // "the 1988 third quarter"
        bool yearFirst = CalendarGrammar.YearNumber(w, j, out int before, out int n) && w[j].IsDigits;
        if (!yearFirst)
            n = j;
        if (w.Is(n, "fiscal"))
            n = w.Past(n + 1, "-");
        Parsed? part = null;
        if ((Numbers.Ordinal(w, n, out int nth, out int end) || Last(w, n, out nth, out end)) && nth is >= 1 and <= 4)
        {
            // "the third-quarter loss": the article is the loss's.
            if (j > i && w.Is(end, "-") && w.Kind(end + 2) != WordKind.Mark)
                return null;
            end = w.Past(w.Past(end, "-"), "fiscal");
            if (w[end] is { Kind: WordKind.Unit, IsPlural: false, Value: (int)Grain.Quarter })
                part = new Parsed(end + 1, new Recurring(Cycle.Quarter, nth == 0 ? 4 : nth));
            else if (w.Is(end, "half") && nth <= 2 && (w.Is(end + 1, "of") || w[i - 1].Text is "in" or "for" or "during" or "of"))
                part = new Parsed(end + 1, new Recurring(Cycle.Half, nth));
        }

        if (yearFirst)
        {
            if (part is { } cycle)
                return new Parsed(cycle.End, new Within(cycle.Node, new Fixed(CalendarPeriod.Year(before))));
            // "the 1988 quarter", "the 1988 period": the quarter of that year that the article speaks of.
            if (w[n] is { Kind: WordKind.Unit, IsPlural: false, Value: (int)Grain.Quarter } || w.Is(n, "period"))
                return new Parsed(n + 1, new Within(new Shifted(Grain.Quarter, 0, Origin.Named), new Fixed(CalendarPeriod.Year(before))));
        }

        return part;
    }

    private static bool Last(WordRun w, int i, out int nth, out int end)
    {
        nth = 2;
        end = i + 1;
        return (w.Is(i, "last", "latter") || w.Is(i, "final")) && w.Is(i + 1, "half");
    }

    private static Parsed? Holiday(WordRun w, int i)
    {
        // Every name begins with a word of the lexicon.
        if (w[i].Text.Length == 0 || w.Kind(i) == WordKind.Mark || !w[i].IsCapital)
            return null;
        for (int h = 0; h < Holidays.All.Length; h++)
        {
            if (!Matches(w, i, Holidays.All[h].Name, out int end))
                continue;
            var node = new Recurring(Cycle.Holiday, h);
            if (w.Is(end, "week") && w.Is(i, "Easter"))
                return new Parsed(end + 1, new Within(new Shifted(Grain.Week, 0), node));
            return CalendarGrammar.YearNumber(w, w.Past(w.Past(end, ","), "of"), out int year, out int yearEnd)
                ? new Parsed(yearEnd, new Within(node, new Fixed(CalendarPeriod.Year(year))))
                : new Parsed(end, node);
        }

        return null;
    }

    private static bool Matches(WordRun w, int i, string name, out int end)
    {
        end = i;
        foreach (Range part in name.AsSpan().Split(' '))
        {
            ReadOnlySpan<char> form = name.AsSpan()[part];
            if (form is "'s")
            {
                if (!w.Is(end, "'") || !w.Is(end + 1, "s"))
                    return false;
                end += 2;
                continue;
            }

            if (!(w.Kind(end) == WordKind.Mark ? w[end].Text.AsSpan().SequenceEqual(form) : w.Printed(end).Equals(form, StringComparison.OrdinalIgnoreCase)))
                return false;
            end++;
        }

        return true;
    }

    /// <summary>"the 20th" as a day, when nothing follows that it could count.</summary>
    private static Parsed? DayOfMonth(WordRun w, int i)
    {
        if (!w.Is(i, "the") || w[i + 1] is not { Kind: WordKind.Ordinal, IsDigits: true, Value: >= 1 and <= 31 } day)
            return null;
        return w.Kind(i + 2) == WordKind.Mark && !w.Is(i + 2, "-") && w[i - 1].Text is "on" or "of" or "by" or "until" or "to" or "and" or "since" or "from"
            ? new Parsed(i + 2, new Recurring(Cycle.DayOfMonth, day.Value)) : null;
    }
}
