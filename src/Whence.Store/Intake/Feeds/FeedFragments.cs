using System.Xml.Linq;

namespace Whence.Store.Intake.Feeds;

/// <summary>Reads a feed that is no XML item by item, so that one broken item costs itself and no other.</summary>
internal static class FeedFragments
{
    private const int MostItems = 5_000;

    private static readonly string[] ItemNames = ["item", "entry"];

    /// <summary>Elements whose text is taken from an item that is no XML even by itself.</summary>
    private static readonly string[] Fields = ["title", "link", "guid", "id", "pubDate", "published", "updated", "date", "creator", "author", "description", "summary", "encoded", "content"];

    /// <param name="feed">Markup with a feed's items in it.</param>
    /// <param name="parse">Makes a tree of a piece of XML; null when it is none.</param>
    /// <returns>A tree with the items that could be read; null when there are none.</returns>
    public static XElement? Read(string feed, Func<string, XElement?> parse)
    {
        XElement channel = new("channel");
        int first = -1, at = 0, items = 0;
        int[] starts = Array.ConvertAll(ItemNames, name => Open(feed, name, 0));
        while (items++ < MostItems && Next(feed, at, starts) is { } found)
        {
            first = first < 0 ? found.Start : first;
            string item = feed[found.Start..found.End];
            channel.Add(parse(item) is { } whole && whole.HasElements ? whole : Fields.Aggregate(new XElement("item"), (element, field) => Add(element, item, field)));
            at = found.End;
        }

        if (first < 0)
            return null;
        string head = feed[..first];
        foreach (string field in (string[])["title", "link"])
            Add(channel, head, field);
        return channel;
    }

    /// <summary>The next whole item from a place on. A name that does not come again is not looked for again.</summary>
    /// <param name="starts">Where each name opens next, or -1; moved on.</param>
    private static (int Start, int End)? Next(string feed, int from, int[] starts)
    {
        (int Start, int End)? earliest = null;
        for (int n = 0; n < ItemNames.Length; n++)
        {
            if (starts[n] >= 0 && starts[n] < from)
                starts[n] = Open(feed, ItemNames[n], from);
            int start = starts[n];
            if (start < 0 || (earliest is { } other && start > other.Start))
                continue;
            int end = feed.IndexOf("</" + ItemNames[n], start, StringComparison.OrdinalIgnoreCase);
            int close = end < 0 ? -1 : feed.IndexOf('>', end);
            if (close > 0)
                earliest = (start, close + 1);
        }

        return earliest;
    }

    // "<item>" and "<item rdf:about=...>", not "<items>".
    private static int Open(string text, string name, int from)
    {
        for (int at = text.IndexOf("<" + name, from, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("<" + name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int after = at + name.Length + 1;
            if (after < text.Length && (text[after] is '>' || char.IsWhiteSpace(text[after])))
                return at;
        }

        return -1;
    }

    private static XElement Add(XElement parent, string markup, string field)
    {
        if (Inner(markup, field) is { } text)
            parent.Add(new XElement(field, text));
        return parent;
    }

    // The text of <field>, <prefix:field> or, for links, its href.
    private static string? Inner(string markup, string field)
    {
        int at = Open(markup, field, 0);
        foreach (string prefix in (string[])["dc:", "content:", "atom:"])
            at = at < 0 ? Open(markup, prefix + field, 0) : at;
        int start = at < 0 ? -1 : markup.IndexOf('>', at);
        if (start < 0)
            return null;
        int end = markup.IndexOf("</", start, StringComparison.Ordinal);
        while (end >= 0 && !Closes(markup, end, field))
            end = markup.IndexOf("</", end + 2, StringComparison.Ordinal);
        if (end < 0)
            return null;
        string inner = markup[(start + 1)..end].Trim();
        bool raw = inner.StartsWith("<![CDATA[", StringComparison.Ordinal);
        inner = inner.Replace("<![CDATA[", "", StringComparison.Ordinal).Replace("]]>", "", StringComparison.Ordinal);
        return raw ? inner : System.Net.WebUtility.HtmlDecode(inner);
    }

    private static bool Closes(string markup, int at, string field)
    {
        int close = markup.IndexOf('>', at);
        if (close < 0)
            return false;
        ReadOnlySpan<char> name = markup.AsSpan((at + 2)..close).Trim();
        int colon = name.IndexOf(':');
        return name[(colon + 1)..].Equals(field, StringComparison.OrdinalIgnoreCase);
    }
}
