using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Queries;

namespace Whence.Apps.Tests.Cli;

/// <summary>A case by way of the command line: real processes, a real database.</summary>
public sealed class CaseCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static int Kills => int.TryParse(Environment.GetEnvironmentVariable("WHENCE_KILLS"), out int many) ? many : 4;

    private string CaseFolder => Path.Combine(_folder.FullName, "case");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_thousand_inputs_of_which_seven_are_broken()
    {
        string inputs = Inputs(993);
        for (int i = 0; i < 7; i++)
            File.WriteAllBytes(Path.Combine(inputs, $"broken{i}.png"), [0x89, 0x50, 0x4E, 0x47, (byte)i, 0]);
        await Whence("init", CaseFolder);
        var added = await Whence("add", inputs, "--case", CaseFolder);
        Assert.Equal(3, added.ExitCode);
        using Case opened = Case.Open(CaseFolder);
        Assert.Equal(993, CaseCounts.Of(opened).Articles);
        LedgerRow[] failed = [.. Ledger.List(opened, "failed", 100).Items];
        Assert.Equal(7, failed.Length);
        Assert.All(failed, f => Assert.Equal(("unfold", "is a PNG image, not text or HTML"), (f.Stage, f.Reason)));
        string[] before = Rest(opened);
        var again = await Whence("add", Path.Combine(inputs, "broken*.png"), "--case", CaseFolder);
        Assert.Equal(1, again.ExitCode);
        Assert.Equal(before, Rest(opened));
    }

    [Fact]
    public async Task A_retry_takes_what_failed_and_touches_nothing_else()
    {
        string inputs = Inputs(13);
        for (int i = 0; i < 7; i++)
            File.WriteAllBytes(Path.Combine(inputs, $"broken{i}.png"), [0x89, 0x50, 0x4E, 0x47, (byte)i, 0]);
        await Whence("init", CaseFolder);
        await Whence("add", inputs, "--case", CaseFolder);
        Assert.Equal(0, (await Whence("run", "--case", CaseFolder)).ExitCode);
        using Case opened = Case.Open(CaseFolder);
        string[] before = Rest(opened);
        File.WriteAllText(Path.Combine(inputs, "broken3.png"), "The crane is repaired\n\nThe last crane was repaired on Friday, the port authority said.");
        var again = await Whence("run", "--retry-failed", "--json", "--case", CaseFolder);
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("\"inputs\":7,", again.Output, StringComparison.Ordinal);
        Assert.Equal(6, Ledger.List(opened, "failed", 100).Items.Length);
        string mended = Assert.Single(Rest(opened), l => l.Contains("broken3", StringComparison.Ordinal));
        Assert.Contains(" read ", mended, StringComparison.Ordinal);
        Assert.Equal(before, Rest(opened).Where(l => l != mended));
    }

    [Fact]
    public async Task S45_Killed_while_it_reads_the_claims_are_those_of_an_undisturbed_run()
    {
        string inputs = Inputs(40), undisturbed = Path.Combine(_folder.FullName, "undisturbed");
        foreach (string folder in (string[])[CaseFolder, undisturbed])
        {
            await Whence("init", folder);
            await Whence("add", inputs, "--case", folder);
        }

        Assert.Equal(0, (await Whence("run", "--case", undisturbed)).ExitCode);
        for (int i = 0; i < Kills; i++)
            await StartAndKill(1100 + (i * 997 % 1300), "run", "--case", CaseFolder);
        Assert.Equal(0, (await Whence("run", "--case", CaseFolder)).ExitCode);
        Assert.Equal(0, (await Whence("verify", "--case", CaseFolder)).ExitCode);
        using Case first = Case.Open(undisturbed), second = Case.Open(CaseFolder);
        Assert.Equal(Claims(first), Claims(second));
        Assert.All(Ledger.List(second, null, 1000).Items, l => Assert.Equal("read", l.State));
    }

    [Fact]
    public async Task S45_Killed_at_any_moment_nothing_is_lost_and_nothing_is_there_twice()
    {
        string inputs = Inputs(200);
        await Whence("init", CaseFolder);
        for (int i = 0; i < Kills; i++)
            await StartAndKill(400 + (i * 997 % 900), "add", inputs, "--case", CaseFolder);
        Assert.Equal(0, (await Whence("add", inputs, "--case", CaseFolder)).ExitCode);
        using Case opened = Case.Open(CaseFolder);
        Assert.Equal(200, CaseCounts.Of(opened).Articles);
        Assert.All(Ledger.List(opened, null, 1000).Items, l => Assert.Equal("stored", l.State));
        Assert.Equal(0, (await Whence("verify", "--case", CaseFolder)).ExitCode);
    }

    [Fact]
    public async Task Two_processes_at_once_do_not_disturb_each_other()
    {
        string inputs = Inputs(100);
        await Whence("init", CaseFolder);
        var both = await Task.WhenAll(Whence("add", inputs, "--case", CaseFolder), Whence("add", inputs, "--case", CaseFolder));
        Assert.All(both, ended => Assert.Equal(0, ended.ExitCode));
        using Case opened = Case.Open(CaseFolder);
        Assert.Equal(100, CaseCounts.Of(opened).Articles);
        Assert.Equal(0, (await Whence("verify", "--case", CaseFolder)).ExitCode);
    }

    [Fact]
    public async Task A_story_is_added_read_searched_traced_and_compared()
    {
        await Whence("init", CaseFolder);
        Assert.Equal(0, (await Whence("add", "samples", "--meta", "--case", CaseFolder)).ExitCode);
        Assert.Equal(0, (await Whence("run", "--case", CaseFolder)).ExitCode);
        var found = await Whence("search", "engineers", "--case", CaseFolder, "--jsonl");
        Assert.NotEmpty(found.Output);
        string key = found.Output.Split("\"key\":\"")[1][..16];
        Assert.Contains("origins", (await Whence("trace", key, "--case", CaseFolder)).Output, StringComparison.Ordinal);
        Assert.Contains("whence.origins/1", (await Whence("origins", CaseFolder, "--json")).Output, StringComparison.Ordinal);
        Assert.Equal(0, (await Whence("verify", "--case", CaseFolder)).ExitCode);
    }

    [Fact]
    public async Task Verify_finds_one_changed_character()
    {
        await Whence("init", CaseFolder);
        await Whence("add", _folder.Write("a.txt", TemporaryCase.Harbour), "--case", CaseFolder);
        using (SqliteConnection connection = new($"Data Source={Path.Combine(CaseFolder, Case.FileName)};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand change = connection.CreateCommand();
            change.CommandText = "UPDATE articles SET text = $1";
            change.Parameters.AddWithValue("$1", StoredBytes.PackText(TemporaryCase.Harbour.Replace("May", "Mai", StringComparison.Ordinal)));
            change.ExecuteNonQuery();
        }

        var verified = await Whence("verify", "--case", CaseFolder);
        Assert.Equal(1, verified.ExitCode);
        Assert.Contains("text was changed", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S55_What_was_forgotten_leaves_no_word_behind_and_no_feed_brings_it_back()
    {
        using LocalServer server = new();
        const string Text = "The quokkamarmalade harbour will close in May, the mayor said. A port official said that the cranes may be sold to Denmark next year.";
        server.Answer("/feed", $"<rss version=\"2.0\"><channel><title>Harbour Post</title><item><guid>g1</guid><title>Harbour to close</title><link>{server.Address}/a</link></item></channel></rss>", "application/rss+xml");
        server.Answer("/a", $"<!doctype html><html lang=\"en\"><head><title>Harbour to close</title></head><body><article><h1>Harbour to close</h1><p>{Text}</p><p>{Text}</p></article></body></html>", "text/html; charset=utf-8");
        await Whence("init", CaseFolder);
        await Whence("feed", "add", server.Address + "/feed", "--case", CaseFolder);
        string host = "127.0.0.1:" + server.Port.ToString(CultureInfo.InvariantCulture);
        Assert.Equal(0, (await Whence("feed", "poll", "--allow-host", host, "--case", CaseFolder)).ExitCode);
        await Whence("run", "--case", CaseFolder);
        string id;
        using (Case opened = Case.Open(CaseFolder))
            id = Assert.Single(ArticleList.Of(opened, ArticleFilter.All, 10).Items).Id;
        Assert.Equal(0, (await Whence("forget", id, "--yes", "--case", CaseFolder)).ExitCode);
        for (int i = 0; i < 2; i++)
            await Whence("feed", "poll", "--allow-host", host, "--case", CaseFolder);
        using (Case opened = Case.Open(CaseFolder))
            Assert.Equal(0, CaseCounts.Of(opened).Articles);
        Assert.DoesNotContain(Directory.EnumerateFiles(CaseFolder), f => File.ReadAllText(f, System.Text.Encoding.Latin1).Contains("quokkamarmalade", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_mistyped_verb_gets_a_suggestion()
    {
        var ended = await Whence("serach", "x");
        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("whence search", ended.Error, StringComparison.Ordinal);
    }

    private static Task<WhenceProgram.Ended> Whence(params string[] arguments) => WhenceProgram.Run(arguments);

    private static string[] Rest(Case opened) => [.. Ledger.List(opened, null, 2000).Items.Where(l => l.State != "failed").Select(l => $"{l.Input} {l.State} {l.ChangedAt}")];

    private static string[] Claims(Case opened) => [.. StoredReadings.All(opened).SelectMany(r => StoredClaims.OfArticle(opened, r.Row.Id)).Select(c => $"{c.Key} {c.Stance} {c.Quote}").Order(StringComparer.Ordinal)];

    private static async Task StartAndKill(int milliseconds, params string[] arguments)
    {
        using Process process = WhenceProgram.Start(arguments);
        await Task.Delay(milliseconds, TestContext.Current.CancellationToken);
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private string Inputs(int count)
    {
        string inputs = Directory.CreateDirectory(Path.Combine(_folder.FullName, "inputs")).FullName;
        for (int i = 0; i < count; i++)
            File.WriteAllText(Path.Combine(inputs, $"{i:0000}.txt"), $"Ferry {i} is late\n\nFerry number {i} was late on Monday, the captain said.");
        return inputs;
    }
}
