using System.Globalization;
using System.Text;
using NetTopologySuite.Geometries;

namespace Whence.Places.Relative;

/// <summary>Writes polygons of a local plane as GeoJSON (RFC 7946) in degrees, to three decimals (about 100 m).</summary>
internal static class GeoJson
{
    /// <summary>A Polygon or MultiPolygon, or null when there is no area.</summary>
    public static string? Write(Geometry geometry, LocalPlane plane)
    {
        var polygons = new List<Polygon>();
        for (int i = 0; i < geometry.NumGeometries; i++)
            if (geometry.GetGeometryN(i) is Polygon { IsEmpty: false } polygon && polygon.Area > 0.01) polygons.Add(polygon);
        if (polygons.Count == 0) return null;
        var json = new StringBuilder();
        json.Append(polygons.Count == 1 ? """{"type":"Polygon","coordinates":""" : """{"type":"MultiPolygon","coordinates":[""");
        for (int i = 0; i < polygons.Count; i++)
        {
            if (i > 0) json.Append(',');
            json.Append('[');
            Ring(polygons[i].Shell, plane, json, counterClockwise: true);
            foreach (LinearRing hole in polygons[i].Holes)
            {
                json.Append(',');
                Ring(hole, plane, json, counterClockwise: false);
            }

            json.Append(']');
        }

        return json.Append(polygons.Count == 1 ? "}" : "]}").ToString();
    }

    private static void Ring(LinearRing ring, LocalPlane plane, StringBuilder json, bool counterClockwise)
    {
        Coordinate[] points = ring.Coordinates;
        if (ring.IsCCW != counterClockwise) Array.Reverse(points);
        json.Append('[');
        for (int i = 0; i < points.Length; i++)
        {
            (double latitude, double longitude) = plane.Unproject(points[i].X, points[i].Y);
            json.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : "")}[{longitude:0.###},{latitude:0.###}]");
        }

        json.Append(']');
    }
}
