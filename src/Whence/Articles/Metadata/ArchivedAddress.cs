namespace Whence.Articles.Metadata;

/// <summary>Copies kept by web archives carry the archive's address, with the moment of the copy in it: neither is the article's own.</summary>
internal static class ArchivedAddress
{
    private static readonly string[] Hosts = ["web.archive.org", "archive.ph", "archive.today", "archive.is", "archive.md", "archive.li", "archive.vn", "archive.fo", "webarchive.nationalarchives.gov.uk", "webarchive.loc.gov", "arquivo.pt"];

    /// <summary>The address that was archived, or <paramref name="url"/> itself when no archive's address wraps another.</summary>
    public static string? Original(string? url)
    {
        if (url is not { Length: < 4000 } || !Uri.TryCreate(url.Trim(), UriKind.Absolute, out Uri? uri) || !Hosts.Contains(uri.Host, StringComparer.OrdinalIgnoreCase))
            return url;
        string whole = uri.OriginalString;
        // The first address is the archive's own; some archives drop a slash of the second.
        int inner = whole.IndexOf("/http", uri.Scheme.Length + uri.Host.Length, StringComparison.OrdinalIgnoreCase);
        if (inner < 0)
            return url;
        string original = whole[(inner + 1)..];
        int slashes = original.IndexOf(":/", StringComparison.Ordinal);
        if (slashes is not (4 or 5))
            return url;
        if (slashes + 2 >= original.Length || original[slashes + 2] != '/')
            original = original.Insert(slashes + 1, "/");
        return Uri.TryCreate(original, UriKind.Absolute, out Uri? found) && found.Host.Length > 0 ? original : url;
    }
}
