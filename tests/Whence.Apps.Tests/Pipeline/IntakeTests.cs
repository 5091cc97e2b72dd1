using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Pipeline;
using Whence.Store.Queries;

namespace Whence.Apps.Tests.Pipeline;

/// <summary>Taking inputs: each has its line in the ledger, nothing twice, one bad input stops nothing.</summary>
public sealed class IntakeTests : IDisposable
{
    private readonly TemporaryCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public async Task Adding_twice_changes_nothing()
    {
        string[] files = [.. Enumerable.Range(0, 30).Select(i => _case.Files.Write($"{i:00}.txt", $"Ferry {i} is late\n\nFerry number {i} was late on Monday, the captain said."))];
        PipelineCounts first = await _case.Take(read: true, files);
        var before = Snapshot();
        PipelineCounts second = await _case.Take(read: true, files);
        Assert.Equal((30, 30, 0), (first.Stored, first.Read, first.Known));
        Assert.Equal((0, 0, 30), (second.Stored, second.Read, second.Known));
        Assert.Equal(before, Snapshot());
    }

    [Fact]
    public async Task A_reprint_is_an_article_of_its_own_and_a_second_copy_of_one_outlet_is_not()
    {
        string[] files = ["a.txt", "b.txt", "c.txt"];
        string[] outlets = ["Harbour Post", "Delta Courier", "Harbour Post"];
        for (int i = 0; i < files.Length; i++)
        {
            _case.Files.Write(files[i] + ".meta.json", $$"""{ "outlet": "{{outlets[i]}}" }""");
            files[i] = _case.Files.Write(files[i], TemporaryCase.Harbour);
        }

        await _case.Take(read: false, files);
        ArticleRow[] rows = [.. ArticleList.Of(_case.Opened, ArticleFilter.All, 10).Items];
        Assert.Equal(2, rows.Length);
        Assert.Equal(rows[0].Id + "~2", rows[1].Id);
        Assert.Equal(["stored", "stored", "duplicate"], Ledger.List(_case.Opened, null, 10).Items.Select(l => l.State));
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_with_stage_and_reason()
    {
        List<PipelineFailure> failures = [];
        string good = _case.Files.Write("good.txt", TemporaryCase.Harbour), image = _case.Files.Write("photo.png", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 0]);
        string missing = Path.Combine(_case.Files.FullName, "missing.txt");
        PipelineCounts counts = await _case.Take(true, failures, missing, good, image);
        Assert.Equal((1, 2), (counts.Read, counts.Failed));
        Assert.Equal([(missing, "unfold", "no such file"), (image, "unfold", "is a PNG image, not text or HTML")], Ledger.List(_case.Opened, "failed", 10).Items.Select(l => (l.Input, l.Stage, l.Reason)));
        Assert.Equal(2, failures.Count);
    }

    [Fact]
    public async Task Parts_of_an_archive_have_lines_of_their_own()
    {
        string lines = _case.Files.Write("wire.jsonl", "{\"text\":\"The ferry is late, the captain said.\",\"outlet\":\"A\"}\n{broken\n{\"text\":\"The harbour is shut, the mayor said.\",\"outlet\":\"B\"}\n");
        PipelineCounts counts = await _case.Take(true, lines);
        Assert.Equal((2, 1, 1), (counts.Read, counts.Failed, counts.InputsDone));
        Assert.Equal([(lines, "unfolded"), (lines + "#1", "read"), (lines + "#2", "failed"), (lines + "#3", "read")], Ledger.List(_case.Opened, null, 10).Items.Select(l => (l.Input, l.State)).Order());
    }

    // Pages are made into articles side by side: a long one is ready after short ones behind it, and is stored before them.
    [Fact]
    public async Task Parts_are_stored_in_the_order_in_which_they_came()
    {
        string page(int i) => $"<html><head><title>Ferry {i} is late</title></head><body><article><h1>Ferry {i} is late</h1>"
            + string.Concat(Enumerable.Range(0, i % 5 == 0 ? 2_000 : 3).Select(p => $"<p>Ferry number {i} was late on Monday for the {p}. time, the captain told reporters at the harbour.</p>")) + "</article></body></html>";
        string[] files = [.. Enumerable.Range(0, 40).Select(i => i % 7 == 3 ? Path.Combine(_case.Files.FullName, $"missing{i}.html") : _case.Files.Write($"{i:00}.html", page(i)))];
        PipelineCounts counts = await _case.Take(read: false, files);
        Assert.Equal((34, 6, 40), (counts.Stored, counts.Failed, counts.InputsDone));
        string[] stored = [.. _case.Opened.Read(c => c.Rows("SELECT l.name FROM articles a JOIN ledger l ON l.article = a.id ORDER BY a.id", r => r.GetString(0)))];
        Assert.Equal(files.Where((_, i) => i % 7 != 3), stored);
        string wire = _case.Files.Write("wire.jsonl", string.Concat(Enumerable.Range(0, 60).Select(i => i % 11 == 4 ? "{broken\n" : $$"""{"text":"{{string.Concat(Enumerable.Repeat($"Crane {i} is late. ", i % 5 == 0 ? 3_000 : 2))}}"}""" + "\n")));
        await _case.Take(read: false, wire);
        string[] parts = [.. _case.Opened.Read(c => c.Rows("SELECT l.name FROM ledger l WHERE l.parent IS NOT NULL ORDER BY l.id", r => r.GetString(0)))];
        Assert.Equal(Enumerable.Range(1, 60).Select(i => $"{wire}#{i}"), parts);
    }

    private (int, string) Snapshot() => (
        CaseCounts.Of(_case.Opened).Claims,
        string.Join('\n', ArticleList.Of(_case.Opened, ArticleFilter.All, 100).Items.Select(a => $"{a.Id} {a.Claims} {a.StoredAt} {a.Engine}").Concat(
            Ledger.List(_case.Opened, null, 100).Items.Select(l => $"{l.Input} {l.State} {l.ChangedAt}"))));
}
