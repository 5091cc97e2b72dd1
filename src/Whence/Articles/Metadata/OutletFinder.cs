namespace Whence.Articles.Metadata;

/// <summary>Names the publisher: as the page calls itself, else by its domain.</summary>
internal static class OutletFinder
{
    public static string? Find(DeclaredFacts facts, string? url)
    {
        string? name = facts.Meta("og:site_name") ?? facts.Article?.Publisher ?? facts.Meta("application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher", "cre", "article:publisher_name")
            ?? facts.Objects.FirstOrDefault(o => o.Is("NewsMediaOrganization"))?.Name ?? facts.Objects.FirstOrDefault(o => o.Is("WebSite"))?.Name;
        if (name is { Length: > 1 and < 80 } && !name.StartsWith('@') && !name.Contains("://", StringComparison.Ordinal))
            return name.Trim();
        return Domain(url);
    }

    /// <summary>The host without www, or null.</summary>
    public static string? Domain(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0)
            return null;
        return uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
    }
}
