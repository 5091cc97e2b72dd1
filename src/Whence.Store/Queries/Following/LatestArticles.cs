using System.Collections.Immutable;
using Whence.Store.Database;

namespace Whence.Store.Queries.Following;

/// <summary>What came in last.</summary>
public static class LatestArticles
{
    /// <summary>The last <paramref name="count"/> stored articles, newest first.</summary>
    public static ImmutableArray<ArticleRow> List(Case source, int count)
    {
        ArgumentNullException.ThrowIfNull(source);
        List<string> names = source.Read(c => c.Rows("SELECT name FROM articles ORDER BY id DESC LIMIT $1", r => r.GetString(0), (long)count));
        return [.. names.Select(n => ArticleList.Find(source, n)).OfType<ArticleRow>()];
    }
}
