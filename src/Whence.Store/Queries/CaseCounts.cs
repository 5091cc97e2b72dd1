using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Codec;

namespace Whence.Store.Queries;

/// <summary>What a case holds.</summary>
/// <param name="Articles">Stored articles.</param>
/// <param name="Read">Those that were read for claims.</param>
/// <param name="Waiting">Inputs not yet looked at, and articles not yet read.</param>
/// <param name="Failed">Inputs that failed; the ledger says why.</param>
public sealed record CaseCounts(
    int Articles, int Read, int Waiting, int Failed, int Claims, int Groups, int Outlets, string? FirstPublished, string? LastPublished)
{
    /// <summary>The first and the last day on which an article was published; null when none says.</summary>
    public (DateOnly First, DateOnly Last)? Days() => (DayCell.OfPublished(FirstPublished), DayCell.OfPublished(LastPublished)) is ({ } first, { } last) ? (first, last) : null;

    public static CaseCounts Of(Case source) => source.Read(c => new CaseCounts(
        (int)c.Number("SELECT count(*) FROM articles"),
        (int)c.Number("SELECT count(*) FROM readings"),
        (int)c.Number("SELECT count(*) FROM ledger WHERE state IN ('waiting', 'stored')"),
        (int)c.Number("SELECT count(*) FROM ledger WHERE state = 'failed'"),
        (int)c.Number("SELECT count(*) FROM claims"),
        (int)c.Number("SELECT count(*) FROM claim_groups WHERE articles > 1"),
        // From each outlet straight to the next: a hundred steps over the index and not a hundred thousand.
        (int)c.Number(
            """
            WITH RECURSIVE next (outlet) AS (
                SELECT min(outlet) FROM articles
                UNION ALL
                SELECT (SELECT min(outlet) FROM articles WHERE outlet > next.outlet) FROM next WHERE next.outlet IS NOT NULL)
            SELECT count(outlet) FROM next
            """),
        c.Text("SELECT min(published) FROM articles"),
        c.Text("SELECT max(published) FROM articles")));
}

/// <summary>The counts of a case, made anew only when somebody has written to it: counting a million claims reads thousands of pages of the disk.</summary>
public sealed class RememberedCounts(Case source) : IDisposable
{
    private readonly Lock _one = new();

    private SqliteConnection? _watching;

    private CaseCounts? _counts;

    private long _version;

    /// <summary>What the case holds now. Safe for many callers at once.</summary>
    public CaseCounts Counts()
    {
        lock (_one)
        {
            _watching ??= source.Connect();
            // Another number whenever another connection, of this process or of another, has written.
            long version = _watching.Number("PRAGMA data_version");
            if (_counts is null || version != _version) (_counts, _version) = (CaseCounts.Of(source), version);
            return _counts;
        }
    }

    public void Dispose() => _watching?.Dispose();
}
