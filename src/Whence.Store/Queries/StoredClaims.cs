using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Whence.Articles;
using Whence.Claims;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Queries.Reviewing;
using Whence.Text;

namespace Whence.Store.Queries;

/// <summary>A claim of a case with its chain; every span points into the text of <see cref="Article"/>.</summary>
public sealed record ClaimRow
{
    /// <summary>16 hexadecimal digits that outlive the reading: a hash of the article, the spans and the chain.</summary>
    public required string Key { get; init; }

    /// <summary>Id of its article.</summary>
    public required string Article { get; init; }

    /// <summary>Its index among the claims of the article.</summary>
    public required int Index { get; init; }

    public required RegionKind Region { get; init; }

    public required ImmutableArray<TextSpan> Content { get; init; }

    /// <summary>What the spans quote; pieces are joined by " … ".</summary>
    public required string Quote { get; init; }

    /// <summary>Outermost teller first.</summary>
    public ImmutableArray<SourceLink> Chain { get; init; } = [];

    public required Stance Stance { get; init; }

    public required ImmutableArray<Hedge> Hedges { get; init; }

    /// <summary>First day of what is claimed, or null.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>Last day of what is claimed, or null.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>Days for which it announces an event, or null.</summary>
    public AnnouncedWindow? Announced { get; init; }

    public ImmutableArray<ClaimPlaceRow> Places { get; init; } = [];

    public required double Confidence { get; init; }

    /// <summary>The group of claims that say the same; null before the first comparison.</summary>
    public int? Group { get; init; }

    public string? Outlet { get; init; }

    public string? Headline { get; init; }

    public string? Published { get; init; }

    /// <summary>What a person says of this reading; null when nobody has said anything. The fields above stay the machine's.</summary>
    public ClaimReview? Review { get; init; }

    /// <summary>A person's notes on the claim, the first first.</summary>
    public ImmutableArray<NoteRow> Notes { get; init; } = [];

    /// <summary>The tellers as a person corrected them; the machine's where nobody did.</summary>
    public ImmutableArray<SourceLink> ReviewedChain() => Review is { Verdict: Verdict.Corrected, Chain: { } given } ? ReviewedReading.Chain(given, Chain, "") : Chain;

    /// <summary>The stance as a person corrected it; the machine's where nobody did.</summary>
    public Stance ReviewedStance() => Review is { Verdict: Verdict.Corrected, Stance: { } given } ? given : Stance;
}

/// <summary>A place that a claim is about.</summary>
public sealed record ClaimPlaceRow(string Name, string? Country, string? GazetteerId, double? Latitude, double? Longitude, string Precision);

/// <summary>Gives claims back.</summary>
public static class StoredClaims
{
    private const string Columns = """
        c.id, c.key, a.id, a.name, c.number, c.region, c.spans, c.stance, c.hedges, c.earliest, c.latest, c.opens, c.closes, c.issuer, c.confidence,
        a.outlet, a.headline, a.published, (SELECT g.claim_group FROM group_members g WHERE g.article = c.article AND g.number = c.number LIMIT 1)
        """;

    /// <summary>The claim with <paramref name="key"/>, or the only one whose key begins so; null when there is none or more than one.</summary>
    public static ClaimRow? Of(Case source, string key) => source.Read(c =>
    {
        ImmutableArray<ClaimRow> rows = Load(c, "c.key = $1", key);
        if (rows.IsEmpty && key.Length >= 4)
            rows = Load(c, "c.key >= $1 AND c.key < $2", key, key + "\uFFFD");
        return rows.Select(r => r.Key).Distinct().Count() == 1 ? rows[0] : null;
    });

    /// <summary>The claims of an article in their order.</summary>
    public static ImmutableArray<ClaimRow> OfArticle(Case source, string article) => source.Read(c => Load(c, "a.name = $1", article));

    /// <summary>Attributed claims of <paramref name="articles"/> that stand in none of <paramref name="groups"/>, in the order of the articles.</summary>
    public static ImmutableArray<ClaimRow> OnlyIn(Case source, IEnumerable<string> articles, IEnumerable<int> groups, int limit)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => Load(c, c.Rows(
            $"""
            SELECT c.id FROM json_each($1) j CROSS JOIN articles a ON a.name = j.value CROSS JOIN claims c ON c.article = a.id
            WHERE EXISTS (SELECT 1 FROM links l WHERE l.claim = c.id AND l.position = 1)
            AND NOT EXISTS (SELECT 1 FROM group_members g WHERE g.article = c.article AND g.number = c.number AND g.claim_group IN ({string.Join(',', groups)}))
            ORDER BY j.key, c.number LIMIT $2
            """,
            r => r.GetInt64(0), Sql.List(articles), (long)limit)));
    }

    /// <summary>The claims of the rows <paramref name="ids"/>, in that order; a row that is gone is left out.</summary>
    internal static ImmutableArray<ClaimRow> Load(SqliteConnection connection, IReadOnlyList<long> ids)
    {
        if (ids.Count == 0)
            return [];
        Dictionary<long, ClaimRow> rows = ById(connection, ids);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    /// <summary>The claims of the rows <paramref name="ids"/> by row; a row that is gone is left out.</summary>
    internal static Dictionary<long, ClaimRow> ById(SqliteConnection connection, IReadOnlyCollection<long> ids) =>
        ids.Count == 0 ? [] : Rows(connection, $"c.id IN ({string.Join(',', ids)})").ToDictionary(r => r.Id, r => r.Claim);

    internal static ImmutableArray<ClaimRow> Load(SqliteConnection connection, string condition, params ReadOnlySpan<object?> values) =>
        [.. Rows(connection, condition, values).Select(r => r.Claim)];

    // Texts, chains and places are fetched for all rows at once: a page of claims takes six queries, with what a person says of them.
    private static List<(long Id, ClaimRow Claim)> Rows(SqliteConnection connection, string condition, params ReadOnlySpan<object?> values)
    {
        List<(long Id, long Article, ClaimRow Claim)> rows = connection.Rows(
            $"SELECT {Columns} FROM claims c JOIN articles a ON a.id = c.article WHERE {condition} ORDER BY c.article, c.number",
            r => (r.GetInt64(0), r.GetInt64(2), Row(r)), values);
        string claims = string.Join(',', rows.Select(r => r.Id)), articles = string.Join(',', rows.Select(r => r.Article).Distinct());
        var texts = connection.Rows($"SELECT id, text FROM articles WHERE id IN ({articles})", r => (Id: r.GetInt64(0), Text: StoredBytes.UnpackText(r.Bytes(1)))).ToDictionary(t => t.Id, t => t.Text);
        var chains = connection.Rows(
            $"SELECT name, kind, basis, span, cue, attribution, claim FROM links WHERE claim IN ({claims}) ORDER BY claim, position", r => (Claim: r.GetInt64(6), Link: Link(r))).ToLookup(l => l.Claim, l => l.Link);
        var places = connection.Rows(
            $"SELECT name, country, gazetteer_id, latitude, longitude, precision, claim FROM claim_places WHERE claim IN ({claims}) ORDER BY claim, position", r => (Claim: r.GetInt64(6), Place: Place(r))).ToLookup(p => p.Claim, p => p.Place);
        return ReviewMatching.Attach(connection, [.. rows.Select(r => (r.Id, r.Claim with { Quote = SpanText.Quote(r.Claim.Content, texts[r.Article]), Chain = [.. chains[r.Id]], Places = [.. places[r.Id]] }))]);
    }

    private static ClaimRow Row(SqliteDataReader r) => new()
    {
        Key = r.GetString(1),
        Article = r.GetString(3),
        Index = r.GetInt32(4),
        Region = CellNames.Parse<RegionKind>(r.GetString(5)),
        Content = SpanText.Spans(r.GetString(6)),
        Quote = "",
        Stance = CellNames.Parse<Stance>(r.GetString(7)),
        Hedges = SpanText.Hedges(r.GetString(8)),
        Earliest = DayCell.ReadOrNull(r.TextOrNull(9)),
        Latest = DayCell.ReadOrNull(r.TextOrNull(10)),
        Announced = r.TextOrNull(13) is { } issuer ? new AnnouncedWindow(DayCell.ReadOrNull(r.TextOrNull(11)), DayCell.ReadOrNull(r.TextOrNull(12)), issuer) : null,
        Confidence = r.GetDouble(14),
        Outlet = r.TextOrNull(15),
        Headline = r.TextOrNull(16),
        Published = r.TextOrNull(17),
        Group = r.IsDBNull(18) ? null : r.GetInt32(18),
    };

    private static SourceLink Link(SqliteDataReader r) => new(r.GetString(0), CellNames.Parse<SourceKind>(r.GetString(1)), CellNames.Parse<LinkBasis>(r.GetString(2)))
    {
        Span = r.TextOrNull(3) is { } span ? SpanText.Span(span) : null,
        Cue = SpanText.Spans(r.GetString(4)),
        Attribution = r.IsDBNull(5) ? null : r.GetInt32(5),
    };

    private static ClaimPlaceRow Place(SqliteDataReader r) =>
        new(r.GetString(0), r.TextOrNull(1), r.TextOrNull(2), r.IsDBNull(3) ? null : r.GetDouble(3), r.IsDBNull(4) ? null : r.GetDouble(4), r.GetString(5));
}
