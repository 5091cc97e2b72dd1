using System.Collections.Immutable;
using Whence.Store.Database;

namespace Whence.Store.Queries;

/// <summary>A feed of a case.</summary>
/// <param name="State">new, polled or failed.</param>
/// <param name="Reason">Why it failed, or null.</param>
/// <param name="Items">Items that it ever brought.</param>
public sealed record FeedRow(string Url, string? Title, string? PolledAt, string State, string? Reason, int Items);

/// <summary>Lists the feeds of a case.</summary>
public static class Feeds
{
    public static ImmutableArray<FeedRow> List(Case source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. source.Read(c => c.Rows(
            "SELECT f.url, f.title, f.polled_at, f.state, f.reason, (SELECT count(*) FROM feed_items i WHERE i.feed = f.url) FROM feeds f ORDER BY f.url",
            r => new FeedRow(r.GetString(0), r.TextOrNull(1), r.TextOrNull(2), r.GetString(3), r.TextOrNull(4), r.GetInt32(5))))];
    }
}
