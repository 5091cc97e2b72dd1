using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Queries.Searching;

namespace Whence.Apps.Tests.Database;

/// <summary>A case that an older Whence made is carried forward when it is opened.</summary>
public sealed class MigrationTests : IDisposable
{
    private static readonly string[] Queries = ["harbour", "cran*", "source:mayor", "place:denmark", "outlet:post", "stance:denied", "published:2031-03", "-cranes", "\"port official\" language:en"];

    private readonly TemporaryCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public async Task The_index_of_the_first_schema_is_made_anew_from_the_rows()
    {
        _case.Files.Write("a.txt.meta.json", """{ "outlet": "Harbour Post", "published": "2031-03-14" }""");
        await _case.Take(read: true, _case.Files.Write("a.txt", TemporaryCase.Harbour));
        string[] before = [.. Queries.Select(Found)];
        Assert.All(before, found => Assert.NotEqual("", found));
        _case.Opened.Write(c => c.Run(
            """
            DROP TABLE claim_index;
            DROP TABLE article_index;
            DROP INDEX claims_facts;
            DROP INDEX articles_card;
            CREATE VIRTUAL TABLE claim_index USING fts5 (content, source, place, outlet, headline, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
            CREATE VIRTUAL TABLE article_index USING fts5 (content, outlet, headline, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
            PRAGMA user_version = 2;
            """));
        using Case again = Case.Open(_case.Folder);
        Assert.Equal(before, Queries.Select(Found));
    }

    private string Found(string query)
    {
        SearchQuery parsed = SearchQuery.Parse(query);
        string articles = query.Contains("source:", StringComparison.Ordinal) || query.Contains("place:", StringComparison.Ordinal) || query.Contains("stance:", StringComparison.Ordinal)
            ? "" : string.Join(' ', Search.Articles(_case.Opened, parsed).Items.Select(a => a.Id));
        return string.Join(' ', Search.Claims(_case.Opened, parsed).Items.Select(c => c.Key)) + articles;
    }
}
