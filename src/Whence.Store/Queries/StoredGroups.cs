using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Corpus.Origins;
using Whence.Store.Database;
using Whence.Store.Database.Codec;

namespace Whence.Store.Queries;

/// <summary>Gives the groups of the last comparison back, those of most articles first.</summary>
public static class StoredGroups
{
    private const string Columns = """
        g.id, g.reports, g.outlets, g.distinct_texts, g.origins_min, g.origins_max, g.denials_min, g.denials_max, g.members, g.articles, g.warnings, c.spans, a.text, c.key
        """;

    private const string Tables = """
        claim_groups g LEFT JOIN group_members m ON m.claim_group = g.id AND m.position = g.representative
        LEFT JOIN claims c ON c.article = m.article AND c.number = m.number LEFT JOIN articles a ON a.id = m.article
        """;

    /// <summary>Of this many groups with the latest reports those are chosen that a person should look at.</summary>
    private const int Recent = 2_000;

    /// <param name="articles">Least number of articles of a group.</param>
    public static Page<GroupRow> List(Case source, int articles, int limit, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        (long most, long id) = Paging.Pair(after) ?? (long.MaxValue, -1);
        List<GroupRow> rows = source.Read(c => c.Rows(
            $"SELECT {Columns} FROM {Tables} WHERE g.articles BETWEEN $1 AND $2 AND (g.articles < $2 OR g.id > $3) ORDER BY g.articles DESC, g.id LIMIT $4", Row, (long)articles, most, id, limit + 1L));
        return Paging.Cut(rows, limit, g => Paging.Pair(g.Articles, g.Id));
    }

    /// <summary>Recent groups with more reports than origins, those first in which the two differ most.</summary>
    public static ImmutableArray<GroupRow> FewOrigins(Case source, int limit) =>
        Chosen(source, "g.reports > g.origins_max", "g.reports - g.origins_max DESC, g.latest DESC, g.id", limit);

    /// <summary>Recent groups that are denied, or whose reports give different values; the latest first.</summary>
    public static ImmutableArray<GroupRow> Disputed(Case source, int limit) =>
        Chosen(source, "(g.reports > 0 AND g.denials_max > 0) OR instr(g.warnings, 'contradiction') > 0", "g.latest DESC, g.articles DESC, g.id", limit);

    /// <summary>One group in one line, or null.</summary>
    public static GroupRow? Line(Case source, int id)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => c.Rows($"SELECT {Columns} FROM {Tables} WHERE g.id = $1", Row, (long)id) is [var row] ? row : null);
    }

    /// <summary>The groups of the rows <paramref name="ids"/> in one line each, in the order of their numbers.</summary>
    internal static List<GroupRow> Lines(SqliteConnection connection, IReadOnlyCollection<long> ids) =>
        connection.Rows($"SELECT {Columns} FROM {Tables} WHERE g.id IN ({string.Join(',', ids)}) ORDER BY g.id", Row);

    /// <summary>The group numbered <paramref name="id"/>, or null.</summary>
    /// <param name="source">The case.</param>
    /// <param name="id">Its number.</param>
    /// <param name="most">Most articles of each origin, and of each sort of others, whose members are given; null gives all.</param>
    public static GroupView? Of(Case source, int id, int? most = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c =>
        {
            if (c.Rows($"SELECT {Columns} FROM {Tables} WHERE g.id = $1", Row, (long)id) is not [var row]) return null;
            GroupCell detail = Detail(c, id);
            GroupOutline outline = GroupOutline.Load(c, id, detail.Origins);
            return outline.View(c, row, detail, most);
        });
    }

    /// <summary>How each claim of an article stands in its group, by the claim's index; a claim that no other article shares is left out.</summary>
    public static ImmutableDictionary<int, ClaimStanding> StandingsOf(Case source, string article)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => c.Rows(
            """
            WITH own AS (
                SELECT m.number, g.id, g.reports, g.origins_min, g.origins_max, m.loose, substr(m.origins || ',', 1, instr(m.origins || ',', ',')) AS origin
                FROM articles a JOIN group_members m ON m.article = a.id JOIN claim_groups g ON g.id = m.claim_group WHERE a.name = $1 AND g.articles > 1)
            SELECT number, reports, origins_min, origins_max, loose, origin <> ',',
                (SELECT count(DISTINCT o.article) FROM group_members o WHERE o.claim_group = own.id AND instr(',' || o.origins || ',', ',' || own.origin) > 0)
            FROM own
            """,
            r => (Claim: r.GetInt32(0), Standing: new ClaimStanding(r.GetInt32(1), new OriginRange(r.GetInt32(2), r.GetInt32(3)), r.GetBoolean(4), r.GetBoolean(5) ? r.GetInt32(6) : null)), article)
            .GroupBy(s => s.Claim).ToImmutableDictionary(s => s.Key, s => s.First().Standing));
    }

    /// <summary>The group of a claim, or null when it was not compared yet.</summary>
    public static GroupView? OfClaim(Case source, string key) => StoredClaims.Of(source, key) is { Group: { } group } ? Of(source, group) : null;

    private static ImmutableArray<GroupRow> Chosen(Case source, string wanted, string order, int limit)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. source.Read(c => c.Rows(
            $"""
            SELECT {Columns} FROM (
                SELECT * FROM (SELECT * FROM claim_groups WHERE articles > 1 ORDER BY latest DESC LIMIT {Recent}) g WHERE {wanted} ORDER BY {order} LIMIT $1) g
            {Tables[Tables.IndexOf("LEFT", StringComparison.Ordinal)..]} ORDER BY {order}
            """,
            Row, (long)limit))];
    }

    private static GroupCell Detail(SqliteConnection connection, int id)
    {
        try
        {
            return JsonSerializer.Deserialize(connection.Text("SELECT detail FROM group_details WHERE claim_group = $1", (long)id) ?? "{}", StoredJson.Default.GroupCell)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"group {id} is damaged; 'whence run --compare' makes it again", e);
        }
    }

    private static GroupRow Row(SqliteDataReader r) => new(
        r.GetInt32(0),
        r.IsDBNull(11) || r.IsDBNull(12) ? "" : SpanText.Quote(SpanText.Spans(r.GetString(11)), StoredBytes.UnpackText(r.Bytes(12))),
        r.GetInt32(1), r.GetInt32(2), r.GetInt32(3),
        new OriginRange(r.GetInt32(4), r.GetInt32(5)),
        new OriginRange(r.GetInt32(6), r.GetInt32(7)),
        r.GetInt32(8), r.GetInt32(9),
        [.. r.GetString(10).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(CellNames.Parse<WarningKind>)],
        r.TextOrNull(13) ?? "");
}
