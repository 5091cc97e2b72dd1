namespace Whence.Articles.Language;

/// <summary>The lang attribute of a page's html element, read without parsing the page again.</summary>
internal static class DeclaredLanguage
{
    private const int Reach = 4096;

    /// <summary>"en" of "en-GB", or null.</summary>
    public static string? Of(string html)
    {
        ReadOnlySpan<char> head = html.AsSpan(0, Math.Min(html.Length, Reach));
        int at = head.IndexOf("<html", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        ReadOnlySpan<char> tag = head[at..];
        int close = tag.IndexOf('>');
        tag = close < 0 ? tag : tag[..close];
        int lang = tag.IndexOf("lang=", StringComparison.OrdinalIgnoreCase);
        if (lang < 0)
            return null;
        ReadOnlySpan<char> value = tag[(lang + 5)..].TrimStart("\"' ");
        return value.Length >= 2 && char.IsAsciiLetter(value[0]) && char.IsAsciiLetter(value[1]) && (value.Length == 2 || !char.IsAsciiLetter(value[2])) ? value[..2].ToString().ToLowerInvariant() : null;
    }
}
