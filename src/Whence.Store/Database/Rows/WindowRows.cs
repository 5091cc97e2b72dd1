using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Store.Database.Codec;

namespace Whence.Store.Database.Rows;

/// <summary>Writes the announced windows of a comparison.</summary>
internal static class WindowRows
{
    /// <summary>Adds the windows that <paramref name="corpus"/> found; two claims of different years never make one.</summary>
    /// <param name="connection">The case.</param>
    /// <param name="corpus">What was compared.</param>
    /// <param name="rows">Row of each article, by its index in the list that was compared.</param>
    /// <param name="first">Number of its first window.</param>
    public static void Add(SqliteConnection connection, CorpusReading corpus, IReadOnlyList<long> rows, long first)
    {
        long Row(ClaimPlace place) => rows[corpus.Articles[place.Article].Input];
        HashSet<int> moved = [.. corpus.Windows.Select(w => w.Revises).OfType<int>()];
        foreach (CorpusWindow window in corpus.Windows)
        {
            connection.Run(
                "INSERT INTO windows (id, issuer, opens, closes, revises, is_current, outcome_article, outcome_number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                first + window.Id, window.Days.Issuer, DayCell.Of(window.Days.Opens), DayCell.Of(window.Days.Closes), first + window.Revises, !moved.Contains(window.Id),
                window.Outcome is { } place ? Row(place) : null, window.Outcome?.Claim);
            for (int i = 0; i < window.Claims.Length; i++)
                connection.Run("INSERT INTO window_claims (window, position, article, number) VALUES ($1, $2, $3, $4)", first + window.Id, i, Row(window.Claims[i]), window.Claims[i].Claim);
        }
    }
}
