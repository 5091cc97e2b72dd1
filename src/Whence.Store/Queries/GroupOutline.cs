using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus.Origins;
using Whence.Store.Database;
using Whence.Store.Database.Codec;

namespace Whence.Store.Queries;

/// <summary>What decides which members of a group are shown: enough to count and to order thousands without loading a text.</summary>
internal sealed class GroupOutline
{
    /// <summary>Reasons and warnings that are given of a group that is cut.</summary>
    private const int MostFindings = 24;

    private const int MostOfKind = 4;

    private readonly ImmutableArray<Line> _lines;
    private readonly ImmutableArray<Origin> _origins;

    private GroupOutline(ImmutableArray<Line> lines, ImmutableArray<Origin> origins) => (_lines, _origins) = (lines, origins);

    private sealed record Line(
        long Claim, long Article, RegionKind Region, Stance Stance, string? Published,
        ImmutableArray<int> Origins, bool Loose, bool NamesNobody, int? From, ReasonKind? FromBy)
    {
        public bool Tells => !Loose && Stance is Stance.Asserted or Stance.Hedged;
    }

    public static GroupOutline Load(SqliteConnection connection, int group, ImmutableArray<Origin> origins) => new(
        [.. connection.Rows(
            """
            SELECT c.id, c.article, c.region, c.stance, a.published, m.origins, m.loose, m.names_nobody, m.from_member, m.from_by
            FROM group_members m JOIN claims c ON c.article = m.article AND c.number = m.number JOIN articles a ON a.id = m.article WHERE m.claim_group = $1 ORDER BY m.position
            """,
            r => new Line(
                r.GetInt64(0), r.GetInt64(1), CellNames.Parse<RegionKind>(r.GetString(2)), CellNames.Parse<Stance>(r.GetString(3)), r.TextOrNull(4),
                Numbers(r.GetString(5)), r.GetBoolean(6), r.GetBoolean(7), r.IsDBNull(8) ? null : r.GetInt32(8), r.TextOrNull(9) is { } by ? CellNames.Parse<ReasonKind>(by) : null),
            (long)group)],
        origins.IsDefault ? [] : origins);

    /// <summary>The group with at most <paramref name="most"/> articles of each origin and of each sort of others.</summary>
    public GroupView View(SqliteConnection connection, GroupRow row, GroupCell detail, int? most)
    {
        int[] kept = most is { } some ? Kept(some) : [.. Enumerable.Range(0, _lines.Length)];
        var placeOf = kept.Select((position, place) => (position, place)).ToDictionary(p => p.position, p => p.place);
        ImmutableArray<ClaimRow> claims = StoredClaims.Load(connection, [.. kept.Select(k => _lines[k].Claim)]);
        bool cut = kept.Length < _lines.Length;
        StoredPassages passages = new(connection);
        return new GroupView(
            row,
            [.. kept.Select((k, i) => new MemberRow(
                claims[i], _lines[k].Origins, _lines[k].Loose, _lines[k].NamesNobody,
                _lines[k].From is { } from && placeOf.TryGetValue(from, out int place) ? place : null, _lines[k].FromBy))],
            [.. _origins.Select(o => o with { Members = [.. o.Members.Where(placeOf.ContainsKey).Select(m => placeOf[m])] })],
            [.. Some(detail.Reasons, cut, r => (r.Kind, r.FirstName, r.SecondName)).Select(r => new ReasonRow(r.Kind, r.Effect, passages.Of(r.First), r.FirstName, passages.Of(r.Second), r.SecondName, r.Share))],
            [.. Some(detail.Warnings, cut, w => w.Kind).Select(w => new WarningRow(w.Kind, [.. w.Passages.Select(passages.Of)], w.Detail))],
            new GroupCounts(
                [.. _origins.Select(o => Articles(o.Members.Where(m => m < _lines.Length).Select(m => _lines[m])))],
                Articles(_lines.Where(l => l.NamesNobody && !l.Loose)), Articles(_lines.Where(l => l.Stance == Stance.Denied)), Articles(_lines.Where(l => l.Stance == Stance.Questioned)),
                Articles(_lines.Where(l => l.Loose && l.Stance is Stance.Asserted or Stance.Hedged)), cut));
    }

    // Of a group of thousands, some findings of each kind and between each pair of names show what the others repeat.
    private static IEnumerable<T> Some<T, TKind>(ImmutableArray<T> findings, bool cut, Func<T, TKind> kind) =>
        findings.IsDefault ? [] : cut ? findings.GroupBy(kind).SelectMany(g => g.Take(MostOfKind)).Take(MostFindings) : findings;

    private int[] Kept(int most)
    {
        var kept = new SortedSet<int>();
        foreach (Origin origin in _origins) Keep(origin.Members.Where(m => m < _lines.Length));
        Keep(Where(l => l.NamesNobody && !l.Loose));
        Keep(Where(l => l.Stance == Stance.Denied));
        Keep(Where(l => l.Stance == Stance.Questioned));
        Keep(Where(l => l.Loose && l.Stance is Stance.Asserted or Stance.Hedged));
        Keep(Where(l => l.Tells && l.Published is not null));
        kept.UnionWith([.. kept.Select(k => _lines[k].From).OfType<int>().Where(f => f < _lines.Length)]);
        return [.. kept];

        // The earliest articles, each with all its members of the sort.
        void Keep(IEnumerable<int> sort) => kept.UnionWith(sort
            .GroupBy(m => _lines[m].Article)
            .OrderBy(a => _lines[a.First()].Published is null).ThenBy(a => _lines[a.First()].Published, StringComparer.Ordinal).ThenBy(a => a.First())
            .Take(most).SelectMany(a => a));
    }

    private IEnumerable<int> Where(Func<Line, bool> wanted) => Enumerable.Range(0, _lines.Length).Where(i => wanted(_lines[i]));

    private static int Articles(IEnumerable<Line> lines) => lines.Select(l => l.Article).Distinct().Count();

    private static ImmutableArray<int> Numbers(string cell) =>
        cell.Length == 0 ? [] : [.. cell.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
}

/// <summary>Quotes passages of articles; each text is unpacked once.</summary>
internal sealed class StoredPassages(SqliteConnection connection)
{
    private readonly Dictionary<long, (string Name, string Text)> _articles = [];

    public PassageRow Of(PassageCell cell)
    {
        if (!_articles.TryGetValue(cell.Article, out var article))
        {
            article = connection.Rows("SELECT name, text FROM articles WHERE id = $1", a => (a.GetString(0), StoredBytes.UnpackText(a.Bytes(1))), cell.Article) is [var found] ? found : ("", "");
            _articles[cell.Article] = article;
        }

        return new PassageRow(article.Name, cell.Span, SpanText.Quote([cell.Span], article.Text));
    }
}
