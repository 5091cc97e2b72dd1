using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Whence.Places;

namespace Whence.Web.Drawing.Maps;

/// <summary>Land as SVG paths: cut to the box of a map, thinned to its units.</summary>
internal static class LandPaths
{
    /// <summary>Units beyond the edge that are still drawn, so that no cut shows.</summary>
    private const double Edge = 12;

    /// <summary>Land smaller than this many square units is left out.</summary>
    private const double LeastArea = 2;

    /// <summary>How far a thinned line may lie from the true one.</summary>
    private const double Tolerance = 0.7;

    /// <summary>Views that are kept as drawn: a person goes back and forth between a few, and each costs a tenth of a second.</summary>
    private const int MostKept = 24;

    private static readonly Lock _gate = new();
    private static readonly Lazy<LandRing[]> _world = new(() => [.. Outlines.World.Select(o => LandRing.Of(o.Country, Unrolled(o.Points)))]);
    private static readonly Dictionary<(MapBox Box, string Told), (string Land, string Told)> _kept = [];

    /// <summary>The land of a view in two paths: that of the countries <paramref name="told"/>, and all other.</summary>
    public static (string Land, string Told) Of(MapBox box, IReadOnlySet<string> told)
    {
        (MapBox, string) view = (box, string.Join(',', told.Order(StringComparer.Ordinal)));
        lock (_gate)
        {
            if (_kept.TryGetValue(view, out var drawn)) return drawn;
            if (_kept.Count >= MostKept) _kept.Clear();
            return _kept[view] = (Of(box, c => !told.Contains(c)), told.Count == 0 ? "" : Of(box, told.Contains));
        }
    }

    /// <summary>The rings of the countries that <paramref name="wanted"/> takes, for the even-odd rule.</summary>
    public static string Of(MapBox box, Func<string, bool> wanted)
    {
        var path = new StringBuilder();
        foreach (LandRing land in _world.Value)
        {
            if (!wanted(land.Country)) continue;
            foreach (int turn in new[] { 0, -360, 360 })
            {
                if (!land.Meets(box, turn)) continue;
                List<(double X, double Y)> ring = [.. land.Points.Select(p => box.Place(p.Latitude, p.Longitude + turn))];
                ring = Cut(Cut(Cut(Cut(ring, p => p.X + Edge), p => MapBox.Width + Edge - p.X), p => p.Y + Edge), p => box.Height + Edge - p.Y);
                if (ring.Count >= 3 && Area(ring) >= LeastArea) Write(path, Thin(ring));
            }
        }

        return path.ToString();
    }

    // Land that goes on beyond 180 degrees is drawn as one piece, and again on the other side; what goes around the earth is closed over the pole.
    private static List<(double Latitude, double Longitude)> Unrolled(ImmutableArray<(float Longitude, float Latitude)> points)
    {
        List<(double Latitude, double Longitude)> ring = new(points.Length + 2);
        double turn = 0, before = points[0].Longitude;
        foreach ((float longitude, float latitude) in points)
        {
            if (longitude - before > 180) turn -= 360;
            else if (longitude - before < -180) turn += 360;
            before = longitude;
            ring.Add((latitude, longitude + turn));
        }

        if (Math.Abs(ring[^1].Longitude - ring[0].Longitude) > 180)
        {
            double pole = ring[0].Latitude < 0 ? -90 : 90;
            ring.Add((pole, ring[^1].Longitude));
            ring.Add((pole, ring[0].Longitude));
        }

        return ring;
    }

    // Sutherland and Hodgman 1974: what lies on the positive side of one edge.
    private static List<(double X, double Y)> Cut(List<(double X, double Y)> ring, Func<(double X, double Y), double> inside)
    {
        List<(double X, double Y)> kept = new(ring.Count);
        for (int i = 0; i < ring.Count; i++)
        {
            (double X, double Y) a = ring[i], b = ring[(i + 1) % ring.Count];
            double at = inside(a), next = inside(b);
            if (at >= 0) kept.Add(a);
            if (at >= 0 == next >= 0) continue;
            double share = at / (at - next);
            kept.Add((a.X + (share * (b.X - a.X)), a.Y + (share * (b.Y - a.Y))));
        }

        return kept;
    }

    /// <summary>A ring of land without a jump at 180 degrees, and the degrees between which it lies.</summary>
    private sealed record LandRing(string Country, List<(double Latitude, double Longitude)> Points, double West, double South, double East, double North)
    {
        public static LandRing Of(string country, List<(double Latitude, double Longitude)> points) =>
            new(country, points, points.Min(p => p.Longitude), points.Min(p => p.Latitude), points.Max(p => p.Longitude), points.Max(p => p.Latitude));

        public bool Meets(MapBox box, int turn) => East + turn > box.West && West + turn < box.East && North > box.South && South < box.North;
    }

    private static double Area(List<(double X, double Y)> ring)
    {
        double twice = 0;
        for (int i = 0; i < ring.Count; i++)
        {
            (double X, double Y) a = ring[i], b = ring[(i + 1) % ring.Count];
            twice += (a.X * b.Y) - (b.X * a.Y);
        }

        return Math.Abs(twice) / 2;
    }

    // Douglas and Peucker 1973, with a stack of its own: a coast may have ten thousand points.
    private static List<(double X, double Y)> Thin(List<(double X, double Y)> ring)
    {
        bool[] keep = new bool[ring.Count];
        int far = Enumerable.Range(0, ring.Count).MaxBy(i => Square(ring[0], ring[i]));
        keep[0] = keep[far] = true;
        Stack<(int, int)> open = new([(0, far), (far, ring.Count)]);
        while (open.TryPop(out (int First, int Last) part))
        {
            (int first, int last) = part;
            (double X, double Y) a = ring[first], b = ring[last % ring.Count];
            double most = 0;
            int at = -1;
            for (int i = first + 1; i < last; i++)
            {
                double distance = Distance(ring[i], a, b);
                if (distance > most) (most, at) = (distance, i);
            }

            if (most <= Tolerance) continue;
            keep[at] = true;
            open.Push((first, at));
            open.Push((at, last));
        }

        return [.. ring.Where((_, i) => keep[i])];
    }

    private static double Distance((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        double length = Square(a, b);
        if (length == 0) return Math.Sqrt(Square(p, a));
        double share = Math.Clamp((((p.X - a.X) * (b.X - a.X)) + ((p.Y - a.Y) * (b.Y - a.Y))) / length, 0, 1);
        return Math.Sqrt(Square(p, (a.X + (share * (b.X - a.X)), a.Y + (share * (b.Y - a.Y)))));
    }

    private static double Square((double X, double Y) a, (double X, double Y) b) => ((a.X - b.X) * (a.X - b.X)) + ((a.Y - b.Y) * (a.Y - b.Y));

    private static void Write(StringBuilder path, List<(double X, double Y)> ring)
    {
        int x = 0, y = 0, written = 0;
        foreach ((double px, double py) in ring)
        {
            int nx = (int)Math.Round(px), ny = (int)Math.Round(py);
            if (written > 0 && nx == x && ny == y) continue;
            if (written == 0) path.Append(CultureInfo.InvariantCulture, $"M{nx} {ny}");
            else path.Append(CultureInfo.InvariantCulture, $"{(written == 1 ? "l" : nx - x < 0 ? "" : " ")}{nx - x}{(ny - y < 0 ? "" : " ")}{ny - y}");
            (x, y) = (nx, ny);
            written++;
        }

        path.Append('z');
    }
}
