using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Whence.Places;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;

namespace Whence.Store.Queries.Following;

/// <summary>A place that claims of the case are about.</summary>
/// <param name="Key">Its id in the gazetteer, or "latitude,longitude" of a place without.</param>
/// <param name="Name">One of the names that articles give it.</param>
/// <param name="Precision">What the coordinate means: the point itself, or the middle of an area.</param>
public sealed record PlaceRow(string Key, string Name, string? Country, double Latitude, double Longitude, PlacePrecision Precision, int Claims);

/// <summary>Says where claims are.</summary>
public static class PlacedClaims
{
    /// <summary>In the place of a key: claims that stand nowhere on a map.</summary>
    public const string Nowhere = "none";

    private const string IsUnplaced = "NOT EXISTS (SELECT 1 FROM claim_places p WHERE p.claim = c.id AND p.latitude IS NOT NULL)";

    /// <summary>The places inside a box of degrees on which most claims are.</summary>
    /// <param name="limit">Most places given.</param>
    public static ImmutableArray<PlaceRow> List(Case source, double west, double south, double east, double north, int limit)
    {
        ArgumentNullException.ThrowIfNull(source);
        const string Within = "latitude BETWEEN $1 AND $2 AND longitude BETWEEN $3 AND $4";
        return [.. source.Read(c => c.Rows(
            c.Number("SELECT EXISTS (SELECT 1 FROM place_counts)") > 0
                ? $"SELECT gazetteer_id, name, country, latitude, longitude, precision, claims FROM place_counts WHERE {Within} ORDER BY 7 DESC, 2, 4, 5 LIMIT $5"
                : $"""
                  SELECT gazetteer_id, max(name), max(country), latitude, longitude, min(precision), count(DISTINCT claim) FROM claim_places
                  WHERE {Within} GROUP BY gazetteer_id, latitude, longitude ORDER BY 7 DESC, 2, 4, 5 LIMIT $5
                  """,
            Row,
            south, north, west, east, (long)limit))];
    }

    /// <summary>The places inside a box of degrees from which most articles were filed, counted in articles.</summary>
    /// <param name="limit">Most places given.</param>
    public static ImmutableArray<PlaceRow> Datelines(Case source, double west, double south, double east, double north, int limit)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. source.Read(c => c.Rows(
            """
            SELECT gazetteer_id, max(name), max(country), latitude, longitude, min(precision), count(*) FROM datelines
            WHERE latitude BETWEEN $1 AND $2 AND longitude BETWEEN $3 AND $4 GROUP BY gazetteer_id, latitude, longitude ORDER BY 7 DESC, 2, 4, 5 LIMIT $5
            """,
            Row, south, north, west, east, (long)limit))];
    }

    /// <summary>The articles that were filed at a place, the last published first.</summary>
    /// <param name="place">A key of <see cref="Datelines"/>.</param>
    /// <param name="limit">Most articles given.</param>
    public static ImmutableArray<ArticleRow> FiledAt(Case source, string place, int limit)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(place);
        string[] point = place.Split(',');
        (string condition, object?[] values) = point.Length == 2 && Degrees(point[0]) is { } latitude && Degrees(point[1]) is { } longitude
            ? ("d.gazetteer_id IS NULL AND d.latitude = $2 AND d.longitude = $3", new object?[] { (long)limit, latitude, longitude })
            : ("d.gazetteer_id = $2", [(long)limit, place]);
        return [.. source.Read(c => c.Rows(
            $"SELECT {ArticleList.Columns} FROM datelines d JOIN articles a ON a.id = d.article LEFT JOIN readings r ON r.article = a.id WHERE {condition} ORDER BY a.published DESC, a.id DESC LIMIT $1", ArticleList.Row, values))];
    }

    /// <summary>How many claims stand nowhere on a map.</summary>
    public static int CountUnplaced(Case source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => (int)(c.Number("SELECT count(*) FROM claims") - (long.TryParse(c.Text("SELECT value FROM facts WHERE name = $1", Tallies.Placed), CultureInfo.InvariantCulture, out long placed) ? placed : c.Number("SELECT count(DISTINCT claim) FROM claim_places WHERE latitude IS NOT NULL"))));
    }

    /// <summary>The claims about one place, the last stored first.</summary>
    /// <param name="place">A key, or <see cref="Nowhere"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="after"/> was not given by this program.</exception>
    public static Page<ClaimRow> At(Case source, string place, int limit, string? after = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(place);
        long before = after is null ? long.MaxValue : Paging.Start(after);
        string[] point = place.Split(',');
        (string sql, object?[] values) = place == Nowhere ? ($"SELECT c.id FROM claims c WHERE c.id < $1 AND {IsUnplaced} ORDER BY c.id DESC LIMIT $2", Array.Empty<object?>())
            : point.Length == 2 && Degrees(point[0]) is { } latitude && Degrees(point[1]) is { } longitude
                ? ("SELECT DISTINCT claim FROM claim_places WHERE claim < $1 AND gazetteer_id IS NULL AND latitude = $3 AND longitude = $4 ORDER BY claim DESC LIMIT $2", [latitude, longitude])
                : ("SELECT DISTINCT claim FROM claim_places WHERE claim < $1 AND gazetteer_id = $3 ORDER BY claim DESC LIMIT $2", [place]);
        return source.Read(c =>
        {
            List<long> ids = c.Rows(sql, r => r.GetInt64(0), [before, limit + 1L, .. values]);
            Page<long> page = Paging.Cut(ids, limit, id => id);
            return new Page<ClaimRow>(StoredClaims.Load(c, page.Items), page.Next);
        });
    }

    private static PlaceRow Row(SqliteDataReader r) => new(
        r.TextOrNull(0) ?? Key(r.GetDouble(3), r.GetDouble(4)), r.GetString(1), r.TextOrNull(2), r.GetDouble(3), r.GetDouble(4), CellNames.Parse<PlacePrecision>(r.GetString(5)), r.GetInt32(6));

    private static string Key(double latitude, double longitude) => string.Create(CultureInfo.InvariantCulture, $"{latitude:R},{longitude:R}");

    private static double? Degrees(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double degrees) ? degrees : null;
}
