using Microsoft.Data.Sqlite;
using Whence.Apps.Tests.Support;
using Whence.Claims;
using Whence.Store.Database;
using Whence.Store.Pipeline;
using Whence.Store.Pipeline.Rereading;
using Whence.Store.Queries;
using Whence.Store.Queries.Searching;

namespace Whence.Apps.Tests.Pipeline;

/// <summary>What a newer engine would change is said before it is stored.</summary>
public sealed class RereadingTests : IDisposable
{
    private readonly TemporaryCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public async Task Nothing_is_read_again_that_this_engine_has_read()
    {
        await _case.Take(read: true, _case.Files.Write("a.txt", TemporaryCase.Harbour));
        Assert.Empty(Differences());
    }

    [Fact]
    public async Task An_older_reading_with_the_same_claims_would_not_change()
    {
        await _case.Take(read: true, _case.Files.Write("a.txt", TemporaryCase.Harbour));
        ByAnOlderEngine();
        ArticleChanges article = Assert.Single(Differences());
        Assert.Equal(("older", CaseCounts.Of(_case.Opened).Claims), (article.Engine, article.Same));
        Assert.Empty(article.Changes);
    }

    [Fact]
    public async Task Gained_lost_and_changed_claims_are_told_apart_and_nothing_is_stored()
    {
        await _case.Take(read: true, _case.Files.Write("a.txt", TemporaryCase.Harbour));
        ClaimRow[] claims = Claims();
        Assert.True(claims.Length >= 2);
        // The older engine overlooked the first claim, took the second for a question, and saw one in the headline's first word.
        ByAnOlderEngine(
            "DELETE FROM claims WHERE number = 0",
            "UPDATE claims SET stance = 'questioned' WHERE number = 1",
            "INSERT INTO claims (article, number, key, region, spans, stance, hedges, teller, kind, confidence) SELECT article, 99, 'gone', 'headline', '0-7', 'asserted', '', '', 'unknown', 0.5 FROM claims WHERE number = 1");
        ClaimRow[] stored = Claims();
        ArticleChanges article = Assert.Single(Differences());
        Assert.Equal(claims.Length - 2, article.Same);
        ClaimChange gained = Assert.Single(article.Changes, c => c.Kind == ClaimChangeKind.Gained);
        ClaimChange lost = Assert.Single(article.Changes, c => c.Kind == ClaimChangeKind.Lost);
        ClaimChange changed = Assert.Single(article.Changes, c => c.Kind == ClaimChangeKind.Changed);
        Assert.Equal((claims[0].Key, "Harbour"), (gained.After!.Key, lost.Before!.Quote));
        Assert.Equal(("stance", Stance.Questioned, claims[1].Stance), (Assert.Single(changed.Fields), changed.Before!.Stance, changed.After!.Stance));
        Assert.Equal(stored.Select(c => c.Key), Claims().Select(c => c.Key));
    }

    [Fact]
    public async Task Reading_again_replaces_readings_and_never_evidence()
    {
        await _case.Take(read: true, _case.Files.Write("a.txt", TemporaryCase.Harbour), _case.Files.Write("b.txt", "Ferry late\n\nThe ferry from Oslo was late on Monday, the captain said."));
        string evidence = Evidence();
        string[] keys = [.. Claims().Select(c => c.Key)];
        SourceLink[] links = [.. Claims().SelectMany(c => c.Chain)];
        ByAnOlderEngine("DELETE FROM links", "UPDATE claims SET stance = 'questioned', key = 'older ' || id", "UPDATE readings SET layers = x'00', read_at = ''");
        PipelineCounts counts = await _case.Take(read: true);
        Assert.Equal(2, counts.Read);
        Assert.Equal(evidence, Evidence());
        Assert.Equal(keys, Claims().Select(c => c.Key));
        Assert.All(ArticleList.Of(_case.Opened, ArticleFilter.All, 10).Items, a => Assert.NotEqual("older", a.Engine));
        Assert.Equal(links.Select(l => l.Name), Claims().SelectMany(c => c.Chain).Select(l => l.Name));
        Assert.Equal(CaseCounts.Of(_case.Opened).Claims, Search.Claims(_case.Opened, SearchQuery.Parse("NOT nothing")).Matches);
        Assert.Equal(0, (await _case.Take(read: true)).Read);
    }

    // Every cell of the tables that hold what came in.
    private string Evidence() => _case.Opened.Read(c => string.Join('\n', new[] { "pages", "articles", "captures" }.SelectMany(table =>
        c.Rows($"SELECT * FROM {table} ORDER BY id", r => string.Join('|', Enumerable.Range(0, r.FieldCount).Select(i => r.IsDBNull(i) ? "" : r.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : r.GetValue(i).ToString()))))));

    private ArticleChanges[] Differences() => [.. Rereading.Differences(_case.Opened, 2, TestContext.Current.CancellationToken)];

    private ClaimRow[] Claims() => [.. StoredClaims.OfArticle(_case.Opened, ArticleList.Of(_case.Opened, ArticleFilter.All, 1).Items[0].Id)];

    private void ByAnOlderEngine(params string[] changes) => _case.Opened.Write(c =>
    {
        foreach (string change in changes.Append("UPDATE readings SET engine = 'older'"))
        {
            using SqliteCommand command = c.CreateCommand();
            command.CommandText = change;
            command.ExecuteNonQuery();
        }

        return true;
    });
}
