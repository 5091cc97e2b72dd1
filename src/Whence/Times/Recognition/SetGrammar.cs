using System.Globalization;
using Whence.Times.Normalization;
using Whence.Times.Words;

namespace Whence.Times.Recognition;

/// <summary>What comes back: "every day", "each Thursday", "Tuesday nights", "daily".</summary>
internal static class SetGrammar
{
    /// <summary>TIMEX3 code of a season, 1 to 4.</summary>
    public static string Season(int value) => value switch
    {
        1 => "SP",
        2 => "SU",
        3 => "FA",
        _ => "WI",
    };

    public static Parsed? Find(WordRun w, int i)
    {
        if (w.Is(i, "every", "each"))
            return Every(w, i);
        if (w[i] is { Kind: WordKind.Weekday, IsPlural: true } weekday)
        {
            string? part = ClockGrammar.DayPart(w, i + 1);
            return new Parsed(part is null ? i + 1 : i + 2, new Repeating(string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{weekday.Value}{part}")));
        }

        if (w[i] is { Kind: WordKind.Weekday } day && w[i + 1] is { Kind: WordKind.DayPart, Text: "mornings" or "afternoons" or "evenings" or "nights" })
            return new Parsed(i + 2, new Repeating(string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{day.Value}{ClockGrammar.DayPart(w, i + 1)}")));
        if (w[i].Kind != WordKind.Frequency || w[i].IsCapital && (w[i + 1].IsCapital || w[i - 1].IsCapital))
            return null; // "the Daily Post" is a paper
        return w[i].Text switch
        {
            "daily" or "nightly" => new Parsed(i + 1, new Repeating("P1D")),
            "weekly" => new Parsed(i + 1, new Repeating("P1W")),
            "biweekly" or "fortnightly" => new Parsed(i + 1, new Repeating("P2W")),
            "monthly" => new Parsed(i + 1, new Repeating("P1M")),
            "annually" or "yearly" => new Parsed(i + 1, new Repeating("P1Y")),
            "hourly" => new Parsed(i + 1, new Repeating("PT1H")),
            _ => null,
        };
    }

    private static Parsed? Every(WordRun w, int i)
    {
        int j = i + 1;
        if (w.Is(j, "of") && w.Is(j + 1, "the") && w.Is(j + 2, "past", "last") && LengthGrammar.Quantity(w, j + 3) is { IsPhrase: true } past)
            return new Parsed(past.End, new Stretch(past.Length, -1));
        double step = w.Is(j, "other") ? 2 : 1;
        if (step == 2)
            j++;
        TimeWord word = w[j];
        switch (word.Kind)
        {
            case WordKind.Unit when !word.IsPlural && !w.Is(j, "second"):
                return new Parsed(j + 1, new Repeating(new Length(step, (Grain)word.Value).Timex));
            case WordKind.Weekday:
                return new Parsed(j + 1, new Repeating(string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{word.Value}")));
            case WordKind.Month:
                return new Parsed(j + 1, new Repeating(string.Create(CultureInfo.InvariantCulture, $"XXXX-{word.Value:D2}")));
            case WordKind.Season:
                return new Parsed(j + 1, new Repeating("XXXX-" + Season(word.Value)));
            case WordKind.DayPart:
                return new Parsed(j + 1, new Repeating("XXXX-XX-XX" + ClockGrammar.DayPart(w, j)));
        }

        return LengthGrammar.Quantity(w, j) is { IsPhrase: true, Length.Count: not null } length
            ? new Parsed(length.End, new Repeating(length.Length.Timex)) : null;
    }
}
