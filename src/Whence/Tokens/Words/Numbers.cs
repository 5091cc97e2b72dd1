namespace Whence.Tokens.Words;

/// <summary>Finds where a number ends: "1,000.5", "10:30", "11/28/2000", "713-555-0100", "20th", "1990s"; "5pm" is two words.</summary>
internal static class Numbers
{
    /// <summary>The end of the number that starts at <paramref name="start"/> with a digit, a sign or a decimal point.</summary>
    /// <param name="whole">Whether letters that follow without a space are another word (a unit).</param>
    public static int End(string text, int start, int end, out bool whole)
    {
        int i = text[start] is '+' or '.' ? start + 1 : start;
        while (i < end && (char.IsAsciiDigit(text[i]) || (i + 1 < end && text[i] is '.' or ',' or ':' or '/' or '-' && char.IsAsciiDigit(text[i + 1]))))
        {
            if (text[i] == '-')
            {
                if (!IsGrouped(text, start, end, out int grouped))
                {
                    break;
                }

                whole = true;
                return grouped;
            }

            if (text[i] == '/' && !IsDateOrFraction(text, start, i, end))
            {
                break;
            }

            i++;
        }

        int letters = i;
        while (letters < end && char.IsLetter(text[letters]))
        {
            letters++;
        }

        whole = letters == i || WordLists.IsUnit(text.AsSpan(i, letters - i)) || (letters - i == 1 && letters + 3 <= end && text[letters] == '.' && text[letters + 1] is 'm' or 'M');
        return i;
    }

    /// <summary>Whether hyphens join the groups of a telephone number, a post code or a date in figures; a range of years or pages is three words.</summary>
    private static bool IsGrouped(string text, int start, int end, out int until)
    {
        Span<int> lengths = stackalloc int[5];
        int groups = 0, i = text[start] == '+' ? start + 1 : start;
        int length = 0;
        for (; i < end; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                length++;
            }
            else if (text[i] is '-' or '/' && length > 0 && groups < 4 && i + 1 < end && char.IsAsciiDigit(text[i + 1]))
            {
                lengths[groups++] = length;
                length = 0;
            }
            else
            {
                break;
            }
        }

        lengths[groups++] = length;
        until = i;
        return groups switch
        {
            < 2 => false,
            2 => (lengths[0], lengths[1]) is (3, 4) or (5, 4) or (1, 4),
            3 => (lengths[0], lengths[1], lengths[2]) is (3, 3, 4) or ( <= 2, <= 2, 2 or 4) or (4, 2, 2) or (3, 4, 4) or (2, 3, 4),
            _ => true,
        };
    }

    /// <summary>"9/11", "1/2", "11/28/2000", "24/7", but not "100/200".</summary>
    private static bool IsDateOrFraction(string text, int start, int slash, int end)
    {
        int before = slash;
        while (before > start && char.IsAsciiDigit(text[before - 1]))
        {
            before--;
        }

        int after = slash + 1;
        while (after < end && char.IsAsciiDigit(text[after]))
        {
            after++;
        }

        return slash - before is 1 or 2 or 4 && after - slash - 1 is 1 or 2 or 4;
    }
}
