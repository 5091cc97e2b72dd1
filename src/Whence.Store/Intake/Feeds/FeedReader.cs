using System.Xml;
using System.Xml.Linq;
using Whence.Articles.Decoding;

namespace Whence.Store.Intake.Feeds;

/// <summary>Reads RSS 0.9x to 2.0, RDF, Atom and JSON Feed as they are sent, faults included.</summary>
public static class FeedReader
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 50_000_000, CheckCharacters = false };

    /// <summary>The feed in <paramref name="bytes"/>. What can be read of a broken feed is read.</summary>
    /// <exception cref="FormatException">The bytes are no feed at all; the message says what they are instead.</exception>
    public static Feed Read(byte[] bytes, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        string text = CharsetDecoder.Decode(bytes, contentType);
        if (text.AsSpan().TrimStart().StartsWith("{"))
            return JsonFeed.Read(text);
        string xml = FeedText.Clean(text);
        if (xml.Length == 0)
            throw new FormatException("is neither XML nor JSON");
        (XElement? root, string? fault) = Parse(xml);
        if (fault is not null)
            root = FeedFragments.Read(xml, item => Parse(item) is (var whole, null) ? whole : null) ?? root;
        if (root is null)
            throw new FormatException("is no feed: " + fault);
        return root.Name.LocalName.ToUpperInvariant() is "RSS" or "RDF" or "FEED" or "CHANNEL" ? XmlFeed.Read(root) : throw new FormatException($"is no feed but a document of type {root.Name.LocalName}");
    }

    // Builds the tree by hand: a feed that breaks off keeps the items before the break.
    private static (XElement? Root, string? Fault) Parse(string xml)
    {
        XElement? root = null, open = null;
        int depth = 0;
        try
        {
            using var names = XmlReader.Create(new StringReader(xml), Settings, Prefixes());
            while (names.Read())
            {
                switch (names.NodeType)
                {
                    case XmlNodeType.Element when depth < 200:
                        var element = new XElement(XName.Get(names.LocalName, names.NamespaceURI));
                        bool empty = names.IsEmptyElement;
                        while (names.MoveToNextAttribute())
                        {
                            if (names.Prefix != "xmlns" && names.LocalName != "xmlns")
                                element.SetAttributeValue(XName.Get(names.LocalName, names.NamespaceURI), names.Value);
                        }

                        if (root is null)
                            root = element;
                        else
                            (open ?? root).Add(element);
                        if (!empty)
                        {
                            open = element;
                            depth++;
                        }

                        break;
                    case XmlNodeType.EndElement:
                        open = open?.Parent;
                        depth--;
                        break;
                    case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                        open?.Add(new XText(names.Value));
                        break;
                }
            }

            return (root, null);
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            return (root?.Descendants().Any(d => d.Name.LocalName is "item" or "entry") == true ? root : null, e.Message);
        }
    }

    // Prefixes that feeds use without declaring them.
    private static XmlParserContext Prefixes()
    {
        var names = new XmlNamespaceManager(new NameTable());
        foreach ((string prefix, string uri) in (ReadOnlySpan<(string, string)>)[
            ("dc", "http://purl.org/dc/elements/1.1/"), ("content", "http://purl.org/rss/1.0/modules/content/"), ("media", "http://search.yahoo.com/mrss/"), ("atom", "http://www.w3.org/2005/Atom"), ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"), ("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"), ("slash", "http://purl.org/rss/1.0/modules/slash/"), ("sy", "http://purl.org/rss/1.0/modules/syndication/"), ("wfw", "http://wellformedweb.org/CommentAPI/"), ("georss", "http://www.georss.org/georss"), ("feedburner", "http://rssnamespace.org/feedburner/ext/1.0"), ("dcterms", "http://purl.org/dc/terms/")])
            names.AddNamespace(prefix, uri);
        return new XmlParserContext(null, names, null, XmlSpace.None);
    }
}
