using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Whence.Claims;
using Whence.Store.Database.Codec;
using Whence.Store.Queries.Reviewing;

namespace Whence.Store.Database.Rows;

/// <summary>Writes and reads what a person said of claims. The log holds a hash of each row and no word of it, so that a forgotten article leaves none.</summary>
internal static class ReviewRows
{
    /// <summary>The act of the log.</summary>
    public const string Act = "review";

    public const string Columns = "r.id, r.claim, r.article, r.spans, r.chain, r.stance, r.engine, r.verdict, r.wrong, r.given_chain, r.given_stance, r.reason, r.at";

    /// <summary>Of each claim the row that holds.</summary>
    public const string Current = "NOT EXISTS (SELECT 1 FROM reviews n WHERE n.claim = r.claim AND n.id > r.id) AND r.verdict <> 'withdrawn'";

    /// <summary>Appends an act, and its line to the log.</summary>
    /// <param name="before">The row whose word held before; null for none.</param>
    /// <param name="was">The verdict that held before, for the log; null for none.</param>
    public static void Append(SqliteConnection connection, ClaimReview review, long? before, string? was, bool counts)
    {
        connection.Run(
            """
            INSERT INTO reviews (claim, article, spans, chain, stance, engine, verdict, wrong, given_chain, given_stance, reason, at, before, counts)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            review.Claim, review.Article, SpanText.Of(review.Content), Tellers(review.Read), CellNames.Of(review.ReadStance), review.Engine,
            CellNames.Of(review.Verdict), string.Join(',', review.Wrong.Select(CellNames.Of)), review.Chain is { } chain ? Tellers(chain) : null,
            review.Stance is { } stance ? CellNames.Of(stance) : null, review.Reason, review.At, before, counts ? 1L : 0L);
        ChangeLog.Append(connection, Act, review.Article + " " + review.Claim, before: was, after: CellNames.Of(review.Verdict) + " sha256:" + Hashes(connection, "r.id = last_insert_rowid()").Single().Hash);
    }

    public static List<ClaimReview> Load(SqliteConnection connection, string condition, params ReadOnlySpan<object?> values) =>
        connection.Rows($"SELECT {Columns} FROM reviews r WHERE {condition}", Row, values);

    /// <summary>The row of each act with the hash of its cells.</summary>
    public static List<(long Id, string Hash)> Hashes(SqliteConnection connection, string condition = "1 = 1") =>
        connection.Rows($"SELECT {Columns}, r.before, r.counts FROM reviews r WHERE {condition} ORDER BY r.id", r => (r.GetInt64(0), HashOf(r)));

    /// <summary>Hash of the cells of a row, each with its length before it.</summary>
    public static string HashOf(SqliteDataReader row)
    {
        StringBuilder cells = new();
        for (int i = 0; i < row.FieldCount; i++)
        {
            string? cell = row.IsDBNull(i) ? null : Convert.ToString(row.GetValue(i), System.Globalization.CultureInfo.InvariantCulture);
            cells.Append(cell?.Length ?? -1).Append(':').Append(cell).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(cells.ToString())));
    }

    private static string Tellers(ImmutableArray<GivenTeller> tellers) =>
        JsonSerializer.Serialize([.. tellers.Select(t => new TellerCell(t.Name, CellNames.Of(t.Kind)))], StoredJson.Default.TellerCellArray);

    private static ImmutableArray<GivenTeller> Tellers(string cell)
    {
        try
        {
            return [.. (JsonSerializer.Deserialize(cell, StoredJson.Default.TellerCellArray) ?? []).Select(t => new GivenTeller(t.Name, CellNames.Parse<SourceKind>(t.Kind)))];
        }
        catch (JsonException e)
        {
            throw new InvalidDataException("a stored correction is damaged", e);
        }
    }

    private static ClaimReview Row(SqliteDataReader r) => new()
    {
        Row = r.GetInt64(0),
        Claim = r.GetString(1),
        Article = r.GetString(2),
        Content = SpanText.Spans(r.GetString(3)),
        Read = Tellers(r.GetString(4)),
        ReadStance = CellNames.Parse<Stance>(r.GetString(5)),
        Engine = r.GetString(6),
        Verdict = CellNames.Parse<Verdict>(r.GetString(7)),
        Wrong = [.. r.GetString(8).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(CellNames.Parse<ReadingPart>)],
        Chain = r.TextOrNull(9) is { } chain ? Tellers(chain) : null,
        Stance = r.TextOrNull(10) is { } stance ? CellNames.Parse<Stance>(stance) : null,
        Reason = r.TextOrNull(11),
        At = r.GetString(12),
    };
}
