using Microsoft.Data.Sqlite;
using Whence.Articles;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;

namespace Whence.Store.Queries;

/// <summary>An article of a case with its reading.</summary>
/// <param name="Row">The article in one line.</param>
/// <param name="Article">Its text and regions.</param>
/// <param name="Reading">Every layer, as the reader gave it; null when it was not read.</param>
public sealed record StoredReading(ArticleRow Row, Article Article, Reading? Reading);

/// <summary>Gives whole readings back.</summary>
public static class StoredReadings
{
    /// <summary>The article named <paramref name="id"/> or by the only beginning of a name; null when there is none.</summary>
    /// <exception cref="InvalidDataException">What is stored is damaged.</exception>
    public static StoredReading? Of(Case source, string id) =>
        ArticleList.Find(source, id) is { } row ? Load(source, row) : null;

    /// <summary>The article alone, without what was read in it; null when there is none.</summary>
    public static Article? ArticleOf(Case source, string id)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => c.Rows($"SELECT {ArticleRows.Columns} FROM articles a WHERE a.name = $1", ArticleRows.Read, id) is [var article] ? article : null);
    }

    /// <summary>Every article that was read, in the order of storing, one at a time.</summary>
    /// <exception cref="InvalidDataException">What is stored is damaged.</exception>
    public static IEnumerable<StoredReading> All(Case source)
    {
        string? after = null;
        do
        {
            Page<ArticleRow> page = ArticleList.Of(source, new ArticleFilter { IsRead = true }, 200, after);
            foreach (ArticleRow row in page.Items)
            {
                if (Load(source, row) is { Reading: not null } loaded)
                    yield return loaded;
            }

            after = page.Next;
        }
        while (after is not null);
    }

    internal static Reading? Unpack(SqliteConnection connection, long article)
    {
        List<Reading> found = connection.Rows(
            $"SELECT {ArticleRows.Columns}, r.layers FROM articles a JOIN readings r ON r.article = a.id WHERE a.id = $1",
            r => PackedReading.Unpack(r.Bytes(11), ArticleRows.Read(r)), article);
        return found.Count == 0 ? null : found[0];
    }

    private static StoredReading? Load(Case source, ArticleRow row) => source.Read(c =>
    {
        if (Unpack(c, row.Row) is { } reading)
            return new StoredReading(row, reading.Article, reading);
        List<Article> article = c.Rows($"SELECT {ArticleRows.Columns} FROM articles a WHERE a.id = $1", ArticleRows.Read, row.Row);
        return article.Count == 0 ? null : new StoredReading(row, article[0], null);
    });
}
