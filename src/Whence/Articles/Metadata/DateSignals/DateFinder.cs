using System.Buffers;
using System.Numerics;
using Whence.Articles.Dates;

namespace Whence.Articles.Metadata.DateSignals;

/// <summary>When the article was published: every signal of the page is collected and weighed. The local day as printed wins over UTC.</summary>
internal static class DateFinder
{
    /// <summary>What each other part of the page adds that gives the same day.</summary>
    private const double Agreement = 0.08;

    /// <summary>Signals of less weight neither support nor correct another.</summary>
    private const double Heard = 0.6;

    /// <summary>Weight of a meta that may give the day of the last change: a time element that is drawn counts more.</summary>
    private const double Vague = 0.75;

    private static readonly string[] PublishedMetas =
    [
        "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date-published", "publishdate", "publish_date", "publish-date", "published", "published_time", "published-date", "published_date", "publisheddate", "pubdate", "dc.date.issued", "dc.date.created", "dcterms.created", "dcterms.issued",
        "sailthru.date", "parsely-pub-date", "article.published", "article_date_original", "originalpublicationdate", "citation_publication_date", "citation_date", "publication_date", "publication-date", "release_date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "bt:pubdate", "rnews:datepublished", "analytics_publishdate", "displaydate", "creation_date",
        "article:published", "shareaholic:article_published_time", "video:release_date", "pagedate", "prism.publicationdate", "vr:published_time", "date_published", "dateposted", "dcsext.articlefirstpublished", "gentime", "eomportal-lastupdate", "datecreated", "article:post_date", "pub_date", "og:pubdate", "pdate", "artikelpublikationsdatum", "last-published",
    ];

    /// <summary>Names that some sites use for the day of publication and others for that of the last change.</summary>
    private static readonly string[] VagueMetas = ["date", "dc.date", "dcterms.date", "time", "created"];

    private static readonly string[] ModifiedMetas = ["article:modified_time", "og:updated_time", "last-modified", "lastmod", "datemodified", "modified", "revised", "dc.date.modified", "dcterms.modified", "article:modified", "updated_time", "date_modified", "modificationdate", "utime"];

    /// <summary>Parts of names of metas whose date is not that of publication.</summary>
    private static readonly SearchValues<string> OtherDates = SearchValues.Create(["modif", "update", "revis", "expir", "valid", "event", "start", "end", "last", "build", "cache", "server", "current", "today", "birth", "death", "candidate", "deadline", "archive", "crawl"], StringComparison.Ordinal);

    /// <summary>The date and where it stands; unknown when the page gives none.</summary>
    public static (string? Published, PublishedBasis Basis) Find(DeclaredFacts facts, int titleBlock, string? url)
    {
        List<DateSignal> signals = Collect(facts, titleBlock, url);
        if (signals.Count == 0)
            return RawDates.Find(facts.Tree) is { } raw ? (raw.ToIso(), PublishedBasis.Metadata) : (null, PublishedBasis.Unknown);
        DateSignal best = signals[0];
        double highest = double.MinValue;
        foreach (DateSignal signal in signals)
        {
            double weight = signal.Weight + (Agreement * Support(signal, signals));
            if (weight > highest)
                (best, highest) = (signal, weight);
        }

        if (best.Kind is SignalKind.JsonLd or SignalKind.Meta or SignalKind.Microdata && Drawn(best, signals) is { } drawn)
            best = drawn;
        return (LocalDay(best, signals).ToIso(), best.Basis);
    }

    // A declared day that is drawn nowhere gives way to another that is drawn as the page's own: what a reader sees is kept right,
    // what only programs see is filled in by systems (the day of a move from one to the next, of a first draft). Not to a day of the last change, and
    // not where two parts of the page declare the same day.
    private static DateSignal? Drawn(DateSignal declared, List<DateSignal> signals)
    {
        DateSignal? best = null;
        foreach (DateSignal other in signals)
        {
            if (other.Kind == SignalKind.Modified || other.Kind == declared.Kind)
                continue;
            if (other.Date.Day == declared.Date.Day && (other.Kind is SignalKind.Printed or SignalKind.Address || other.Weight >= Heard))
                return null;
            bool today = other.Above && other.Date.Day > declared.Date.Day;
            if (other.Kind == SignalKind.Printed && other.Weight >= Heard && other.Label != DayLabel.Changed && !today && (best is null || other.Weight > best.Value.Weight))
                best = other;
        }

        return best;
    }

    // In how many other parts of the page the same day stands.
    private static int Support(DateSignal signal, List<DateSignal> signals)
    {
        if (signal.Kind == SignalKind.Modified)
            return 0;
        int kinds = 0;
        foreach (DateSignal other in signals)
        {
            if (other.Date.Day == signal.Date.Day && other.Kind != signal.Kind && other.Kind != SignalKind.Modified && other.Weight >= Heard)
                kinds |= 1 << (int)other.Kind;
        }

        return BitOperations.PopCount((uint)kinds);
    }

    internal static List<DateSignal> Collect(DeclaredFacts facts, int titleBlock, string? url)
    {
        var signals = new List<DateSignal>();
        bool monthFirst = DayOrder.MonthFirst(facts, url);
        void Add(string? value, double weight, SignalKind kind)
        {
            if (value is null || DeclaredDates.Read(value, monthFirst) is not { } date || date.Day.Year < 1990)
                return;
            // The first of January without a time stands for "some day of this year".
            if (date.Day is { Month: 1, Day: 1 } && (date.Time is null || date.Time == TimeOnly.MinValue))
                weight -= 0.5;
            signals.Add(new DateSignal(date, PublishedBasis.Metadata, weight, kind));
        }

        Add(facts.Article?.DatePublished, 1.0, SignalKind.JsonLd);
        foreach (string name in PublishedMetas)
            Add(facts.Meta(name), name.StartsWith("article:published", StringComparison.Ordinal) ? 0.97 : 0.95, SignalKind.Meta);
        foreach (string name in VagueMetas)
            Add(facts.Meta(name), Vague, SignalKind.Meta);
        foreach ((string name, string value) in facts.Tree.Metas)
        {
            if (SaysPublished(name))
                Add(value, 0.9, SignalKind.Meta);
            else if (NamesSomeDate(name))
                Add(value, 0.55, SignalKind.Meta);
        }

        string[] microdata = [.. facts.Tree.Microdata.Where(m => m.Key.Contains("datepublished", StringComparison.Ordinal) || m.Key is "datecreated" or "pubdate").Select(m => m.Value)];
        // A list of stories has a day for each: none of them is sure to be the page's own.
        bool list = microdata.Select(value => value.Length > 10 ? value[..10] : value).Distinct(StringComparer.Ordinal).Count() > 3;
        foreach (string value in microdata)
            Add(value, list ? 0.65 : 0.93, SignalKind.Microdata);

        foreach (LdObject other in facts.Objects)
        {
            if (!ReferenceEquals(other, facts.Article) && !other.IsReader && (other.IsArticle || facts.Article?.DatePublished is null))
                Add(other.DatePublished, other.IsArticle ? 0.6 : 0.7, SignalKind.JsonLd);
        }

        PrintedSignals.Add(facts.Tree, titleBlock, monthFirst, signals);
        Add(facts.Article?.DateModified, 0.32, SignalKind.Modified);
        foreach (string name in ModifiedMetas)
            Add(facts.Meta(name), 0.3, SignalKind.Modified);
        if (UrlDates.Find(facts.Tree.Canonical ?? ArchivedAddress.Original(facts.Meta("og:url"))) is { } canonicalDay)
            signals.Add(new DateSignal(canonicalDay, PublishedBasis.Url, 0.86, SignalKind.Address));
        if (UrlDates.Find(url) is { } day)
            signals.Add(new DateSignal(day, PublishedBasis.Url, 0.87, SignalKind.Address));
        return signals;
    }

    // Names of a site's own: "artdate", "x-issue-date". Not of events, servers and last changes.
    private static bool NamesSomeDate(string name) =>
        (name.Contains("date", StringComparison.Ordinal) || name.Contains("datum", StringComparison.Ordinal)) && !name.AsSpan().ContainsAny(OtherDates);

    private static bool SaysPublished(string name) =>
        (name.Contains("pubdate", StringComparison.Ordinal) || (name.Contains("publi", StringComparison.Ordinal) && (name.Contains("date", StringComparison.Ordinal) || name.Contains("time", StringComparison.Ordinal))))
        && !name.Contains("modif", StringComparison.Ordinal) && !name.Contains("updat", StringComparison.Ordinal) && !name.Contains("last", StringComparison.Ordinal) && !name.Contains("expir", StringComparison.Ordinal) && !name.Contains("unpub", StringComparison.Ordinal);

    // A time in UTC can lie on the next day of the desk that printed it: a printed day or one in the address decides.
    private static PrintedDate LocalDay(DateSignal best, List<DateSignal> signals)
    {
        if (best.Date.Offset != TimeSpan.Zero || best.Date.Time is null)
            return best.Date;
        DateSignal? local = null;
        foreach (DateSignal other in signals)
        {
            int days = other.Date.Day.DayNumber - best.Date.Day.DayNumber;
            bool drawn = other.Weight >= Heard && other.Date.Offset != TimeSpan.Zero && other.Basis is PublishedBasis.Text or PublishedBasis.Url;
            // Today's day in the head of the page is a day off too: the stronger signal decides.
            if (drawn && (days == 0 || (days is 1 or -1 && Near(best.Date, days))) && (local is null || other.Weight > local.Value.Weight))
                local = other;
        }

        if (local is { } found)
            return found.Date.Day == best.Date.Day ? best.Date : found.Date;
        return Midnight(best.Date) ? best.Date with { Day = best.Date.Day.AddDays(1), Time = null, Offset = null } : best.Date;
    }

    // 22:00 and 23:00 UTC to the second are a European midnight: a day without a time that a program has converted.
    private static bool Midnight(PrintedDate date) => date.Time is { Hour: 22 or 23, Minute: 0, Second: 0 } && date.Day.DayNumber < DateOnly.MaxValue.DayNumber;

    // In UTC the small hours belong to the day before in America, the late ones to the day after in Asia.
    private static bool Near(PrintedDate utc, int days) => days < 0 ? utc.Time!.Value.Hour < 13 : utc.Time!.Value.Hour >= 9;
}
