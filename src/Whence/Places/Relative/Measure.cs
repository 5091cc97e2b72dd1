using System.Globalization;

namespace Whence.Places.Relative;

/// <summary>A stated distance in km, with the bounds that its wording leaves open.</summary>
/// <param name="Km">The stated distance; the middle of a range.</param>
/// <param name="Low">The least km that the words and units allow.</param>
/// <param name="High">The most km that they allow.</param>
internal readonly record struct Measure(double Km, double Low, double High)
{
    /// <summary>What the same distance in two units says together: "85 km (53 miles)". Where they disagree the bounds hold both.</summary>
    public Measure With(Measure other)
    {
        bool agree = other.Low <= High && Low <= other.High;

        // The coarser of the two is the error: the other is its conversion.
        Measure coarser = other.High - other.Low > High - Low ? other : this;
        return agree ? new Measure(Km, coarser.Low, coarser.High) : new Measure(Km, Math.Min(Low, other.Low), Math.Max(High, other.High));
    }
}

/// <summary>Reads distances: "85 km (53 miles)", "ten to fifteen miles", "a few kilometers", "12-mile".</summary>
internal static class Measures
{
    private static readonly string[] s_numbers =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] s_tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Reads a distance at <paramref name="at"/> and moves past it; a second unit in brackets or after "or" belongs to it.</summary>
    public static Measure? Read(PhraseTokens words, ref int at)
    {
        int start = at;
        if (ReadOne(words, ref at) is not { } measure)
        {
            at = start;
            return null;
        }

        int second = at;
        bool bracket = words.Is(second, "(") || words.Is(second, "[");
        if (bracket || words.Is(second, ",") || words.Is(second, "or") || words.Is(second, "/"))
        {
            second++;
            if (words.Is(second, "or") || words.Is(second, "about") || words.Is(second, "some")) second++;
            if (ReadOne(words, ref second) is { } other)
            {
                if (bracket && (words.Is(second, ")") || words.Is(second, "]"))) second++;
                else if (words.Is(second, ",")) second++;
                measure = measure.With(other);
                at = second;
            }
        }

        return measure;
    }

    private static Measure? ReadOne(PhraseTokens words, ref int at)
    {
        if (ReadNumber(words, ref at) is not { } number) return null;
        if (words.Is(at, "-") || words.Is(at, "–")) at++;
        if (Unit(words, ref at) is not { } unit) return null;
        double km = number.Value * unit;

        // Half the step that the number is rounded to.
        return new Measure(km, Math.Max(0, (number.Low - (number.Step / 2)) * unit), (number.High + (number.Step / 2)) * unit);
    }

    private static double? Unit(PhraseTokens words, ref int at)
    {
        bool nautical = words.Is(at, "nautical");
        if (nautical) at++;
        double? km = words.Lower(at) switch
        {
            "km" or "kms" or "km." or "kilometer" or "kilometers" or "kilometre" or "kilometres" or "klicks" => 1,
            "mile" or "miles" or "mi" or "mi." => nautical ? 1.852 : 1.609344,
            "nm" or "nmi" => 1.852,
            "m" or "meter" or "meters" or "metre" or "metres" => 0.001,
            "yard" or "yards" => 0.0009144,
            "foot" or "feet" or "ft" => 0.0003048,
            _ => null,
        };
        if (km is not null) at++;
        return km;
    }

    private readonly record struct Number(double Value, double Low, double High, double Step);

    private static Number? ReadNumber(PhraseTokens words, ref int at)
    {
        if (Single(words, ref at) is not (double first, double step)) return Vague(words, ref at);
        int to = at;
        if (words.Is(to, "to") || words.Is(to, "-") || words.Is(to, "–") || words.Is(to, "or"))
        {
            to++;
            if (Single(words, ref to) is (double last, double lastStep) && last > first)
            {
                at = to;
                return new Number((first + last) / 2, first, last, Math.Max(step, lastStep));
            }
        }

        return new Number(first, first, first, step);
    }

    /// <summary>"A few", "several", "dozens of".</summary>
    private static Number? Vague(PhraseTokens words, ref int at)
    {
        int word = at;
        if (words.Is(word, "a") || words.Is(word, "some")) word++;
        (int Taken, Number Value)? vague = words.Lower(word) switch
        {
            "few" => (1, new Number(3, 2, 6, 1)),
            "several" => (1, new Number(5, 3, 10, 1)),
            "couple" => (words.Is(word + 1, "of") ? 2 : 1, new Number(2, 1, 3, 1)),
            "dozen" => (1, new Number(12, 10, 14, 1)),
            "dozens" => (words.Is(word + 1, "of") ? 2 : 1, new Number(40, 20, 80, 10)),
            "hundreds" => (words.Is(word + 1, "of") ? 2 : 1, new Number(300, 150, 800, 100)),
            "hundred" => (1, new Number(100, 80, 120, 10)),
            "half" when words.Is(word + 1, "a") => (2, new Number(0.5, 0.3, 0.7, 0.1)),
            _ => null,
        };
        if (vague is null) return null;
        at = word + vague.Value.Taken;
        return vague.Value.Value;
    }

    private static (double Value, double Step)? Single(PhraseTokens words, ref int at)
    {
        ReadOnlySpan<char> word = words.Word(at);
        if (word.IsEmpty) return null;
        if (char.IsAsciiDigit(word[0]))
        {
            int end = word.Length;
            while (end > 0 && !char.IsAsciiDigit(word[end - 1]) && word[end - 1] is not ('½' or '¼' or '¾')) end--;
            double part = end > 0 ? word[end - 1] switch { '½' => 0.5, '¼' => 0.25, '¾' => 0.75, _ => 0 } : 0;
            if (part > 0) end--;
            Span<char> digits = stackalloc char[20];
            int n = 0;
            foreach (char c in word[..end])
                if (c != ',' && n < digits.Length) digits[n++] = c;
            if (end != word.Length - (part > 0 ? 1 : 0) || !double.TryParse(digits[..n], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double value) || value > 20_000) return null;
            at++;
            int point = digits[..n].IndexOf('.');
            double step = point >= 0 ? Math.Pow(10, -(n - point - 1)) : value % 100 == 0 && value > 0 ? 20 : value % 10 == 0 && value > 0 ? 5 : 1;
            return (value + part, part > 0 ? 0.25 : step);
        }

        string lower = words.Lower(at);
        int small = Array.IndexOf(s_numbers, lower);
        if (small > 0)
        {
            at++;
            return (small, 1);
        }

        int dash = lower.IndexOf('-', StringComparison.Ordinal);
        int tens = Array.IndexOf(s_tens, dash < 0 ? lower : lower[..dash]);
        if (tens < 2) return null;
        at++;
        int unit = dash > 0 ? Array.IndexOf(s_numbers, lower[(dash + 1)..]) : 0;
        if (dash < 0 && words.Is(at, "-") && Array.IndexOf(s_numbers, words.Lower(at + 1)) is > 0 and < 10 and int next)
        {
            (unit, at) = (next, at + 2);
        }

        return ((tens * 10) + Math.Max(0, unit), unit > 0 ? 1 : 5);
    }
}
