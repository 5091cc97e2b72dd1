using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Whence.Articles;
using Whence.Claims;
using Whence.Store.Queries;
using Whence.Store.Queries.Following;
using Whence.Store.Queries.Reviewing;
using Whence.Store.Queries.Syndication;
using Whence.Text;

namespace Whence.Apps.Tests.Queries;

/// <summary>Files that leave for calendars and feed readers carry the words of strangers as words.</summary>
public sealed class SyndicationTests
{
    private const string Hostile = "]]></content><script>alert(1)</script>&amp;\";,\\n\r\nBEGIN:VALARM\r\nACTION:PROCEDURE\r\nATTACH:file:///bin/sh\u202E\u200B\u0007\u001b[2J \ud800 éйλ🚢 ";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public void S23_Calendar_lines_are_folded_and_escaped()
    {
        byte[] bytes = WindowCalendar.ToUtf8([Window(Hostile), Window(new string('é', 900))], "case " + Hostile);
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        string[] lines = text.Split("\r\n");
        Assert.Equal("", lines[^1]);
        Assert.All(lines, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        Assert.DoesNotContain(text.Replace("\r\n", "", StringComparison.Ordinal), c => char.IsControl(c) || c is '\u202E' or '\u200B');
        string[] whole = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, whole.Count(l => l == "BEGIN:VEVENT"));
        Assert.DoesNotContain(whole, l => l.StartsWith("BEGIN:VALARM", StringComparison.Ordinal) || l.StartsWith("ATTACH", StringComparison.Ordinal) || l.StartsWith("ACTION", StringComparison.Ordinal));
        string[] known = ["BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "UID", "SEQUENCE", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "CLASS", "X-WHENCE-CLAIM"];
        Assert.All(whole, l => Assert.Contains(l[..l.IndexOf(':', StringComparison.Ordinal)], known));
        Assert.Contains("\\;\\,", whole.First(l => l.StartsWith("SUMMARY", StringComparison.Ordinal)), StringComparison.Ordinal);
        // The last day of the words is in the event: the end of a whole day is the morning after.
        Assert.Contains("DTSTART;VALUE=DATE:20310407", whole);
        Assert.Contains("DTEND;VALUE=DATE:20310415", whole);
    }

    [Fact]
    public void S23_A_feed_is_text_without_markup()
    {
        XDocument windows = Parse(AtomFeed.OfWindows([Window(Hostile)], Hostile));
        XElement entry = windows.Root!.Element(Atom + "entry")!;
        Assert.Equal(["id", "title", "updated", "category", "author", "content"], entry.Elements().Select(e => e.Name.LocalName));
        Assert.Empty(entry.Element(Atom + "content")!.Elements());
        Assert.Contains("<script>alert(1)</script>", entry.Element(Atom + "content")!.Value, StringComparison.Ordinal);
        Assert.Equal("moved", entry.Element(Atom + "category")!.Attribute("term")!.Value);
        WatchRow watch = new(7, WatchKind.Search, Hostile, "", "", "");
        XDocument alerts = Parse(AtomFeed.OfAlerts(
            [new AlertRow(7, "a", AlertRule.Denial, Claim(Hostile), "2031-03-18T08:00:00.000Z", false), new AlertRow(7, "b", AlertRule.Match, null, "2031-03-19T08:00:00.000Z", false)], [watch], "case"));
        Assert.StartsWith("denies it:", alerts.Root!.Elements(Atom + "entry").First().Element(Atom + "title")!.Value, StringComparison.Ordinal);
        Assert.Equal("2031-03-19T08:00:00.000Z", alerts.Root.Element(Atom + "updated")!.Value);
        Assert.Equal(2, alerts.Root.Elements(Atom + "entry").Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.NotEmpty(Parse(AtomFeed.OfAlerts([], [], "case")).Root!.Element(Atom + "updated")!.Value);
    }

    [Fact]
    public void What_rests_on_a_rejected_reading_is_left_out_and_other_words_stand_with_theirs()
    {
        WindowRow Reviewed(Verdict verdict, bool readOtherwise) => Window("words") with
        {
            Claim = Claim("words") with
            {
                Review = new ClaimReview
                {
                    Claim = "fedcba9876543210",
                    Article = "a",
                    Content = [],
                    Read = [],
                    ReadStance = Stance.Asserted,
                    Engine = "",
                    Verdict = verdict,
                    At = "",
                    ReadOtherwise = readOtherwise,
                }
            }
        };
        WindowRow[] windows = [Reviewed(Verdict.Rejected, false), Reviewed(Verdict.Rejected, true), Reviewed(Verdict.Doubtful, false)];
        string[] events = Encoding.UTF8.GetString(WindowCalendar.ToUtf8(windows, "case")).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n").Where(l => l.StartsWith("DESCRIPTION", StringComparison.Ordinal)).ToArray();
        Assert.Equal([false, true], events.Select(e => e.EndsWith("\\nReviewed: doubtful.", StringComparison.Ordinal)));
        Assert.Equal([false, true], Parse(AtomFeed.OfWindows(windows, "case")).Root!.Elements(Atom + "entry").Select(e => e.Element(Atom + "content")!.Value.EndsWith(" Reviewed: doubtful.", StringComparison.Ordinal)));
        AlertRow[] alerts = [.. windows.Select((w, i) => new AlertRow(7, "item " + i, AlertRule.Match, w.Claim, "2031-03-18T08:00:00.000Z", false))];
        Assert.Equal(2, Parse(AtomFeed.OfAlerts(alerts, [], "case")).Root!.Elements(Atom + "entry").Count());
    }

    private static XDocument Parse(byte[] xml) => XDocument.Load(new MemoryStream(xml));

    private static WindowRow Window(string words) => new()
    {
        Key = "0123456789abcdef",
        Issuer = words,
        Opens = new DateOnly(2031, 4, 7),
        Closes = new DateOnly(2031, 4, 14),
        Claim = Claim(words),
        Reports = 2,
        Earlier = [new WindowStep(new DateOnly(2031, 3, 24), null, Claim(words), 1)],
        Slips = 1,
        Outcome = Claim(words),
    };

    private static ClaimRow Claim(string words) => new()
    {
        Key = "fedcba9876543210",
        Article = "a",
        Index = 0,
        Region = RegionKind.Body,
        Content = [new TextSpan(0, 1)],
        Quote = words,
        Stance = Stance.Asserted,
        Hedges = ImmutableArray<Hedge>.Empty,
        Confidence = 1,
        Outlet = words,
        Published = "2031-03-18",
    };
}
