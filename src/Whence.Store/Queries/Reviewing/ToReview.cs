using System.Collections.Immutable;
using Whence.Store.Database;
using Whence.Store.Database.Rows;

namespace Whence.Store.Queries.Reviewing;

/// <summary>What a person should look at next.</summary>
public static class ToReview
{
    /// <summary>Groups of which the one to look at is chosen, and articles whose claims no other article shares.</summary>
    private const int MostGroups = 500, MostArticles = 50;

    private const string Unreviewed = $"NOT EXISTS (SELECT 1 FROM reviews r WHERE r.claim = c.key AND {ReviewRows.Current})";

    /// <summary>Claims nobody has looked at: those that most articles carry and of which the machine is least sure come first, then the least sure of the latest articles.</summary>
    public static ImmutableArray<ClaimRow> Next(Case source, int limit)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c =>
        {
            List<long> rows = c.Rows(
                $"""
                SELECT c.id FROM (SELECT id, representative, articles FROM claim_groups WHERE articles > 1 ORDER BY articles DESC LIMIT {MostGroups}) g
                JOIN group_members m ON m.claim_group = g.id AND m.position = g.representative JOIN claims c ON c.article = m.article AND c.number = m.number
                WHERE {Unreviewed} ORDER BY g.articles * (1.05 - c.confidence) DESC, c.id LIMIT $1
                """,
                r => r.GetInt64(0), (long)limit);
            if (rows.Count < limit)
            {
                rows.AddRange(c.Rows(
                    $"""
                    SELECT c.id FROM claims c WHERE c.article IN (SELECT id FROM articles ORDER BY stored_at DESC LIMIT {MostArticles}) AND {Unreviewed}
                    AND EXISTS (SELECT 1 FROM links l WHERE l.claim = c.id AND l.position = 1)
                    ORDER BY c.confidence, c.id LIMIT $1
                    """,
                    r => r.GetInt64(0), (long)limit).Except(rows).Take(limit - rows.Count));
            }

            return StoredClaims.Load(c, rows);
        });
    }
}
