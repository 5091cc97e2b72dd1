using Whence.Times.Words;

namespace Whence.Times.Recognition;

/// <summary>Words of time inside names: "Sunday Times", "Bloody Sunday", "Night Watch".</summary>
internal static class Traps
{
    private static readonly string[] Papers =
        ["Times", "Telegraph", "Mail", "Express", "Mirror", "Post", "News", "Herald", "Star", "Mercury", "Independent", "Tribune", "Sun", "Night Live", "Beast", "Record", "Show", "World", "Politics", "Sport", "Age", "Edition"];

    /// <summary>Whether the capitalised time word at <paramref name="i"/> is part of the name of an outlet, a day of remembrance or a work.</summary>
    public static bool IsName(WordRun w, int i)
    {
        TimeWord word = w[i];
        if (word.Kind is not (WordKind.Weekday or WordKind.DayPart or WordKind.Frequency) || !word.IsCapital)
            return false;
        if (w.Printed(i - 1) is "Bloody" or "Black" or "Ash" or "Palm" or "Super" or "Cyber" or "Maundy" or "Shrove")
            return true;
        if (!w[i + 1].IsCapital || w[i + 1].Glued)
            return false;
        ReadOnlySpan<char> next = w.Printed(i + 1);
        foreach (string paper in Papers)
            if (next.SequenceEqual(paper))
                return true;
        return false;
    }
}
