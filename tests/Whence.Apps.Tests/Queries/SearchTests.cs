using Whence.Apps.Tests.Support;
using Whence.Store.Queries.Searching;

namespace Whence.Apps.Tests.Queries;

/// <summary>The query language over a small case.</summary>
public sealed class SearchTests : IAsyncLifetime
{
    private readonly TemporaryCase _case = new();

    public async ValueTask InitializeAsync()
    {
        string first = _case.Files.Write("a.txt", "Harbour to close\n\nThe old harbour will close in May, the mayor said. A port official said the cranes may be sold.");
        string second = _case.Files.Write("b.txt", "Ferry late\n\nThe ferry from Oslo was late on Monday, the captain said. The union denied that the harbour would close.");
        _case.Files.Write("a.txt.meta.json", """{ "outlet": "Harbour Post", "published": "2031-03-14" }""");
        _case.Files.Write("b.txt.meta.json", """{ "outlet": "Delta Courier", "published": "2031-04-02T08:00+02:00" }""");
        await _case.Take(read: true, first, second);
    }

    public ValueTask DisposeAsync()
    {
        _case.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("harbour outlet:post", "Harbour Post")]
    [InlineData("harbour -outlet:post", "Delta Courier")]
    [InlineData("NOT outlet:post ferry", "Delta Courier")]
    [InlineData("\"port official\"", "Harbour Post")]
    [InlineData("source:captain", "Delta Courier")]
    [InlineData("cran*", "Harbour Post")]
    [InlineData("NEAR(ferry monday, 6)", "Delta Courier")]
    [InlineData("(cranes OR ferry) published:<2031-04", "Harbour Post")]
    [InlineData("harbour published:2031-03..2031-03-14", "Harbour Post")]
    [InlineData("stance:denied", "Delta Courier")]
    [InlineData("(stance:denied OR ferry) AND NOT source:mayor", "Delta Courier")]
    [InlineData("place:oslo", "Delta Courier")]
    [InlineData("-ferry -outlet:courier", "Harbour Post")]
    [InlineData("published:2031-04-02", "Delta Courier")]
    [InlineData("published:2031-03", "Harbour Post")]
    [InlineData("published:>2031-03-14", "Delta Courier")]
    [InlineData("NOT published:2031-03", "Delta Courier")]
    [InlineData("NOT published:2031-03-10..2031-03-20", "Delta Courier")]
    [InlineData("published:..2031-03 harbour", "Harbour Post")]
    [InlineData("published:1850..2031-03 harbour", "Harbour Post")]
    [InlineData("(stance:denied published:2031-04-02) OR captain", "Delta Courier")]
    [InlineData("language:en -published:2031-04", "Harbour Post")]
    [InlineData("region:headline outlet:post", "Harbour Post")]
    [InlineData("when:2031-05 outlet:post", "Harbour Post")]
    [InlineData("har*", "Harbour Post Delta Courier")]
    public void Finds_claims_of_the_one_outlet(string query, string outlet)
    {
        SearchResult result = Search.Claims(_case.Opened, SearchQuery.Parse(query));
        Assert.NotEmpty(result.Items);
        Assert.All(result.Items, c => Assert.Contains(c.Outlet!, outlet, StringComparison.Ordinal));
    }

    [Fact]
    public void Claims_of_one_article_are_found_by_its_id()
    {
        string id = Search.Articles(_case.Opened, SearchQuery.Parse("ferry late")).Items[0].Id;
        Assert.All(Search.Claims(_case.Opened, SearchQuery.Parse($"article:{id}")).Items, c => Assert.Equal(id, c.Article));
        Assert.NotEmpty(Search.Claims(_case.Opened, SearchQuery.Parse($"article:{id} harbour")).Items);
        Assert.DoesNotContain(Search.Claims(_case.Opened, SearchQuery.Parse($"harbour NOT article:{id}")).Items, c => c.Article == id);
        Assert.Empty(Search.Claims(_case.Opened, SearchQuery.Parse("article:nosuch harbour")).Items);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("(harbour", "never closed")]
    [InlineData("harbour)", "never opened")]
    [InlineData("\"harbour", "never closed")]
    [InlineData("stance:sure", "asserted")]
    [InlineData("colour:red", "source:")]
    [InlineData("published:soon", "2024-03")]
    [InlineData("NEAR(a)", "two words")]
    [InlineData("harbour AND", "expected")]
    public void A_faulty_query_says_what_was_expected(string query, string said) =>
        Assert.Contains(said, Assert.Throws<SearchSyntaxException>(() => SearchQuery.Parse(query)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("'; DROP TABLE claims; --")]
    [InlineData("harbour\0 ^ { } : - \" \"")]
    [InlineData("12:30 AND https://x.example/a?b=c")]
    [InlineData("NEAR ne\u0301ar *")]
    [InlineData("\"\"")]
    public void Odd_words_find_something_or_nothing_and_break_nothing(string query)
    {
        _ = Search.Claims(_case.Opened, SearchQuery.Parse(query));
        _ = Search.Articles(_case.Opened, SearchQuery.Parse(query));
    }

    [Fact]
    public void Pages_follow_one_another_and_facets_count()
    {
        SearchQuery all = SearchQuery.Parse("published:2031");
        SearchResult whole = Search.Claims(_case.Opened, all, 100);
        List<string> keys = [];
        string? next = null;
        do
        {
            SearchResult page = Search.Claims(_case.Opened, all, 2, next);
            keys.AddRange(page.Items.Select(c => c.Key));
            next = page.Next;
        }
        while (next is not null);
        Assert.Equal(whole.Items.Select(c => c.Key), keys);
        Assert.Equal(whole.Matches, whole.Facets.Single(f => f.Field == "outlet").Values.Sum(v => v.Count));
    }

    [Fact]
    public void Articles_are_found_by_any_word_of_their_text()
    {
        Assert.Equal("Delta Courier", Assert.Single(Search.Articles(_case.Opened, SearchQuery.Parse("ferry late")).Items).Outlet);
        Assert.Throws<SearchSyntaxException>(() => Search.Articles(_case.Opened, SearchQuery.Parse("stance:denied")));
    }
}
