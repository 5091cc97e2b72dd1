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
        string[] before = [.. Queries.Select(q => Found(_case.Opened, q))];
        Assert.All(before, found => Assert.NotEqual("", found));
        using TemporaryFolder folder = new();
        OlderCase.Copy(_case.Opened, Path.Combine(folder.FullName, Case.FileName));
        using Case again = Case.Open(folder.FullName);
        Assert.Equal(before, Queries.Select(q => Found(again, q)));
    }

    private static string Found(Case source, string query)
    {
        SearchQuery parsed = SearchQuery.Parse(query);
        string articles = query.Contains("source:", StringComparison.Ordinal) || query.Contains("place:", StringComparison.Ordinal) || query.Contains("stance:", StringComparison.Ordinal)
            ? "" : string.Join(' ', Search.Articles(source, parsed).Items.Select(a => a.Id));
        return string.Join(' ', Search.Claims(source, parsed).Items.Select(c => c.Key)) + articles;
    }
}
