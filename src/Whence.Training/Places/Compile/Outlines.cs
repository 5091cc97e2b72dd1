using System.Text.Json;

namespace Whence.Training.Places.Compile;

/// <summary>Reads the outlines of countries from TopoJSON (npm world-atlas, from Natural Earth, public domain) and thins them.</summary>
/// <remarks>In TopoJSON two countries share the arcs of their border, so a border needs no polygon overlay.</remarks>
internal sealed class Outlines
{
    /// <summary>Douglas-Peucker tolerance in degrees: 1 km, below any wording's error, and it keeps buffering fast.</summary>
    private const double Tolerance = 0.01;

    /// <summary>Units per degree in the file, about 110 m.</summary>
    private const double Scale = 1000;

    /// <summary>Outlines that world-atlas keeps apart, and the country whose they are by the UN's list of members.</summary>
    private static readonly Dictionary<string, string> s_partOf = new(StringComparer.Ordinal)
    {
        ["N. Cyprus"] = "CY",
        ["Cyprus U.N. Buffer Zone"] = "CY",
        ["Somaliland"] = "SO",
        ["Baikonur"] = "KZ",
        ["USNB Guantanamo Bay"] = "CU",
    };

    private readonly List<(double Lon, double Lat)[]> _arcs = [];
    private readonly List<(string Iso, List<List<int[]>> Polygons)> _countries = [];

    /// <summary>Reads the outlines; <paramref name="isoByName"/> maps the package's names of countries to ISO codes.</summary>
    public static Outlines Read(string path, IReadOnlyDictionary<string, string> isoByName)
    {
        var outlines = new Outlines();
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        JsonElement transform = json.RootElement.GetProperty("transform");
        double[] scale = Numbers(transform.GetProperty("scale")), translate = Numbers(transform.GetProperty("translate"));
        foreach (JsonElement arc in json.RootElement.GetProperty("arcs").EnumerateArray())
        {
            double x = 0, y = 0;
            var points = new List<(double, double)>();
            foreach (JsonElement step in arc.EnumerateArray())
            {
                (x, y) = (x + step[0].GetDouble(), y + step[1].GetDouble());
                points.Add(((x * scale[0]) + translate[0], (y * scale[1]) + translate[1]));
            }

            outlines._arcs.Add(Thin(Unrolled(points)));
        }

        foreach (JsonElement country in json.RootElement.GetProperty("objects").GetProperty("countries").GetProperty("geometries").EnumerateArray())
        {
            string name = country.GetProperty("properties").GetProperty("name").GetString() ?? "";
            if (!isoByName.TryGetValue(name, out string? iso) && !s_partOf.TryGetValue(name, out iso)) continue;
            JsonElement arcs = country.GetProperty("arcs");
            var polygons = country.GetProperty("type").GetString() == "Polygon" ? [Rings(arcs)] : arcs.EnumerateArray().Select(Rings).ToList();
            outlines._countries.Add((iso, polygons));
        }

        return outlines;
    }

    /// <summary>A point inside each country: the centre of its largest polygon's ring.</summary>
    public Dictionary<string, (double Latitude, double Longitude)> Centres()
    {
        var best = new Dictionary<string, (double Area, double Lat, double Lon)>(StringComparer.Ordinal);
        foreach ((string iso, List<List<int[]>> polygons) in _countries)
        {
            foreach (List<int[]> rings in polygons)
            {
                (double area, double lon, double lat) = Centroid(Ring(rings[0]));
                if (!best.TryGetValue(iso, out var old) || old.Area < area) best[iso] = (area, lat, lon);
            }
        }

        return best.ToDictionary(b => b.Key, b => (b.Value.Lat, b.Value.Lon), StringComparer.Ordinal);
    }

    /// <summary>The section of places.bin: arcs with the two countries on their sides, then the polygons of countries as lists of arcs.</summary>
    public byte[] Write(Func<string, int> countryIndex)
    {
        var owners = new List<int>[_arcs.Count];
        foreach ((string iso, List<List<int[]>> polygons) in _countries)
            foreach (int arc in polygons.SelectMany(p => p).SelectMany(r => r))
                (owners[arc < 0 ? ~arc : arc] ??= []).Add(countryIndex(iso));

        using var stream = new MemoryStream();
        using var w = new BinaryWriter(stream);
        w.Write(_arcs.Count);
        w.Write(_countries.Sum(c => c.Polygons.Count));
        for (int a = 0; a < _arcs.Count; a++)
        {
            w.Write((ushort)(owners[a] is { Count: > 0 } one ? one[0] : 0xFFFF));
            w.Write((ushort)(owners[a] is { Count: > 1 } two ? two[1] : 0xFFFF));
            var steps = Steps(_arcs[a]);
            w.Write((ushort)steps.Count);
            for (int i = 0; i < steps.Count; i++)
            {
                if (i == 0)
                {
                    w.Write(steps[0].X);
                    w.Write(steps[0].Y);
                    continue;
                }

                w.Write(checked((short)(steps[i].X - steps[i - 1].X)));
                w.Write(checked((short)(steps[i].Y - steps[i - 1].Y)));
            }
        }

        foreach ((string iso, List<List<int[]>> polygons) in _countries)
        {
            foreach (List<int[]> rings in polygons)
            {
                w.Write((ushort)countryIndex(iso));
                w.Write((ushort)rings.Count);
                foreach (int[] ring in rings)
                {
                    w.Write((ushort)ring.Length);
                    foreach (int arc in ring) w.Write(arc);
                }
            }
        }

        w.Flush();
        return stream.ToArray();
    }

    private List<(double Lon, double Lat)> Ring(int[] arcs)
    {
        var ring = new List<(double, double)>();
        foreach (int arc in arcs) ring.AddRange(arc < 0 ? _arcs[~arc].Reverse() : _arcs[arc]);
        return Unrolled(ring);
    }

    /// <summary>A line that goes on beyond 180 degrees instead of leading back around the earth to its other side.</summary>
    private static List<(double Lon, double Lat)> Unrolled(List<(double Lon, double Lat)> line)
    {
        double turn = 0;
        for (int i = 1; i < line.Count; i++)
        {
            double step = line[i].Lon + turn - line[i - 1].Lon;
            if (Math.Abs(step) > 180) turn -= 360 * Math.Round(step / 360);
            line[i] = (line[i].Lon + turn, line[i].Lat);
        }

        return line;
    }

    private static (double Area, double Lon, double Lat) Centroid(List<(double Lon, double Lat)> ring)
    {
        double area = 0, lon = 0, lat = 0;
        for (int i = 0; i < ring.Count; i++)
        {
            (double Lon, double Lat) p = ring[i], q = ring[(i + 1) % ring.Count];
            double cross = (p.Lon * q.Lat) - (q.Lon * p.Lat);
            area += cross;
            lon += (p.Lon + q.Lon) * cross;
            lat += (p.Lat + q.Lat) * cross;
        }

        return Math.Abs(area) < 1e-9 ? (0, ring[0].Lon, ring[0].Lat) : (Math.Abs(area), lon / (3 * area), lat / (3 * area));
    }

    /// <summary>Points in file units; a step too long for 16 bits is cut into shorter ones.</summary>
    private static List<(int X, int Y)> Steps((double Lon, double Lat)[] arc)
    {
        var steps = new List<(int X, int Y)>();
        foreach ((double lon, double lat) in arc)
        {
            (int X, int Y) to = ((int)Math.Round(lon * Scale), (int)Math.Round(lat * Scale));
            if (steps.Count > 0)
            {
                (int X, int Y) from = steps[^1];
                int parts = 1 + (Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y)) / 30_000);
                for (int i = 1; i < parts; i++) steps.Add((from.X + ((to.X - from.X) * i / parts), from.Y + ((to.Y - from.Y) * i / parts)));
            }

            steps.Add(to);
        }

        return steps;
    }

    private static List<int[]> Rings(JsonElement rings) => [.. rings.EnumerateArray().Select(r => r.EnumerateArray().Select(a => a.GetInt32()).ToArray())];

    private static double[] Numbers(JsonElement e) => [.. e.EnumerateArray().Select(x => x.GetDouble())];

    /// <summary>Douglas and Peucker 1973; the ends stay, so that rings still close and shared arcs still meet.</summary>
    private static (double Lon, double Lat)[] Thin(List<(double Lon, double Lat)> points)
    {
        var keep = new bool[points.Count];
        (keep[0], keep[^1]) = (true, true);
        var open = new Stack<(int, int)>();
        open.Push((0, points.Count - 1));
        while (open.TryPop(out (int From, int To) part))
        {
            double worst = 0;
            int at = -1;
            for (int i = part.From + 1; i < part.To; i++)
            {
                double d = Distance(points[i], points[part.From], points[part.To]);
                if (d > worst) (worst, at) = (d, i);
            }

            if (at < 0 || worst <= Tolerance) continue;
            keep[at] = true;
            open.Push((part.From, at));
            open.Push((at, part.To));
        }

        return [.. points.Where((_, i) => keep[i])];
    }

    private static double Distance((double Lon, double Lat) p, (double Lon, double Lat) a, (double Lon, double Lat) b)
    {
        double shrink = Math.Cos(p.Lat * Math.PI / 180);
        double bx = (b.Lon - a.Lon) * shrink, by = b.Lat - a.Lat, px = (p.Lon - a.Lon) * shrink, py = p.Lat - a.Lat;
        double length = (bx * bx) + (by * by), t = length == 0 ? 0 : Math.Clamp(((px * bx) + (py * by)) / length, 0, 1);
        return Math.Sqrt(Math.Pow(px - (t * bx), 2) + Math.Pow(py - (t * by), 2));
    }
}
