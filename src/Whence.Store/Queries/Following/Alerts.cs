using System.Collections.Immutable;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Queries.Searching;

namespace Whence.Store.Queries.Following;

/// <summary>Why an alert fired.</summary>
public enum AlertRule
{
    /// <summary>A claim of a new article matches the search.</summary>
    Match,

    /// <summary>A new article has a claim from the source.</summary>
    Teller,

    /// <summary>A new article says the same.</summary>
    Report,

    /// <summary>A new article denies it.</summary>
    Denial,

    /// <summary>The event was announced for other days.</summary>
    Moved,

    /// <summary>A new article tells the event as past.</summary>
    Outcome,
}

/// <summary>That something came in for a watch.</summary>
/// <param name="Watch">Number of the watch.</param>
/// <param name="Item">What fired: an article, or what befell a window.</param>
/// <param name="Claim">The claim whose passage says so; null when its article was forgotten or is read otherwise by now.</param>
public sealed record AlertRow(long Watch, string Item, AlertRule Rule, ClaimRow? Claim, string FiredAt, bool IsSeen);

/// <summary>Fires what came in for the watches of a case. One item fires once a watch, whatever is read or compared again.</summary>
public static class Alerts
{
    private const int MostOfSearch = 500;
    private const int MostRows = 2_000;

    /// <summary>Looks for what came in since each watch was last seen, and keeps it.</summary>
    /// <returns>How many fired.</returns>
    public static int Fire(Case target)
    {
        ArgumentNullException.ThrowIfNull(target);
        int fired = 0;
        foreach (WatchRow watch in Watches.List(target))
        {
            (string Item, AlertRule Rule, string Claim)[] items = [.. Items(target, watch)];
            if (items.Length == 0) continue;
            fired += target.Write(c => items.Sum(i => c.Run(
                "INSERT OR IGNORE INTO alerts (watch, item, rule, claim, fired_at) SELECT id, $2, $3, $4, $5 FROM watches WHERE id = $1",
                watch.Id, i.Item, CellNames.Of(i.Rule), i.Claim, Sql.Now())));
        }

        return fired;
    }

    /// <summary>The last alerts, newest first.</summary>
    /// <param name="source">The case.</param>
    /// <param name="limit">Most alerts given.</param>
    /// <param name="watch">Of this watch alone; null for all.</param>
    /// <param name="unseen">Only those that were not yet seen.</param>
    public static ImmutableArray<AlertRow> List(Case source, int limit, long? watch = null, bool unseen = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c =>
        {
            var rows = c.Rows(
                $"""
                SELECT l.watch, l.item, l.rule, l.fired_at, l.is_seen, (SELECT max(k.id) FROM claims k WHERE k.key = l.claim) FROM alerts l
                WHERE ($2 IS NULL OR l.watch = $2) AND (NOT $3 OR l.is_seen = 0) ORDER BY l.id DESC LIMIT $1
                """,
                r => (Alert: new AlertRow(r.GetInt64(0), r.GetString(1), CellNames.Parse<AlertRule>(r.GetString(2)), null, r.GetString(3), r.GetBoolean(4)), Claim: r.IsDBNull(5) ? 0 : r.GetInt64(5)),
                (long)limit, watch, unseen);
            Dictionary<long, ClaimRow> claims = StoredClaims.ById(c, [.. rows.Select(r => r.Claim)]);
            return rows.Select(r => r.Alert with { Claim = claims.GetValueOrDefault(r.Claim) }).ToImmutableArray();
        });
    }

    private static IEnumerable<(string Item, AlertRule Rule, string Claim)> Items(Case source, WatchRow watch) => watch.Kind switch
    {
        WatchKind.Search => Found(source, watch),
        WatchKind.Source => Rows(source, AlertRule.Teller, "links x JOIN claims k ON k.id = x.claim", "x.name = $1", watch.What, watch.Seen),
        WatchKind.Claim => OfClaim(source, watch),
        _ => OfWindow(source, watch),
    };

    // A search that this version cannot read any more fires nothing, and its page says why.
    private static IEnumerable<(string, AlertRule, string)> Found(Case source, WatchRow watch)
    {
        try
        {
            return Search.Claims(source, SearchQuery.Parse(watch.What), MostOfSearch, storedAfter: watch.Seen).Items
                .GroupBy(c => c.Article).Select(a => (a.Key, AlertRule.Match, a.First().Key)).Reverse();
        }
        catch (SearchSyntaxException)
        {
            return [];
        }
    }

    private static List<(string, AlertRule, string)> OfClaim(Case source, WatchRow watch) =>
        StoredClaims.Of(source, watch.What)?.Group is not { } group ? [] : Rows(
            source, null, "group_members x JOIN claims k ON k.article = x.article AND k.number = x.number", "x.claim_group = $1 AND x.loose = 0 AND k.stance <> 'questioned'", (long)group, watch.Seen);

    private static IEnumerable<(string, AlertRule, string)> OfWindow(Case source, WatchRow watch)
    {
        if (AnnouncedWindows.Of(source, watch.What) is not { } window) yield break;
        foreach (WindowStep step in window.Earlier.Skip(1).Append(new WindowStep(window.Opens, window.Closes, window.Claim, window.Reports)))
        {
            if (window.Earlier.Length > 0 && IsNew(source, step.Claim, watch)) yield return ($"moved {DayCell.Of(step.Opens)}..{DayCell.Of(step.Closes)}", AlertRule.Moved, step.Claim.Key);
        }

        if (window.Outcome is { } outcome && IsNew(source, outcome, watch)) yield return ("outcome " + outcome.Article, AlertRule.Outcome, outcome.Key);
        foreach (var report in Rows(source, AlertRule.Report, "window_claims x JOIN claims k ON k.article = x.article AND k.number = x.number",
            "x.window = (SELECT w.window FROM window_claims w JOIN claims o ON o.article = w.article AND o.number = w.number WHERE o.key = $1 LIMIT 1) AND x.position > 0", window.Claim.Key, watch.Seen))
            yield return report;
    }

    private static bool IsNew(Case source, ClaimRow claim, WatchRow watch) =>
        source.Read(c => c.Number("SELECT count(*) FROM articles WHERE name = $1 AND stored_at > $2", claim.Article, watch.Seen)) > 0;

    // One row an article; a denial outweighs what else the article says.
    private static List<(string, AlertRule, string)> Rows(Case source, AlertRule? rule, string from, string condition, object value, string seen) => source.Read(c => c.Rows(
        $"""
        SELECT a.name, max(k.stance = 'denied'), min(k.key) FROM {from} JOIN articles a ON a.id = k.article
        WHERE {condition} AND a.stored_at > $2 GROUP BY a.id ORDER BY a.id LIMIT {MostRows}
        """,
        r => (r.GetString(0), rule ?? (r.GetBoolean(1) ? AlertRule.Denial : AlertRule.Report), r.GetString(2)), value, seen));
}
