using Whence.Times.Normalization;
using Whence.Times.Words;

namespace Whence.Times.Recognition;

/// <summary>Lengths of time and what they become with "ago", "later", "every" or "the past".</summary>
internal static class LengthGrammar
{
    /// <param name="Length">The length.</param>
    /// <param name="End">Word after it.</param>
    /// <param name="IsPhrase">Whether it has a number, an article or a quantifier: not a bare "years".</param>
    /// <param name="Mod">A mod that lies in the quantity: "a couple of" is APPROX.</param>
    public readonly record struct Amount(Length Length, int End, bool IsPhrase, string? Mod);

    /// <summary>"two weeks", "a few months", "a minute and a half", "12 to 18 months", "years".</summary>
    public static Amount? Quantity(WordRun w, int i)
    {
        double? count = null;
        string? mod = null;
        int j = i;
        bool isPhrase = true;
        if (w.Is(j, "half") && (w.Is(j + 1, "a", "an") || (w.Is(j + 1, "-") && w.Kind(j + 2) == WordKind.Unit)))
        {
            count = 0.5;
            j += 2;
        }
        else if (w.Is(j, "a", "an") && w.Is(j + 1, "half") && w.Is(w.Past(j + 2, "-"), "hour"))
        {
            count = 0.5;
            j = w.Past(j + 2, "-");
        }
        else if (w.Is(j, "a") && w.Is(j + 1, "couple"))
        {
            count = 2;
            mod = "APPROX";
            j = w.Past(j + 2, "of");
        }
        else if (w.Is(j, "couple"))
        {
            count = 2;
            mod = "APPROX";
            j = w.Past(j + 1, "of");
        }
        else if (Numbers.Cardinal(w, w.Is(j, "a") && w[j + 1] is { Kind: WordKind.Number, IsDigits: false } ? j + 1 : j, out double value, out int end))
        {
            count = value;
            j = end;
            // "12 to 18 months": the first number is the value, as in TimeBank.
            int to = w.Is(j, "to", "or") || w.Is(j, "-", "–") ? j + 1 : j;
            if (to > j && Numbers.Cardinal(w, to, out double upper, out int upperEnd) && upper > value && w.Kind(w.Past(upperEnd, "-")) == WordKind.Unit)
                j = upperEnd;
            else if (w.Is(j, "and") && w.Is(j + 1, "a") && w.Is(j + 2, "half"))
            {
                count += 0.5;
                j += 3;
            }
        }
        else if (w.Is(j, "a", "an") && w.Is(j + 1, "few"))
            j += 2;
        else if (w[j].Text is "several" or "few" or "many" or "some")
            j++;
        else if (w[j].Text is "dozens" or "hundreds" or "thousands" && w.Is(j + 1, "of"))
            j += 2;
        else if (w.Is(j, "a", "an"))
        {
            count = 1;
            j++;
        }
        else
            isPhrase = false;

        if (w[j].Text is "more" or "straight" or "consecutive" or "full" or "long" or "trading" or "whole" or "calendar" or "entire" or "other" or "short" or "additional" && j > i)
            j++;
        int unit = isPhrase && w.Is(j, "-", "–") && w[j].Glued && w[j + 1].Glued ? j + 1 : j;
        if (w[unit].Kind != WordKind.Unit || (w.Is(unit, "second") && !(count == 1 && w[i].IsDigits)))
            return null;
        if (!isPhrase && !w[unit].IsPlural)
            return null;
        // "three-quarters" and "a quarter" are mostly parts of something else.
        if ((Grain)w[unit].Value == Grain.Quarter && w[unit].IsPlural && (unit > j || w.Is(unit + 1, "of")))
            return null;
        if (count is null && isPhrase && !w[unit].IsPlural)
            return null;
        if (w[unit].IsPlural && count == 1 && w.Is(i, "a", "an"))
            return null;
        var grain = (Grain)w[unit].Value;
        // "a quarter" is mostly a fourth part; "a second" a moment or an ordinal.
        if (count == 1 && !w[i].IsDigits && grain is Grain.Quarter or Grain.Second && w.Is(i, "a", "an"))
            return null;
        j = unit + 1;
        if (w.Is(j, "and") && w.Is(j + 1, "a") && w.Is(j + 2, "half"))
        {
            count += 0.5;
            j += 3;
        }
        else if (count is null && !isPhrase && w.Is(j, "or", "and") && w[j + 1] is { Kind: WordKind.Unit, IsPlural: true })
            j += 2;

        return new Amount(new Length(count, grain), j, isPhrase, mod);
    }

    /// <summary>Whether a length stands before its noun: "a two-year option", "a five year low"; the article is then the noun's.</summary>
    public static bool IsAttribute(WordRun w, Amount amount) =>
        amount.Length.Count is > 1 or null && w[amount.End - 1] is { Kind: WordKind.Unit, IsPlural: false };

    /// <summary>Whether it is an age: "52 years old", "an 8-year-old", "five years of age".</summary>
    public static bool IsAge(WordRun w, int i, Amount amount)
    {
        int after = w.Past(amount.End, "-");
        return w.Is(after, "old", "older") || (w.Is(amount.End, "of") && w.Is(amount.End + 1, "age")) || (w.Is(i - 1, "aged", "age") && amount.Length.Unit == Grain.Year);
    }

    /// <summary>A length and the words that place it: "two weeks ago", "a year earlier", "five-year", "24 hours a day".</summary>
    public static Parsed? Find(WordRun w, int i)
    {
        if (Quantity(w, i) is not { } amount)
            return Suffixed(w, i);
        int j = amount.End;
        bool hyphen = w.Is(j, "-") && w[j].Glued && w[j + 1].Glued;
        int after = hyphen ? j + 1 : j;
        if (IsAge(w, i, amount) || (w.Is(i, "a", "an") && IsAttribute(w, amount)))
            return null;
        TimeNode node = new Lasting(amount.Length);
        if (w.Is(after, "ago"))
            return Placed(after + 1, -1, Origin.Telling);
        if (w.Is(after, "ahead") && amount.Length.Count is null)
            return new Parsed(after + 1, node);
        if (w.Is(after, "earlier") || (w.Is(after, "before") && !IsOperand(w, after + 1)) || w.Is(after, "previously"))
            return Placed(after + 1, -1, Origin.Named);
        if (w.Is(after, "later") || (w.Is(after, "after") && !IsOperand(w, after + 1)))
            return Placed(w.Is(after + 1, "than") ? after : after + 1, 1, Origin.Named);
        if (w.Is(after, "hence") || (w.Is(after, "from") && w.Is(after + 1, "now", "today")))
            return Placed(w.Is(after, "hence") ? after + 1 : after + 2, 1, Origin.Telling);
        if (hyphen && w.Is(after, "long"))
            return new Parsed(after + 1, node);
        if (amount is { IsPhrase: true, Length.Count: 1 } && w.Is(i, "a", "an") && IsRate(w, i))
            return new Parsed(j, new Repeating(amount.Length.Timex));
        return new Parsed(j, amount.Mod is { } mod ? new Qualified(node, mod) : node);

        Parsed? Placed(int end, int sign, Origin origin) =>
            new Parsed(end, amount.Length.Count is null ? new Vague(sign < 0 ? "PAST_REF" : "FUTURE_REF", amount.Length.Unit, sign)
                : amount.Mod is { } m ? new Qualified(new Away(amount.Length, sign, origin), m) : new Away(amount.Length, sign, origin));
    }

    /// <summary>"year-long", "decade-old": a unit alone with a hyphen.</summary>
    private static Parsed? Suffixed(WordRun w, int i) =>
        w[i] is { Kind: WordKind.Unit, IsPlural: false, Value: >= (int)Grain.Hour } unit && w.Is(i + 1, "-") && w.Is(i + 2, "long") && w[i + 2].Glued
            ? new Parsed(i + 3, new Lasting(new Length(1, (Grain)unit.Value))) : null;

    /// <summary>Whether "after" or "before" has an event or a time as operand.</summary>
    private static bool IsOperand(WordRun w, int i) => w.Kind(i) != WordKind.Mark;

    /// <summary>"$5 million a year", "24 hours a day", "four flights a week".</summary>
    private static bool IsRate(WordRun w, int i) =>
        w[i - 1] is { Kind: WordKind.Number or WordKind.Fraction } or { Text: "%" or "times" or "once" } or { Kind: WordKind.Unit, IsPlural: true }
        || (w[i - 1].Kind == WordKind.Other && w[i - 2] is { Kind: WordKind.Number or WordKind.Fraction });
}
