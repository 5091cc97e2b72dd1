using Microsoft.Data.Sqlite;
using Whence.Store.Database;

namespace Whence.Store.Queries;

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
