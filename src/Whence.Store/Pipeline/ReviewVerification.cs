using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Rows;
using Whence.Store.Queries.Reviewing;

namespace Whence.Store.Pipeline;

/// <summary>Checks that every review and note is the one that the log tells of, and that none was taken out behind its back.</summary>
internal static class ReviewVerification
{
    private const string Mark = "sha256:";

    public static IEnumerable<Fault> Verify(SqliteConnection c)
    {
        var logged = c.Rows(
            "SELECT id, act, subject, coalesce(before, ''), coalesce(after, '') FROM log WHERE act IN ($1, $2, $3) ORDER BY id",
            r => (Row: r.GetInt64(0), Act: r.GetString(1), Article: r.GetString(2).Split(' ')[0], Before: Hash(r.GetString(3)), After: Hash(r.GetString(4))),
            ReviewRows.Act, Notes.Act, Notes.Removed);
        HashSet<string> told = [.. logged.Where(l => l.Act != Notes.Removed).Select(l => l.After)], removed = [.. logged.Where(l => l.Act == Notes.Removed).Select(l => l.Before)], found = [];
        foreach (var (what, id, hash) in ReviewRows.Hashes(c).Select(r => ("review", r.Id, r.Hash)).Concat(Notes.Hashes(c).Select(n => ("note", n.Id, n.Hash))))
        {
            found.Add(hash);
            if (!told.Contains(hash)) yield return new Fault($"{what} {id}", "is not the one that the log tells of");
        }

        foreach (var (row, act, article, _, hash) in logged.Where(l => l.Act != Notes.Removed && !found.Contains(l.After) && !removed.Contains(l.After)))
        {
            // With a forgotten article its reviews and notes go too.
            if (c.Number("SELECT count(*) FROM articles WHERE name = $1", article) > 0) yield return new Fault($"log row {row}", $"tells of a {act} that was taken out");
        }
    }

    private static string Hash(string cell) => cell.LastIndexOf(Mark, StringComparison.Ordinal) is var at and >= 0 ? cell[(at + Mark.Length)..] : "";
}
