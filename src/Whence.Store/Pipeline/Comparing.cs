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
    /// <returns>Whether it was made.</returns>
    public static bool Run(Case target, CancellationToken stop)
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
            stop.ThrowIfCancellationRequested();
            var found = window.Select(row => (Row: row.Article, Reviewed: target.Read(c => Reviewed(c, row.Article, row.Name)))).Where(f => f.Reviewed is not null).ToArray();
            CorpusReading corpus = WithoutLayers(CorpusReader.Compare([.. found.Select(f => f.Reviewed!.Value.Reading)]));
            windows.Add((ReviewedReading.WithStoredNumbers(corpus, [.. found.Select(f => f.Reviewed!.Value.Numbers)]), [.. found.Select(f => f.Row)]));
        }

        target.Write(c =>
        {
            ComparisonRows.Clear(c);
            int first = 0;
            long window = 1;
            foreach (var (corpus, articles) in windows)
            {
                ComparisonRows.Add(c, corpus, articles, first);
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

    // A person's corrections hold over what the machine read.
    private static ReviewedReading? Reviewed(SqliteConnection connection, long row, string name) =>
        StoredReadings.Unpack(connection, row) is { } reading ? ReviewedReading.Of(connection, name, reading) : null;

    // What is written needs the articles' days and places: without the layers, which are most of a reading, one window at a time is in memory.
    private static CorpusReading WithoutLayers(CorpusReading corpus) => corpus with
    {
        Articles = [.. corpus.Articles.Select(a => a with { Reading = Reading.OfClaims(a.Reading.Article, [], []) with { Places = a.Reading.Places } })],
    };
}
