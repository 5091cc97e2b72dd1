using System.Buffers.Binary;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Simplify;

namespace Whence.Places.Relative;

/// <summary>Outlines of countries as arcs; an arc with two countries at its sides is a piece of their border, with one a coast.</summary>
/// <remarks>Section layout: number of arcs, of polygons; arcs (two countries, number of points, first point in 4 + 4 bytes, steps in 2 + 2, 0.001 degree, the short way over 180 degrees);
/// polygons (country, number of rings; ring: number of arcs, arcs, the complement for a reversed one). Read once, on the first relative location.</remarks>
internal sealed class Borders
{
    private const ushort Nobody = 0xFFFF;
    private const double Scale = 1000;

    private readonly (ushort Left, ushort Right, (float Lon, float Lat)[] Points)[] _arcs;
    private readonly List<(ushort Country, int[][] Rings)> _polygons = [];

    public Borders(ReadOnlySpan<byte> section)
    {
        _arcs = [];
        if (section.Length < 8) return;
        int at = 8;
        _arcs = new (ushort, ushort, (float, float)[])[BinaryPrimitives.ReadInt32LittleEndian(section)];
        int polygons = BinaryPrimitives.ReadInt32LittleEndian(section[4..]);
        for (int a = 0; a < _arcs.Length; a++)
        {
            ushort left = Short(section, ref at), right = Short(section, ref at);
            var points = new (float, float)[Short(section, ref at)];
            int x = 0, y = 0;
            for (int i = 0; i < points.Length; i++)
            {
                if (i == 0)
                {
                    x = BinaryPrimitives.ReadInt32LittleEndian(section[at..]);
                    y = BinaryPrimitives.ReadInt32LittleEndian(section[(at + 4)..]);
                    at += 8;
                }
                else
                {
                    x += (short)Short(section, ref at);
                    y += (short)Short(section, ref at);
                }

                points[i] = ((float)(Math.IEEERemainder(x / Scale, 360)), (float)(y / Scale));
            }

            _arcs[a] = (left, right, points);
        }

        for (int p = 0; p < polygons; p++)
        {
            ushort country = Short(section, ref at);
            var rings = new int[Short(section, ref at)][];
            for (int r = 0; r < rings.Length; r++)
            {
                rings[r] = new int[Short(section, ref at)];
                for (int i = 0; i < rings[r].Length; i++, at += 4) rings[r][i] = BinaryPrimitives.ReadInt32LittleEndian(section[at..]);
            }

            _polygons.Add((country, rings));
        }
    }

    /// <summary>Every ring of every country, its shells and holes.</summary>
    public IEnumerable<(ushort Country, IEnumerable<(float Lon, float Lat)> Points)> Rings() => _polygons.SelectMany(p => p.Rings.Select(r => (p.Country, Points(r))));

    /// <summary>Whether two countries share a border.</summary>
    public bool AreNeighbours(int a, int b)
    {
        foreach (var arc in _arcs)
            if (IsBetween(arc.Left, arc.Right, a, b)) return true;
        return false;
    }

    /// <summary>The middle of a border, in degrees; null when the two share none.</summary>
    public (double Latitude, double Longitude)? MiddleOfBorder(int a, int b) => Middle(Between(a, b));

    /// <summary>The middle of a country's largest polygon's box, null without one.</summary>
    public (double Latitude, double Longitude)? MiddleOf(int country)
    {
        (double Size, double Lat, double Lon) best = default;
        foreach ((ushort owner, int[][] rings) in _polygons)
        {
            if (owner != country) continue;
            var box = new Envelope();
            double before = double.NaN, turn = 0;
            foreach ((float lon, float lat) in Points(rings[0]))
            {
                if (Math.Abs(lon - before) > 180) turn += lon < before ? 360 : -360;
                before = lon;
                box.ExpandToInclude(lon + turn, lat);
            }

            if (box.Area > best.Size) best = (box.Area, box.Centre.Y, Math.IEEERemainder(box.Centre.X, 360));
        }

        return best.Size > 0 ? (best.Lat, best.Lon) : null;
    }

    /// <summary>The border of two countries in a plane, thinned to <paramref name="tolerance"/> km.</summary>
    public Geometry Border(int a, int b, LocalPlane plane, double tolerance) => Lines(Between(a, b), plane, tolerance);

    /// <summary>The coast of a country in a plane.</summary>
    public Geometry Coast(int country, LocalPlane plane, double tolerance) => Lines([.. _arcs.Where(arc => IsBetween(arc.Left, arc.Right, country, Nobody)).Select(arc => arc.Points)], plane, tolerance);

    /// <summary>The land of a country in a plane; islands below the tolerance fall out, and all land that lies outside <paramref name="box"/> whole.</summary>
    public Geometry Land(int country, LocalPlane plane, double tolerance, Envelope? box = null)
    {
        var polygons = new List<Geometry>();
        bool any = false;
        foreach ((ushort owner, int[][] rings) in _polygons)
        {
            if (owner != country) continue;
            Coordinate[] shell = Closed([.. Points(rings[0]).Select(p => plane.Project(p.Lat, p.Lon))]);
            if (shell.Length < 4) continue;
            var polygon = GeometryFactory.Default.CreatePolygon(shell);
            if (polygon.Area < tolerance * tolerance && any) continue;
            any = true;
            if (box?.Intersects(polygon.EnvelopeInternal) == false) continue;
            Geometry thin = DouglasPeuckerSimplifier.Simplify(polygon, tolerance);
            polygons.Add(thin.IsEmpty ? polygon : thin);
        }

        Geometry land = polygons.Count == 1 ? polygons[0] : GeometryFactory.Default.BuildGeometry(polygons);
        return land.IsValid ? land : GeometryFixer.Fix(land);
    }

    private (float Lon, float Lat)[][] Between(int a, int b) => [.. _arcs.Where(arc => IsBetween(arc.Left, arc.Right, a, b)).Select(arc => arc.Points)];

    private static bool IsBetween(ushort left, ushort right, int a, int b) => (left == a && right == b) || (left == b && right == a);

    private static (double, double)? Middle((float Lon, float Lat)[][] lines)
    {
        int points = lines.Sum(l => l.Length), half = points / 2;
        foreach ((float Lon, float Lat)[] line in lines)
        {
            if (half < line.Length) return (line[half].Lat, line[half].Lon);
            half -= line.Length;
        }

        return null;
    }

    private static Geometry Lines((float Lon, float Lat)[][] lines, LocalPlane plane, double tolerance)
    {
        var parts = new List<LineString>(lines.Length);
        foreach ((float Lon, float Lat)[] line in lines)
            if (line.Length > 1) parts.Add(GeometryFactory.Default.CreateLineString([.. line.Select(p => plane.Project(p.Lat, p.Lon))]));
        Geometry all = GeometryFactory.Default.CreateMultiLineString([.. parts]);
        return all.IsEmpty ? all : DouglasPeuckerSimplifier.Simplify(all, tolerance);
    }

    private IEnumerable<(float Lon, float Lat)> Points(int[] ring)
    {
        foreach (int arc in ring)
        {
            (float Lon, float Lat)[] points = _arcs[arc < 0 ? ~arc : arc].Points;
            for (int i = 0; i < points.Length; i++) yield return points[arc < 0 ? points.Length - 1 - i : i];
        }
    }

    private static Coordinate[] Closed(List<Coordinate> ring)
    {
        if (ring.Count > 0 && !ring[0].Equals2D(ring[^1])) ring.Add(ring[0].Copy());
        return [.. ring];
    }

    private static ushort Short(ReadOnlySpan<byte> section, ref int at)
    {
        at += 2;
        return BinaryPrimitives.ReadUInt16LittleEndian(section[(at - 2)..]);
    }
}
