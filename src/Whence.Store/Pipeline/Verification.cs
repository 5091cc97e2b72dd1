using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Whence.Articles;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;

namespace Whence.Store.Pipeline;

/// <summary>Something stored is not what it was.</summary>
/// <param name="Subject">What: "article ID", "page SHA-256", "log row 3", "database".</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record Fault(string Subject, string Message);

/// <summary>Checks every hash and every span of a case, its log and its database.</summary>
public static class Verification
{
    public static IEnumerable<Fault> Verify(Case source, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(source);
        using SqliteConnection c = source.Connect();
        foreach (string line in c.Rows("PRAGMA integrity_check", r => r.GetString(0)).Where(l => l != "ok"))
            yield return new Fault("database", line);
        foreach (string table in c.Rows("PRAGMA foreign_key_check", r => r.GetString(0)).Distinct())
            yield return new Fault("database", $"rows of {table} point to nothing");
        if (ChangeLog.FirstFault(c) is { } row)
            yield return new Fault($"log row {row}", "was changed, or a row before it was taken out");
        foreach (Fault fault in ReviewVerification.Verify(c))
            yield return fault;
        foreach (long page in c.Rows("SELECT id FROM pages ORDER BY id", r => r.GetInt64(0)))
        {
            stop.ThrowIfCancellationRequested();
            if (c.Rows("SELECT sha256, bytes FROM pages WHERE id = $1", r => Page(r.GetString(0), r.Bytes(1)), page) is [{ } fault])
                yield return fault;
        }

        foreach (long article in c.Rows("SELECT id FROM articles ORDER BY id", r => r.GetInt64(0)))
        {
            stop.ThrowIfCancellationRequested();
            foreach (Fault fault in Check(c, article))
                yield return fault;
        }
    }

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
        string name = c.Text("SELECT name FROM articles WHERE id = $1", row) ?? "";
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
