using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Whence.Store.Database;

namespace Whence.Store.Queries;

/// <summary>What became of one input.</summary>
/// <param name="Input">Path or address, or a part of one as "input#part".</param>
/// <param name="State">waiting, unfolded, stored, read, skipped, duplicate, failed or forgotten.</param>
/// <param name="Stage">Where it failed: fetch, unfold, extract or read; otherwise null.</param>
/// <param name="Reason">Why, as the end of a sentence that begins with the input's name; or null.</param>
/// <param name="Article">Id of its article, or null.</param>
public sealed record LedgerRow(string Input, string State, string? Stage, string? Reason, string? Article, string ChangedAt)
{
    internal long Row { get; init; }
}

/// <summary>The list of every input that a case was ever given.</summary>
public static class Ledger
{
    /// <param name="state">Only inputs in this state; null for all.</param>
    public static Page<LedgerRow> List(Case source, string? state, int limit, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        List<LedgerRow> rows = source.Read(c => c.Rows(
            """
            SELECT l.name, l.state, l.stage, l.reason, a.name, l.changed_at, l.id FROM ledger l LEFT JOIN articles a ON a.id = l.article
            WHERE l.id > $1 AND ($2 IS NULL OR l.state = $2) ORDER BY l.id LIMIT $3
            """,
            Row, Paging.Start(after), state, limit + 1L));
        return Paging.Cut(rows, limit, r => r.Row);
    }

    /// <summary>How many inputs are in each state; a state in which none is does not stand here.</summary>
    public static ImmutableDictionary<string, int> States(Case source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => c.Rows("SELECT state, count(*) FROM ledger GROUP BY state", r => KeyValuePair.Create(r.GetString(0), r.GetInt32(1)))).ToImmutableDictionary(StringComparer.Ordinal);
    }

    private static LedgerRow Row(SqliteDataReader r) =>
        new(r.GetString(0), r.GetString(1), r.TextOrNull(2), r.TextOrNull(3), r.TextOrNull(4), r.GetString(5)) { Row = r.GetInt64(6) };
}
