using System.Globalization;
using Whence.Articles.Dates;

namespace Whence.Articles.Metadata.DateSignals;

/// <summary>A date as programs write it into attributes and scripts: printed, or in seconds or milliseconds since 1970.</summary>
internal static class DeclaredDates
{
    /// <summary>Longest value that is looked through.</summary>
    private const int Longest = 300;

    /// <summary>Seconds since 1970 of the first of January 1995, and of 2100.</summary>
    private const long First = 788_918_400, Last = 4_102_444_800;

    /// <summary>The first date in <paramref name="value"/>, or null.</summary>
    /// <param name="value">The value, of any length.</param>
    /// <param name="monthFirst">Whether 03/04/2020 is the fourth of March.</param>
    public static PrintedDate? Read(ReadOnlySpan<char> value, bool monthFirst = false)
    {
        value = value.Trim();
        if (value.Length is 10 or 13 && !value.ContainsAnyExceptInRange('0', '9'))
            return OfSeconds(value);
        return PrintedDates.Find(value[..Math.Min(Longest, value.Length)], monthFirst);
    }

    private static PrintedDate? OfSeconds(ReadOnlySpan<char> digits)
    {
        long seconds = long.Parse(digits[..10], NumberStyles.None, CultureInfo.InvariantCulture);
        if (seconds is < First or >= Last)
            return null;
        DateTime time = DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime;
        return new PrintedDate(DateOnly.FromDateTime(time), TimeOnly.FromDateTime(time), TimeSpan.Zero, 0, digits.Length);
    }
}
