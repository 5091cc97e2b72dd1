using System.Globalization;

namespace Whence.Web.Words;

/// <summary>Dates as the pages print them: with their precision, never more exact than what is known.</summary>
internal static class Dates
{
    /// <summary>"16 March 2031", with the time and zone as printed where the outlet gives them.</summary>
    public static string Published(string? iso)
    {
        if (iso is null || iso.Length < 10 || !DateOnly.TryParseExact(iso.AsSpan(0, 10), "yyyy-MM-dd", out DateOnly day)) return "date not known";
        string text = Day(day);
        if (iso.Length >= 16 && iso[10] == 'T')
        {
            string zone = iso.Length > 16 ? iso[^1] == 'Z' ? " UTC" : iso.LastIndexOfAny(['+', '-']) is > 10 and var at ? " UTC" + iso[at..] : "" : "";
            text += ", " + iso[11..16] + zone;
        }

        return text;
    }

    public static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);

    /// <summary>This instant in UTC, ISO 8601.</summary>
    public static string Now => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>"24 Mar 2031 to 31 Mar 2031", "from 1 Apr 2031", "by 1 Apr 2031".</summary>
    public static string Range(DateOnly? first, DateOnly? last) => (first, last) switch
    {
        (null, null) => "date not known",
        ({ } a, null) => "from " + Day(a),
        (null, { } b) => "by " + Day(b),
        ({ } a, { } b) when a == b => Day(a),
        ({ } a, { } b) when a.Year == b.Year && a.Month == b.Month => $"{a.Day} to {Day(b)}",
        ({ } a, { } b) when a.Year == b.Year => $"{a.ToString("d MMM", CultureInfo.InvariantCulture)} to {Day(b)}",
        ({ } a, { } b) => $"{Day(a)} to {Day(b)}",
    };

    /// <summary>"2031-03-20 08:00 UTC" of an ISO 8601 instant.</summary>
    public static string Instant(string iso) => iso.Length >= 16 ? iso[..10] + " " + iso[11..16] + " UTC" : iso;
}
