using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Rows;

namespace Whence.Store.Pipeline;

/// <summary>Takes an article out of a case for good: page, text, readings, index. Hashes stay, so that a feed does not bring it back.</summary>
public static class Forgetting
{
    /// <summary>Forgets the article named <paramref name="id"/>.</summary>
    /// <returns>False when the case has no such article.</returns>
    public static bool Forget(Case target, string id, string? reason)
    {
        ArgumentNullException.ThrowIfNull(target);
        bool found = target.Write(c => Remove(c, id, reason));
        if (found)
            Scrub(target);
        return found;
    }

    private static bool Remove(SqliteConnection c, string id, string? reason)
    {
        var rows = c.Rows("SELECT id, identity, url FROM articles WHERE name = $1", r => (Row: r.GetInt64(0), Identity: r.GetString(1), Url: r.TextOrNull(2)), id);
        if (rows.Count == 0)
            return false;
        var (article, identity, url) = rows[0];
        using RowWriter writer = new(c);
        Tombstones.Set(c, Tombstones.Text, identity);
        if (url is not null)
            Tombstones.Set(c, Tombstones.Url, url);
        foreach (string page in c.Rows("SELECT p.sha256 FROM captures k JOIN pages p ON p.id = k.page WHERE k.article = $1 AND NOT EXISTS (SELECT 1 FROM captures o WHERE o.page = k.page AND o.article <> $1)", r => r.GetString(0), article))
        {
            Tombstones.Set(c, Tombstones.Page, page);
            c.Run("DELETE FROM captures WHERE page = (SELECT id FROM pages WHERE sha256 = $1)", page);
            c.Run("DELETE FROM pages WHERE sha256 = $1", page);
        }

        foreach (var (input, name) in c.Rows("SELECT id, name FROM ledger WHERE article = $1", r => (r.GetInt64(0), r.GetString(1)), article))
        {
            RequestRows.Forget(c, name);
            // The name of a file or the end of an address may be a headline.
            c.Run("UPDATE ledger SET name = $2, given = NULL, article = NULL WHERE id = $1", input, "forgotten:" + Tombstones.Hash(name));
            LedgerRows.Set(writer, input, LedgerState.Forgotten, reason: "was forgotten at your wish");
        }

        c.Run("DELETE FROM reviews WHERE article = $1", id);
        c.Run("DELETE FROM notes WHERE article = $1", id);
        ReadingRows.Remove(writer, article);
        writer.EndIndex();
        ComparisonRows.Clear(c);
        FoundRows.Forget(c, article);
        c.Run("DELETE FROM article_index WHERE rowid = $1", article);
        c.Run("DELETE FROM articles WHERE id = $1", article);
        Tallies.Fill(c);
        ChangeLog.Append(c, "forget", id, reason);
        return true;
    }

    // Deleted rows stay in the index, in free pages and in the journal until they are written over.
    private static void Scrub(Case target)
    {
        using SqliteConnection c = target.Connect();
        c.Run("INSERT INTO claim_index (claim_index) VALUES ('optimize'); INSERT INTO article_index (article_index) VALUES ('optimize')");
        c.Run("VACUUM");
        c.Run("PRAGMA wal_checkpoint (TRUNCATE)");
    }
}
