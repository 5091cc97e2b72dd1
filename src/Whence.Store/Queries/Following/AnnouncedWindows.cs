using System.Collections.Immutable;
using Whence.Store.Database;

namespace Whence.Store.Queries.Following;

/// <summary>What the articles of a case announce for coming days.</summary>
public static class AnnouncedWindows
{
    /// <summary>Claims that announce an event, by the day on which it opens, or closes where no opening is said.</summary>
    /// <param name="limit">Most claims given.</param>
    public static ImmutableArray<ClaimRow> List(Case source, int limit)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => StoredClaims.Load(c, c.Rows(
            "SELECT id FROM claims WHERE issuer IS NOT NULL ORDER BY coalesce(opens, closes), id LIMIT $1", r => r.GetInt64(0), (long)limit)));
    }
}
