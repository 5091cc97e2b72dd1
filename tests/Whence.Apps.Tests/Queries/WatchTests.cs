using Microsoft.Data.Sqlite;
using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Queries;
using Whence.Store.Queries.Following;
using Whence.Store.Queries.Searching;

namespace Whence.Apps.Tests.Queries;

/// <summary>What a person follows in a case.</summary>
public sealed class WatchTests
{
    private const string Later = """
        Crane sale planned

        The cranes of the old harbour will be sold to Denmark in June, the mayor of Bodø told the Fjord Gazette on Tuesday.
        """;

    [Fact]
    public async Task What_came_in_after_the_last_look_is_new_until_it_is_seen()
    {
        using TemporaryCase given = new();
        await given.Take(read: true, given.Files.Write("1.txt", TemporaryCase.Harbour));
        Watches.Add(given.Opened, WatchKind.Search, "harbour");
        Watches.Add(given.Opened, WatchKind.Search, "harbour");
        WatchRow watch = Assert.Single(Watches.List(given.Opened));
        Assert.Equal(0, Watches.News(given.Opened, watch).New);

        await given.Take(read: true, given.Files.Write("2.txt", Later));
        string second = ArticleList.Of(given.Opened, ArticleFilter.All, 10).Items[^1].Id;
        WatchNews news = Watches.News(given.Opened, watch);
        Assert.True(news.New > 0);
        Assert.All(news.Latest, c => Assert.Equal(second, c.Article));
        Assert.Equal(news.New, Search.Claims(given.Opened, SearchQuery.Parse("harbour"), storedAfter: watch.Seen).Matches);

        Watches.See(given.Opened, watch.Id);
        Assert.Equal(0, Watches.News(given.Opened, Assert.Single(Watches.List(given.Opened))).New);
        Watches.Remove(given.Opened, watch.Id);
        Assert.Empty(Watches.List(given.Opened));
    }

    [Fact]
    public async Task An_article_that_waits_to_be_read_is_new_when_it_has_been()
    {
        using TemporaryCase given = new();
        await given.Take(read: false, given.Files.Write("1.txt", TemporaryCase.Harbour));
        Watches.Add(given.Opened, WatchKind.Search, "harbour");
        await given.Take(read: true);
        await given.Take(read: true, given.Files.Write("2.txt", Later));
        Assert.Equal(2, Watches.News(given.Opened, Watches.List(given.Opened)[0]).Latest.Select(c => c.Article).Distinct().Count());
    }

    [Fact]
    public async Task A_claim_that_is_forgotten_leaves_a_watch_that_says_so()
    {
        using TemporaryCase given = new();
        await given.Take(read: true, given.Files.Write("1.txt", TemporaryCase.Harbour));
        string key = StoredClaims.OfArticle(given.Opened, ArticleList.Of(given.Opened, ArticleFilter.All, 1).Items[0].Id)[0].Key;
        Watches.Add(given.Opened, WatchKind.Claim, key[..8]);
        WatchRow watch = Watches.List(given.Opened)[0];
        Assert.Equal(key, watch.What);
        Assert.NotNull(Watches.News(given.Opened, watch).Claim);
        Assert.Null(Watches.News(given.Opened, watch with { What = "0000000000000000" }).Claim);
    }

    [Fact]
    public void What_cannot_be_followed_is_refused()
    {
        using TemporaryCase given = new();
        Assert.Throws<SearchSyntaxException>(() => Watches.Add(given.Opened, WatchKind.Search, "("));
        Assert.Throws<ArgumentException>(() => Watches.Add(given.Opened, WatchKind.Claim, "0000000000000000"));
    }

    [Fact]
    public void A_case_of_an_older_Whence_is_brought_up_to_date()
    {
        using TemporaryFolder folder = new();
        string path = Path.Combine(folder.FullName, Case.FileName);
        using (SqliteConnection old = new($"Data Source={path};Pooling=False"))
        {
            old.Open();
            using StreamReader script = new(typeof(Case).Assembly.GetManifestResourceStream("Schema/0001-case.sql")!);
            using SqliteCommand make = old.CreateCommand();
#pragma warning disable CA2100 // The first script of the case itself.
            make.CommandText = script.ReadToEnd() + $"PRAGMA application_id = {Migrations.ApplicationId}; PRAGMA user_version = 1;";
#pragma warning restore CA2100
            make.ExecuteNonQuery();
        }

        using Case opened = Case.Open(folder.FullName);
        Assert.Empty(Watches.List(opened));
        Watches.Add(opened, WatchKind.Search, "harbour");
        Assert.Single(Watches.List(opened));
    }
}
