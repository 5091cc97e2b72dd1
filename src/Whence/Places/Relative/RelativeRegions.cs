using NetTopologySuite.Geometries;
using NetTopologySuite.Simplify;
using Whence.Places.Names;

namespace Whence.Places.Relative;

/// <summary>Where a relative location lies: its best point, and the regions that hold it 92 and 55 times in 100.</summary>
/// <param name="Latitude">WGS 84 degrees.</param>
/// <param name="Longitude">WGS 84 degrees.</param>
/// <param name="Region">GeoJSON geometry.</param>
/// <param name="Core">GeoJSON geometry inside the region.</param>
internal sealed record RelativeRegion(double Latitude, double Longitude, string Region, string Core);

/// <summary>Draws the regions of relative locations in a plane round the anchor.</summary>
/// <remarks>
/// The sectors are the smallest of their shape that hold 92 and 55 of 100 places, measured on 8,129 phrases "D km DIR of X" with both ends known.
/// A place is nearer than said far more often than farther: people give the way, not the line.
/// </remarks>
internal sealed class RelativeRegions(Lazy<Borders> borders, DrawnRegions drawn)
{
    /// <summary>Border regions of one article, at most: each costs milliseconds.</summary>
    private const int MaxBorders = 16;

    /// <summary>Km round a town that "near" means.</summary>
    private const double NearKm = 25, NearCoreKm = 10;

    private readonly HashSet<RegionKey> _asked = [];

    /// <summary>Whether two countries, by index, share a border.</summary>
    public bool AreNeighbours(int a, int b) => borders.Value.AreNeighbours(a, b);

    /// <summary>The region round a point anchor; null when the phrase and the anchor give none.</summary>
    public static RelativeRegion? Round(RelativePhrase phrase, GazetteerRow anchor)
    {
        var plane = new LocalPlane(anchor.Latitude, anchor.Longitude);
        switch (phrase.Kind)
        {
            case RelativeKind.Sector when phrase is { Distance: { } d, Direction: { } direction }:
                {
                    // Sixteen points are said by those who know better.
                    (double wide, double narrow) = direction.Points == 16 ? (28.0, 14.0) : (38.0, 20.0);
                    return Draw(plane, LocalPlane.At(d.Km * 0.97, direction.Degrees), Sector(Inner(d, 0.30, 1.5), Outer(d, 0.12, 1.5), direction.Degrees, wide), Sector(Inner(d, 0.10, 1), Outer(d, 0.04, 1), direction.Degrees, narrow));
                }

            case RelativeKind.Ring when phrase.Distance is { } d:
                return Draw(plane, new Coordinate(0, 0), Annulus(Inner(d, 0.30, 2), Outer(d, 0.14, 2)), Annulus(Inner(d, 0.10, 1), Outer(d, 0.04, 1)));
            case RelativeKind.Within when phrase.Distance is { } d:
                return Draw(plane, new Coordinate(0, 0), Annulus(0, (d.High * 1.05) + 1), Annulus(0, d.Km * 0.75));
            case RelativeKind.Near:
                return Draw(plane, new Coordinate(0, 0), Annulus(0, NearKm), Annulus(0, NearCoreKm));
            case RelativeKind.Side or RelativeKind.Part when phrase.Direction is { } direction:
                {
                    double reach = phrase.Kind == RelativeKind.Part ? 20 : 60;
                    return Draw(plane, LocalPlane.At(reach / 3, direction.Degrees), Sector(0, reach, direction.Degrees, 50), Sector(reach / 12, reach / 2, direction.Degrees, 35));
                }

            default:
                return null;
        }
    }

    /// <summary>The corridor between two points.</summary>
    public static RelativeRegion? Between(GazetteerRow one, GazetteerRow two, bool middle)
    {
        var from = new LocalPlane(one.Latitude, one.Longitude);
        Coordinate end = from.Project(two.Latitude, two.Longitude);
        double length = Math.Sqrt((end.X * end.X) + (end.Y * end.Y));
        if (length is < 2 or > 1500) return null;
        (double lat, double lon) = from.Unproject(end.X / 2, end.Y / 2);
        var plane = new LocalPlane(lat, lon);
        Coordinate a = plane.Project(one.Latitude, one.Longitude), b = plane.Project(two.Latitude, two.Longitude);
        double reach = middle ? 0.2 : 0.46, core = middle ? 0.1 : 0.25;
        return Draw(plane, new Coordinate(0, 0), Corridor(reach, (0.15 * length) + 2), Corridor(core, (0.07 * length) + 1));

        Geometry Corridor(double share, double width)
        {
            Coordinate p = new(a.X + ((b.X - a.X) * (0.5 - share)), a.Y + ((b.Y - a.Y) * (0.5 - share))), q = new(a.X + ((b.X - a.X) * (0.5 + share)), a.Y + ((b.Y - a.Y) * (0.5 + share)));
            return GeometryFactory.Default.CreateLineString([p, q]).Buffer(width, 6);
        }
    }

    /// <summary>A band along the border of two countries: at the stated distance, or right at it, on the anchor's side or on both.</summary>
    public RelativeRegion? AlongBorder(RelativePhrase phrase, int anchor, int other, int? side) =>
        Once(new RegionKey(phrase.Kind, anchor, other, phrase.Distance ?? default, side == anchor, side is null ? 0 : 1), () =>
        {
            if (borders.Value.MiddleOfBorder(anchor, other) is not (double lat, double lon)) return null;
            var plane = new LocalPlane(lat, lon);
            Measure d = phrase.Distance ?? new Measure(0, 0, 0);
            (double low, double high, double coreLow, double coreHigh) = phrase.Kind == RelativeKind.FromBorder
                ? (Inner(d, 0.25, 3), Outer(d, 0.25, 3), Inner(d, 0.08, 2), Outer(d, 0.08, 2))
                : (0, 15, 0, 5);
            double step = Math.Max(1.5, high / 12);
            Geometry line = borders.Value.Border(anchor, other, plane, step);
            if (line.IsEmpty) return null;
            Geometry? land = side is { } s ? Clip(s, plane, step, line.EnvelopeInternal, high) : null;
            Geometry region = Band(line, low, high, land), core = Band(line, coreLow, coreHigh, land);
            return region.IsEmpty || core.IsEmpty ? null : Draw(plane, core.InteriorPoint.Coordinate, region, core);
        });

    /// <summary>The sea off a country's coast, or off a town.</summary>
    public RelativeRegion? OffCoast(RelativePhrase phrase, int country, GazetteerRow? town) =>
        Once(new RegionKey(phrase.Kind, country, town?.GeonamesId ?? -1, phrase.Distance ?? default, false, phrase.Direction?.Degrees ?? -1), () =>
        {
            (double lat, double lon) = town is { } t ? (t.Latitude, t.Longitude) : borders.Value.MiddleOf(country) ?? (0, 0);
            var plane = new LocalPlane(lat, lon);
            (double low, double high, double coreLow, double coreHigh) = phrase.Distance is { } d
                ? (Inner(d, 0.25, 3), Outer(d, 0.25, 3), Inner(d, 0.08, 2), Outer(d, 0.08, 2))
                : (0, 60, 0, 25);
            double step = Math.Max(2, high / 10);
            Geometry coast = borders.Value.Coast(country, plane, step), land = borders.Value.Land(country, plane, step);
            if (coast.IsEmpty || coast.NumPoints > 3000) return null;
            if (town is not null) coast = coast.And(new Point(0, 0).Buffer(high + 60, 8));
            if (coast.IsEmpty) return null;
            Geometry region = Band(coast, low, high, null).Without(land), core = Band(coast, coreLow, coreHigh, null).Without(land);
            if (phrase.Direction is { } direction)
            {
                Geometry part = PartOf(land.EnvelopeInternal, direction.Degrees, 0.4, high);
                (region, core) = (region.And(part), core.And(part));
            }

            return region.IsEmpty || core.IsEmpty ? null : Draw(plane, core.InteriorPoint.Coordinate, region, core);
        });

    /// <summary>The northern (southern ...) part of a country.</summary>
    public RelativeRegion? PartOf(RelativePhrase phrase, int country) =>
        Once(new RegionKey(phrase.Kind, country, -1, default, false, phrase.Direction!.Value.Degrees), () =>
        {
            if (borders.Value.MiddleOf(country) is not (double lat, double lon)) return null;
            var plane = new LocalPlane(lat, lon);
            Geometry land = Largest(borders.Value.Land(country, plane, 4));
            double degrees = phrase.Direction.Value.Degrees;
            Geometry region = land.And(PartOf(land.EnvelopeInternal, degrees, 0.5, 1)), core = land.And(PartOf(land.EnvelopeInternal, degrees, 0.36, 1));
            return region.IsEmpty || core.IsEmpty ? null : Draw(plane, core.InteriorPoint.Coordinate, region, core);
        });

    // What an article gets does not hang on what was drawn for others: it counts what it asks for, not what is new.
    private RelativeRegion? Once(RegionKey key, Func<RelativeRegion?> draw) =>
        _asked.Contains(key) || (_asked.Count < MaxBorders && _asked.Add(key)) ? drawn.Of(key, draw) : null;

    // What the wording leaves open ("10 to 15 miles") counts where it is more than the usual error, which holds the rounding of numbers.
    private static double Inner(Measure d, double share, double km) => Math.Max(0, Math.Min(d.Low, d.Km - (share * d.Km) - km));

    private static double Outer(Measure d, double share, double km) => Math.Max(d.High, d.Km + (share * d.Km) + km);

    private static RelativeRegion? Draw(LocalPlane plane, Coordinate point, Geometry region, Geometry core)
    {
        (double lat, double lon) = plane.Unproject(point.X, point.Y);
        return GeoJson.Write(region, plane) is { } wide && GeoJson.Write(core, plane) is { } narrow ? new RelativeRegion(lat, lon, wide, narrow) : null;
    }

    private static Polygon Sector(double inner, double outer, double bearing, double half)
    {
        int steps = Math.Max(4, (int)(half / 3));
        var ring = new List<Coordinate>((steps * 2) + 3);
        for (int i = 0; i <= steps; i++) ring.Add(LocalPlane.At(outer, bearing - half + (2 * half * i / steps)));
        if (inner <= 0.05) ring.Add(new Coordinate(0, 0));
        for (int i = steps; i >= 0 && inner > 0.05; i--) ring.Add(LocalPlane.At(inner, bearing - half + (2 * half * i / steps)));
        ring.Add(ring[0].Copy());
        return GeometryFactory.Default.CreatePolygon([.. ring]);
    }

    private static Polygon Annulus(double inner, double outer)
    {
        GeometryFactory f = GeometryFactory.Default;
        return inner <= 0.05 ? f.CreatePolygon(Circle(outer)) : f.CreatePolygon(f.CreateLinearRing(Circle(outer)), [f.CreateLinearRing(Circle(inner))]);
    }

    private static Coordinate[] Circle(double radius)
    {
        var ring = new Coordinate[37];
        for (int i = 0; i < 36; i++) ring[i] = LocalPlane.At(radius, i * 10);
        ring[36] = ring[0].Copy();
        return ring;
    }

    private static Geometry Band(Geometry line, double low, double high, Geometry? land)
    {
        Geometry band = line.Buffer(high, 4);
        if (low > 0.05) band = band.Without(line.Buffer(low, 4));
        if (land is not null) band = band.And(land);
        return DouglasPeuckerSimplifier.Simplify(band, Math.Max(0.3, (high - low) / 25));
    }

    /// <summary>The land of a country that a band along a line can reach: the rest only costs.</summary>
    private Geometry Clip(int country, LocalPlane plane, double step, Envelope line, double reach)
    {
        var box = line.Copy();
        box.ExpandBy(reach + 1);
        return borders.Value.Land(country, plane, step, box).And(GeometryFactory.Default.ToGeometry(box));
    }

    private static Geometry Largest(Geometry land)
    {
        Geometry best = land;
        for (int i = 0; i < land.NumGeometries; i++)
            if (i == 0 || land.GetGeometryN(i).Area > best.Area) best = land.GetGeometryN(i);
        return best;
    }

    /// <summary>The share of a box that lies towards a direction.</summary>
    private static Geometry PartOf(Envelope box, double degrees, double share, double margin)
    {
        Coordinate towards = LocalPlane.At(1, degrees);
        double left = box.MinX - margin, right = box.MaxX + margin, bottom = box.MinY - margin, top = box.MaxY + margin;
        if (towards.X > 0.3) left = box.MaxX - (box.Width * share);
        if (towards.X < -0.3) right = box.MinX + (box.Width * share);
        if (towards.Y > 0.3) bottom = box.MaxY - (box.Height * share);
        if (towards.Y < -0.3) top = box.MinY + (box.Height * share);
        return GeometryFactory.Default.ToGeometry(new Envelope(left, right, bottom, top));
    }
}
