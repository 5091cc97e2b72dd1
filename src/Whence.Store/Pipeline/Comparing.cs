using System.Security.Cryptography;
using System.Text;
using Whence.Corpus;
using Whence.Store.Database;
using Whence.Store.Database.Rows;
using Whence.Store.Queries;
using Whence.Store.Queries.Following;

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
        var (basis, rows) = target.Read(c =>
        {
            List<(long Article, string Engine)> read = c.Rows(
                "SELECT r.article, r.engine FROM readings r JOIN articles a ON a.id = r.article ORDER BY a.published, a.id", r => (r.GetInt64(0), r.GetString(1)));
            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ReadingRows.Engine + string.Join('\n', read))));
            return (hash, read.ConvertAll(r => r.Article));
        });
        if (target.Read(c => c.Text("SELECT value FROM facts WHERE name = $1", ComparisonRows.Basis)) == basis)
            return false;
        List<(CorpusReading Corpus, long[] Rows)> windows = [];
        foreach (long[] window in rows.Chunk(MostAtOnce))
        {
            stop.ThrowIfCancellationRequested();
            var found = window.Select(row => (Row: row, Reading: target.Read(c => StoredReadings.Unpack(c, row)))).Where(f => f.Reading is not null).ToArray();
            windows.Add((WithoutLayers(CorpusReader.Compare([.. found.Select(f => f.Reading!)])), [.. found.Select(f => f.Row)]));
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
            return true;
        });
        Alerts.Fire(target);
        return true;
    }

    // What is written needs the articles' days and places: without the layers, which are most of a reading, one window at a time is in memory.
    private static CorpusReading WithoutLayers(CorpusReading corpus) => corpus with
    {
        Articles = [.. corpus.Articles.Select(a => a with { Reading = Reading.OfClaims(a.Reading.Article, [], []) with { Places = a.Reading.Places } })],
    };
}
