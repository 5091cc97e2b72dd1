using Whence.Store.Intake.Fetching;

namespace Whence.Store.Database.Rows;

/// <summary>Writes down each request before it leaves, and how it ended.</summary>
internal static class RequestRows
{
    /// <summary>For <see cref="PageFetcher"/>: what to call before a request for <paramref name="asked"/> leaves.</summary>
    public static RequestLeaves Of(Case target, string asked, RequestReason why) => url =>
    {
        long row = target.Write(c => c.Number(
            "INSERT INTO requests (at, host, url, asked, why, outcome, received) VALUES ($1, $2, $3, $4, $5, 'left', 0) RETURNING id",
            Sql.Now(), url.Authority, url.AbsoluteUri, asked, Codec.CellNames.Of(why)));
        return (outcome, received) => target.Write(c => c.Run("UPDATE requests SET outcome = $2, received = $3 WHERE id = $1", row, outcome, received));
    };

    /// <summary>Takes the words out of the addresses that were asked for an input: the end of an address may be a headline. Host and time stay.</summary>
    public static void Forget(Microsoft.Data.Sqlite.SqliteConnection connection, string asked) =>
        connection.Run("UPDATE requests SET url = $2, asked = $2 WHERE asked = $1", asked, "forgotten:" + Tombstones.Hash(asked));
}
