using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Store.Database;
using Whence.Store.Database.Rows;
using Whence.Store.Queries;
using Whence.Store.Queries.Following;
using Whence.Store.Queries.Reviewing;

namespace Whence.Store.Pipeline;

/// <summary>Compares the readings of a case: copies, groups of the same claim, origins.</summary>
public static class Comparing
{
    /// <summary>Articles that are compared with one another at once. Larger cases are compared in windows by day of publication.</summary>
    public const int MostAtOnce = 3_000;

    /// <summary>Makes the comparison again if readings have changed since the last, and fires the alerts of what came in.</summary>
    /// <param name="target">The case.</param>
    /// <param name="stop">Ends it soon; the comparison of before then stands.</param>
    /// <param name="progress">Told how far it has come, one call at a time; null for nobody.</param>
    /// <returns>Whether it was made.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static bool Run(Case target, CancellationToken stop, Action<ComparingProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        var (basis, rows, reviewed) = target.Read(c =>
        {
            List<(long Article, string Engine, string Name)> read = c.Rows(
                "SELECT r.article, r.engine, a.name FROM readings r JOIN articles a ON a.id = r.article ORDER BY a.published, a.id", r => (r.GetInt64(0), r.GetString(1), r.GetString(2)));
            long last = ReviewedReading.Last(c);
            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ReadingRows.Engine + string.Join('\n', read.Select(r => (r.Article, r.Engine))) + (last == 0 ? "" : $"\nreviewed {last}"))));
            return (hash, read.ConvertAll(r => (r.Article, r.Name)), last);
        });
        if (target.Read(c => c.Text("SELECT value FROM facts WHERE name = $1", ComparisonRows.Basis)) == basis)
            return false;
        List<(CorpusReading Corpus, long[] Rows)> windows = [];
        foreach ((long Article, string Name)[] window in rows.Chunk(MostAtOnce))
        {
            int part = windows.Count + 1, parts = (rows.Count + MostAtOnce - 1) / MostAtOnce;
            void Tell(string stage, int done, int total) => progress?.Invoke(new ComparingProgress(part, parts, stage, done, total));
            var found = target.Read(c => Load(c, window, done => Tell("readings", done, window.Length), stop));
            CorpusReading corpus = WithoutLayers(CorpusReader.Compare([.. found.Select(f => f.Reviewed.Reading)], p => Tell(ComparingProgress.NameOf(p.Stage), p.Done, p.Total), stop));
            windows.Add((ReviewedReading.WithStoredNumbers(corpus, [.. found.Select(f => f.Reviewed.Numbers)]), [.. found.Select(f => f.Row)]));
        }

        target.Write(c =>
        {
            ComparisonRows.Clear(c);
            int first = 0, groups = windows.Sum(w => w.Corpus.Groups.Length), written = 0;
            long window = 1;
            void Wrote()
            {
                stop.ThrowIfCancellationRequested();
                progress?.Invoke(new ComparingProgress(windows.Count, windows.Count, "stored", ++written, groups));
            }

            foreach (var (corpus, articles) in windows)
            {
                ComparisonRows.Add(c, corpus, articles, first, Wrote);
                WindowRows.Add(c, corpus, articles, window);
                DatelineRows.Add(c, corpus, articles);
                first += corpus.Groups.Length;
                window += corpus.Windows.Length;
            }

            Tallies.Fill(c);
            c.Run("INSERT OR REPLACE INTO facts (name, value) VALUES ($1, $2)", ComparisonRows.Basis, basis);
            c.Run("INSERT OR REPLACE INTO facts (name, value) VALUES ($1, $2)", ReviewedReading.Fact, reviewed.ToString(CultureInfo.InvariantCulture));
            return true;
        });
        Alerts.Fire(target);
        return true;
    }

    // A person's corrections hold over what the machine read; few articles have any.
    private static List<(long Row, ReviewedReading Reviewed)> Load(SqliteConnection connection, (long Article, string Name)[] rows, Action<int> loaded, CancellationToken stop)
    {
        HashSet<string> corrected = [.. connection.Rows("SELECT DISTINCT article FROM reviews", r => r.GetString(0))];
        var found = new List<(long, ReviewedReading)>(rows.Length);
        for (int i = 0; i < rows.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            (long article, string name) = rows[i];
            if (StoredReadings.Unpack(connection, article) is { } reading)
                found.Add((article, corrected.Contains(name) ? ReviewedReading.Of(connection, name, reading) : new ReviewedReading(reading, default)));
            loaded(i + 1);
        }

        return found;
    }

    // What is written needs the articles' days and places: without the layers, which are most of a reading, one window at a time is in memory.
    private static CorpusReading WithoutLayers(CorpusReading corpus) => corpus with
    {
        Articles = [.. corpus.Articles.Select(a => a with { Reading = Reading.OfClaims(a.Reading.Article, [], []) with { Places = a.Reading.Places } })],
    };
}

/// <summary>How far the comparison of a case has come.</summary>
/// <param name="Part">Which of the windows by day, from 1.</param>
/// <param name="Parts">How many there are.</param>
/// <param name="Stage">"readings" that are read back, "copies", "claims", "joining", "origins", groups "stored".</param>
/// <param name="Done">Articles, claims or groups that are done.</param>
/// <param name="Total">How many there are.</param>
public readonly record struct ComparingProgress(int Part, int Parts, string Stage, int Done, int Total)
{
    /// <summary>How a stage of the engine is called.</summary>
    public static string NameOf(ComparisonStage stage) => stage.ToString().ToLowerInvariant();
}
