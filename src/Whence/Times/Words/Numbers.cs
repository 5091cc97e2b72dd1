namespace Whence.Times.Words;

/// <summary>Reads numbers in digits and words.</summary>
internal static class Numbers
{
    /// <summary>Number words in one number; more are a list.</summary>
    private const int LongestNumber = 7;

    /// <summary>A cardinal at <paramref name="i"/>: "12", "twenty-four", "two hundred and ten", "5 1/2".</summary>
    public static bool Cardinal(WordRun w, int i, out double value, out int end)
    {
        value = 0;
        end = i;
        if (w[i] is { Kind: WordKind.Fraction, IsDigits: true } fraction)
        {
            value = fraction.Amount;
            end = i + 1;
            return true;
        }

        if (w.Kind(i) != WordKind.Number)
            return false;
        if (w[i].IsDigits)
        {
            value = w[i].Value;
            end = i + 1;
            if (w[end] is { Kind: WordKind.Fraction, IsDigits: true, Amount: < 1 } half && (half.Glued is false || w.Is(end - 1, "-")))
            {
                value += half.Amount;
                end++;
            }
            else if (w.Is(end, "-") && w[end + 1] is { Kind: WordKind.Fraction, IsDigits: true, Amount: < 1 } joined)
            {
                value += joined.Amount;
                end += 2;
            }

            return true;
        }

        double total = 0, current = 0;
        int j = i;
        while (j < i + LongestNumber && w[j] is { Kind: WordKind.Number, IsDigits: false } word)
        {
            if (word.Value == 100)
                current = Math.Max(1, current) * 100;
            else if (word.Value == 1000)
            {
                total += Math.Max(1, current) * 1000;
                current = 0;
            }
            else if (word.Value == 12 && w.Is(j, "dozen"))
                current = Math.Max(1, current) * 12;
            else if (j > i && current % 100 != 0 && !(current % 10 == 0 && word.Value < 10 && current % 100 >= 20))
                break;
            else if (j > i && current % 100 == 0 && current % 1000 == 0 && total == 0)
                break;
            else
                current += word.Value;
            j++;
            end = j;
            if ((w.Is(j, "-") || (w.Is(j, "and") && current % 100 == 0)) && w[j + 1] is { Kind: WordKind.Number, IsDigits: false } next && next.Value < 100)
                j++;
        }

        value = total + current;
        return end > i;
    }

    /// <summary>A year said in words: "nineteen ninety-seven", "two thousand".</summary>
    public static bool SpokenYear(WordRun w, int i, out int year, out int end)
    {
        year = 0;
        end = i;
        if (w[i] is not { Kind: WordKind.Number, IsDigits: false } first)
            return false;
        if (first.Value is >= 11 and <= 20 && w[i + 1] is { Kind: WordKind.Number, IsDigits: false, Value: >= 10 and < 100 } tens)
        {
            year = first.Value * 100 + tens.Value;
            end = i + 2;
            int ones = w.Past(end, "-");
            if (tens.Value >= 20 && w[ones] is { Kind: WordKind.Number, IsDigits: false, Value: > 0 and < 10 } one)
            {
                year += one.Value;
                end = ones + 1;
            }

            return true;
        }

        if (first.Value == 2 && w[i + 1] is { Kind: WordKind.Number, Value: 1000, IsDigits: false })
        {
            year = 2000;
            end = i + 2;
            int ones = w.Past(end, "and");
            if (w[ones] is { Kind: WordKind.Number, IsDigits: false, Value: > 0 and < 100 } rest)
            {
                year += rest.Value;
                end = ones + 1;
            }

            return true;
        }

        return false;
    }

    /// <summary>An ordinal: "third", "3rd", "twenty-first".</summary>
    public static bool Ordinal(WordRun w, int i, out int value, out int end)
    {
        value = w[i].Value;
        end = i + 1;
        if (w.Kind(i) == WordKind.Ordinal)
            return true;
        if (w.Is(i, "second"))
        {
            value = 2;
            return true;
        }

        if (w[i] is { Kind: WordKind.Number, IsDigits: false, Value: >= 20 and < 100 } tens)
        {
            int ones = w.Past(i + 1, "-");
            if (w.Kind(ones) == WordKind.Ordinal && w[ones].Value < 10)
            {
                value = tens.Value + w[ones].Value;
                end = ones + 1;
                return true;
            }
        }

        return false;
    }
}
