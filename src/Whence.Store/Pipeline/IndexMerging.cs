using Microsoft.Data.Sqlite;
using Whence.Store.Database;

namespace Whence.Store.Pipeline;

/// <summary>Keeps each full-text index in one large segment and little beside it.</summary>
/// <remarks>
/// FTS5 writes a segment with each transaction and merges a few of the same size, and a search walks all of them abreast. What was taken out, as when articles are read again, is looked up at every
/// row that is walked: where it is a twentieth of the rows, a search takes twice as long. Merging costs as much as the index is large, so it waits until an eighth has come in since the last time.
/// </remarks>
internal static class IndexMerging
{
    /// <summary>Pages of 4 kB merged in one transaction, about a third of a second; other writers come in between, and what a kill interrupts goes on with the next run.</summary>
    private const int PagesAtOnce = 1_000;

    /// <summary>A page of what was taken out, some 400 rows, weighs as much as so many entries of about 230 rows each.</summary>
    private const long WeightTakenOut = 8;

    /// <summary>Where FTS5 numbers the pages of what was taken out of its segments from.</summary>
    private const long FirstTakenOut = 1L << 53;

    /// <summary>Merged when the largest segment is less than so many times all others with what was taken out.</summary>
    private const long LeastShare = 8;

    /// <summary>Merges what has come in since the last time, if that is much.</summary>
    /// <param name="target">The case.</param>
    /// <param name="stop">Ends it between two transactions.</param>
    /// <param name="progress">Told how far it is; null for nobody.</param>
    /// <exception cref="OperationCanceledException">It was stopped; the index is whole, and the next run goes on.</exception>
    public static void Run(Case target, CancellationToken stop, Action<MergingProgress>? progress = null)
    {
        var scattered = target.Read(c => ((string[])["claim_index", "article_index"]).Select(i => (Name: i, Segments: Segments(c, i))).Where(i => IsScattered(c, i.Name, i.Segments.Values)).ToList());
        long all = scattered.Sum(i => i.Segments.Values.Sum()), earlier = 0;
        foreach (var (index, segments) in scattered)
        {
            bool merged = true;
            while (merged)
            {
                stop.ThrowIfCancellationRequested();
                (merged, long done) = target.Write(c => (Merge(c, index), Segments(c, index).Where(s => !segments.ContainsKey(s.Key)).Sum(s => s.Value)));
                progress?.Invoke(new MergingProgress(Math.Min(earlier + done, all), all));
            }

            earlier += segments.Values.Sum();
        }
    }

    /// <summary>Size of each segment: entries in the table that leads to its pages.</summary>
    public static Dictionary<long, long> Segments(SqliteConnection connection, string index) =>
        connection.Rows($"SELECT segid, count(*) FROM {index}_idx GROUP BY segid", r => (Segment: r.GetInt64(0), Pages: r.GetInt64(1))).ToDictionary(s => s.Segment, s => s.Pages);

    private static bool IsScattered(SqliteConnection connection, string index, IReadOnlyCollection<long> segments)
    {
        long largest = segments.DefaultIfEmpty().Max();
        long takenOut = connection.Number($"SELECT count(*) FROM {index}_data WHERE id >= $1", FirstTakenOut);
        return (segments.Sum() - largest + (takenOut * WeightTakenOut)) * LeastShare > largest;
    }

    // With a negative number FTS5 begins to merge all segments into one, or goes on with it. It has done something when more than its own command counts as a change.
    private static bool Merge(SqliteConnection connection, string index)
    {
        long changes = connection.Number("SELECT total_changes()");
        connection.Run($"INSERT INTO {index} ({index}, rank) VALUES ('merge', {-PagesAtOnce})");
        return connection.Number("SELECT total_changes()") - changes >= 2;
    }
}

/// <summary>How far the full-text indexes are merged, in entries of the tables that lead to their pages.</summary>
public readonly record struct MergingProgress(long Done, long All);
