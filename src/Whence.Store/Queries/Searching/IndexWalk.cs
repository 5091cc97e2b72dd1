using Microsoft.Data.Sqlite;
using Whence.Store.Database;

namespace Whence.Store.Queries.Searching;

/// <summary>The latest rows of a full-text index that match, found by walking forward.</summary>
/// <remarks>
/// FTS5 stores the rows of a word in ascending order. Backward it takes every page of a word apart before its last row is known, and where two words must meet it reads whole
/// pages to leave most of them; forward it skips to the row that the other has come to. So a window of the latest rows is walked forward, then one before it, each as wide as the matches so far make likely to be enough.
/// </remarks>
internal static class IndexWalk
{
    public const string Claims = "claim_index", Articles = "article_index";

    /// <summary>The first window has so many rows for each that is asked for.</summary>
    private const long FirstWidth = 4;

    /// <summary>A window is this many times as wide as the one before, at least and at most.</summary>
    private const long LeastGrowth = 2, MostGrowth = 8;

    /// <summary>Matches for each that is asked for: where a window has more, they lie so close that walking backward finds the latest soon.</summary>
    private const long TooMany = 4;

    /// <summary>The <paramref name="most"/> latest rows before row <paramref name="before"/> that match, the latest first.</summary>
    /// <param name="connection">The case.</param>
    /// <param name="index"><see cref="Claims"/> or <see cref="Articles"/>.</param>
    /// <param name="match">An expression of FTS5.</param>
    /// <param name="before">Rows from this one on are left out.</param>
    /// <param name="most">How many are wanted, at least one.</param>
    public static List<long> Latest(SqliteConnection connection, string index, string match, long before, long most)
    {
        long last = Math.Min(before - 1, connection.Number($"SELECT max(id) FROM {(index == Claims ? "claims" : "articles")}"));
        long width = most * FirstWidth;
        List<long> rows = [];
        while (last > 0 && rows.Count < most)
        {
            width = Math.Min(width, last);
            long first = last - width + 1, missing = most - rows.Count;
            List<long> some = Rows($"rowid BETWEEN $2 AND $3 ORDER BY rowid LIMIT {most * TooMany}", first, last);
            if (some.Count == most * TooMany && some[^1] < last)
                return [.. rows, .. Rows($"rowid <= $2 ORDER BY rowid DESC LIMIT {missing}", last)];
            rows.AddRange(Enumerable.Reverse(some).Take((int)Math.Min(int.MaxValue, missing)));
            last = first - 1;
            width = Math.Clamp(some.Count == 0 ? long.MaxValue : (most - rows.Count) * width / some.Count, width * LeastGrowth, width * MostGrowth);
        }

        return rows;

        List<long> Rows(string where, params ReadOnlySpan<object?> values) =>
            connection.Rows($"SELECT rowid FROM {index} WHERE {index} MATCH $1 AND {where}", r => r.GetInt64(0), [match, .. values]);
    }
}
