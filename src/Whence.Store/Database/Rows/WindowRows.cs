using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Store.Database.Codec;

namespace Whence.Store.Database.Rows;

/// <summary>Writes the announced windows of a case.</summary>
internal static class WindowRows
{
    /// <summary>The fact that holds a hash of what is written.</summary>
    private const string Fact = "windows";

    /// <summary>Puts <paramref name="windows"/> in the place of those before, if they differ. Articles are rows of the case; two claims of different years never make one window.</summary>
    public static void Replace(SqliteConnection connection, ImmutableArray<CorpusWindow> windows)
    {
        string hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(windows, StoredJson.Default.ImmutableArrayCorpusWindow)));
        if (connection.Text("SELECT value FROM facts WHERE name = $1", Fact) == hash) return;
        connection.Run("DELETE FROM window_claims; DELETE FROM windows");
        HashSet<int> moved = [.. windows.Select(w => w.Revises).OfType<int>()];
        foreach (CorpusWindow window in windows)
        {
            long id = window.Id + 1L;
            connection.Run(
                "INSERT INTO windows (id, issuer, opens, closes, revises, is_current, outcome_article, outcome_number) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                id, window.Days.Issuer, DayCell.Of(window.Days.Opens), DayCell.Of(window.Days.Closes), window.Revises + 1L, !moved.Contains(window.Id),
                (long?)window.Outcome?.Article, window.Outcome?.Claim);
            for (int i = 0; i < window.Claims.Length; i++)
                connection.Run("INSERT INTO window_claims (window, position, article, number) VALUES ($1, $2, $3, $4)", id, i, (long)window.Claims[i].Article, window.Claims[i].Claim);
        }

        connection.Run("INSERT OR REPLACE INTO facts (name, value) VALUES ($1, $2)", Fact, hash);
    }

    /// <summary>Takes an article out of them; the next comparison writes them anew.</summary>
    public static void Remove(RowWriter writer, long article)
    {
        writer.Run("DELETE FROM window_claims WHERE article = $1", article);
        writer.Run("DELETE FROM facts WHERE name = $1", Fact);
    }
}
