using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;
using Whence.Store.Queries;
using Whence.Store.Queries.Reviewing;

namespace Whence.Store.Pipeline.Comparisons;

/// <summary>Two neighbouring parts that are compared together, or the one part of a small case.</summary>
/// <param name="Earlier">Articles of the earlier part; none where there is one part.</param>
/// <param name="Later">Articles of the later part.</param>
internal sealed record PartPair(PartArticle[] Earlier, PartArticle[] Later)
{
    public IEnumerable<PartArticle> Articles => Earlier.Concat(Later);

    /// <summary>What its comparison depends on.</summary>
    public string Basis { get; } = CaseParts.Basis(Earlier.Concat(Later));
}

/// <summary>Compares two neighbouring parts of a case, and keeps what is found at once: a kill loses one comparison.</summary>
internal static class PairComparing
{
    /// <param name="tell">Told the stage, and how many of its articles, claims or groups are done; null for nobody.</param>
    public static void Make(Case target, PartPair pair, Action<string, int, int>? tell, CancellationToken stop)
    {
        PartArticle[] articles = [.. pair.Articles];
        var loaded = target.Read(c => Load(c, articles, done => tell?.Invoke("readings", done, articles.Length), stop));
        CorpusReading corpus = CorpusReader.Compare(
            [.. loaded.Select(l => l.Reviewed.Reading)], tell is null ? null : p => tell(ComparingProgress.NameOf(p.Stage), p.Done, p.Total), stop);
        long[] rows = [.. loaded.Select(l => l.Row)];
        var (found, windows) = FoundCell.Of(corpus, rows, [.. loaded.Select(l => l.Reviewed.Numbers)]);
        stop.ThrowIfCancellationRequested();
        target.Write(c =>
        {
            FoundRows.Add(c, pair.Basis, [.. articles.Select(a => a.Row)], found, windows);
            return true;
        });
    }

    /// <summary>The readings of articles as a person corrected them; few articles have corrections.</summary>
    public static List<(long Row, ReviewedReading Reviewed)> Load(SqliteConnection connection, IReadOnlyCollection<PartArticle> articles, Action<int> done, CancellationToken stop)
    {
        HashSet<string> corrected = [.. connection.Rows("SELECT DISTINCT article FROM reviews", r => r.GetString(0))];
        var found = new List<(long, ReviewedReading)>(articles.Count);
        int count = 0;
        foreach (PartArticle article in articles)
        {
            stop.ThrowIfCancellationRequested();
            if (StoredReadings.Unpack(connection, article.Row) is { } reading)
                found.Add((article.Row, corrected.Contains(article.Name) ? ReviewedReading.Of(connection, article.Name, reading) : new ReviewedReading(reading, default)));
            done(++count);
        }

        return found;
    }
}
