using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Whence.Store.Database.Rows;

/// <summary>What was forgotten, kept as hashes: a thing that comes again is recognised, and nothing of it can be read.</summary>
internal static class Tombstones
{
    public const string Text = "text", Page = "page", Url = "url", Input = "input", Item = "item";

    private const string Covering = "SELECT count(*) FROM tombstones WHERE kind = $1 AND hash = $2";

    public static void Set(SqliteConnection connection, string kind, string value) =>
        connection.Run("INSERT OR IGNORE INTO tombstones (kind, hash, at) VALUES ($1, $2, $3)", kind, Hash(value), Sql.Now());

    public static bool Covers(SqliteConnection connection, string kind, string? value) =>
        value is not null && connection.Number(Covering, kind, Hash(value)) > 0;

    public static bool Covers(RowWriter writer, string kind, string? value) =>
        value is not null && writer.Number(Covering, kind, Hash(value)) > 0;

    public static string Hash(string value) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)));
}
