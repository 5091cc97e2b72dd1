using Microsoft.Data.Sqlite;
using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Pipeline;
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

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

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
        Comparing.Run(given.Opened, Stop);
        string second = ArticleList.Of(given.Opened, ArticleFilter.All, 10).Items[^1].Id;
        WatchNews news = Watches.News(given.Opened, watch);
        Assert.Equal(1, news.New);
        AlertRow alert = Assert.Single(news.Latest);
        Assert.Equal((watch.Id, AlertRule.Match, second, false), (alert.Watch, alert.Rule, alert.Claim!.Article, alert.IsSeen));

        Watches.See(given.Opened, watch.Id);
        Assert.Equal(0, Watches.News(given.Opened, Assert.Single(Watches.List(given.Opened))).New);
        Watches.Remove(given.Opened, watch.Id);
        Assert.Empty(Watches.List(given.Opened));
    }

    [Fact]
    public async Task An_item_fires_once_whatever_is_compared_or_read_again()
    {
        using TemporaryCase given = new();
        await given.Take(read: true, given.Files.Write("1.txt", TemporaryCase.Harbour));
        Watches.Add(given.Opened, WatchKind.Search, "harbour");
        Watches.Add(given.Opened, WatchKind.Source, "the mayor of Bodø");
        await given.Take(read: true, given.Files.Write("2.txt", Later));
        Comparing.Run(given.Opened, Stop);
        Assert.Equal([AlertRule.Teller, AlertRule.Match], Alerts.List(given.Opened, 10).Select(a => a.Rule));
        Assert.Equal(0, Alerts.Fire(given.Opened));
        Watches.See(given.Opened, Watches.List(given.Opened)[0].Id);
        given.Opened.Write(c => c.Run("UPDATE watches SET seen = ''"));
        // What was there when the watch was made fires now that nothing is taken for seen; what has fired does not.
        Assert.Equal(2, Alerts.Fire(given.Opened));
        Assert.Equal(0, Alerts.Fire(given.Opened));
        Watches.Remove(given.Opened, Watches.List(given.Opened)[0].Id);
        Assert.All(Alerts.List(given.Opened, 10), a => Assert.Equal(AlertRule.Teller, a.Rule));
    }

    [Fact]
    public async Task A_window_that_is_moved_alerts_its_watch_with_the_passage()
    {
        using TemporaryCase given = new();
        await Announce(given, "1", "Harbour Post", "2031-03-15", "Norvane said on Friday it would reopen its northern route between March 24 and March 31.");
        WindowRow first = Assert.Single(AnnouncedWindows.Upcoming(given.Opened, new DateOnly(2031, 3, 16), 10).Items);
        Watches.Add(given.Opened, WatchKind.Window, first.Claim.Key);
        await Announce(given, "2", "Fjord Gazette", "2031-03-18", "Norvane said it would now reopen the northern route between April 7 and April 14.");
        AlertRow alert = Assert.Single(Alerts.List(given.Opened, 10));
        Assert.Equal((AlertRule.Moved, "Fjord Gazette"), (alert.Rule, alert.Claim!.Outlet));
        await Announce(given, "3", "Lowland Times", "2031-04-10", "Norvane reopened its northern route on April 8, the port said.");
        WindowRow now = Assert.Single(AnnouncedWindows.Upcoming(given.Opened, new DateOnly(2031, 3, 16), 10).Items);
        Assert.Equal((first.Key, 1, new DateOnly(2031, 4, 7), "Lowland Times"), (now.Key, now.Slips, now.Opens, now.Outcome?.Outlet));
        Assert.Equal(new DateOnly(2031, 3, 24), Assert.Single(now.Earlier).Opens);
        Assert.Equal(now.Key, AnnouncedWindows.Of(given.Opened, first.Claim.Key)!.Key);
        Assert.Equal([AlertRule.Outcome, AlertRule.Moved], Alerts.List(given.Opened, 10).Select(a => a.Rule));
        Assert.Equal(2, Watches.News(given.Opened, Watches.List(given.Opened)[0]).New);
        Assert.Empty(AnnouncedWindows.Upcoming(given.Opened, new DateOnly(2031, 4, 15), 10).Items);
        Assert.Single(AnnouncedWindows.Over(given.Opened, new DateOnly(2031, 4, 15), 10).Items);
    }

    private static async Task Announce(TemporaryCase given, string name, string outlet, string published, string text)
    {
        given.Files.Write(name + ".txt.meta.json", $$"""{ "outlet": "{{outlet}}", "published": "{{published}}" }""");
        await given.Take(read: true, given.Files.Write(name + ".txt", text));
        Comparing.Run(given.Opened, Stop);
    }

    [Fact]
    public async Task An_article_that_waits_to_be_read_is_new_when_it_has_been()
    {
        using TemporaryCase given = new();
        await given.Take(read: false, given.Files.Write("1.txt", TemporaryCase.Harbour));
        Watches.Add(given.Opened, WatchKind.Search, "harbour");
        await given.Take(read: true);
        await given.Take(read: true, given.Files.Write("2.txt", Later));
        Comparing.Run(given.Opened, Stop);
        Assert.Equal(2, Watches.News(given.Opened, Watches.List(given.Opened)[0]).Latest.Select(a => a.Claim!.Article).Distinct().Count());
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
        Assert.Throws<ArgumentException>(() => Watches.Add(given.Opened, WatchKind.Window, "0000000000000000"));
        Assert.Throws<ArgumentException>(() => Watches.Add(given.Opened, WatchKind.Source, "nobody of this name"));
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
