using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Whence.Store.Database;

/// <summary>The log of a case: each row holds the hash of the row before, so that a change of any row shows.</summary>
internal static class ChangeLog
{
    /// <summary>Appends a row inside the caller's transaction.</summary>
    /// <param name="subject">What was changed, by its id; never text of an article.</param>
    public static void Append(SqliteConnection connection, string act, string subject, string? reason = null, string? before = null, string? after = null, string actor = "user")
    {
        string at = Sql.Now();
        string previous = connection.Text("SELECT hash FROM log ORDER BY id DESC LIMIT 1") ?? "";
        connection.Run(
            "INSERT INTO log (at, actor, act, subject, reason, before, after, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            at, actor, act, subject, reason, before, after, previous, Hash([at, actor, act, subject, reason, before, after, previous]));
    }

    /// <summary>The id of the first row that does not fit, or null when the whole log does.</summary>
    public static long? FirstFault(SqliteConnection connection)
    {
        string previous = "";
        foreach (var (id, cells, hash) in connection.Rows(
            "SELECT id, at, actor, act, subject, reason, before, after, previous, hash FROM log ORDER BY id",
            r => (Id: r.GetInt64(0), Cells: Enumerable.Range(1, 8).Select(r.TextOrNull).ToArray(), Hash: r.GetString(9))))
        {
            if (cells[7] != previous || Hash(cells) != hash)
                return id;
            previous = hash;
        }

        return null;
    }

    // Each cell with its length before it, so that no two rows give the same bytes.
    private static string Hash(string?[] cells)
    {
        StringBuilder row = new();
        foreach (string? cell in cells)
        {
            row.Append(cell is null ? "-" : cell.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)).Append(':').Append(cell).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.ToString())));
    }
}
