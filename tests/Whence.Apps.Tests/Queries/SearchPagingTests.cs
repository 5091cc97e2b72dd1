using Microsoft.Data.Sqlite;
using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Queries.Searching;

namespace Whence.Apps.Tests.Queries;

/// <summary>More claims match than are counted: each of them is on one page.</summary>
public sealed class SearchPagingTests : IAsyncLifetime
{
    private const int More = 2_345;

    private readonly TemporaryCase _case = new();

    // One article is read; further claims of it are written as a reading writes them.
    public async ValueTask InitializeAsync()
    {
        await _case.Take(read: true, _case.Files.Write("a.txt", TemporaryCase.Harbour));
        _case.Opened.Write(c =>
        {
            for (int number = 1_000; number < 1_000 + More; number++)
                Add(c, number);
            return true;
        });
    }

    public ValueTask DisposeAsync()
    {
        _case.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("walrus", 30)]
    [InlineData("walrus", Search.MostCounted)]
    [InlineData("walrus -harbour when:2031", 700)]
    [InlineData("walrus", 5_000)]
    public void Every_claim_is_on_one_page(string query, int limit)
    {
        List<string> keys = [];
        string? next = null;
        do
        {
            SearchResult page = Search.Claims(_case.Opened, SearchQuery.Parse(query), limit, next);
            Assert.Equal((Search.MostCounted, true), (page.Matches, page.IsMore));
            Assert.InRange(page.Items.Length, 1, limit);
            keys.AddRange(page.Items.Select(c => c.Key));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(More, keys.Count);
        Assert.Equal(More, keys.Distinct().Count());
    }

    [Fact]
    public void Counts_and_facets_stay_the_same_from_page_to_page()
    {
        SearchResult first = Search.Claims(_case.Opened, SearchQuery.Parse("walrus"), 10);
        SearchResult last = Search.Claims(_case.Opened, SearchQuery.Parse("walrus"), 10, "20");
        Assert.Equal(first.Facets.SelectMany(f => f.Values), last.Facets.SelectMany(f => f.Values));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    public void A_cursor_from_elsewhere_is_refused(string after) =>
        Assert.Throws<ArgumentException>(() => Search.Claims(_case.Opened, SearchQuery.Parse("walrus"), 10, after));

    private static void Add(SqliteConnection c, int number)
    {
        long id = c.Number(
            """
            INSERT INTO claims (article, number, key, region, spans, stance, hedges, teller, kind, earliest, latest, confidence)
            VALUES ((SELECT min(id) FROM articles), $1, $2, 'body', '0-7', 'asserted', '', '', 'unknown', '2031-05-01', '2031-06-30', 0.5) RETURNING id
            """,
            number, $"key {number}");
        c.Run(
            "INSERT INTO claim_index (rowid, content, facts) VALUES ($1, 'walrus', $2)",
            id, IndexedFacts.OfClaim("asserted", "unknown", "body", "en", null, "2031-05-01", "2031-06-30"));
    }
}
