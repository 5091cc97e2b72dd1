using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Whence.Corpus.Groups;
using Whence.Store.Database;
using Whence.Store.Database.Codec;

namespace Whence.Store.Queries.Following;

/// <summary>Something that is said to happen on certain days, and when it was reported.</summary>
/// <param name="Claim">The first stored of the claims that say so, with its days.</param>
/// <param name="Reports">Days of publication of the articles that say so with the same days, in order; articles of unknown day are left out.</param>
/// <param name="In">Ids of the articles that say so.</param>
/// <param name="Origin">The origin that the claim rests on, where it was asked for and is known.</param>
public sealed record Happening(ClaimRow Claim, ImmutableArray<DateOnly> Reports, ImmutableArray<string> In, string? Origin)
{
    /// <summary>How many articles say so.</summary>
    public int Articles => In.Length;
}

/// <summary>By which days things are looked for and put in order.</summary>
public enum HappeningAxis
{
    /// <summary>When they are said to happen.</summary>
    Happened,

    /// <summary>When they were first reported.</summary>
    Reported,
}

/// <summary>What happens when.</summary>
public static class Happenings
{
    /// <summary>What began longer before a range is not looked for in it.</summary>
    private const int LongestDays = 400;

    private const string Day = "coalesce(c.earliest, c.latest)";

    /// <summary>What happens, or was first reported, between two days, in the order of those days. The same claim with other days is another happening.</summary>
    /// <param name="origins">Whether the origin of each is wanted.</param>
    /// <exception cref="ArgumentException"><paramref name="after"/> was not given by this program.</exception>
    public static Page<Happening> List(Case source, DateOnly from, DateOnly to, int limit, string? after = null, HappeningAxis axis = HappeningAxis.Happened, bool origins = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c =>
        {
            List<(long Id, string Place, long? Group)> rows = axis == HappeningAxis.Happened ? ByDay(c, from, to, limit, after) : ByReport(c, from, to, limit, after);
            string? next = rows.Count > limit ? rows[limit - 1].Place : null;
            if (rows.Count > limit) rows.RemoveAt(limit);
            ImmutableArray<ClaimRow> claims = StoredClaims.Load(c, rows.ConvertAll(r => r.Id));
            return new Page<Happening>([.. rows.Zip(claims, (row, claim) => Reported(c, claim, row.Id, row.Group) with { Origin = origins ? OriginOf(c, row.Id) : null })], next);
        });
    }

    /// <summary>Indexes of the happenings of one story, by the first of each: an article that tells of two happenings puts both into one story.</summary>
    public static IEnumerable<IReadOnlyList<int>> Stories(IReadOnlyList<Happening> happenings)
    {
        ArgumentNullException.ThrowIfNull(happenings);
        var stories = new Components(happenings.Count);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < happenings.Count; i++)
        {
            foreach (string article in happenings[i].In)
                if (!first.TryAdd(article, i)) stories.Join(i, first[article]);
        }

        return stories.All();
    }

    private static List<(long Id, string Place, long? Group)> ByDay(SqliteConnection connection, DateOnly from, DateOnly to, int limit, string? after)
    {
        (string day, long id) = Paging.Day(after) ?? (DayCell.Of(from.AddDays(-Math.Min(LongestDays, from.DayNumber))), 0);
        return connection.Rows(
            $"""
            SELECT c.id, {Day}, g.claim_group FROM claims c LEFT JOIN group_members g ON g.article = c.article AND g.number = c.number
            WHERE {Day} >= $1 AND ({Day} > $1 OR c.id > $2) AND {Day} <= $3 AND coalesce(c.latest, c.earliest) >= $4
            AND NOT EXISTS (
                SELECT 1 FROM group_members h JOIN claims o ON o.article = h.article AND o.number = h.number
                WHERE h.claim_group = g.claim_group AND o.id < c.id AND o.earliest IS c.earliest AND o.latest IS c.latest)
            ORDER BY {Day}, c.id LIMIT $5
            """,
            r => (r.GetInt64(0), string.Create(CultureInfo.InvariantCulture, $"{r.GetString(1)}.{r.GetInt64(0)}"), Group(r)), day, id, DayCell.Of(to), DayCell.Of(from), limit + 1L);
    }

    // In the order of the index of days of publication, so that a page ends after its rows.
    private static List<(long Id, string Place, long? Group)> ByReport(SqliteConnection connection, DateOnly from, DateOnly to, int limit, string? after)
    {
        string[] parts = after?.Split('.') ?? [];
        if (after is not null && parts.Length != 2) throw Paging.NoPlace(after);
        (long article, long number) = after is null ? (0, -1) : (Paging.Start(parts[0]), Paging.Start(parts[1]));
        string first = (after is null ? null : connection.Text("SELECT published FROM articles WHERE id = $1", article)) ?? DayCell.Of(from);
        return connection.Rows(
            $"""
            SELECT c.id, g.claim_group, a.id, c.number FROM articles a CROSS JOIN claims c ON c.article = a.id LEFT JOIN group_members g ON g.article = c.article AND g.number = c.number
            WHERE (a.published, a.id) >= ($1, $2) AND a.published < $3 AND (a.id <> $2 OR c.number > $4) AND {Day} IS NOT NULL
            AND NOT EXISTS (
                SELECT 1 FROM group_members h JOIN claims o ON o.article = h.article AND o.number = h.number JOIN articles b ON b.id = h.article
                WHERE h.claim_group = g.claim_group AND o.earliest IS c.earliest AND o.latest IS c.latest AND (b.published, b.id, o.number) < (a.published, a.id, c.number))
            ORDER BY a.published, a.id, c.number LIMIT $5
            """,
            r => (r.GetInt64(0), string.Create(CultureInfo.InvariantCulture, $"{r.GetInt64(2)}.{r.GetInt64(3)}"), Group(r)),
            first, article, to < DateOnly.MaxValue ? DayCell.Of(to.AddDays(1)) : "~", number, limit + 1L);
    }

    private static long? Group(SqliteDataReader r) => r["claim_group"] is long group ? group : null;

    private static string? OriginOf(SqliteConnection connection, long claim) => connection.Text(
        """
        SELECT json_extract(iif(json_valid(d.detail), d.detail, '{}'), '$.Origins[' || CAST(m.origins AS INTEGER) || '].Label')
        FROM claims c JOIN group_members m ON m.article = c.article AND m.number = c.number JOIN group_details d ON d.claim_group = m.claim_group WHERE c.id = $1 AND m.origins <> ''
        """,
        claim);

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
        List<(string Article, string? Day)> told = connection.Rows(
            group is null
                ? "SELECT a.name, substr(a.published, 1, 10) FROM claims c JOIN articles a ON a.id = c.article WHERE c.id = $1"
                : """
                  SELECT a.name, substr(a.published, 1, 10) FROM claims c
                  JOIN group_members h ON h.claim_group = $2 JOIN claims o ON o.article = h.article AND o.number = h.number AND o.earliest IS c.earliest AND o.latest IS c.latest
                  JOIN articles a ON a.id = o.article WHERE c.id = $1 GROUP BY a.id ORDER BY a.published
                  """,
            r => (r.GetString(0), r.TextOrNull(1)), group is null ? [id] : [id, group]);
        DateOnly?[] days = [.. told.Select(t => DateOnly.TryParseExact(t.Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : (DateOnly?)null)];
        return new Happening(claim, [.. days.OfType<DateOnly>()], [.. told.Select(t => t.Article)], null);
    }
}
