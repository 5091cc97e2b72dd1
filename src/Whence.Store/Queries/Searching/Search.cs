using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Rows;

namespace Whence.Store.Queries.Searching;

/// <summary>Claims that match a query, the last stored first.</summary>
/// <param name="Items">A page of them.</param>
/// <param name="Next">Give it back to get what follows; null at the end.</param>
/// <param name="Matches">How many match on all pages, counted up to <see cref="Search.MostCounted"/>.</param>
/// <param name="IsMore">Whether more match than were counted; pages go on to the last of them all the same.</param>
/// <param name="Facets">Counts over the matches that were counted.</param>
public sealed record SearchResult(ImmutableArray<ClaimRow> Items, string? Next, int Matches, bool IsMore, ImmutableArray<Facet> Facets);

/// <summary>Articles that match a query, the last stored first.</summary>
public sealed record ArticleSearchResult(ImmutableArray<ArticleRow> Items, string? Next);

/// <summary>Counts of one field over matches.</summary>
/// <param name="Field">outlet, source, kind, stance, year, country or review.</param>
/// <param name="Values">The most frequent first.</param>
public sealed record Facet(string Field, ImmutableArray<FacetValue> Values);

public sealed record FacetValue(string Value, int Count);

/// <summary>Asks a case.</summary>
public static class Search
{
    /// <summary>Matches that are counted, and that facets are counted over: a page answers in milliseconds however large the case is.</summary>
    public const int MostCounted = 1_000;

    private const int MostValues = 12;

    /// <summary>So many articles stored after a time are looked up for their claims; where there are more, a match is soon one of them.</summary>
    private const int MostFresh = 2_000;

    /// <summary>Claims that match <paramref name="query"/>. Every page of an answer has the same counts.</summary>
    /// <param name="limit">Claims of a page, at least one.</param>
    /// <param name="after"><see cref="SearchResult.Next"/> of the page before.</param>
    /// <param name="storedAfter">Only claims of articles stored after this time, as the case writes times; null for all.</param>
    /// <exception cref="ArgumentException"><paramref name="after"/> was not given by this program.</exception>
    public static SearchResult Claims(Case source, SearchQuery query, int limit = 20, string? after = null, string? storedAfter = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        CompiledSearch compiled = new SearchCompiler(ofClaims: true).Compile(query.Node);
        string row = compiled.Match is null ? "c.id" : "i.rowid";
        string fresh = storedAfter is null ? "" : $" AND a.stored_at > ${compiled.Values.Count + 3} AND {row} >= ${compiled.Values.Count + 4}";
        return source.Read(c =>
        {
            List<long> counted = Rows(c, long.MaxValue, MostCounted + 1);
            List<long> page = after is null && limit <= MostCounted ? [.. counted.Take(limit + 1)] : Rows(c, after is null ? long.MaxValue : Paging.Start(after), limit + 1L);
            bool more = counted.Count > MostCounted;
            if (more)
                counted.RemoveAt(MostCounted);
            Page<long> cut = Paging.Cut(page, limit, id => id);
            return new SearchResult(StoredClaims.Load(c, cut.Items), cut.Next, counted.Count, more, Facets(c, counted));
        });

        List<long> Rows(SqliteConnection c, long before, long most)
        {
            if (storedAfter is null && compiled is { Match: { } match, Condition: SearchCompiler.Always })
                return IndexWalk.Latest(c, IndexWalk.Claims, match, before, most);
            string rest = "CROSS JOIN articles a INDEXED BY articles_card ON a.id = c.article";
            string tables = compiled.Match is null ? $"claims c {rest} WHERE $2 IS NULL"
                : $"claim_index i CROSS JOIN claims c INDEXED BY claims_facts ON c.id = i.rowid {rest} WHERE claim_index MATCH $2";
            return c.Rows(
                $"SELECT {row} FROM {tables} AND {row} < {compiled.Below} AND {compiled.Condition}{fresh} ORDER BY {row} DESC LIMIT {most}", r => r.GetInt64(0),
                [before, compiled.Match, .. compiled.Values, .. storedAfter is null ? [] : new object?[] { storedAfter, FirstAfter(c, storedAfter) }]);
        }
    }

    /// <summary>Articles that match <paramref name="query"/>, whether they were read for claims or not.</summary>
    /// <exception cref="SearchSyntaxException">The query asks for a field of claims.</exception>
    /// <exception cref="ArgumentException"><paramref name="after"/> was not given by this program.</exception>
    public static ArticleSearchResult Articles(Case source, SearchQuery query, int limit = 20, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        CompiledSearch compiled = new SearchCompiler(ofClaims: false).Compile(query.Node);
        return source.Read(c =>
        {
            long before = after is null ? long.MaxValue : Paging.Start(after);
            List<long> rows = compiled is { Match: { } match, Condition: SearchCompiler.Always } ? IndexWalk.Latest(c, IndexWalk.Articles, match, before, limit + 1L) : Rows(c, before);
            Page<long> page = Paging.Cut(rows, limit, id => id);
            return new ArticleSearchResult([.. ArticleList.Load(c, page.Items)], page.Next);
        });

        List<long> Rows(SqliteConnection c, long before)
        {
            string row = compiled.Match is null ? "a.id" : "i.rowid";
            string tables = compiled.Match is null
                ? "articles a INDEXED BY articles_card WHERE $2 IS NULL"
                : "article_index i CROSS JOIN articles a INDEXED BY articles_card ON a.id = i.rowid WHERE article_index MATCH $2";
            return c.Rows(
                $"SELECT {row} FROM {tables} AND {row} < {compiled.Below} AND {compiled.Condition} ORDER BY {row} DESC LIMIT {limit + 1L}", r => r.GetInt64(0), [before, compiled.Match, .. compiled.Values]);
        }
    }

    /// <summary>No claim of an article stored after <paramref name="time"/> has a smaller row.</summary>
    private static long FirstAfter(SqliteConnection connection, string time)
    {
        List<long> fresh = connection.Rows($"SELECT id FROM articles WHERE stored_at > $1 LIMIT {MostFresh + 1}", r => r.GetInt64(0), time);
        return fresh.Count > MostFresh ? 0
            : connection.Rows("SELECT min(c.id) FROM json_each($1) j CROSS JOIN claims c ON c.article = j.value", r => r.IsDBNull(0) ? long.MaxValue : r.GetInt64(0), "[" + string.Join(',', fresh) + "]")[0];
    }

    // Two narrow indexes hold the first five: no row of a claim or an article is touched for a match that is only counted.
    private static ImmutableArray<Facet> Facets(SqliteConnection connection, List<long> ids)
    {
        string[] fields = ["outlet", "source", "kind", "stance", "year"];
        string list = "[" + string.Join(',', ids) + "]";
        List<string?[]> cells = connection.Rows(
            """
            SELECT a.outlet, c.teller, c.kind, c.stance, substr(a.published, 1, 4)
            FROM json_each($1) j CROSS JOIN claims c INDEXED BY claims_facts ON c.id = j.value CROSS JOIN articles a INDEXED BY articles_card ON a.id = c.article
            """,
            r => Enumerable.Range(0, fields.Length).Select(r.TextOrNull).ToArray(), list);
        List<string?> countries = connection.Rows(
            "SELECT DISTINCT p.claim, p.country FROM json_each($1) j CROSS JOIN claim_places p ON p.claim = j.value WHERE p.country IS NOT NULL", r => r.TextOrNull(1), list);
        List<string?> verdicts = connection.Rows(
            $"SELECT r.verdict FROM reviews r CROSS JOIN claims k ON k.key = r.claim WHERE {ReviewRows.Current} AND k.id IN (SELECT value FROM json_each($1))", r => r.TextOrNull(0), list);
        return
        [
            .. fields.Select((field, i) => new Facet(field, Count(cells.Select(row => row[i])))),
            new Facet("country", Count(countries)),
            new Facet("review", Count(verdicts)),
        ];
    }

    private static ImmutableArray<FacetValue> Count(IEnumerable<string?> values) =>
    [
        .. values.Where(v => !string.IsNullOrEmpty(v)).GroupBy(v => v!, StringComparer.Ordinal)
            .Select(g => new FacetValue(g.Key, g.Count()))
            .OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).Take(MostValues),
    ];
}
