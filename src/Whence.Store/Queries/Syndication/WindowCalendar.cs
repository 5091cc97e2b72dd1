using System.Globalization;
using System.Text;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Queries.Following;
using Whence.Store.Queries.Reviewing;

namespace Whence.Store.Queries.Syndication;

/// <summary>Announced windows as a calendar: iCalendar (RFC 5545), one event a window, whole days as announced. What rests on a rejected reading is left out.</summary>
public static class WindowCalendar
{
    /// <summary>Octets of a line before it is folded (RFC 5545, 3.1).</summary>
    private const int MostOctets = 75;

    /// <summary>The same windows give the same bytes. UTF-8, lines end with CR LF.</summary>
    /// <param name="windows">The windows.</param>
    /// <param name="name">What the calendar is called, a name of the case for example.</param>
    /// <param name="label">Stands in the name, and on each event as its class.</param>
    public static byte[] ToUtf8(IEnumerable<WindowRow> windows, string name, Sensitivity label = Sensitivity.Unlabelled)
    {
        ArgumentNullException.ThrowIfNull(windows);
        StringBuilder calendar = new();
        void Line(string property, string value) => Fold(calendar, property + ":" + value);
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Whence//announced windows//EN");
        Line("CALSCALE", "GREGORIAN");
        Line("X-WR-CALNAME", Text("Windows announced in " + PlainLine.Of(name, 120) + (CaseLabel.Word(label) is { } word ? $" ({word})" : "")));
        if (CaseLabel.Word(label) is { } sensitivity) Line("X-WHENCE-SENSITIVITY", sensitivity);
        foreach (WindowRow window in windows.Where(w => !Reviewed.Is(w.Claim, Verdict.Rejected)))
        {
            if ((window.Opens ?? window.Closes) is not { } first) continue;
            DateOnly last = window.Closes ?? first;
            Line("BEGIN", "VEVENT");
            // The event keeps its name when it is moved, so that a calendar moves it too.
            Line("UID", window.Key + "@whence.invalid");
            Line("SEQUENCE", window.Earlier.Length.ToString(CultureInfo.InvariantCulture));
            Line("DTSTAMP", Stamp(window.Claim.Published));
            Line("DTSTART;VALUE=DATE", Day(first));
            if (last < DateOnly.MaxValue) Line("DTEND;VALUE=DATE", Day((last < first ? first : last).AddDays(1)));
            Line("SUMMARY", Text($"{PlainLine.Of(window.Issuer, 80)}: {PlainLine.Of(window.Claim.Quote, 160)}"));
            Line("DESCRIPTION", Text(Description(window)));
            Line("STATUS", window.Outcome is null ? "TENTATIVE" : "CONFIRMED");
            Line("TRANSP", "TRANSPARENT");
            Line("CLASS", label switch { Sensitivity.Open => "PUBLIC", Sensitivity.Restricted => "CONFIDENTIAL", _ => "PRIVATE" });
            Line("X-WHENCE-CLAIM", window.Claim.Key);
            Line("END", "VEVENT");
        }

        Line("END", "VCALENDAR");
        return Encoding.UTF8.GetBytes(calendar.ToString());
    }

    private static string Description(WindowRow window)
    {
        StringBuilder words = new();
        words.Append(CultureInfo.InvariantCulture, $"Announced for {WindowWords.Days(window.Opens, window.Closes)} by {PlainLine.Of(window.Issuer, 120)}, in {Where(window.Claim)}");
        foreach (WindowStep step in window.Earlier) words.Append(CultureInfo.InvariantCulture, $"\nBefore that for {WindowWords.Days(step.Opens, step.Closes)}, in {Where(step.Claim)}");
        if (window.Outcome is { } outcome) words.Append(CultureInfo.InvariantCulture, $"\nTold as past: “{PlainLine.Of(outcome.Quote, 200)}”, in {Where(outcome)}");
        return words.Append(CultureInfo.InvariantCulture, $"\nClaim {window.Claim.Key}: “{PlainLine.Of(window.Claim.Quote)}”{Reviewed.Words(window.Claim, "\n")}").ToString();
    }

    private static string Where(ClaimRow claim) => $"{PlainLine.Of(claim.Outlet ?? "an unknown outlet", 80)}, {PlainLine.Of(claim.Published ?? "no date", 30)}";

    private static string Text(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Stamp(string? published) => (DayCell.OfPublished(published) is { } day ? Day(day) : "19700101") + "T000000Z";

    // A fold never parts the octets of a character.
    private static void Fold(StringBuilder calendar, string line)
    {
        int octets = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                calendar.Append("\r\n ");
                octets = 1;
            }

            calendar.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        calendar.Append("\r\n");
    }
}
