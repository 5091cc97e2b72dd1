using Whence.Apps.Tests.Support;
using Whence.Cli.Commands.Cases;
using Whence.Cli.Printing;
using Whence.Store.Database;
using Whence.Store.Pipeline;

namespace Whence.Apps.Tests.Pipeline;

/// <summary>Comparing a case is watched, and can be stopped at any moment.</summary>
public sealed class ComparingTests
{
    private const string Later = """
        Crane sale planned

        The cranes of the old harbour will be sold to Denmark in June, the mayor of Bodø told the Fjord Gazette on Tuesday.
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_stage_is_counted_to_its_end()
    {
        using TemporaryCase given = await TwoArticles();
        List<ComparingProgress> told = [];
        Assert.True(Comparing.Run(given.Opened, Stop, told.Add));
        Assert.Equal(["readings", "copies", "claims", "joining", "origins", "stored"], told.Select(p => p.Stage).Distinct());
        Assert.All(told.Where(p => p.Stage != "joining").GroupBy(p => p.Stage), stage => Assert.Equal(stage.Last().Total, stage.Last().Done));
        Assert.All(told, p => Assert.Equal((1, 1), (p.Part, p.Parts)));
    }

    [Theory]
    [InlineData("readings")]
    [InlineData("copies")]
    [InlineData("claims")]
    [InlineData("joining")]
    [InlineData("origins")]
    [InlineData("stored")]
    public async Task Stopped_in_any_stage_the_comparison_of_before_stands_and_the_next_run_makes_it(string stage)
    {
        using TemporaryCase given = await TwoArticles();
        Assert.True(Comparing.Run(given.Opened, Stop));
        string before = Compared(given.Opened);
        await given.Take(read: true, given.Files.Write("3.txt", "Harbour sold\n\nThe old harbour was sold to a Danish firm, the mayor of Bodø said on Friday."));

        using CancellationTokenSource stop = new();
        Assert.ThrowsAny<OperationCanceledException>(() => Comparing.Run(given.Opened, stop.Token, p =>
        {
            if (p.Stage == stage) stop.Cancel();
        }));
        Assert.Equal(before, Compared(given.Opened));
        Assert.True(Comparing.Run(given.Opened, Stop));
        Assert.NotEqual(before, Compared(given.Opened));
    }

    [Fact]
    public async Task A_stopped_command_says_that_the_comparison_of_before_stands()
    {
        using TemporaryCase given = await TwoArticles();
        using StringWriter error = new();
        Assert.ThrowsAny<OperationCanceledException>(() => ComparisonRun.Run(given.Opened, error, shown: false, new CancellationToken(canceled: true)));
        Assert.Equal($"whence: stopped; what was compared before stands as it was, and 'whence run' goes on{Environment.NewLine}", error.ToString());
    }

    [Fact]
    public void The_line_shows_counts_rate_and_time_left_of_each_stage()
    {
        SteppedTime time = new();
        using StringWriter drawn = new();
        using (ComparisonLine line = new(drawn, shown: true, time))
        {
            line.Show(new ComparingProgress(1, 2, "copies", 0, 300));
            time.Seconds = 2;
            line.Show(new ComparingProgress(1, 2, "copies", 100, 300));
            line.Show(new ComparingProgress(1, 2, "copies", 101, 300));
            line.Show(new ComparingProgress(1, 2, "joining", 0, 900));
            line.Show(new ComparingProgress(2, 2, "copies", 5, 5));
        }

        string[] lines = drawn.ToString().Split("\r\e[K");
        Assert.Equal("compare · 1 of 2 · copies 100 of 300 · 50 a second · 0:00:04 left", lines[2]);
        Assert.Equal("compare · 1 of 2 · joining 900 claims", lines[3]);
        Assert.StartsWith("compare · 2 of 2 · copies 5 of 5 · ", lines[4], StringComparison.Ordinal);
        Assert.Equal("", lines[^1]);
    }

    private static async Task<TemporaryCase> TwoArticles()
    {
        TemporaryCase given = new();
        await given.Take(read: true, given.Files.Write("1.txt", TemporaryCase.Harbour));
        await given.Take(read: true, given.Files.Write("2.txt", Later));
        return given;
    }

    private static string Compared(Case source) => source.Read(c => string.Join('\n',
        c.Rows("SELECT claim_group || ' ' || position || ' ' || article || ' ' || number || ' ' || origins FROM group_members ORDER BY claim_group, position", r => r.GetString(0))
            .Append(c.Text("SELECT value FROM facts WHERE name = 'comparison'"))));

    private sealed class SteppedTime : TimeProvider
    {
        public int Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
