using System.Globalization;
using Whence.Times.Normalization;
using Whence.Times.Words;

namespace Whence.Times.Recognition;

/// <summary>Clock times and parts of the day, with their day when it stands beside them.</summary>
internal static class ClockGrammar
{
    /// <summary>TIMEX3 suffix of a part of the day at <paramref name="i"/>, or null.</summary>
    public static string? DayPart(WordRun w, int i) => w.Kind(i) != WordKind.DayPart ? null : w[i].Value switch
    {
        1 => "TMO",
        2 => "T12:00",
        3 => "TAF",
        4 => "TEV",
        5 => "TNI",
        6 => "T24:00",
        9 => "TDT",
        10 => "TMI",
        _ => w[i].Value == 7 ? "TMO" : "TEV",
    };

    public static Parsed? Find(WordRun w, int i)
    {
        if (Clock(w, i) is { } clock)
            return WithDay(w, clock.End, clock.Suffix);
        int j = w.Past(i, "the");
        if (DayPart(w, j) is not { } part || w[j].IsCapital)
            return null;
        // "Monday morning" comes from the day; alone, a part of the day needs a word that makes it a time.
        bool isPoint = part is "T12:00" or "T24:00";
        return (isPoint && w[i - 1].Text is "at" or "by" or "until" or "around" or "before" or "after" or "since" or "from")
            || (j > i && w[i - 1].Text is "in" or "during" or "through" or "throughout" or "by" or "for" && !w.Is(j + 1, "of"))
            ? WithDay(w, j + 1, part) : null;
    }

    private static (int End, string Suffix)? Clock(WordRun w, int i)
    {
        TimeWord word = w[i];
        int minutes, end;
        if (word.Kind == WordKind.Clock)
        {
            minutes = word.Value;
            end = i + 1;
            if (w.Kind(end) == WordKind.DayHalf)
                minutes = Half(minutes, w[end++].Value);
            else if (!(w[i - 1].Text is "at" or "by" or "until" or "around" or "about" or "before" or "after" or "since" or "from" or "," or "(" || IsZone(w, end) || w.Kind(end) == WordKind.Weekday))
                return null;
        }
        else if (word is { Kind: WordKind.Number, IsDigits: true, Span.Length: <= 2, Value: >= 1 and <= 12 } && w.Kind(i + 1) == WordKind.DayHalf && !(w.Is(i + 1, "am", "AM") && w[i + 1].Text is "am" && !w[i + 1].Glued && w[i - 1].Text is ""))
        {
            minutes = Half(word.Value * 60, w[i + 1].Value);
            end = i + 2;
        }
        else if (word is { Kind: WordKind.Number, IsDigits: true, Span.Length: 4, Value: < 2400 } && word.Value % 100 < 60 && w.Is(i + 1, "gmt", "utc"))
        {
            minutes = word.Value / 100 * 60 + word.Value % 100;
            end = i + 1;
        }
        else if (word.Kind == WordKind.Number && word.Value is >= 1 and <= 12 && w.Is(i + 1, "o") && w.Is(i + 2, "'") && w.Is(i + 3, "clock"))
        {
            minutes = word.Value * 60;
            end = i + 4;
        }
        else
            return null;
        string zone = w.Is(end, "utc", "gmt") ? "Z" : "";
        if (IsZone(w, end))
            end++;
        else if (w.Is(end, "local") && w.Is(end + 1, "time"))
            end += 2;
        else if (w.Is(end, "(") && IsZone(w, end + 1) && w.Is(end + 2, ")"))
            end += 3;
        return (end, string.Create(CultureInfo.InvariantCulture, $"T{minutes / 60:D2}:{minutes % 60:D2}{zone}"));
    }

    private static bool IsZone(WordRun w, int i) =>
        w[i] is { Kind: WordKind.Modifier, Text: "gmt" or "utc" or "est" or "edt" or "cst" or "cdt" or "mst" or "mdt" or "pst" or "pdt" or "bst" or "cet", IsCapital: true };

    /// <summary>Minute of the day from the minute of a half day: 12 a.m. is 0.</summary>
    private static int Half(int minutes, int half) => minutes >= 13 * 60 ? minutes : minutes % 720 + half * 720;

    private static Parsed WithDay(WordRun w, int end, string suffix)
    {
        int at = w.Past(end, ",");
        Parsed? day = w.Kind(at) switch
        {
            WordKind.Weekday or WordKind.Month or WordKind.Number => CalendarGrammar.Date(w, at),
            WordKind.Deictic when w[at].Text is "today" or "yesterday" or "tomorrow" => RelativeGrammar.Find(w, at),
            _ => null,
        };
        return day is { Node: Fixed { Period.Grain: Grain.Day } or Recurring { Cycle: Cycle.Weekday or Cycle.MonthDay } or Shifted } found
            ? new Parsed(found.End, new Clocked(found.Node, suffix)) : new Parsed(end, new Clocked(null, suffix));
    }
}
