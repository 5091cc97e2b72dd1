using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Queries.Searching;

namespace Whence.Store.Queries.Following;

/// <summary>What is followed.</summary>
public enum WatchKind
{
    /// <summary>Claims that match a query.</summary>
    Search,

    /// <summary>Those who tell a claim.</summary>
    Claim,

    /// <summary>What one teller says, in whatever chain.</summary>
    Source,

    /// <summary>An announced window: who carries it, whether it is moved, what came of it.</summary>
    Window,
}

/// <summary>Something that a person follows.</summary>
/// <param name="What">The query, the name of the teller, or the key of the claim.</param>
/// <param name="SeenAt">When its owner last said that all was seen.</param>
/// <param name="Seen">Articles stored later than this are new.</param>
public sealed record WatchRow(long Id, WatchKind Kind, string What, string MadeAt, string SeenAt, string Seen);

/// <summary>What has come in for a watch since it was last seen.</summary>
/// <param name="New">Alerts that were not seen yet.</param>
/// <param name="Latest">A few of them, the last first.</param>
/// <param name="Claim">The claim that is followed; null for others, and when its article was forgotten.</param>
/// <param name="Days">The days for which articles announce it: more than one entry says that they differ.</param>
/// <param name="Window">The window that is followed, as it stands now; null for others.</param>
public sealed record WatchNews(WatchRow Watch, int New, ImmutableArray<AlertRow> Latest, ClaimRow? Claim, ImmutableArray<AnnouncedDays> Days, WindowRow? Window);

/// <param name="Reports">Articles that say so.</param>
public sealed record AnnouncedDays(DateOnly? Opens, DateOnly? Closes, int Reports);

/// <summary>Keeps what is followed.</summary>
public static class Watches
{
    private const int MostWatches = 200;
    private const int MostLatest = 3;

    public static ImmutableArray<WatchRow> List(Case source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. source.Read(c => c.Rows("SELECT id, kind, what, made_at, seen_at, seen FROM watches ORDER BY id", Row))];
    }

    /// <summary>What is new for a watch, from what was stored when the case was last compared.</summary>
    public static WatchNews News(Case source, WatchRow watch)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(watch);
        int fresh = source.Read(c => (int)c.Number("SELECT count(*) FROM alerts WHERE watch = $1 AND is_seen = 0", watch.Id));
        ImmutableArray<AlertRow> latest = fresh == 0 ? [] : Alerts.List(source, MostLatest, watch.Id, unseen: true);
        if (watch.Kind == WatchKind.Window) return new WatchNews(watch, fresh, latest, StoredClaims.Of(source, watch.What), [], AnnouncedWindows.Of(source, watch.What));
        if (watch.Kind != WatchKind.Claim || StoredClaims.Of(source, watch.What) is not { } claim) return new WatchNews(watch, fresh, latest, null, [], null);
        if (claim.Group is not { } group) return new WatchNews(watch, fresh, latest, claim, [Days(claim)], null);
        return new WatchNews(watch, fresh, latest, claim, [.. source.Read(c => c.Rows(
            """
            SELECT k.opens, k.closes, count(DISTINCT k.article) FROM group_members m JOIN claims k ON k.article = m.article AND k.number = m.number
            WHERE m.claim_group = $1 AND k.issuer IS NOT NULL GROUP BY k.opens, k.closes ORDER BY 3 DESC, 1, 2
            """,
            r => new AnnouncedDays(DayCell.ReadOrNull(r.TextOrNull(0)), DayCell.ReadOrNull(r.TextOrNull(1)), r.GetInt32(2)), (long)group))], null);
    }

    /// <summary>Follows something from now on; what is followed already stays as it is.</summary>
    /// <exception cref="SearchSyntaxException">The query cannot be understood.</exception>
    /// <exception cref="ArgumentException">There is no such claim, source or window, or there are too many watches.</exception>
    public static void Add(Case target, WatchKind kind, string what)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(what);
        if (kind == WatchKind.Search) _ = SearchQuery.Parse(what);
        else if (kind == WatchKind.Source) _ = Sources.Of(target, what, 1) ?? throw new ArgumentException("No chain of this case holds such a source.", nameof(what));
        else what = StoredClaims.Of(target, what)?.Key ?? throw new ArgumentException("There is no such claim.", nameof(what));
        if (kind == WatchKind.Window && AnnouncedWindows.Of(target, what) is null) throw new ArgumentException("The claim announces nothing for a coming day.", nameof(what));
        target.Write(c =>
        {
            if (c.Number("SELECT count(*) FROM watches") >= MostWatches) throw new ArgumentException($"A case keeps {MostWatches} watches: let one go first.", nameof(what));
            if (c.Run("INSERT OR IGNORE INTO watches (kind, what, made_at, seen_at, seen) VALUES ($1, $2, $3, $3, $4)", CellNames.Of(kind), what, Sql.Now(), LastStored(c)) > 0)
                ChangeLog.Append(c, "watch", Subject(c.Number("SELECT id FROM watches WHERE kind = $1 AND what = $2", CellNames.Of(kind), what)), after: CellNames.Of(kind) + ": " + what);
            return true;
        });
    }

    /// <summary>All that is there now has been seen.</summary>
    public static void See(Case target, long id)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.Write(c => c.Run("UPDATE alerts SET is_seen = 1 WHERE watch = $1", id) + c.Run("UPDATE watches SET seen_at = $2, seen = $3 WHERE id = $1", id, Sql.Now(), LastStored(c)));
    }

    /// <summary>Follows it no longer.</summary>
    public static void Remove(Case target, long id)
    {
        ArgumentNullException.ThrowIfNull(target);
        target.Write(c =>
        {
            string? what = c.Text("SELECT kind || ': ' || what FROM watches WHERE id = $1", id);
            if (what is null) return false;
            c.Run("DELETE FROM watches WHERE id = $1", id);
            ChangeLog.Append(c, "unwatch", Subject(id), before: what);
            return true;
        });
    }

    // An article that waits to be read has nothing to show yet: it must still be new when it has.
    private static string LastStored(SqliteConnection connection) => connection.Text(
        """
        SELECT max(stored_at) FROM articles WHERE stored_at < coalesce((SELECT min(a.stored_at) FROM ledger l JOIN articles a ON a.id = l.article WHERE l.state = 'stored'), '~')
        """) ?? "";

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"watch {id}");

    private static AnnouncedDays Days(ClaimRow claim) => new(claim.Announced?.Opens, claim.Announced?.Closes, 1);

    private static WatchRow Row(SqliteDataReader r) => new(r.GetInt64(0), CellNames.Parse<WatchKind>(r.GetString(1)), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5));
}
