using System.Globalization;
using System.Text;
using Whence.Claims;
using Whence.Contract;
using Whence.Corpus;
using Whence.Corpus.Origins;
using Whence.Store.Queries;

namespace Whence.Web.Words;

/// <summary>The fixed words of the pages. They say who says so and how many origins there are, never what is true.</summary>
internal static class Phrases
{
    /// <summary>The words with a capital first letter.</summary>
    public static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    public static string Of(SourceKind kind) => kind switch
    {
        SourceKind.Outlet => "outlet",
        SourceKind.Agency => "agency",
        SourceKind.Person => "person",
        SourceKind.Organization => "organization",
        SourceKind.Document => "document",
        SourceKind.Anonymous => "unnamed source",
        SourceKind.Crowd => "people in general",
        _ => "not known",
    };

    /// <summary>Class of the three families that the palette tells apart: the press relays, named tellers, unnamed tellers.</summary>
    public static string Family(SourceKind kind) => kind switch
    {
        SourceKind.Outlet or SourceKind.Agency => "press",
        SourceKind.Person or SourceKind.Organization or SourceKind.Document => "named",
        _ => "unnamed",
    };

    public static string Of(Stance stance) => stance switch
    {
        Stance.Asserted => "stated",
        Stance.Hedged => "hedged",
        Stance.Denied => "denied",
        _ => "questioned",
    };

    public static string Of(ReasonKind kind, double share) => share > 0 && kind is ReasonKind.SameText or ReasonKind.Rewrites
        ? $"{OriginWords.Phrase(kind)} ({Percent(share)})"
        : OriginWords.Phrase(kind);

    /// <summary>A reason as a sentence.</summary>
    public static string Of(ReasonRow reason, Func<string, string> nameOf) => GroupJson.Words(reason, nameOf);

    public static string Of(WarningKind kind) => kind switch
    {
        WarningKind.Circular => "circular",
        WarningKind.SingleOrigin => "single origin",
        WarningKind.HedgeLost => "hedge lost",
        WarningKind.SourceLost => "source lost",
        WarningKind.HeadlineGap => "headline gap",
        _ => "contradiction",
    };

    public static string Explained(WarningKind kind) => kind switch
    {
        WarningKind.Circular => "The tellers only cite each other.",
        WarningKind.SingleOrigin => "Several outlets carry it, one origin stands behind them.",
        WarningKind.HedgeLost => "The later report states flatly what the earlier one hedged.",
        WarningKind.SourceLost => "The later report names nobody for what the earlier one attributed.",
        WarningKind.HeadlineGap => "The headline states flatly what its own text attributes or hedges.",
        _ => "Reports give different values.",
    };

    /// <summary>The words of doubt of a claim, as its article prints them.</summary>
    public static string Hedges(ClaimRow claim, string text) => string.Join(", ", claim.Hedges.Where(h => h.Span.End <= text.Length).Select(h => Visible(h.Span.In(text).ToString())).Distinct());

    /// <summary>"opens in 3 days", "open now", "closed 2 days ago".</summary>
    public static string Standing(DateOnly? opens, DateOnly? closes, DateOnly today)
    {
        if (opens > today) return $"opens in {Distance(opens.Value.DayNumber - today.DayNumber)}";
        if (closes < today) return $"closed {Distance(today.DayNumber - closes.Value.DayNumber)} ago";
        return opens is null ? "may come any day" : closes is null ? "open since then" : "open now";
    }

    // Nobody counts a thousand days: what is far is told in months and years.
    private static string Distance(int days) => days switch
    {
        < 100 => Count(days, "day"),
        < 730 => $"{(int)Math.Round(days / 30.44)} months",
        _ => $"{(int)Math.Round(days / 365.25)} years",
    };

    /// <summary>"9 reports".</summary>
    public static string Count(int count, string noun, string? plural = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? noun : plural ?? noun + "s")}");

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(share * 100)}%");

    public static string Confidence(double probability) => probability >= 0.8 ? "high" : probability >= 0.5 ? "medium" : "low";

    /// <summary>A name or link of a stranger: control, invisible and direction characters stand as visible marks.</summary>
    public static string Visible(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        StringBuilder? shown = null;
        int at = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool hidden = Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format && rune.Value is not ('\n' or '\r' or '\t' or 0xAD);
            if (hidden) (shown ??= new StringBuilder(text, 0, at, text.Length + 16)).Append(CultureInfo.InvariantCulture, $"⟨U+{rune.Value:X4}⟩");
            else shown?.Append(rune.ToString());
            at += rune.Utf16SequenceLength;
        }

        return shown?.ToString() ?? text;
    }

    /// <summary>A quotation on one line, cut at a word when it is long.</summary>
    public static string Quote(string text, int most = 280)
    {
        string line = string.Join(' ', Visible(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('"', '“', '”');
        if (line.Length <= most) return line;
        int cut = line.LastIndexOf(' ', most);
        return line[..(cut > most / 2 ? cut : most)].TrimEnd(',', ';') + " …";
    }
}
