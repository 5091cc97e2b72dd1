using Microsoft.Data.Sqlite;
using Whence.Store.Database;

namespace Whence.Store.Queries;

/// <summary>An article of a case in one line.</summary>
public sealed record ArticleRow
{
    /// <summary>Id of the text; "~2" behind it for the same text of another outlet.</summary>
    public required string Id { get; init; }

    public required string TextSha256 { get; init; }

    public string? Url { get; init; }

    public string? Outlet { get; init; }

    public string? Headline { get; init; }

    public string? Published { get; init; }

    public required string Language { get; init; }

    public string? ProbablyNot { get; init; }

    /// <summary>The first input that brought it, as the ledger names it.</summary>
    public required string Input { get; init; }

    /// <summary>ISO 8601 in UTC.</summary>
    public required string StoredAt { get; init; }

    /// <summary>The engine that read it; null when it waits or is not to be read.</summary>
    public string? Engine { get; init; }

    public int Claims { get; init; }

    /// <summary>Id of the article whose text it repeats most, or null.</summary>
    public string? CopyOf { get; init; }

    /// <summary>verbatim, edited or excerpt.</summary>
    public string? CopyKind { get; init; }

    internal long Row { get; init; }
}

/// <summary>Which articles. Null is any.</summary>
public sealed record ArticleFilter
{
    public static ArticleFilter All { get; } = new();

    public string? Outlet { get; init; }

    /// <summary>True: those read for claims; false: the others.</summary>
    public bool? IsRead { get; init; }
}

/// <summary>Lists the articles of a case in the order in which they were stored.</summary>
public static class ArticleList
{
    internal const string Columns = """
        a.name, a.text_sha256, a.url, a.outlet, a.headline, a.published, a.language, a.probably_not, a.stored_at, r.engine, coalesce(r.claims, 0),
        (SELECT l.name FROM captures k JOIN ledger l ON l.id = k.input WHERE k.article = a.id ORDER BY k.id LIMIT 1),
        (SELECT o.name FROM copies c JOIN articles o ON o.id = c.original WHERE c.later = a.id AND c.explains = 1),
        (SELECT c.kind FROM copies c WHERE c.later = a.id AND c.explains = 1), a.id
        """;

    internal const string Tables = "articles a LEFT JOIN readings r ON r.article = a.id";

    public static Page<ArticleRow> Of(Case source, ArticleFilter filter, int limit, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(filter);
        List<ArticleRow> rows = source.Read(c => c.Rows(
            $"""
            SELECT {Columns} FROM {Tables}
            WHERE a.id > $1 AND ($2 IS NULL OR a.outlet = $2 COLLATE NOCASE) AND ($3 IS NULL OR (r.article IS NOT NULL) = $3)
            ORDER BY a.id LIMIT $4
            """,
            Row, Paging.Start(after), filter.Outlet, filter.IsRead, limit + 1L));
        return Paging.Cut(rows, limit, r => r.Row);
    }

    /// <summary>The article named <paramref name="id"/>, or the only one whose id begins so; null when there is none or more than one.</summary>
    public static ArticleRow? Find(Case source, string id)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(id);
        return source.Read(c =>
        {
            List<ArticleRow> rows = c.Rows($"SELECT {Columns} FROM {Tables} WHERE a.name = $1", Row, id);
            if (rows.Count == 0 && id.Length >= 4)
                rows = c.Rows($"SELECT {Columns} FROM {Tables} WHERE a.name >= $1 AND a.name < $2 LIMIT 2", Row, id, id + "\uFFFD");
            return rows.Count == 1 ? rows[0] : null;
        });
    }

    /// <summary>The articles of the rows <paramref name="ids"/>, in that order.</summary>
    internal static IEnumerable<ArticleRow> Load(SqliteConnection connection, IReadOnlyList<long> ids) => connection.Rows(
        $"SELECT {Columns} FROM json_each($1) j CROSS JOIN articles a ON a.id = j.value LEFT JOIN readings r ON r.article = a.id ORDER BY j.key",
        Row, "[" + string.Join(',', ids) + "]");

    internal static ArticleRow Row(SqliteDataReader r) => new()
    {
        Id = r.GetString(0),
        TextSha256 = r.GetString(1),
        Url = r.TextOrNull(2),
        Outlet = r.TextOrNull(3),
        Headline = r.TextOrNull(4),
        Published = r.TextOrNull(5),
        Language = r.GetString(6),
        ProbablyNot = r.TextOrNull(7),
        StoredAt = r.GetString(8),
        Engine = r.TextOrNull(9),
        Claims = r.GetInt32(10),
        Input = r.TextOrNull(11) ?? "",
        CopyOf = r.TextOrNull(12),
        CopyKind = r.TextOrNull(13),
        Row = r.GetInt64(14),
    };
}
