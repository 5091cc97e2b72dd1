using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Rows;

namespace Whence.Benchmarks.Cases;

/// <summary>Gives every article of a case that was not read the claims of one that was, so that a case has as many claims as if all had been read.</summary>
/// <remarks>
/// <c>… -- case-claims FOLDER</c>, on a copy of a case that serves no other end: the claims are not those of the articles' words.
/// Reading a hundred thousand articles takes hours; an index does not care where its rows come from.
/// </remarks>
internal static class RepeatedClaims
{
    public static void Run(string folder)
    {
        using Case opened = Case.Open(folder);
        long[] read = opened.Read(c => Ids(c, "SELECT article FROM readings ORDER BY article"));
        long[] unread = opened.Read(c => Ids(c, "SELECT a.id FROM articles a LEFT JOIN readings r ON r.article = a.id WHERE r.article IS NULL AND a.probably_not IS NULL ORDER BY a.id"));
        int at = 0;
        foreach (long[] some in unread.Chunk(2_000))
        {
            opened.Write(c =>
            {
                IndexFunctions.AddTo(c);
                foreach (long article in some)
                    Repeat(c, read[at++ % read.Length], article);
                return true;
            });
        }

        opened.Write(c =>
        {
            Tallies.Fill(c);
            return true;
        });
        Console.WriteLine($"{read.Length} articles were read; their claims were repeated for {unread.Length}.");
    }

    private static void Repeat(SqliteConnection connection, long from, long to)
    {
        foreach ((long claim, long copy) in Pairs(connection, from, to))
        {
            connection.Run("INSERT INTO links SELECT $2, position, name, kind, basis, span, cue, attribution FROM links WHERE claim = $1", claim, copy);
            connection.Run("INSERT INTO claim_places SELECT $2, position, name, country, gazetteer_id, latitude, longitude, precision FROM claim_places WHERE claim = $1", claim, copy);
            connection.Run(
                """
                INSERT INTO claim_index (rowid, content, source, place, outlet, headline, facts)
                SELECT $2, $3, (SELECT group_concat(name, ' | ') FROM links WHERE claim = $2), (SELECT group_concat(name, ' | ') FROM claim_places WHERE claim = $2), a.outlet, a.headline,
                    claim_facts(c.stance, c.kind, c.region, a.language, a.published, c.earliest, c.latest)
                FROM claims c JOIN articles a ON a.id = c.article WHERE c.id = $2
                """,
                claim, copy, Quote(connection, claim));
        }
    }

    private static List<(long Claim, long Copy)> Pairs(SqliteConnection connection, long from, long to)
    {
        List<(long, long)> pairs = [];
        foreach (long claim in Ids(connection, "SELECT id FROM claims WHERE article = $1", from))
        {
            long copy = connection.Number(
                """
                INSERT INTO claims (article, number, key, region, spans, stance, hedges, teller, kind, earliest, latest, opens, closes, issuer, confidence)
                SELECT $2, number, key, region, spans, stance, hedges, teller, kind, earliest, latest, opens, closes, issuer, confidence FROM claims WHERE id = $1 RETURNING id
                """,
                claim, to);
            pairs.Add((claim, copy));
        }

        return pairs;
    }

    private static string Quote(SqliteConnection connection, long claim)
    {
        string spans = connection.Text("SELECT spans FROM claims WHERE id = $1", claim)!;
        byte[] text = connection.Rows("SELECT a.text FROM claims c JOIN articles a ON a.id = c.article WHERE c.id = $1", r => r.Bytes(0), claim)[0];
        return Store.Database.Codec.SpanText.Quote(Store.Database.Codec.SpanText.Spans(spans), StoredBytes.UnpackText(text));
    }

    private static long[] Ids(SqliteConnection connection, string sql, params ReadOnlySpan<object?> values) => [.. connection.Rows(sql, r => r.GetInt64(0), values)];
}
