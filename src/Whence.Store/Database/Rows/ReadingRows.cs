using System.Security.Cryptography;
using System.Text;
using Whence.Claims;
using Whence.Store.Database.Codec;

namespace Whence.Store.Database.Rows;

/// <summary>Writes readings and their claims. A newer reading takes the place of the older; the article stays.</summary>
internal static class ReadingRows
{
    /// <summary>Names the engine that makes readings now: version, and a hash of its models.</summary>
    public static string Engine { get; } = Contract.Engine.Version + "+" + Hash(string.Join('\n', Contract.Engine.Models.Select(m => m.Key + "=" + m.Value)))[..12];

    /// <summary>Replaces the reading of an article.</summary>
    /// <returns>False when the article is gone or another process has read it with this engine.</returns>
    public static bool Replace(RowWriter writer, long article, PreparedReading reading)
    {
        // The row of a forgotten article may be another's by now.
        if (writer.Row("SELECT a.name, r.engine FROM articles a LEFT JOIN readings r ON r.article = a.id WHERE a.id = $1", article) is not [{ } name, var engine]
            || name != reading.Article || engine == Engine)
            return false;
        if (engine is not null)
            Remove(writer, article);
        writer.Run(
            "INSERT INTO readings (article, engine, layers, claims, read_at) VALUES ($1, $2, $3, $4, $5)",
            article, Engine, reading.Layers, reading.Claims.Length, Sql.Now());
        foreach (PreparedClaim claim in reading.Claims)
            Insert(writer, article, claim);
        LedgerRows.SetOfArticle(writer, article, LedgerState.Read);
        return true;
    }

    /// <summary>Takes away the reading of an article with all that was made of it.</summary>
    public static void Remove(RowWriter writer, long article)
    {
        writer.Unindex(writer.Numbers("SELECT id FROM claims WHERE article = $1", article));
        writer.Run("DELETE FROM claims WHERE article = $1", article);
        ComparisonRows.Remove(writer, article);
        WindowRows.Remove(writer, article);
        writer.Run("DELETE FROM datelines WHERE article = $1", article);
        writer.Run("DELETE FROM readings WHERE article = $1", article);
    }

    /// <summary>A name of the claim that outlives the reading: hash of the article, the spans and the chain.</summary>
    public static string Key(string article, Claim claim) =>
        Hash(article + "\n" + SpanText.Of(claim.Content) + "\n" + string.Join('\n', claim.Chain.Select(l => l.Name)))[..16];

    private static void Insert(RowWriter writer, long article, PreparedClaim claim)
    {
        long id = writer.Insert(
            """
            INSERT INTO claims (article, number, key, region, spans, stance, hedges, teller, kind, earliest, latest, opens, closes, issuer, confidence)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            [article, .. claim.Cells]);
        for (int i = 0; i < claim.Links.Length; i++)
            writer.Run("INSERT INTO links (claim, position, name, kind, basis, span, cue, attribution) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", [id, i, .. claim.Links[i]]);
        for (int i = 0; i < claim.Places.Length; i++)
            writer.Run("INSERT INTO claim_places (claim, position, name, country, gazetteer_id, latitude, longitude, precision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", [id, i, .. claim.Places[i]]);
        writer.Index("INSERT INTO claim_index (rowid, content, source, place, outlet, headline, facts) VALUES ($1, $2, $3, $4, $5, $6, $7)", [id, .. claim.Words]);
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
