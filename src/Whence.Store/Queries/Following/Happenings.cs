using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Codec;

namespace Whence.Store.Queries.Following;

/// <summary>Something that is said to happen on certain days, and when it was reported.</summary>
/// <param name="Claim">The first stored of the claims that say so, with its days.</param>
/// <param name="Reports">Days of publication of the articles that say so with the same days, in order; articles of unknown day are left out.</param>
/// <param name="Articles">How many articles say so.</param>
public sealed record Happening(ClaimRow Claim, ImmutableArray<DateOnly> Reports, int Articles);

/// <summary>What happens when.</summary>
public static class Happenings
{
    /// <summary>What began longer before a range is not looked for in it.</summary>
    private const int LongestDays = 400;

    private const string Day = "coalesce(c.earliest, c.latest)";

    /// <summary>What happens between two days, by its first day. The same claim with other days is another happening.</summary>
    /// <exception cref="ArgumentException"><paramref name="after"/> was not given by this program.</exception>
    public static Page<Happening> List(Case source, DateOnly from, DateOnly to, int limit, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        (string day, long id) = Cursor(after) ?? (DayCell.Of(from.AddDays(-Math.Min(LongestDays, from.DayNumber))), 0);
        return source.Read(c =>
        {
            List<(long Id, string Day, long? Group)> rows = c.Rows(
                $"""
                SELECT c.id, {Day}, g.claim_group FROM claims c LEFT JOIN group_members g ON g.article = c.article AND g.number = c.number
                WHERE {Day} >= $1 AND ({Day} > $1 OR c.id > $2) AND {Day} <= $3 AND coalesce(c.latest, c.earliest) >= $4
                AND NOT EXISTS (
                    SELECT 1 FROM group_members h JOIN claims o ON o.article = h.article AND o.number = h.number
                    WHERE h.claim_group = g.claim_group AND o.id < c.id AND o.earliest IS c.earliest AND o.latest IS c.latest)
                ORDER BY {Day}, c.id LIMIT $5
                """,
                r => (r.GetInt64(0), r.GetString(1), r.IsDBNull(2) ? (long?)null : r.GetInt64(2)), day, id, DayCell.Of(to), DayCell.Of(from), limit + 1L);
            string? next = rows.Count > limit ? string.Create(CultureInfo.InvariantCulture, $"{rows[limit - 1].Day}.{rows[limit - 1].Id}") : null;
            if (rows.Count > limit) rows.RemoveAt(limit);
            ImmutableArray<ClaimRow> claims = StoredClaims.Load(c, rows.ConvertAll(r => r.Id));
            return new Page<Happening>([.. rows.Zip(claims, (row, claim) => Reported(c, claim, row.Id, row.Group))], next);
        });
    }

    /// <summary>How many claims are about days before and after a range.</summary>
    public static (int Before, int After) Outside(Case source, DateOnly from, DateOnly to)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => (
            (int)c.Number($"SELECT count(*) FROM claims c WHERE {Day} < $1", DayCell.Of(from)),
            (int)c.Number($"SELECT count(*) FROM claims c WHERE {Day} > $1", DayCell.Of(to))));
    }

    /// <summary>The first and last day that claims are about; null when none is about any.</summary>
    public static (DateOnly First, DateOnly Last)? Span(Case source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => (c.Text($"SELECT min({Day}) FROM claims c"), c.Text($"SELECT max({Day}) FROM claims c"))) is ({ } first, { } last) ? (DayCell.Read(first), DayCell.Read(last)) : null;
    }

    private static Happening Reported(SqliteConnection connection, ClaimRow claim, long id, long? group)
    {
        List<string?> days = connection.Rows(
            group is null
                ? "SELECT substr(a.published, 1, 10) FROM claims c JOIN articles a ON a.id = c.article WHERE c.id = $1"
                : """
                  SELECT substr(a.published, 1, 10) FROM claims c
                  JOIN group_members h ON h.claim_group = $2 JOIN claims o ON o.article = h.article AND o.number = h.number AND o.earliest IS c.earliest AND o.latest IS c.latest
                  JOIN articles a ON a.id = o.article WHERE c.id = $1 GROUP BY a.id ORDER BY 1
                  """,
            r => r.TextOrNull(0), group is null ? [id] : [id, group]);
        return new Happening(claim, [.. days.OfType<string>().Select(d => DateOnly.TryParseExact(d, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : (DateOnly?)null).OfType<DateOnly>()], days.Count);
    }

    private static (string, long)? Cursor(string? after)
    {
        if (after is null) return null;
        return after.Length > 11 && after[10] == '.' && DateOnly.TryParseExact(after.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? (after[..10], Paging.Start(after[11..]))
            : throw Paging.NoPlace(after);
    }
}
