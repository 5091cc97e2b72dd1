using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Pipeline;
using Whence.Store.Queries.Searching;

namespace Whence.Apps.Tests.Pipeline;

/// <summary>A run leaves the full-text indexes as a search walks them fastest.</summary>
public sealed class IndexMergingTests : IDisposable
{
    private const int First = 1_000_001, Rows = 4_000, AtOnce = 300;

    private readonly TemporaryCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public async Task A_run_leaves_one_segment_and_finds_the_same()
    {
        await _case.Take(read: false, _case.Files.Write("a.txt", TemporaryCase.Harbour));
        Scatter();
        Assert.True(Segments().Count > 1);
        (long, long)[] before = Matches();
        await _case.Take(read: true);
        Assert.Single(Segments());
        Assert.Equal(before, Matches());
        Assert.NotEmpty(Search.Claims(_case.Opened, SearchQuery.Parse("harbour")).Items);
        Assert.Equal(0, _case.Opened.Read(c => c.Number("SELECT count(*) FROM claim_index_data WHERE id >= 1 << 53")));
    }

    [Fact]
    public void A_little_beside_a_large_segment_waits()
    {
        Scatter();
        IndexMerging.Run(_case.Opened, TestContext.Current.CancellationToken);
        Dictionary<long, long> merged = Segments();
        Add(First + Rows, 20);
        IndexMerging.Run(_case.Opened, TestContext.Current.CancellationToken);
        Assert.Equal(2, Segments().Count);
        Assert.Contains(merged.Single(), Segments());
    }

    [Fact]
    public void What_was_taken_out_leaves_a_segment_that_stands_alone()
    {
        Scatter();
        IndexMerging.Run(_case.Opened, TestContext.Current.CancellationToken);
        long before = Segments().Single().Key;
        // Below the tenth at which FTS5 merges by itself, and less than that where it begins to.
        _case.Opened.Write(c => c.Run($"DELETE FROM claim_index WHERE rowid < {First + (Rows / 20)}"));
        (long, long)[] matches = Matches();
        IndexMerging.Run(_case.Opened, TestContext.Current.CancellationToken);
        Assert.NotEqual(before, Segments().Single().Key);
        Assert.Equal(matches, Matches());
    }

    [Fact]
    public void Stopped_it_leaves_a_whole_index_and_goes_on_later()
    {
        Scatter();
        (long, long)[] before = Matches();
        using CancellationTokenSource stop = new();
        List<MergingProgress> heard = [];
        void Hear(MergingProgress progress)
        {
            heard.Add(progress);
            stop.Cancel();
        }

        Assert.Throws<OperationCanceledException>(() => IndexMerging.Run(_case.Opened, stop.Token, Hear));
        Assert.Single(heard);
        Assert.Equal(before, Matches());
        IndexMerging.Run(_case.Opened, TestContext.Current.CancellationToken, heard.Add);
        Assert.Single(Segments());
        Assert.Equal(before, Matches());
        Assert.All(heard, p => Assert.InRange(p.Done, 0, p.All));
    }

    // As a writer leaves them: a segment a transaction, with some rows of earlier ones taken out.
    private void Scatter()
    {
        for (int first = First; first < First + Rows; first += AtOnce)
        {
            Add(first, AtOnce);
            if (first > First)
                _case.Opened.Write(c => c.Run($"DELETE FROM claim_index WHERE rowid BETWEEN {first - 9} AND {first - 1}"));
        }
    }

    private void Add(int first, int count) => _case.Opened.Write(connection =>
    {
        using RowWriter writer = new(connection);
        for (int row = first; row < first + count; row++)
            writer.Index("INSERT INTO claim_index (rowid, content) VALUES ($1, $2)", row, $"walrus quay{row} pier{row % 90} {(row % 7 == 0 ? "ferry" : "barge")}");
        writer.EndIndex();
        return 0;
    });

    private Dictionary<long, long> Segments() => _case.Opened.Read(c => IndexMerging.Segments(c, "claim_index"));

    private (long, long)[] Matches() =>
        [.. ((string[])["walrus", "ferry", "pier7", "\"walrus quay8\"", "walrus NOT ferry"]).Select(match => _case.Opened.Read(c =>
            (c.Number("SELECT count(*) FROM claim_index WHERE claim_index MATCH $1", match), c.Number("SELECT sum(rowid) FROM claim_index WHERE claim_index MATCH $1", match))))];
}
