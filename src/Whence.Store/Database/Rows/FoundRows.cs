using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Store.Database.Codec;

namespace Whence.Store.Database.Rows;

/// <summary>What comparisons of two parts found, and origins that were counted across them: kept by what they were made of, so that none is made twice.</summary>
internal static class FoundRows
{
    /// <summary>The row of the comparison that was made of <paramref name="basis"/>; 0 for none.</summary>
    public static long Of(SqliteConnection connection, string basis) => connection.Number("SELECT id FROM comparisons WHERE basis = $1", basis);

    /// <summary>Keeps what a comparison found, unless one of its articles has gone meanwhile.</summary>
    public static void Add(SqliteConnection connection, string basis, IReadOnlyCollection<long> articles, FoundCell found, ImmutableArray<CorpusWindow> windows)
    {
        if (!AreRead(connection, articles)) return;
        connection.Run(
            "INSERT OR REPLACE INTO comparisons (basis, articles, outline, windows, found) VALUES ($1, $2, $3, $4, $5)",
            basis, List(articles), FoundOutline.Of(found).Pack(), FoundCell.Pack(windows, StoredJson.Default.ImmutableArrayCorpusWindow), FoundCell.Pack(found, StoredJson.Default.FoundCell));
    }

    public static FoundOutline Outline(SqliteConnection connection, long comparison) => FoundOutline.Unpack(Blob(connection, "outline", comparison));

    public static ImmutableArray<CorpusWindow> Windows(SqliteConnection connection, long comparison) =>
        FoundCell.Unpack(Blob(connection, "windows", comparison), StoredJson.Default.ImmutableArrayCorpusWindow);

    public static FoundCell Found(SqliteConnection connection, long comparison) => FoundCell.Unpack(Blob(connection, "found", comparison), StoredJson.Default.FoundCell);

    public static bool IsCounted(SqliteConnection connection, string basis) => connection.Number("SELECT count(*) FROM counted_groups WHERE basis = $1", basis) > 0;

    /// <summary>Keeps a group that was counted across comparisons, unless one of its articles has gone meanwhile.</summary>
    public static void Add(SqliteConnection connection, string basis, IReadOnlyCollection<long> articles, ClaimGroup group)
    {
        if (!AreRead(connection, articles)) return;
        connection.Run(
            "INSERT OR REPLACE INTO counted_groups (basis, articles, found) VALUES ($1, $2, $3)", basis, List(articles), FoundCell.Pack(group, StoredJson.Default.ClaimGroup));
    }

    /// <summary>The group that was counted of <paramref name="basis"/>; null when it is gone.</summary>
    public static ClaimGroup? Counted(SqliteConnection connection, string basis) =>
        connection.Rows("SELECT found FROM counted_groups WHERE basis = $1", r => r.Bytes(0), basis) is [var packed] ? FoundCell.Unpack(packed, StoredJson.Default.ClaimGroup) : null;

    /// <summary>Takes away everything that was found in an article.</summary>
    public static void Forget(SqliteConnection connection, long article)
    {
        string holds = List([article]);
        connection.Run("DELETE FROM comparisons WHERE instr(articles, $1) > 0", holds);
        connection.Run("DELETE FROM counted_groups WHERE instr(articles, $1) > 0", holds);
        connection.Run("UPDATE comparisons SET beside = NULL");
    }

    /// <summary>Takes away what no longer belongs to the case.</summary>
    public static void Keep(SqliteConnection connection, IEnumerable<long> comparisons, IReadOnlySet<string> counted)
    {
        connection.Run($"DELETE FROM comparisons WHERE id NOT IN ({string.Join(',', comparisons)})");
        foreach (string basis in connection.Rows("SELECT basis FROM counted_groups", r => r.GetString(0)))
            if (!counted.Contains(basis)) connection.Run("DELETE FROM counted_groups WHERE basis = $1", basis);
    }

    private static byte[] Blob(SqliteConnection connection, string column, long comparison) =>
        connection.Rows($"SELECT {column} FROM comparisons WHERE id = $1", r => r.Bytes(0), comparison) is [var packed] ? packed
            : throw new InvalidDataException($"comparison {comparison} is gone");

    private static string List(IEnumerable<long> articles) => " " + string.Join(' ', articles) + " ";

    private static bool AreRead(SqliteConnection connection, IReadOnlyCollection<long> articles) =>
        connection.Number($"SELECT count(*) FROM readings WHERE article IN ({string.Join(',', articles)})") == articles.Count;
}
