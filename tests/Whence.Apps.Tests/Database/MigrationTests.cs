using System.Diagnostics;
using Microsoft.Data.Sqlite;
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

    [Fact]
    public async Task How_far_it_is_is_said_by_steps_and_rows()
    {
        await _case.Take(read: true, _case.Files.Write("a.txt", TemporaryCase.Harbour));
        using TemporaryFolder folder = new();
        using (SqliteConnection old = Older(folder, claims: 3_000))
            Assert.Equal(2, Version(old));
        List<MigrationProgress> heard = [];
        Case.Open(folder.FullName, heard.Add).Dispose();
        Assert.Equal(Enumerable.Range(3, Migrations.Latest - 2), heard.Select(h => h.Step).Distinct());
        Assert.Equal(heard.OrderBy(h => h.Rows), heard);
        Assert.True(heard[^1].Rows is > 3_000 && heard[^1].Rows == heard[^1].AllRows);
        heard.Clear();
        Case.Open(folder.FullName, heard.Add).Dispose();
        Assert.Empty(heard);
    }

    [Fact]
    public async Task Killed_on_the_way_the_case_is_as_it_was_and_the_next_opening_brings_it_up_to_date()
    {
        await _case.Take(read: true, _case.Files.Write("a.txt", TemporaryCase.Harbour));
        using TemporaryFolder folder = new();
        // So many that bringing them up to date takes seconds: the kill must fall on the way, also on a loaded machine.
        const int Claims = 200_000;
        Older(folder, Claims).Dispose();
        string path = Path.Combine(folder.FullName, Case.FileName);
        using (Process opening = WhenceProgram.Start("ls", "--case", folder.FullName))
        {
            FileInfo log = new(path + "-wal");
            while (!opening.HasExited && !(log.Exists && log.Length > 100_000))
            {
                await Task.Delay(2, TestContext.Current.CancellationToken);
                log.Refresh();
            }

            opening.Kill();
            await opening.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        using (SqliteConnection old = new($"Data Source={path};Pooling=False"))
        {
            old.Open();
            Assert.Equal(2, Version(old));
            Assert.True(old.Number("SELECT count(*) FROM claims") > Claims);
        }

        using Case again = Case.Open(folder.FullName);
        Assert.True(Search.Claims(again, SearchQuery.Parse("harbour")).Matches > 0);
    }

    // The case of this test as the second schema had it, with claims repeated until there are so many more.
    private SqliteConnection Older(TemporaryFolder folder, int claims)
    {
        string path = Path.Combine(folder.FullName, Case.FileName);
        OlderCase.Copy(_case.Opened, path);
        SqliteConnection old = new($"Data Source={path};Pooling=False");
        old.Open();
        OlderCase.Run(old, $"""
            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {claims})
            INSERT INTO claims (article, number, key, region, spans, stance, hedges, teller, kind, confidence)
            SELECT c.article, 100 + n.i, c.key || n.i, c.region, c.spans, c.stance, c.hedges, c.teller, c.kind, c.confidence FROM n, (SELECT * FROM claims ORDER BY id LIMIT 1) c
            """);
        return old;
    }

    private static long Version(SqliteConnection old) => old.Number("PRAGMA user_version");

    private static string Found(Case source, string query)
    {
        SearchQuery parsed = SearchQuery.Parse(query);
        string articles = query.Contains("source:", StringComparison.Ordinal) || query.Contains("place:", StringComparison.Ordinal) || query.Contains("stance:", StringComparison.Ordinal)
            ? "" : string.Join(' ', Search.Articles(source, parsed).Items.Select(a => a.Id));
        return string.Join(' ', Search.Claims(source, parsed).Items.Select(c => c.Key)) + articles;
    }
}
