using System.Collections.Immutable;
using Whence.Claims;
using Whence.Store.Database;
using Whence.Store.Database.Codec;

namespace Whence.Store.Queries.Following;

/// <summary>A teller by the name that the articles give it.</summary>
/// <param name="Claims">Claims that rest on it: it is their innermost teller.</param>
/// <param name="Articles">Articles of those claims.</param>
/// <param name="Hedged">Claims among them that are hedged.</param>
/// <param name="Denied">Claims among them in which it denies something.</param>
public sealed record SourceRow(string Name, SourceKind Kind, int Claims, int Articles, int Hedged, int Denied);

/// <summary>How often two tellers stand beside each other in a chain.</summary>
public sealed record RelayRow(string Name, SourceKind Kind, int Claims);

/// <summary>What a case holds of one teller. A name is a name: unnamed tellers of two outlets are never taken for one.</summary>
/// <param name="Rows">One a kind that the name was read as.</param>
/// <param name="RelayedBy">Who has claims from it.</param>
/// <param name="ReliesOn">Whom it has claims from.</param>
/// <param name="Latest">The last stored of its claims.</param>
public sealed record SourceProfile(string Name, ImmutableArray<SourceRow> Rows, ImmutableArray<RelayRow> RelayedBy, ImmutableArray<RelayRow> ReliesOn, ImmutableArray<ClaimRow> Latest);

/// <summary>Counts tellers.</summary>
public static class Sources
{
    private const string Counts = "count(*), count(DISTINCT article), sum(stance = 'hedged'), sum(stance = 'denied')";

    /// <summary>Those on whom most claims rest, the outlets' own voices left out.</summary>
    public static ImmutableArray<SourceRow> List(Case source, int limit, SourceKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        object?[] asked = [(long)limit, kind is { } k ? CellNames.Of(k) : null];
        return [.. source.Read(c => c.Number("SELECT EXISTS (SELECT 1 FROM teller_counts)") > 0
            ? c.Rows("SELECT teller, kind, claims, articles, hedged, denied FROM teller_counts WHERE $2 IS NULL OR kind = $2 ORDER BY claims DESC, teller LIMIT $1", Row, asked)
            : c.Rows($"SELECT teller, kind, {Counts} FROM claims WHERE kind <> 'outlet' AND ($2 IS NULL OR kind = $2) GROUP BY teller, kind ORDER BY 3 DESC, 1 LIMIT $1", Row, asked))];
    }

    /// <summary>The teller named <paramref name="name"/>, or null when no chain of the case holds it.</summary>
    public static SourceProfile? Of(Case source, string name, int limit = 30)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c =>
        {
            ImmutableArray<RelayRow> Beside(int step) => [.. c.Rows(
                $"SELECT b.name, b.kind, count(*) FROM links a JOIN links b ON b.claim = a.claim AND b.position = a.position + {step} WHERE a.name = $1 GROUP BY b.name, b.kind ORDER BY 3 DESC, 1 LIMIT 20",
                r => new RelayRow(r.GetString(0), CellNames.Parse<SourceKind>(r.GetString(1)), r.GetInt32(2)), name)];
            List<long> claims = c.Rows("SELECT claim FROM links WHERE name = $1 ORDER BY claim DESC LIMIT $2", r => r.GetInt64(0), name, (long)limit);
            return claims.Count == 0 ? null : new SourceProfile(
                name,
                [.. c.Rows($"SELECT teller, kind, {Counts} FROM claims WHERE teller = $1 GROUP BY teller, kind ORDER BY 3 DESC", Row, name)],
                Beside(-1), Beside(1), StoredClaims.Load(c, claims));
        });
    }

    private static SourceRow Row(Microsoft.Data.Sqlite.SqliteDataReader r) =>
        new(r.GetString(0), CellNames.Parse<SourceKind>(r.GetString(1)), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5));
}
