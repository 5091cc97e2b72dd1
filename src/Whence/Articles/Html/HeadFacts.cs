using System.Globalization;
using AngleSharp.Dom;

namespace Whence.Articles.Html;

/// <summary>Collects what a page says outside its text: meta elements, links, title, JSON-LD. Read before anything is dropped.</summary>
internal static class HeadFacts
{
    private const int LongestScript = 2_000_000;

    public static void Read(IDocument document, LeanMarkup markup, PageTree facts)
    {
        facts.Language = document.DocumentElement?.GetAttribute("lang") ?? document.DocumentElement?.GetAttribute("xml:lang");
        if (document.Head is not { } head)
            return;
        foreach (IElement element in head.Children)
            ReadOne(element, element.LocalName, markup, facts);
    }

    /// <summary>Reads a meta, link or script that stands in the body.</summary>
    public static void ReadScript(IElement element, string name, LeanMarkup markup, PageTree facts)
    {
        if (name == "script")
            ReadOne(element, name, markup, facts);
    }

    public static void ReadOne(IElement element, string name, LeanMarkup markup, PageTree facts)
    {
        switch (name)
        {
            case "meta":
                ReadMeta(element, facts);
                break;
            case "title":
                facts.TitleTag ??= element.TextContent.Trim();
                break;
            case "base":
                facts.Base ??= element.GetAttribute("href");
                break;
            case "link" when element.GetAttribute("rel") is { } rel && rel.Equals("canonical", StringComparison.OrdinalIgnoreCase):
                facts.Canonical ??= element.GetAttribute("href");
                break;
            case "script" when element.GetAttribute("src") is null && element.GetAttribute("type") is null or "" or "text/javascript" or "application/json" or "application/javascript":
                if (facts.Scripts.Count < 60 && Text(element, markup) is { Length: > 20 and <= 300_000 } text)
                    facts.Scripts.Add(text);
                break;
            case "script" when element.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase):
                string json = Text(element, markup);
                if (json.Length is > 1 and <= LongestScript && facts.JsonLd.Count < 50)
                    facts.JsonLd.Add(json);
                break;
        }
    }

    private static string Text(IElement script, LeanMarkup markup) =>
        int.TryParse(script.GetAttribute(LeanMarkup.ScriptNumber), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number < markup.Scripts ? markup.Script(number) : script.TextContent;

    private static void ReadMeta(IElement element, PageTree facts)
    {
        string? content = element.GetAttribute("content");
        if (string.IsNullOrWhiteSpace(content) || facts.Metas.Count > 500)
            return;
        string? name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop") ?? element.GetAttribute("http-equiv");
        if (name is { Length: > 0 and < 80 })
            facts.Metas.Add(new(name.Trim().ToLowerInvariant(), content.Trim()));
        if (element.GetAttribute("itemprop") is { Length: > 0 and < 80 } property)
            facts.Microdata.Add(new(property.ToLowerInvariant(), content.Trim()));
    }
}
