using Whence.Articles.Dates;
using Whence.Articles.Html;

namespace Whence.Articles.Metadata;

/// <summary>The last resort for a page that prints and declares no date: the keys of its scripts' own objects.</summary>
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

        return null;
    }
}
