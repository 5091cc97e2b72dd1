using System.Collections.Immutable;
using System.Xml.Linq;

namespace Whence.Store.Intake.Feeds;

/// <summary>Reads the tree of an XML feed by local names, so that a wrong namespace is no obstacle.</summary>
internal static class XmlFeed
{
    public static Feed Read(XElement root)
    {
        XElement channel = root.Elements().FirstOrDefault(e => Is(e, "channel")) ?? root;
        string? link = Link(channel);
        Uri? site = Uri.TryCreate((string?)root.Attribute(XNamespace.Xml + "base") ?? link, UriKind.Absolute, out Uri? found) && found.Scheme.StartsWith("http", StringComparison.Ordinal) ? found : null;
        ImmutableArray<FeedItem> items = [.. root.Descendants().Where(e => Is(e, "item") || Is(e, "entry")).Select(Item).Select(i => i with { Link = Absolute(i.Link, site) })];
        return new Feed(Text(channel, "title"), link, items);
    }

    // A link may be written from the site's root. (On Unix a path alone counts as an absolute address of a file.)
    private static string? Absolute(string? link, Uri? site) =>
        link is not null && site is not null && !link.Contains("://", StringComparison.Ordinal) && Uri.TryCreate(site, link, out Uri? whole) ? whole.AbsoluteUri : link;

    private static FeedItem Item(XElement item)
    {
        string? link = Link(item), guid = Text(item, "guid") ?? Text(item, "id");
        if (link is null && guid is not null && guid.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            link = guid;
        string? content = Raw(item, "encoded") ?? Content(item), summary = Raw(item, "description") ?? Raw(item, "summary");
        string? updated = Date(item, "updated") ?? Date(item, "modified") ?? Date(item, "lastBuildDate");
        return new FeedItem
        {
            Id = guid ?? link,
            Link = link,
            Title = Text(item, "title"),
            Published = Date(item, "pubDate") ?? Date(item, "published") ?? Date(item, "issued") ?? Date(item, "date") ?? Date(item, "created") ?? updated,
            Updated = updated,
            Authors = Authors(item),
            Categories = [.. item.Elements().Where(e => Is(e, "category") || Is(e, "subject")).Select(e => (e.Value.Trim().Length > 0 ? e.Value : (string?)e.Attribute("term") ?? string.Empty).Trim()).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal)],
            Summary = summary,
            Content = content ?? (summary is { Length: > 1500 } ? summary : null),
            Source = item.Elements().Where(e => Is(e, "source")).Select(e => (e.Elements().FirstOrDefault(x => Is(x, "title"))?.Value ?? e.Value).Trim()).FirstOrDefault(s => s.Length > 0),
        };
    }

    private static string? Content(XElement item)
    {
        XElement? content = item.Elements().FirstOrDefault(e => Is(e, "content") && e.Attribute("url") is null && e.Attribute("src") is null);
        if (content is null)
            return null;
        return content.HasElements ? string.Concat(content.Nodes().Select(n => n.ToString(SaveOptions.DisableFormatting))) : Trimmed(content.Value);
    }

    private static ImmutableArray<string> Authors(XElement item) =>
    [
        .. item.Elements().Where(e => Is(e, "author") || Is(e, "creator"))
            .Select(e => e.Elements().FirstOrDefault(x => Is(x, "name"))?.Value ?? Person(e.Value)).Select(a => a.Trim()).Where(a => a.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    // RSS asks for "mail@host (Name)".
    private static string Person(string author)
    {
        int open = author.IndexOf('(', StringComparison.Ordinal), close = author.IndexOf(')', StringComparison.Ordinal);
        return author.Contains('@', StringComparison.Ordinal) && open >= 0 && close > open ? author[(open + 1)..close] : author;
    }

    private static string? Link(XElement element)
    {
        XElement[] links = [.. element.Elements().Where(e => Is(e, "link"))];
        XElement? alternate = links.FirstOrDefault(l => l.Attribute("href") is not null && (string?)l.Attribute("rel") is null or "alternate");
        string? plain = links.Where(l => l.Attribute("href") is null).Select(l => Trimmed(l.Value)).FirstOrDefault(l => l is not null);
        return plain ?? Trimmed((string?)alternate?.Attribute("href")) ?? Trimmed((string?)links.FirstOrDefault(l => l.Attribute("href") is not null)?.Attribute("href"));
    }

    private static string? Date(XElement item, string name) =>
        item.Elements().Where(e => Is(e, name)).Select(e => FeedDates.Read(e.Value)).FirstOrDefault(d => d is not null);

    private static string? Text(XElement element, string name) => element.Elements().Where(e => Is(e, name)).Select(e => Trimmed(System.Net.WebUtility.HtmlDecode(e.Value))).FirstOrDefault(t => t is not null);

    private static string? Raw(XElement element, string name) => element.Elements().Where(e => Is(e, name)).Select(e => Trimmed(e.Value)).FirstOrDefault(t => t is not null);

    private static string? Trimmed(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    private static bool Is(XElement element, string name) => element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase);
}
