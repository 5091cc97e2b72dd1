using System.Text.Json;
using Whence.Articles;

namespace Whence.Training.Articles;

/// <summary>Writes articles as readings for the shared scorer: one line a page, only what it looks at.</summary>
internal static class ArticleReadings
{
    public static void Write(DirectoryInfo folder, string set, IEnumerable<(GoldPage Page, Article Article)> found)
    {
        folder.Create();
        File.WriteAllLines(Path.Combine(folder.FullName, set + ".jsonl"), found.Select(f => Line(f.Page, f.Article)));
    }

    private static string Line(GoldPage page, Article article) => JsonSerializer.Serialize(new
    {
        input = page.Id + ".html",
        article = new
        {
            text = article.Text,
            regions = article.Regions.Select(r => new { kind = r.Kind.ToString().ToLowerInvariant(), start = r.Span.Start, end = r.Span.End }),
            headline = article.Headline,
            bylines = article.Bylines,
            published = article.Published,
        },
    });
}
