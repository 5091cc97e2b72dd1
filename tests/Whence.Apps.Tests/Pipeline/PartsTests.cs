using System.Globalization;
using Whence.Apps.Tests.Support;
using Whence.Corpus;
using Whence.Store.Database;
using Whence.Store.Pipeline;
using Whence.Store.Pipeline.Comparisons;
using Whence.Store.Queries;
using Whence.Store.Queries.Following;
using Whence.Store.Queries.Reviewing;

namespace Whence.Apps.Tests.Pipeline;

/// <summary>A case is compared part by part, two neighbours at a time; a change costs the comparisons of the parts that it changed.</summary>
public sealed class PartsTests : IDisposable
{
    /// <summary>Parts of four articles; seven are divided in two.</summary>
    private static readonly PartSizes Four = new(4, 6);

    /// <summary>What an article tells beside the story, each another thing.</summary>
    private static readonly string[] Fillers =
    [
        "The museum of Bodø bought a wooden sledge, its director said.", "Two swans nest under the railway bridge, a bird warden told the Post.", "Bread prices rose by a tenth, the bakers' guild said.",
        "A choir of pilots sang at the airport, its conductor said.", "The chess club lost its oldest trophy, the treasurer said.", "Schools teach knitting again, the headmistress of Alta told the Post.",
        "A meteorite hit the roof of a barn, farmer Ola Brekke said.", "The lighthouse will be painted green, engineers said.", "Doctors warned of mosquitoes in the valley.", "Kari Solberg won the ski race, the organisers said.",
        "The library lends out telescopes, librarian Nils Dahl said.", "A tunnel under the glacier was flooded, rescuers said.", "The theatre plays Ibsen on a raft, its manager told the Post.", "Reindeer blocked the motorway for hours, drivers said.",
        "An honest finder returned a wallet, the jeweller said.", "The brewery stopped making lemonade, a salesman said.", "Astronomers named a comet after a cat.", "The orchard gave no plums, gardener Liv Moen said.",
        "Volunteers counted four hundred seals, a biologist said.", "The tram got heated seats, the operator said.",
    ];

    private readonly TemporaryCase _case = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(8)]
    public async Task One_or_two_parts_are_compared_as_a_whole(int articles)
    {
        await Take(Enumerable.Range(1, articles).Select(day => (day, Story(day))));
        Assert.Equal(1, Compare());
        AssertIsWhole();
    }

    [Fact]
    public async Task Taken_one_by_one_or_at_once_the_result_is_that_of_the_whole()
    {
        foreach (int day in (int[])[3, 8, 1, 5])
        {
            await Take([(day, Story(day))]);
            Compare();
        }

        await Take([(2, Story(2)), (7, Story(7)), (4, Story(4))]);
        Compare();
        AssertIsWhole();
    }

    [Fact]
    public async Task A_boundary_parts_no_group_and_its_origins_are_counted_over_all_of_it()
    {
        // Four parts; one port authority tells it in eleven articles, a union denies it in another part.
        await Take(Enumerable.Range(1, 16).Select(day => (day, day switch { 4 or 12 => "", 9 => Denial, 14 => Other, _ => Story(day) })));
        Assert.Equal(3, Compare());
        GroupRow group = Assert.Single(StoredGroups.List(_case.Opened, 3, 10).Items);
        GroupView view = StoredGroups.Of(_case.Opened, group.Id)!;
        Assert.Equal([1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 13, 15, 16], view.Members.Select(m => Day(m.Claim.Published)).Distinct().Order());
        Assert.Equal((12, 1, 1, 1), (group.Reports, group.Origins.Min, group.Origins.Max, group.Denials.Max));
        AssertEveryClaimIsInOneGroup();
    }

    [Fact]
    public async Task Only_the_comparisons_of_changed_parts_are_made_again_and_other_groups_keep_their_numbers()
    {
        await Take(Enumerable.Range(1, 16).Select(day => (2 * day, Story(day))));
        Assert.Equal(3, Compare());
        Assert.Null(CompareOrNot());
        Dictionary<string, int> before = Numbers();

        await Take([(40, "")]);
        Assert.Equal(1, Compare());
        AssertKept(before, Numbers());

        await Take([(13, Other)]);
        Assert.Equal(2, Compare());
        await Take([(1, "")]);
        Assert.Equal(1, Compare());
        AssertKept(before, Numbers());
        AssertEveryClaimIsInOneGroup();
    }

    [Fact]
    public async Task A_part_that_grows_is_divided_and_one_that_is_emptied_goes()
    {
        await Take(Enumerable.Range(1, 8).Select(day => (10 * day, "")));
        Compare();
        Assert.Equal(2, Parts());
        await Take(Enumerable.Range(81, 3).Select(day => (day, "")));
        Compare();
        Assert.Equal(3, Parts());
        foreach (ArticleRow article in ArticleList.Of(_case.Opened, new ArticleFilter(), 20, null).Items.Where(a => Day(a.Published) > 50))
            Assert.True(Forgetting.Forget(_case.Opened, article.Id, null));
        Compare();
        Assert.Equal(2, Parts());
        AssertEveryClaimIsInOneGroup();
    }

    [Fact]
    public async Task What_was_forgotten_or_corrected_changes_its_part_alone()
    {
        await Take(Enumerable.Range(1, 16).Select(day => (day, Story(day))));
        Compare();
        string last = ArticleList.Of(_case.Opened, new ArticleFilter(), 20, null).Items.Single(a => Day(a.Published) == 16).Id;
        Assert.True(Forgetting.Forget(_case.Opened, last, null));
        Assert.Equal(0, _case.Opened.Read(c => c.Number("SELECT count(*) FROM claim_groups")));
        Assert.Equal(2, _case.Opened.Read(c => c.Number("SELECT count(*) FROM comparisons")));
        Assert.Equal(1, Compare());
        AssertEveryClaimIsInOneGroup();

        ClaimRow claim = StoredClaims.OfArticle(_case.Opened, ArticleList.Of(_case.Opened, new ArticleFilter(), 20, null).Items.Single(a => Day(a.Published) == 2).Id).First(c => c.Quote.Contains("closed", StringComparison.Ordinal));
        Assert.NotNull(Reviews.Give(_case.Opened, claim.Key, new GivenReview(Verdict.Rejected, [ReadingPart.Words])));
        Assert.Equal(1, Compare());
        Assert.Null(StoredClaims.Of(_case.Opened, claim.Key)!.Group);
        Reviews.Undo(_case.Opened, claim.Key);
        Compare();
        AssertEveryClaimIsInOneGroup();
    }

    [Theory]
    [InlineData("readings")]
    [InlineData("copies")]
    [InlineData("claims")]
    [InlineData("joining")]
    [InlineData("origins")]
    [InlineData("across")]
    [InlineData("stored")]
    public async Task Stopped_in_any_stage_what_stood_stands_and_finished_comparisons_are_not_made_again(string stage)
    {
        await Take(Enumerable.Range(1, 4).Select(day => (day, Story(day))));
        Compare();
        string before = Drawn();
        await Take(Enumerable.Range(5, 12).Select(day => (day, Story(day))));
        using CancellationTokenSource stop = new();
        Assert.ThrowsAny<OperationCanceledException>(() => Comparing.Run(_case.Opened, Four, stop.Token, p =>
        {
            if (p.Stage == stage && p.Part >= 2) stop.Cancel();
        }));
        Assert.Equal(before, Drawn());
        Assert.Equal(stage is "across" or "stored" ? 0 : 2, Compare());
        AssertEveryClaimIsInOneGroup();
        if (stage != "claims") return;
        using TemporaryCase fresh = new();
        await Take(fresh, Enumerable.Range(1, 16).Select(day => (day, Story(day))));
        Comparing.Run(fresh.Opened, Four, Stop);
        Assert.Equal(Drawn(fresh.Opened), Drawn());
    }

    [Fact]
    public async Task An_alert_does_not_fire_for_what_stood_before()
    {
        await Take(Enumerable.Range(1, 16).Select(day => (day, Story(day))));
        Compare();
        string key = StoredGroups.List(_case.Opened, 3, 1).Items[0].Key;
        Watches.Add(_case.Opened, WatchKind.Claim, key);
        await Take([(17, Other), (6, Other)]);
        Compare();
        Assert.Empty(Alerts.List(_case.Opened, 10));
        await Take([(18, Story(18))]);
        Compare();
        Compare();
        Assert.Single(Alerts.List(_case.Opened, 10));
    }

    /// <summary>One claim that all articles carry, in words of their own.</summary>
    private static string Story(int number) => (number % 3) switch
    {
        0 => "The Norvane shipyard will be closed in May, the port authority said.",
        1 => "The port authority said that the Norvane shipyard will be closed in May.",
        _ => "The shipyard of Norvane will be closed in May, the port authority said.",
    };

    private const string Denial = "The metalworkers' union denied that the Norvane shipyard will be closed in May.";

    private const string Other = "The weather service said that heavy snow would fall on the mountain passes.";

    private Task Take(IEnumerable<(int Day, string Story)> articles) => Take(_case, articles);

    private static async Task Take(TemporaryCase given, IEnumerable<(int Day, string Story)> articles)
    {
        var paths = new List<string>();
        foreach ((int day, string story) in articles)
        {
            string date = new DateOnly(2031, 3, 1).AddDays(day - 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            given.Files.Write($"{date}.txt.meta.json", $$"""{ "outlet": "Post of Quarter {{day}}", "published": "{{date}}" }""");
            paths.Add(given.Files.Write($"{date}.txt", $"{string.Join(' ', Fillers[day % Fillers.Length].Split(' ')[..4])}\n\n{Fillers[day % Fillers.Length]} {story}\n"));
        }

        await given.Take(read: true, [.. paths]);
    }

    /// <summary>How many comparisons were made.</summary>
    private int Compare() => CompareOrNot() ?? 0;

    private int? CompareOrNot()
    {
        int made = 0;
        bool compared = Comparing.Run(_case.Opened, Four, Stop, p =>
        {
            if (p.Stage == "readings") made = p.Parts;
        });
        return compared ? made : null;
    }

    private long Parts() => 1 + _case.Opened.Read(c => c.Number("SELECT count(*) FROM parts"));

    private static int Day(string? published) => DateOnly.Parse(published!, CultureInfo.InvariantCulture).DayNumber - new DateOnly(2031, 2, 28).DayNumber;

    private string Drawn() => Drawn(_case.Opened);

    /// <summary>All that is shown of the groups, by the names of articles.</summary>
    private static string Drawn(Case source) => source.Read(c => string.Join('\n', c.Rows(
        """
        SELECT (SELECT group_concat(a.name || '.' || m.number || ' ' || m.origins || ' ' || m.loose || ' ' || m.names_nobody || coalesce(m.from_by, ''), ';' ORDER BY a.name, m.number) FROM group_members m JOIN articles a ON a.id = m.article WHERE m.claim_group = g.id)
            || ' ' || g.reports || ' ' || g.outlets || ' ' || g.distinct_texts || ' ' || g.origins_min || ' ' || g.origins_max || ' ' || g.denials_max || ' ' || g.warnings || ' ' || g.latest || ' ' || g.articles
        FROM claim_groups g ORDER BY 1
        """,
        r => r.GetString(0)))
        + "\n" + string.Join('\n', c.Rows("SELECT o.name || ' ' || l.name || ' ' || explains || kind FROM copies k JOIN articles o ON o.id = k.original JOIN articles l ON l.id = k.later ORDER BY 1", r => r.GetString(0)))
        + "\n" + c.Number("SELECT count(*) FROM windows") + " " + c.Number("SELECT count(*) FROM window_claims"));

    private Dictionary<string, int> Numbers() => StoredGroups.List(_case.Opened, 1, 1000).Items.ToDictionary(g => g.Key, g => g.Id);

    private static void AssertKept(Dictionary<string, int> before, Dictionary<string, int> now) => Assert.Equal(before.OrderBy(b => b.Value), now.Where(n => before.ContainsKey(n.Key)).OrderBy(n => n.Value));

    private void AssertEveryClaimIsInOneGroup()
    {
        Assert.Equal(
            _case.Opened.Read(c => c.Rows("SELECT article || '.' || number FROM claims ORDER BY 1", r => r.GetString(0))),
            _case.Opened.Read(c => c.Rows("SELECT article || '.' || number FROM group_members ORDER BY 1", r => r.GetString(0))));
        Assert.Equal(0, _case.Opened.Read(c => c.Number("SELECT count(*) FROM claim_groups g WHERE members <> (SELECT count(*) FROM group_members m WHERE m.claim_group = g.id)")));
    }

    /// <summary>The groups of the case, in their order, are those of all readings compared together.</summary>
    private void AssertIsWhole()
    {
        StoredReading[] stored = [.. StoredReadings.All(_case.Opened)];
        CorpusReading whole = CorpusReader.Compare([.. stored.Select(s => s.Reading!)]);
        string Name(int article) => stored[whole.Articles[article].Input].Row.Id;
        Assert.Equal(
            whole.Groups.Select(g => string.Join(';', g.Members.Select(m => $"{Name(m.Article)}.{m.Claim} {string.Join(',', m.Origins)} {m.IsLoose} {m.From} {m.FromBy}")) + $" {g.Reports} {g.IndependentOrigins} {g.DenialOrigins} {string.Join(',', g.Warnings.Select(w => w.Kind))} {string.Join(',', g.Origins.Select(o => o.Label))} {g.Reasons.Length}").Order(StringComparer.Ordinal),
            StoredGroups.List(_case.Opened, 1, 1000).Items.Select(row => StoredGroups.Of(_case.Opened, row.Id)!).Select(g => string.Join(';', g.Members.Select(m => $"{m.Claim.Article}.{m.Claim.Index} {string.Join(',', m.Origins)} {m.Loose} {m.From} {m.FromBy}")) + $" {g.Row.Reports} {g.Row.Origins} {g.Row.Denials} {string.Join(',', g.Warnings.Select(w => w.Kind))} {string.Join(',', g.Origins.Select(o => o.Label))} {g.Reasons.Length}").Order(StringComparer.Ordinal));
        Assert.Equal(whole.Copies.Length, StoredCopies.All(_case.Opened).Length);
    }
}
