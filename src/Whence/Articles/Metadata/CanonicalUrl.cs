namespace Whence.Articles.Metadata;

/// <summary>Resolves and normalises the address of a page.</summary>
internal static class CanonicalUrl
{
    private static readonly string[] Tracking = ["utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "icid", "smid", "ocid", "taid", "xtor", "ref=", "referrer", "partner=", "source=", "ns_", "guccounter", "outputtype", "amp=", "src="];

    /// <summary>The address that the page gives for itself, or <paramref name="given"/>, without tracking parameters; null when neither is absolute.</summary>
    public static string? Find(string? canonical, string? og, string? given, string? @base)
    {
        Uri? root = Absolute(given) ?? Absolute(@base);
        foreach (string? candidate in new[] { canonical, og, given })
        {
            if (string.IsNullOrWhiteSpace(candidate))
                continue;
            Uri? uri = Absolute(candidate) ?? (root is not null && Uri.TryCreate(root, candidate.Trim(), out Uri? resolved) ? resolved : null);
            // A canonical link to the front page is a mistake of the page.
            if (uri is null || uri.Scheme is not ("http" or "https") || (uri.AbsolutePath == "/" && uri.Query.Length == 0 && candidate != given))
                continue;
            return WithoutTracking(uri);
        }

        return null;
    }

    /// <summary>Two spellings of one address have the same key: scheme, www, m, amp, tracking and a closing slash fall away.</summary>
    public static string Key(string url)
    {
        if (Absolute(url) is not { } uri)
            return url;
        string host = uri.Host.StartsWith("www.", StringComparison.Ordinal) ? uri.Host[4..] : uri.Host.StartsWith("m.", StringComparison.Ordinal) ? uri.Host[2..] : uri.Host;
        string path = uri.AbsolutePath.TrimEnd('/');
        if (path.EndsWith("/amp", StringComparison.Ordinal))
            path = path[..^4];
        string full = WithoutTracking(uri);
        int query = full.IndexOf('?', StringComparison.Ordinal);
        return host + path + (query < 0 ? string.Empty : full[query..]);
    }

    private static string WithoutTracking(Uri uri)
    {
        string start = uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
        if (uri.Query.Length < 2)
            return start;
        string kept = string.Join('&', uri.Query[1..].Split('&').Where(p => p.Length > 0 && !Tracking.Any(t => p.StartsWith(t, StringComparison.OrdinalIgnoreCase))));
        return kept.Length == 0 ? start : $"{start}?{kept}";
    }

    private static Uri? Absolute(string? url) =>
        url is { Length: > 7 and < 4000 } && Uri.TryCreate(url.Trim(), UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" && uri.Host.Length > 0 ? uri : null;
}
