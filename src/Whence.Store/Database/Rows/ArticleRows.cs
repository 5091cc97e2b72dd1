using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Whence.Articles;
using Whence.Store.Database.Codec;
using Whence.Store.Intake;

namespace Whence.Store.Database.Rows;

/// <summary>An article ready to be stored: everything that costs time is done before the writer has it.</summary>
internal sealed record PreparedArticle(Article Article, string Identity, byte[] Text, string Facts, string PageSha256, int PageSize, byte[] Page)
{
    public static PreparedArticle Of(ReadOnlyMemory<byte> evidence, Article article) => new(
        article,
        IdentityOf(article),
        StoredBytes.PackText(article.Text),
        JsonSerializer.Serialize(new ArticleFacts(article.Regions, article.Bylines, article.Dateline, article.PublishedBasis), StoredJson.Default.ArticleFacts),
        Convert.ToHexStringLower(SHA256.HashData(evidence.Span)),
        evidence.Length,
        StoredBytes.Pack(evidence.Span));

    // One outlet's text is one article, however often and by whatever way it comes. A reprint by another outlet is another.
    private static string IdentityOf(Article article)
    {
        string outlet = article.Outlet ?? (Uri.TryCreate(article.Url, UriKind.Absolute, out Uri? url) ? url.Host : "");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(article.TextSha256 + "\n" + outlet.Trim().ToLowerInvariant())));
    }
}

/// <summary>Writes and reads articles. What is written here is evidence and never changed.</summary>
internal static class ArticleRows
{
    public const string Columns = "a.id, a.name, a.text_sha256, a.text, a.url, a.outlet, a.headline, a.published, a.language, a.probably_not, a.facts";

    /// <summary>Stores an article with its page, or finds that the case has it.</summary>
    /// <returns>Its row, and the state of its input: stored, skipped, duplicate, forgotten, or null when the input has brought it before.</returns>
    public static (long Article, string? State) Take(RowWriter writer, long input, PreparedArticle prepared, Capture capture)
    {
        if (IsForgotten(writer, prepared))
        {
            LedgerRows.Set(writer, input, LedgerState.Forgotten, reason: "was forgotten at your wish");
            return (0, LedgerState.Forgotten);
        }

        long known = writer.Number("SELECT id FROM articles WHERE identity = $1", prepared.Identity);
        long article = known != 0 ? known : Insert(writer, prepared);
        AddCapture(writer, input, article, prepared, capture);
        if (known == 0)
        {
            string? reason = WhyNotRead(prepared.Article);
            string state = reason is null ? LedgerState.Stored : LedgerState.Skipped;
            LedgerRows.Set(writer, input, state, reason: reason, article: article);
            return (article, state);
        }

        if (writer.Number("SELECT count(*) FROM ledger WHERE id = $1 AND article = $2 AND state IN ('stored', 'read', 'skipped', 'duplicate')", input, article) > 0)
            return (article, null);
        LedgerRows.Set(writer, input, LedgerState.Duplicate, reason: "is in the case already, as " + writer.Row("SELECT name FROM articles WHERE id = $1", article)?[0], article: article);
        return (article, LedgerState.Duplicate);
    }

    /// <summary>Why an article is stored and not read for claims, or null.</summary>
    public static string? WhyNotRead(Article article) =>
        article.ProbablyNot is { } reason ? "is probably not an article: " + reason
        : article.Language != "en" ? $"is in another language ({article.Language}); claims are read in English"
        : null;

    /// <summary>The article of a row that begins with <see cref="Columns"/>.</summary>
    /// <exception cref="InvalidDataException">What is stored is damaged.</exception>
    public static Article Read(SqliteDataReader row)
    {
        ArticleFacts facts = Facts(row.GetString(10));
        return new Article
        {
            TextSha256 = row.GetString(2),
            Text = StoredBytes.UnpackText(row.Bytes(3)),
            Regions = facts.Regions,
            Url = row.TextOrNull(4),
            Outlet = row.TextOrNull(5),
            Headline = row.TextOrNull(6),
            Published = row.TextOrNull(7),
            PublishedBasis = facts.PublishedBasis,
            Language = row.GetString(8),
            ProbablyNot = row.TextOrNull(9),
            Bylines = facts.Bylines,
            Dateline = facts.Dateline,
        };
    }

    private static ArticleFacts Facts(string json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StoredJson.Default.ArticleFacts) ?? throw new InvalidDataException("the facts of an article are damaged");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("the facts of an article are damaged", e);
        }
    }

    private static bool IsForgotten(RowWriter writer, PreparedArticle prepared) =>
        Tombstones.Covers(writer, Tombstones.Text, prepared.Identity)
        || Tombstones.Covers(writer, Tombstones.Page, prepared.PageSha256)
        || Tombstones.Covers(writer, Tombstones.Url, prepared.Article.Url);

    private static long Insert(RowWriter writer, PreparedArticle prepared)
    {
        Article article = prepared.Article;
        string name = article.Id;
        for (int copy = 2; writer.Number("SELECT count(*) FROM articles WHERE name = $1", name) > 0; copy++)
        {
            name = $"{article.Id}~{copy}";
        }

        long id = writer.Insert(
            """
            INSERT INTO articles (name, identity, text_sha256, text, url, outlet, headline, published, language, probably_not, facts, stored_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            """,
            name, prepared.Identity, article.TextSha256, prepared.Text, article.Url, article.Outlet, article.Headline, article.Published,
            article.Language, article.ProbablyNot, prepared.Facts, Sql.Now());
        writer.Index(
            "INSERT INTO article_index (rowid, content, outlet, headline, facts) VALUES ($1, $2, $3, $4, $5)",
            id, article.Text, article.Outlet, article.Headline, IndexedFacts.OfArticle(article.Published, article.Language));
        return id;
    }

    private static void AddCapture(RowWriter writer, long input, long article, PreparedArticle prepared, Capture capture)
    {
        long page = writer.Number("SELECT id FROM pages WHERE sha256 = $1", prepared.PageSha256);
        if (page == 0)
            page = writer.Insert("INSERT INTO pages (sha256, size, bytes) VALUES ($1, $2, $3)", prepared.PageSha256, prepared.PageSize, prepared.Page);
        writer.Run(
            "INSERT OR IGNORE INTO captures (page, article, input, address, content_type, headers, captured_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            page, article, input, capture.Address, capture.ContentType, capture.Headers, capture.At ?? Sql.Now());
    }
}
