using System.Globalization;
using Whence.Store.Queries;

namespace Whence.Web.Words;

/// <summary>The addresses of the pages.</summary>
internal static class Links
{
    public static string Article(string id) => "/a/" + Uri.EscapeDataString(id);

    /// <summary>The article with this claim in focus.</summary>
    public static string Passage(ClaimRow claim) => $"/a/{Uri.EscapeDataString(claim.Article)}?claim={claim.Key}#c{claim.Index.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The article with a passage of it marked.</summary>
    public static string Passage(PassageRow passage) => string.Create(CultureInfo.InvariantCulture,
        $"/a/{Uri.EscapeDataString(passage.Article)}?span={passage.Span.Start}-{passage.Span.End}#passage");

    public static string Claim(string key) => "/c/" + Uri.EscapeDataString(key);

    public static string Story(string article) => "/story/" + Uri.EscapeDataString(article);

    public static string Compare(string a, string b) => $"/compare?a={Uri.EscapeDataString(a)}&b={Uri.EscapeDataString(b)}";

    /// <summary>The page of a teller. A name that no path can hold, for it has a NUL or means a folder, stands in the query.</summary>
    public static string Source(string name) => name is "" or "." or ".." || name.Contains('\0', StringComparison.Ordinal)
        ? "/s?n=" + Uri.EscapeDataString(name)
        : "/s/" + Uri.EscapeDataString(name);

    /// <summary>A search over what was stored after a time.</summary>
    public static string SearchNewer(string query, string storedAfter) => $"{Search(query)}&newer={Uri.EscapeDataString(storedAfter)}";

    public static string Search(string query) => "/search?q=" + Uri.EscapeDataString(query);
}
