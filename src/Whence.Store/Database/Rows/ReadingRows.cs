using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Whence.Articles;
using Whence.Claims;
using Whence.Places;
using Whence.Store.Database.Codec;

namespace Whence.Store.Database.Rows;

/// <summary>Writes readings and their claims. A newer reading takes the place of the older; the article stays.</summary>
internal static class ReadingRows
{
    /// <summary>Names the engine that makes readings now: version, and a hash of its models.</summary>
    public static string Engine { get; } = Contract.Engine.Version + "+" + Hash(string.Join('\n', Contract.Engine.Models.Select(m => m.Key + "=" + m.Value)))[..12];

    /// <summary>Replaces the reading of an article.</summary>
    /// <returns>False when the article is gone or another process has read it with this engine.</returns>
    public static bool Replace(SqliteConnection connection, long article, Reading reading, byte[] layers)
    {
        if (connection.Text("SELECT name FROM articles WHERE id = $1", article) is not { } name
            || connection.Text("SELECT engine FROM readings WHERE article = $1", article) == Engine)
            return false;
        Remove(connection, article);
        connection.Run(
            "INSERT INTO readings (article, engine, layers, claims, read_at) VALUES ($1, $2, $3, $4, $5)",
            article, Engine, layers, reading.Claims.Length, Sql.Now());
        foreach (Claim claim in reading.Claims)
            Insert(connection, article, name, reading, claim);
        LedgerRows.SetOfArticle(connection, article, LedgerState.Read);
        return true;
    }

    /// <summary>Takes away the reading of an article with all that was made of it.</summary>
    public static void Remove(SqliteConnection connection, long article)
    {
        connection.Run("DELETE FROM claim_index WHERE rowid IN (SELECT id FROM claims WHERE article = $1)", article);
        connection.Run("DELETE FROM claims WHERE article = $1", article);
        ComparisonRows.Remove(connection, article);
        WindowRows.Remove(connection, article);
        connection.Run("DELETE FROM datelines WHERE article = $1", article);
        connection.Run("DELETE FROM readings WHERE article = $1", article);
    }

    /// <summary>A name of the claim that outlives the reading: hash of the article, the spans and the chain.</summary>
    public static string Key(string article, Claim claim) =>
        Hash(article + "\n" + SpanText.Of(claim.Content) + "\n" + string.Join('\n', claim.Chain.Select(l => l.Name)))[..16];

    private static void Insert(SqliteConnection connection, long article, string name, Reading reading, Claim claim)
    {
        SourceLink? teller = claim.Chain.IsEmpty ? null : claim.Chain[^1];
        long id = connection.Number(
            """
            INSERT INTO claims (article, number, key, region, spans, stance, hedges, teller, kind, earliest, latest, opens, closes, issuer, confidence)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING id
            """,
            article, claim.Id, Key(name, claim), CellNames.Of(claim.Region), SpanText.Of(claim.Content), CellNames.Of(claim.Stance), SpanText.Of(claim.Hedges),
            teller?.Name ?? "", CellNames.Of(teller?.Kind ?? SourceKind.Unknown), DayCell.Of(claim.Time?.Earliest), DayCell.Of(claim.Time?.Latest),
            DayCell.Of(claim.Announced?.Opens), DayCell.Of(claim.Announced?.Closes), claim.Announced?.Issuer, claim.Confidence);
        for (int i = 0; i < claim.Chain.Length; i++)
        {
            SourceLink link = claim.Chain[i];
            connection.Run(
                "INSERT INTO links (claim, position, name, kind, basis, span, cue, attribution) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                id, i, link.Name, CellNames.Of(link.Kind), CellNames.Of(link.Basis), link.Span is { } span ? SpanText.Of(span) : null, SpanText.Of(link.Cue), link.Attribution);
        }

        Place[] places = [.. claim.Where.Where(p => p >= 0 && p < reading.Places.Length).Select(p => reading.Places[p])];
        for (int i = 0; i < places.Length; i++)
        {
            Place p = places[i];
            connection.Run(
                "INSERT INTO claim_places (claim, position, name, country, gazetteer_id, latitude, longitude, precision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                id, i, p.Name, p.Country, p.GazetteerId, p.Latitude, p.Longitude, CellNames.Of(p.Precision));
        }

        Article a = reading.Article;
        connection.Run(
            "INSERT INTO claim_index (rowid, content, source, place, outlet, headline, facts) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            id, SpanText.Quote(claim.Content, a.Text), string.Join(" | ", claim.Chain.Skip(a.Outlet is null ? 0 : 1).Select(l => l.Name)),
            string.Join(" | ", places.Select(p => p.Name + " " + p.Country)), a.Outlet, a.Headline,
            IndexedFacts.OfClaim(CellNames.Of(claim.Stance), CellNames.Of(teller?.Kind ?? SourceKind.Unknown), CellNames.Of(claim.Region), a.Language, a.Published, DayCell.Of(claim.Time?.Earliest), DayCell.Of(claim.Time?.Latest)));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
