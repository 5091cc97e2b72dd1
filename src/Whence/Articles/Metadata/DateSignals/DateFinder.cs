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

        return (LocalDay(best, signals).ToIso(), best.Basis);
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

    private static List<DateSignal> Collect(DeclaredFacts facts, int titleBlock, string? url)
    {
        var signals = new List<DateSignal>();
        bool monthFirst = MonthFirst(facts, url);
        void Add(string? value, double weight, SignalKind kind)
        {
            if (value is null || PrintedDates.Find(value.Length > 300 ? value.AsSpan(0, 300) : value, monthFirst) is not { } date || date.Day.Year < 1990)
                return;
            // The first of January without a time stands for "some day of this year".
            if (date.Day is { Month: 1, Day: 1 } && (date.Time is null || date.Time == TimeOnly.MinValue))
                weight -= 0.5;
            signals.Add(new DateSignal(date, PublishedBasis.Metadata, weight, kind));
        }

        Add(facts.Article?.DatePublished, 1.0, SignalKind.JsonLd);
        foreach (string name in PublishedMetas)
            Add(facts.Meta(name), 0.95, SignalKind.Meta);
        foreach (string name in VagueMetas)
            Add(facts.Meta(name), Vague, SignalKind.Meta);
        foreach ((string name, string value) in facts.Tree.Metas)
        {
            if (SaysPublished(name))
                Add(value, 0.9, SignalKind.Meta);
        }

        foreach ((string property, string value) in facts.Tree.Microdata)
        {
            if (property.Contains("datepublished", StringComparison.Ordinal) || property is "datecreated" or "pubdate")
                Add(value, 0.93, SignalKind.Microdata);
        }

        foreach (LdObject other in facts.Objects)
        {
            if (!ReferenceEquals(other, facts.Article) && (other.IsArticle || facts.Article is null))
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

    private static bool MonthFirst(DeclaredFacts facts, string? url)
    {
        string language = facts.Tree.Language ?? facts.Meta("og:locale") ?? string.Empty;
        string domain = OutletFinder.Domain(url ?? facts.Tree.Canonical) ?? string.Empty;
        if (language.Contains("US", StringComparison.OrdinalIgnoreCase) && !language.Contains("rus", StringComparison.OrdinalIgnoreCase))
            return true;
        return language.StartsWith("en", StringComparison.OrdinalIgnoreCase) && language.Length == 2 && !(domain.EndsWith(".uk", StringComparison.Ordinal) || domain.EndsWith(".au", StringComparison.Ordinal) || domain.EndsWith(".in", StringComparison.Ordinal) || domain.EndsWith(".nz", StringComparison.Ordinal) || domain.EndsWith(".ie", StringComparison.Ordinal) || domain.EndsWith(".za", StringComparison.Ordinal) || domain.EndsWith(".eu", StringComparison.Ordinal) || domain.EndsWith(".de", StringComparison.Ordinal));
    }
}
