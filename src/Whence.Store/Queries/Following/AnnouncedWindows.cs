using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Codec;

namespace Whence.Store.Queries.Following;

/// <summary>One announcement of an event.</summary>
/// <param name="Opens">First day, or null when only the last is said.</param>
/// <param name="Closes">Last day, or null when open.</param>
/// <param name="Claim">The claim that says so first: its words, its passage, when and by whom.</param>
/// <param name="Reports">Articles that say so.</param>
public sealed record WindowStep(DateOnly? Opens, DateOnly? Closes, ClaimRow Claim, int Reports);

/// <summary>An event that is announced for coming days, as announced last.</summary>
public sealed record WindowRow
{
    /// <summary>Key of the claim that announced the event first, whatever was moved since.</summary>
    public required string Key { get; init; }

    public required string Issuer { get; init; }

    /// <summary>First day, or null when only the last is said.</summary>
    public required DateOnly? Opens { get; init; }

    /// <summary>Last day, or null when open.</summary>
    public required DateOnly? Closes { get; init; }

    /// <summary>The claim that announced these days first.</summary>
    public required ClaimRow Claim { get; init; }

    /// <summary>Articles that announce these days.</summary>
    public required int Reports { get; init; }

    /// <summary>The announcements that were moved, oldest first.</summary>
    public required ImmutableArray<WindowStep> Earlier { get; init; }

    /// <summary>How often it was moved to a later day.</summary>
    public required int Slips { get; init; }

    /// <summary>The claim that tells the event as past, or null.</summary>
    public required ClaimRow? Outcome { get; init; }
}

/// <summary>What the articles of a case announce, as the last comparison found it.</summary>
public static class AnnouncedWindows
{
    /// <summary>What opened longer before a day is not looked for from that day on.</summary>
    private const int LongestDays = 400;

    private const int MostMoves = 50;

    private const string First = "coalesce(w.opens, w.closes)", Last = "coalesce(w.closes, w.opens)";

    /// <summary>What is not over before <paramref name="from"/>, by the day on which it opens, or closes where no opening is said.</summary>
    /// <exception cref="ArgumentException"><paramref name="after"/> was not given by this program.</exception>
    public static Page<WindowRow> Upcoming(Case source, DateOnly from, int limit, string? after = null)
    {
        (string day, long id) = Paging.Day(after) ?? (DayCell.Of(from.AddDays(-Math.Min(LongestDays, from.DayNumber))), 0);
        return List(
            source, $"{First} >= $1 AND ({First} > $1 OR w.id > $2) AND {Last} >= $3 ORDER BY {First}, w.id", First, limit, day, id, DayCell.Of(from));
    }

    /// <summary>What is over before <paramref name="from"/>, the last to close first.</summary>
    /// <exception cref="ArgumentException"><paramref name="after"/> was not given by this program.</exception>
    public static Page<WindowRow> Over(Case source, DateOnly from, int limit, string? after = null)
    {
        (string day, long id) = Paging.Day(after) ?? (DayCell.Of(from), 0);
        return List(source, $"{Last} <= $1 AND ({Last} < $1 OR w.id < $2) AND {Last} < $3 ORDER BY {Last} DESC, w.id DESC", Last, limit, day, id, DayCell.Of(from));
    }

    /// <summary>The window that a claim announces or once announced, as it stands now; null when it announces none.</summary>
    public static WindowRow? Of(Case source, string key)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c =>
        {
            long at = c.Number("SELECT k.window FROM claims c JOIN window_claims k ON k.article = c.article AND k.number = c.number WHERE c.key = $1", key);
            if (at == 0) return null;
            for (int moves = 0; moves < MostMoves; moves++)
            {
                if (c.Rows("SELECT id FROM windows WHERE revises = $1 ORDER BY id DESC LIMIT 1", r => r.GetInt64(0), at) is not [var later]) break;
                at = later;
            }

            return Load(c, [at]) is [var row] ? row : null;
        });
    }

    private static Page<WindowRow> List(Case source, string condition, string day, int limit, params object?[] values)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c =>
        {
            List<(long Id, string Day)> rows = c.Rows(
                $"SELECT w.id, {day} FROM windows w WHERE w.is_current = 1 AND {condition} LIMIT $4", r => (r.GetInt64(0), r.GetString(1)), [.. values, limit + 1L]);
            string? next = rows.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{rows[limit - 1].Day}.{rows[limit - 1].Id}") : null;
            return new Page<WindowRow>(Load(c, [.. rows.Take(limit).Select(r => r.Id)]), next);
        });
    }

    private sealed record Stored(string Issuer, DateOnly? Opens, DateOnly? Closes, long? Revises, long Claim, int Reports, long? Outcome);

    private static ImmutableArray<WindowRow> Load(SqliteConnection connection, ImmutableArray<long> ids)
    {
        // Each with the announcements behind it, the last first.
        List<List<Stored>> rows = [];
        foreach (long id in ids)
        {
            List<Stored> moves = [];
            for (long? at = id; at is { } window && moves.Count < MostMoves && One(connection, window) is { } stored; at = stored.Revises) moves.Add(stored);
            if (moves.Count > 0) rows.Add(moves);
        }

        long[] wanted = [.. rows.SelectMany(m => m.Select(s => s.Claim).Concat(m.Select(s => s.Outcome).OfType<long>())).Distinct()];
        Dictionary<long, ClaimRow> claims = StoredClaims.ById(connection, wanted);
        return [.. rows.Select(m => Of(m, claims))];
    }

    private static WindowRow Of(List<Stored> moves, Dictionary<long, ClaimRow> claims)
    {
        Stored now = moves[0];
        return new WindowRow
        {
            Key = claims[moves[^1].Claim].Key,
            Issuer = now.Issuer,
            Opens = now.Opens,
            Closes = now.Closes,
            Claim = claims[now.Claim],
            Reports = now.Reports,
            Earlier = [.. moves.Skip(1).Reverse().Select(s => new WindowStep(s.Opens, s.Closes, claims[s.Claim], s.Reports))],
            Slips = moves.Zip(moves.Skip(1), (later, earlier) => (later.Opens ?? later.Closes) > (earlier.Opens ?? earlier.Closes)).Count(slipped => slipped),
            Outcome = now.Outcome is { } outcome ? claims.GetValueOrDefault(outcome) : null,
        };
    }

    private static Stored? One(SqliteConnection connection, long id) => connection.Rows(
        """
        SELECT w.issuer, w.opens, w.closes, w.revises,
            (SELECT c.id FROM window_claims k JOIN claims c ON c.article = k.article AND c.number = k.number WHERE k.window = w.id ORDER BY k.position LIMIT 1) AS first,
            (SELECT count(DISTINCT k.article) FROM window_claims k WHERE k.window = w.id),
            (SELECT c.id FROM claims c WHERE c.article = w.outcome_article AND c.number = w.outcome_number)
        FROM windows w WHERE w.id = $1 AND first IS NOT NULL
        """,
        r => new Stored(
            r.GetString(0), DayCell.ReadOrNull(r.TextOrNull(1)), DayCell.ReadOrNull(r.TextOrNull(2)), r.IsDBNull(3) ? null : r.GetInt64(3), r.GetInt64(4), r.GetInt32(5), r.IsDBNull(6) ? null : r.GetInt64(6)),
        id) is [var stored] ? stored : null;
}
