using Whence.Apps.Tests.Support;
using Whence.Store.Database;
using Whence.Store.Queries.Searching;

namespace Whence.Apps.Tests.Queries;

/// <summary>Walking forward in windows finds what walking backward finds.</summary>
public sealed class IndexWalkTests : IAsyncLifetime
{
    private const int Rows = 30_000;

    private readonly TemporaryCase _case = new();

    // "often" everywhere, "early" and "late" only there, "rare" now and then, rows 10,000 to 12,000 close together, and gaps.
    public async ValueTask InitializeAsync()
    {
        await _case.Take(read: true, _case.Files.Write("a.txt", TemporaryCase.Harbour));
        _case.Opened.Write(connection =>
        {
            connection.Run("DELETE FROM claim_index");
            using RowWriter writer = new(connection);
            for (int row = 1_000; row <= Rows; row++)
            {
                if (row % 13 == 5) continue;
                string words = "often" + (row < 1_500 ? " early" : "") + (row > Rows - 40 ? " late" : "") + (row % 997 == 0 ? " rare" : "") + (row is > 10_000 and < 12_000 ? " close" : "") + (row % 10 == 0 ? " tenth" : "");
                writer.Index("INSERT INTO claim_index (rowid, content) VALUES ($1, $2)", row, words);
            }

            writer.EndIndex();
            return connection.Run("INSERT INTO claims (id, article, number, key, region, spans, stance, hedges, teller, kind, confidence) SELECT $1, article, 99, key, region, spans, stance, hedges, teller, kind, confidence FROM claims LIMIT 1", Rows);
        });
    }

    public ValueTask DisposeAsync()
    {
        _case.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("often")]
    [InlineData("early")]
    [InlineData("late")]
    [InlineData("rare")]
    [InlineData("close")]
    [InlineData("close AND tenth")]
    [InlineData("often NOT tenth")]
    [InlineData("early OR late")]
    [InlineData("\"often rare\"")]
    [InlineData("nowhere")]
    public void It_finds_the_latest(string match) => _case.Opened.Read(c =>
    {
        foreach (long before in (long[])[long.MaxValue, Rows, 11_000, 10_001, 1_200, 1_000, 1])
        {
            foreach (long most in (long[])[1, 21, 1_001, 100_000])
            {
                Assert.Equal(
                    c.Rows("SELECT rowid FROM claim_index WHERE claim_index MATCH $1 AND rowid < $2 ORDER BY rowid DESC LIMIT $3", r => r.GetInt64(0), match, before, most),
                    IndexWalk.Latest(c, IndexWalk.Claims, match, before, most));
            }
        }

        return 0;
    });
}
