using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Whence.Store.Database;

namespace Whence.Store.Queries.Searching;

/// <summary>Claims that match a query, the last stored first.</summary>
/// <param name="Items">A page of them.</param>
/// <param name="Next">Give it back to get what follows; null at the end.</param>
/// <param name="Matches">How many match, counted up to <see cref="Search.MostCounted"/>.</param>
/// <param name="IsMore">Whether more match than were counted.</param>
/// <param name="Facets">Counts over the matches that were counted.</param>
public sealed record SearchResult(ImmutableArray<ClaimRow> Items, string? Next, int Matches, bool IsMore, ImmutableArray<Facet> Facets);

/// <summary>Articles that match a query, the last stored first.</summary>
public sealed record ArticleSearchResult(ImmutableArray<ArticleRow> Items, string? Next);

/// <summary>Counts of one field over matches.</summary>
/// <param name="Field">outlet, source, kind, stance, country or year.</param>
/// <param name="Values">The most frequent first.</param>
public sealed record Facet(string Field, ImmutableArray<FacetValue> Values);

public sealed record FacetValue(string Value, int Count);

/// <summary>Asks a case.</summary>
public static class Search
{
    /// <summary>Matches that facets are counted over: a page answers in milliseconds however large the case is.</summary>
    public const int MostCounted = 1_000;

    private const int MostValues = 12;

    /// <summary>So many articles of a range of days are listed in a few milliseconds. Where there are more, a match is soon one of them.</summary>
    private const int MostListed = 20_000;

    /// <summary>Claims that match <paramref name="query"/>.</summary>
    /// <param name="storedAfter">Only claims of articles stored after this time, as the case writes times; null for all.</param>
    /// <exception cref="ArgumentException"><paramref name="after"/> was not given by this program.</exception>
    public static SearchResult Claims(Case source, SearchQuery query, int limit = 20, string? after = null, string? storedAfter = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(query);
        CompiledSearch compiled = new SearchCompiler(ofClaims: true, (from, before) => AreFew(source, from, before)).Compile(query.Node);
        long before = after is null ? long.MaxValue : Paging.Start(after);
        string tables = compiled.Match is null
            ? "claims c JOIN articles a ON a.id = c.article WHERE c.id < $1 AND $2 IS NULL"
            : "claim_index i CROSS JOIN claims c ON c.id = i.rowid JOIN articles a ON a.id = c.article WHERE i.rowid < $1 AND claim_index MATCH $2";
        string sql = $"SELECT c.id, a.outlet, c.teller, c.kind, c.stance, substr(a.published, 1, 4) FROM {tables} AND {compiled.Condition} {(storedAfter is null ? "" : $"AND a.stored_at > ${compiled.Values.Count + 3}")} ORDER BY {(compiled.Match is null ? "c.id" : "i.rowid")} DESC LIMIT {MostCounted + 1}";
        return source.Read(c =>
        {
            List<(long Id, string?[] Cells)> rows = c.Rows(
                sql, r => (r.GetInt64(0), Enumerable.Range(1, 5).Select(r.TextOrNull).ToArray()), storedAfter is null ? [before, compiled.Match, .. compiled.Values] : [before, compiled.Match, .. compiled.Values, storedAfter]);
            bool more = rows.Count > MostCounted;
            if (more)
                rows.RemoveAt(MostCounted);
            long[] page = [.. rows.Take(limit).Select(r => r.Id)];
            string? next = rows.Count > limit ? page[^1].ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
            return new SearchResult(StoredClaims.Load(c, page), next, rows.Count, more, Facets(c, rows));
        });
    }

    /// <summary>Articles that match <paramref name="query"/>, whether they were read for claims or not.</summary>
    /// <exception cref="SearchSyntaxException">The query asks for a field of claims.</exception>
    public static ArticleSearchResult Articles(Case source, SearchQuery query, int limit = 20, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(query);
        CompiledSearch compiled = new SearchCompiler(ofClaims: false, (from, before) => AreFew(source, from, before)).Compile(query.Node);
        long before = after is null ? long.MaxValue : Paging.Start(after);
        string tables = compiled.Match is null
            ? $"{ArticleList.Tables} WHERE a.id < $1 AND $2 IS NULL"
            : "article_index i CROSS JOIN articles a ON a.id = i.rowid LEFT JOIN readings r ON r.article = a.id WHERE i.rowid < $1 AND article_index MATCH $2";
        List<ArticleRow> rows = source.Read(c => c.Rows(
            $"SELECT {ArticleList.Columns} FROM {tables} AND {compiled.Condition} ORDER BY {(compiled.Match is null ? "a.id" : "i.rowid")} DESC LIMIT {limit + 1}",
            ArticleList.Row, [before, compiled.Match, .. compiled.Values]));
        Page<ArticleRow> page = Paging.Cut(rows, limit, r => r.Row);
        return new ArticleSearchResult(page.Items, page.Next);
    }

    private static bool AreFew(Case source, string from, string before) => source.Read(c => c.Number(
        "SELECT count(*) FROM (SELECT 1 FROM articles WHERE published >= $1 AND published < $2 LIMIT $3)", from, before, MostListed + 1L)) <= MostListed;

    private static ImmutableArray<Facet> Facets(SqliteConnection connection, List<(long Id, string?[] Cells)> rows)
    {
        string[] fields = ["outlet", "source", "kind", "stance", "year"];
        var facets = ImmutableArray.CreateBuilder<Facet>();
        for (int i = 0; i < fields.Length; i++)
        {
            int cell = i;
            facets.Add(new Facet(fields[i], Count(rows.Select(r => r.Cells[cell]))));
        }

        List<string?> countries = connection.Rows(
            "SELECT DISTINCT p.claim, p.country FROM json_each($1) j CROSS JOIN claim_places p ON p.claim = j.value WHERE p.country IS NOT NULL",
            r => r.TextOrNull(1), "[" + string.Join(',', rows.Select(r => r.Id)) + "]");
        facets.Add(new Facet("country", Count(countries)));
        return facets.ToImmutable();
    }

    private static ImmutableArray<FacetValue> Count(IEnumerable<string?> values) =>
    [
        .. values.Where(v => !string.IsNullOrEmpty(v)).GroupBy(v => v!, StringComparer.Ordinal)
            .Select(g => new FacetValue(g.Key, g.Count()))
            .OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).Take(MostValues),
    ];
}
