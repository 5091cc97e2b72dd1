using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Whence.Articles;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;

namespace Whence.Store.Pipeline;

/// <summary>Something stored is not what it was.</summary>
/// <param name="Subject">What: "article ID", "page SHA-256", "log row 3", "database".</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record Fault(string Subject, string Message);

/// <summary>How far a verification has come.</summary>
/// <param name="Stage">"pages", "articles", or what is left after them: the "database" itself.</param>
/// <param name="Done">Pages or articles that are checked.</param>
/// <param name="Total">How many there are; 0 where nobody knows.</param>
public readonly record struct VerificationProgress(string Stage, int Done, int Total);

/// <summary>Checks every hash and every span of a case, its log and its database.</summary>
/// <remarks>SQLite's own check of the database, which is half of the work and uses one core, goes on beside that of pages and articles.</remarks>
public static class Verification
{
    /// <summary>Pages or articles that are checked in one view of the case.</summary>
    private const int AtOnce = 50;

    /// <summary>How long an interrupted check of the database is waited for before it is interrupted again: it may just have begun a statement.</summary>
    private const int InterruptedFor = 50;

    /// <param name="source">The case.</param>
    /// <param name="stop">Ends it within a second.</param>
    /// <param name="progress">Told how far it has come, one call at a time; null for nobody.</param>
    /// <returns>Faults of the database, the log and the reviews, then of pages, then of articles.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<Fault> Verify(Case source, CancellationToken stop, Action<VerificationProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        using SqliteConnection connection = source.Connect();
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task<List<Fault>> database = Task.Run(() => Database(connection, ended.Token), CancellationToken.None);
        try
        {
            List<Fault> pages = Each(source, "pages", Page, progress, stop), articles = Each(source, "articles", Check, progress, stop);
            progress?.Invoke(new VerificationProgress("database", 0, 0));
            Task.WaitAny([database], stop);
            return [.. database.GetAwaiter().GetResult(), .. pages, .. articles];
        }
        finally
        {
            ended.Cancel();
            while (Task.WaitAny([database], InterruptedFor, CancellationToken.None) < 0)
                raw.sqlite3_interrupt(connection.Handle);
        }
    }

    private static List<Fault> Database(SqliteConnection c, CancellationToken stop)
    {
        List<Fault> faults = [.. c.Rows("PRAGMA integrity_check", r => r.GetString(0)).Where(l => l != "ok").Select(line => new Fault("database", line))];
        stop.ThrowIfCancellationRequested();
        faults.AddRange(c.Rows("PRAGMA foreign_key_check", r => r.GetString(0)).Distinct().Select(table => new Fault("database", $"rows of {table} point to nothing")));
        stop.ThrowIfCancellationRequested();
        if (ChangeLog.FirstFault(c) is { } row)
            faults.Add(new Fault($"log row {row}", "was changed, or a row before it was taken out"));
        faults.AddRange(ReviewVerification.Verify(c));
        return faults;
    }

    /// <summary>Checks every row of a table, on all cores but the one that checks the database.</summary>
    private static List<Fault> Each(Case source, string table, Func<SqliteConnection, long, IEnumerable<Fault>> check, Action<VerificationProgress>? progress, CancellationToken stop)
    {
        List<long> rows = source.Read(c => c.Rows($"SELECT id FROM {table} ORDER BY id", r => r.GetInt64(0)));
        List<Fault> faults = [];
        int done = 0;
        try
        {
            foreach (var (count, found) in rows.Chunk(AtOnce).AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Max(1, Environment.ProcessorCount - 1))
                .WithMergeOptions(ParallelMergeOptions.NotBuffered).WithCancellation(stop).Select(some => (some.Length, source.Read(c => Faults(c, some)))))
            {
                faults.AddRange(found);
                progress?.Invoke(new VerificationProgress(table, done += count, rows.Count));
            }
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return faults;

        List<Fault> Faults(SqliteConnection c, long[] some)
        {
            List<Fault> found = [];
            foreach (long row in some)
            {
                stop.ThrowIfCancellationRequested();
                found.AddRange(check(c, row));
            }

            return found;
        }
    }

    private static IEnumerable<Fault> Page(SqliteConnection c, long row) =>
        c.Rows("SELECT sha256, bytes FROM pages WHERE id = $1", r => Page(r.GetString(0), r.Bytes(1)), row).OfType<Fault>();

    private static Fault? Page(string sha256, byte[] packed)
    {
        try
        {
            return Convert.ToHexStringLower(SHA256.HashData(StoredBytes.Unpack(packed))) == sha256 ? null : new Fault("page " + sha256, "its bytes do not have that hash");
        }
        catch (InvalidDataException e)
        {
            return new Fault("page " + sha256, e.Message);
        }
    }

    private static List<Fault> Check(SqliteConnection c, long row)
    {
        // It may have been forgotten meanwhile.
        if (c.Text("SELECT name FROM articles WHERE id = $1", row) is not { } name)
            return [];
        List<Fault> faults = [];
        void Fail(string message) => faults.Add(new Fault("article " + name, message));
        try
        {
            Article article = c.Rows($"SELECT {ArticleRows.Columns} FROM articles a WHERE a.id = $1", ArticleRows.Read, row)[0];
            if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(article.Text))) != article.TextSha256)
                Fail("its text was changed: it does not have the hash it was stored with; its claims are orphaned");
            if (article.Regions.Any(r => r.Span.Start < 0 || r.Span.End > article.Text.Length))
                Fail("a region lies outside its text");
            List<Reading> readings = c.Rows("SELECT layers FROM readings WHERE article = $1", r => PackedReading.Unpack(r.Bytes(0), article), row);
            var stored = c.Rows("SELECT number, key, spans FROM claims WHERE article = $1 ORDER BY number", r => (Number: r.GetInt32(0), Key: r.GetString(1), Spans: r.GetString(2)), row);
            var claims = readings.Count == 0 ? [] : readings[0].Claims;
            if (stored.Count != claims.Length)
                Fail($"has {stored.Count} claims in its list and {claims.Length} in its reading");
            foreach (var ((number, key, spans), claim) in stored.Zip(claims))
            {
                if (claim.Id != number || SpanText.Of(claim.Content) != spans || ReadingRows.Key(name, claim) != key)
                    Fail($"claim {number} is not the one that was read");
                if (claim.Content.Concat(claim.Chain.Select(l => l.Span).OfType<Text.TextSpan>()).Any(s => s.Start < 0 || s.Start > s.End || s.End > article.Text.Length))
                    Fail($"a span of claim {number} lies outside the text");
            }
        }
        catch (InvalidDataException e)
        {
            Fail(e.Message);
        }

        return faults;
    }
}
