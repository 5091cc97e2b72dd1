using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Whence.Corpus;
using Whence.Corpus.Origins;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Text;

namespace Whence.Store.Queries;

/// <summary>A group of claims that say the same, in one line.</summary>
/// <param name="Statement">The quoted content of the member that stands for it.</param>
/// <param name="Reports">Articles that assert or hedge it.</param>
/// <param name="DistinctTexts">Those without copies of one another.</param>
/// <param name="Articles">Articles of its members, denials and loose ones included.</param>
public sealed record GroupRow(
    int Id, string Statement, int Reports, int Outlets, int DistinctTexts, OriginRange Origins, OriginRange Denials, int Members, int Articles,
    ImmutableArray<WarningKind> Warnings);

/// <summary>A group with all that is known of it. Indexes point into <see cref="Members"/> and <see cref="Origins"/>.</summary>
public sealed record GroupView(
    GroupRow Row, ImmutableArray<MemberRow> Members, ImmutableArray<Origin> Origins, ImmutableArray<ReasonRow> Reasons, ImmutableArray<WarningRow> Warnings);

/// <summary>A claim in its group.</summary>
/// <param name="Origins">Ids of the origins it rests on.</param>
/// <param name="Loose">Close in wording, listed but not counted.</param>
/// <param name="From">Index of the member it has it from, or null.</param>
/// <param name="FromBy">How it has it from there.</param>
public sealed record MemberRow(ClaimRow Claim, ImmutableArray<int> Origins, bool Loose, bool NamesNobody, int? From, ReasonKind? FromBy);

/// <summary>A reason with the passages that prove it.</summary>
public sealed record ReasonRow(ReasonKind Kind, ReasonEffect Effect, PassageRow First, string FirstName, PassageRow Second, string SecondName, double Share);

/// <summary>What stands out in a group.</summary>
public sealed record WarningRow(WarningKind Kind, ImmutableArray<PassageRow> Passages, ImmutableArray<string> Detail);

/// <summary>A passage with its words.</summary>
public sealed record PassageRow(string Article, TextSpan Span, string Quote);

/// <summary>Gives the groups of the last comparison back, those of most articles first.</summary>
public static class StoredGroups
{
    private const string Columns = """
        g.id, g.reports, g.outlets, g.distinct_texts, g.origins_min, g.origins_max, g.denials_min, g.denials_max, g.members, g.articles, g.detail,
        (SELECT c.spans FROM group_members m JOIN claims c ON c.article = m.article AND c.number = m.number WHERE m.claim_group = g.id AND m.position = g.representative),
        (SELECT a.text FROM group_members m JOIN articles a ON a.id = m.article WHERE m.claim_group = g.id AND m.position = g.representative)
        """;

    /// <param name="articles">Least number of articles of a group.</param>
    public static Page<GroupRow> List(Case source, int articles, int limit, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        long start = after is null ? -1 : Paging.Start(after);
        List<GroupRow> rows = source.Read(c => c.Rows(
            $"SELECT {Columns} FROM claim_groups g WHERE g.id > $1 AND g.articles >= $2 ORDER BY g.id LIMIT $3", r => Row(r, Detail(r)), start, (long)articles, limit + 1L));
        return Paging.Cut(rows, limit, g => g.Id);
    }

    /// <summary>The group numbered <paramref name="id"/>, or null.</summary>
    public static GroupView? Of(Case source, int id)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => c.Rows($"SELECT {Columns} FROM claim_groups g WHERE g.id = $1", r =>
        {
            GroupCell detail = Detail(r);
            Dictionary<long, (string Name, string Text)> articles = [];
            PassageRow Passage(PassageCell cell)
            {
                if (!articles.TryGetValue(cell.Article, out var article))
                {
                    article = c.Rows("SELECT name, text FROM articles WHERE id = $1", a => (a.GetString(0), StoredBytes.UnpackText(a.Bytes(1))), cell.Article) is [var found] ? found : ("", "");
                    articles[cell.Article] = article;
                }

                return new PassageRow(article.Name, cell.Span, SpanText.Quote([cell.Span], article.Text));
            }

            return new GroupView(
                Row(r, detail),
                Members(c, id),
                detail.Origins,
                [.. detail.Reasons.Select(x => new ReasonRow(x.Kind, x.Effect, Passage(x.First), x.FirstName, Passage(x.Second), x.SecondName, x.Share))],
                [.. detail.Warnings.Select(w => new WarningRow(w.Kind, [.. w.Passages.Select(Passage)], w.Detail))]);
        }, id) is [var view] ? view : null);
    }

    /// <summary>How many articles a group has, without loading it; 0 when there is none.</summary>
    public static int ArticlesOf(Case source, int id)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => (int)c.Number("SELECT articles FROM claim_groups WHERE id = $1", (long)id));
    }

    /// <summary>The group of a claim, or null when it was not compared yet.</summary>
    public static GroupView? OfClaim(Case source, string key) => StoredClaims.Of(source, key) is { Group: { } group } ? Of(source, group) : null;

    private static ImmutableArray<MemberRow> Members(SqliteConnection connection, int group)
    {
        List<(long Claim, MemberRow Member)> rows = connection.Rows(
            """
            SELECT c.id, m.origins, m.loose, m.names_nobody, m.from_member, m.from_by
            FROM group_members m JOIN claims c ON c.article = m.article AND c.number = m.number WHERE m.claim_group = $1 ORDER BY m.position
            """,
            r => (r.GetInt64(0), new MemberRow(
                null!, Numbers(r.GetString(1)), r.GetBoolean(2), r.GetBoolean(3), r.IsDBNull(4) ? null : r.GetInt32(4), r.TextOrNull(5) is { } by ? CellNames.Parse<ReasonKind>(by) : null)),
            group);
        ImmutableArray<ClaimRow> claims = StoredClaims.Load(connection, [.. rows.Select(r => r.Claim)]);
        return [.. rows.Select((row, i) => row.Member with { Claim = claims[i] })];
    }

    private static ImmutableArray<int> Numbers(string cell) =>
        cell.Length == 0 ? [] : [.. cell.Split(',').Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture))];

    private static GroupCell Detail(SqliteDataReader r)
    {
        try
        {
            return JsonSerializer.Deserialize(r.GetString(10), StoredJson.Default.GroupCell)!;
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"group {r.GetInt32(0)} is damaged; 'whence run --compare' makes it again", e);
        }
    }

    private static GroupRow Row(SqliteDataReader r, GroupCell detail) => new(
        r.GetInt32(0),
        r.IsDBNull(11) || r.IsDBNull(12) ? "" : SpanText.Quote(SpanText.Spans(r.GetString(11)), StoredBytes.UnpackText(r.Bytes(12))),
        r.GetInt32(1), r.GetInt32(2), r.GetInt32(3),
        new OriginRange(r.GetInt32(4), r.GetInt32(5)),
        new OriginRange(r.GetInt32(6), r.GetInt32(7)),
        r.GetInt32(8), r.GetInt32(9),
        [.. detail.Warnings.Select(w => w.Kind).Distinct()]);
}
