using System.Collections.Frozen;
using Whence.Times.Normalization;
using Whence.Times.Recognition;
using Whence.Times.Words;

namespace Whence.Times.Anchors;

/// <summary>Finds which time expression says when quoted words were spoken: <c>he said on Friday: "We leave tomorrow."</c></summary>
internal static class SpeechDays
{
    /// <summary>Words between the quotation mark and the day of the telling, at most.</summary>
    private const int Reach = 14;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Saying = new[]
    {
        "said", "told", "wrote", "announced", "declared", "warned", "added", "tweeted", "posted", "stated", "promised", "vowed", "testified", "insisted", "asked",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>For each expression inside a quotation the place in <paramref name="found"/> of the one that dates its telling; -1 for all others.</summary>
    public static int[] Find(WordRun words, List<Recognised> found)
    {
        var telling = new int[found.Count];
        Array.Fill(telling, -1);
        int open = -1, inside = 0;
        for (int i = 0; i < words.Count; i++)
        {
            if (words.Is(i, "\n"))
            {
                open = -1;
            }
            else if (words.Is(i, "\"") && open < 0)
            {
                open = i;
            }
            else if (words.Is(i, "\""))
            {
                while (inside < found.Count && found[inside].First < open) inside++;
                int end = inside;
                while (end < found.Count && found[end].End <= i) end++;
                if (end > inside && Telling(words, found, open, i, inside, end) is >= 0 and int day) Array.Fill(telling, day, inside, end - inside);
                inside = end;
                open = -1;
            }
        }

        return telling;
    }

    /// <summary>The day said in the words after the quotation, which go on with its sentence, or before it.</summary>
    private static int Telling(WordRun words, List<Recognised> found, int open, int close, int inside, int after)
    {
        bool goesOn = !words.Is(close - 1, ".");
        if (goesOn && after < found.Count && IsDay(found[after].Node) && Tells(words, close + 1, found[after].First)) return after;
        int before = inside - 1;
        return before >= 0 && IsDay(found[before].Node) && Tells(words, Math.Max(0, open - Reach), open) && Joined(words, found[before].End, open) ? before : -1;
    }

    /// <summary>Whether the words of a stretch are one sentence without a quotation and hold a verb of saying.</summary>
    private static bool Tells(WordRun words, int first, int end)
    {
        bool tells = false;
        for (int i = end - 1; i >= first; i--)
        {
            if (IsBreak(words, i)) break;
            tells |= Saying.Contains(words.Printed(i));
        }

        return tells && end - first <= Reach;
    }

    private static bool Joined(WordRun words, int first, int end)
    {
        if (end - first > Reach) return false;
        for (int i = first; i < end; i++)
            if (IsBreak(words, i)) return false;
        return true;
    }

    private static bool IsBreak(WordRun words, int i) => words.Is(i, "\n", "\"") || (words.Is(i, ".") && words[i + 1].IsCapital && words[i - 1].Span.Length > 3);

    /// <summary>A day that needs no date named before it.</summary>
    private static bool IsDay(TimeNode node) => node switch
    {
        Fixed { Period.Grain: Grain.Day } => true,
        Recurring { Cycle: Cycle.Weekday or Cycle.MonthDay, Origin: Origin.Telling } => true,
        Shifted { Grain: Grain.Day, Origin: Origin.Telling } => true,
        Clocked { Day: { } day } => IsDay(day),
        _ => false,
    };
}
