using Whence.Articles.Dates;
using Whence.Articles.Html;

namespace Whence.Articles.Metadata.DateSignals;

/// <summary>The last resort for a page that prints and declares no date: the keys of its scripts' own objects, then the paths of its pictures.</summary>
internal static class RawDates
{
    private static readonly string[] Keys =
        ["\"datePublished\"", "\"publishedAt\"", "\"published_at\"", "\"publishDate\"", "\"publish_date\"", "\"pubDate\"", "\"publicationDate\"", "\"publication_date\"", "\"firstPublished\"", "\"published\"", "\"dateCreated\"", "\"createdAt\"", "\"created_at\"", "\"uploadDate\"", "\"date\"", "\"dateModified\"", "\"updatedAt\"", "\"updated_at\""];

    /// <summary>The date under the first of the keys that one of the page's scripts holds, or null.</summary>
    public static PrintedDate? Find(PageTree tree)
    {
        foreach (string key in Keys)
        {
            foreach (string script in tree.Scripts)
            {
                int at = script.IndexOf(key, StringComparison.OrdinalIgnoreCase);
                if (at < 0)
                    continue;
                ReadOnlySpan<char> value = script.AsSpan(at + key.Length);
                if (PrintedDates.Find(value[..Math.Min(40, value.Length)]) is { Day.Year: >= 1995 } date)
                    return date;
            }
        }

        return InAddresses(tree.Markup);
    }

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
