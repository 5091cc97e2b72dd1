namespace Whence.Articles.Decoding;

/// <summary>Tells a page from a plain text: by content first, by media type second.</summary>
internal static class FormatDetector
{
    private const int Reach = 2048;

    private static readonly string[] Openings = ["<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<title", "<link", "<script", "<div", "<p>", "<h1"];

    public static PageFormat Detect(string text, string? contentType)
    {
        ReadOnlySpan<char> head = text.AsSpan(0, Math.Min(text.Length, Reach)).TrimStart();
        while (head.StartsWith("<?xml") || head.StartsWith("<!--"))
        {
            int end = head.IndexOf(head[1] == '?' ? "?>" : "-->");
            if (end < 0)
                break;
            head = head[(end + 2)..].TrimStart(" >\r\n\t");
        }

        foreach (string opening in Openings)
        {
            if (head.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
                return PageFormat.Html;
        }

        if (head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase))
            return PageFormat.Html;
        return contentType is not null && contentType.Contains("html", StringComparison.OrdinalIgnoreCase) && head.Contains('<') ? PageFormat.Html : PageFormat.Text;
    }
}
