using Whence.Articles.Dates;
using Whence.Articles.Html;

namespace Whence.Articles.Metadata.DateSignals;

/// <summary>The last resort for a page that prints and declares no date: the keys of its scripts' own objects, of those packed into attributes, then the paths of its pictures.</summary>
internal static class RawDates
{
    /// <summary>So many of the first keys say publication, whatever the object is.</summary>
    private const int Declared = 9;

    private static readonly string[] Keys =
        ["datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "pubDate", "publicationDate", "publication_date", "firstPublished", "published", "publishedDate", "published_date", "publishTime", "publish_time", "dateCreated", "createdAt", "created_at", "uploadDate", "date", "dateModified", "updatedAt", "updated_at"];

    /// <summary>The date under the first of the keys that one of the page's scripts or attributes holds, or null.</summary>
    public static PrintedDate? Find(PageTree tree)
    {
        foreach (string key in Keys)
        {
            foreach (string script in tree.Scripts)
            {
                if (Under(key, script) is { } date)
                    return date;
            }
        }

        // Pages that a program draws carry their state in an attribute.
        foreach (string key in Keys.AsSpan(0, Declared))
        {
            if (Under(key, tree.Markup) is { } date)
                return date;
        }

        return InAddresses(tree.Markup);
    }

    // "key": value, with the quotes escaped as often as the object is packed into strings: \"key\":\"value\", &quot;key&quot;:&quot;value&quot;.
    private static PrintedDate? Under(string key, string text)
    {
        int at = 0;
        for (int tries = 0; tries < 20; tries++)
        {
            int next = text.AsSpan(at).IndexOf(key, StringComparison.OrdinalIgnoreCase);
            if (next < 0)
                return null;
            at += next + key.Length;
            ReadOnlySpan<char> rest = text.AsSpan(at, Math.Min(80, text.Length - at));
            int colon = rest.IndexOf(':');
            if (colon is < 1 or > 12 || !Quotes(rest[..colon]) || !(text[at - key.Length - 1] is '"' or ';' or '\''))
                continue;
            ReadOnlySpan<char> value = rest[(colon + 1)..].TrimStart(" \\\"'");
            if (value.StartsWith("&quot;", StringComparison.Ordinal))
                value = value[6..];
            int digits = value.IndexOfAnyExceptInRange('0', '9');
            PrintedDate? date = digits is 10 or 13 ? DeclaredDates.Read(value[..digits]) : PrintedDates.Find(value[..Math.Min(40, value.Length)]);
            if (date is { Day.Year: >= 1995 })
                return date;
        }

        return null;
    }

    private static bool Quotes(ReadOnlySpan<char> between) => between is ['\'', ..] || between.IndexOf('"') >= 0 || between.StartsWith("&quot;", StringComparison.Ordinal);

    // Pictures and links of a page carry days in their paths; the latest that occurs is not before the text was written.
    private static PrintedDate? InAddresses(string markup)
    {
        PrintedDate? latest = null;
        int at = 0, found = 0;
        while (found < 200 && at < markup.Length)
        {
            int next = markup.AsSpan(at).IndexOf("/20", StringComparison.Ordinal);
            if (next < 0)
                break;
            at += next + 1;
            ReadOnlySpan<char> path = markup.AsSpan(at, Math.Min(10, markup.Length - at));
            if (path.Length == 10 && (path[4] is '/' or '-' || path[8] == '/') && PrintedDates.Find(path) is { } date && date.Start == 0)
            {
                found++;
                latest = latest is null || date.Day > latest.Value.Day ? date : latest;
            }
        }

        return latest;
    }
}
