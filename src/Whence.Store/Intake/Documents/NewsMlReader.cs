using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Whence.Articles;
using Whence.Articles.Decoding;

namespace Whence.Store.Intake.Documents;

/// <summary>Reads NewsML-G2 (IPTC): one news item or a message of several, text as XHTML or NITF. Withdrawn items are refused.</summary>
internal static class NewsMlReader
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 50_000_000 };

    public static IEnumerable<InputResult> Read(string name, byte[] bytes, GivenFacts given)
    {
        XDocument document = Parse(CharsetDecoder.Decode(bytes, null));
        XElement[] items = [.. document.Descendants().Where(e => e.Name.LocalName == "newsItem")];
        if (items.Length == 0)
            yield return new InputResult.Refused(name, "is NewsML without a news item");
        for (int i = 0; i < items.Length; i++)
            yield return Read(items.Length == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}#{i + 1}"), items[i], given, items.Length == 1 ? bytes : Encoding.UTF8.GetBytes(items[i].ToString(SaveOptions.DisableFormatting)));
    }

    private static InputResult Read(string name, XElement item, GivenFacts given, byte[] original)
    {
        XElement? about = Child(item, "itemMeta"), content = Child(item, "contentMeta");
        string status = Child(about, "pubStatus")?.Attribute("qcode")?.Value ?? "";
        if (status.EndsWith(":canceled", StringComparison.Ordinal) || status.EndsWith(":withheld", StringComparison.Ordinal))
            return new InputResult.Refused(name, "is an item that its agency has withdrawn");
        XElement? body = item.Descendants().FirstOrDefault(e => e.Name.LocalName == "body");
        string? plain = item.Descendants().FirstOrDefault(e => e.Name.LocalName == "inlineData")?.Value;
        if (body is null && plain is null)
            return new InputResult.Refused(name, "is a news item without a text");
        // NITF keeps the paragraphs in body.content; its elements p, hl1 and byline mean what they say in HTML too.
        XElement? text = body?.Elements().FirstOrDefault(e => e.Name.LocalName == "body.content") ?? body;
        string html = text is null ? "" : string.Concat(text.Nodes().Select(n => n is XElement e ? WithoutNamespace(e).ToString(SaveOptions.DisableFormatting) : n.ToString()));
        string? headline = Child(content, "headline")?.Value.Trim() ?? Child(about, "title")?.Value.Trim();
        return new InputResult.Loaded(name, new RawPage(Encoding.UTF8.GetBytes(text is null ? plain! : $"<html><body><article>{html}</article></body></html>"))
        {
            ContentType = text is null ? "text/plain; charset=utf-8" : "text/html; charset=utf-8",
            Format = text is null ? PageFormat.Text : PageFormat.Html,
            Given = given with
            {
                Headline = given.Headline ?? headline,
                Outlet = given.Outlet ?? Named(content, "infoSource") ?? Named(about, "provider"),
                Published = given.Published ?? Child(content, "contentCreated")?.Value.Trim() ?? Child(about, "versionCreated")?.Value.Trim(),
                Url = given.Url ?? Address(item),
            },
        })
        {
            Capture = new Capture { Original = original },
        };
    }

    private static string? Address(XElement item) =>
        item.Descendants().Where(e => e.Name.LocalName is "altLoc" or "remoteInfo").Select(e => e.Value.Trim()).FirstOrDefault(v => v.StartsWith("http", StringComparison.Ordinal));

    /// <exception cref="FormatException">It is no XML.</exception>
    private static XDocument Parse(string text)
    {
        try
        {
            using XmlReader reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t')), Settings);
            return XDocument.Load(reader);
        }
        catch (XmlException e)
        {
            throw new FormatException("it is no XML: " + e.Message, e);
        }
    }

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    private static string? Named(XElement? parent, string name) =>
        Child(parent, name) is { } element ? Child(element, "name")?.Value.Trim() ?? element.Attribute("literal")?.Value : null;

    private static XElement WithoutNamespace(XElement element) => new(
        element.Name.LocalName,
        element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => new XAttribute(a.Name.LocalName, a.Value)),
        element.Nodes().Select(n => n is XElement e ? WithoutNamespace(e) : n));
}
