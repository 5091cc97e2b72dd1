using System.Globalization;

namespace Whence.Web.Drawing.Maps;

/// <summary>The part of the world that a map shows, in degrees.</summary>
internal readonly record struct MapBox(double West, double South, double East, double North)
{
    /// <summary>All land but the ice of the south.</summary>
    public static MapBox World { get; } = new(-180, -58, 180, 84);

    /// <summary>Width of the drawing in its own units; height follows from the box.</summary>
    public const int Width = 960;

    private const double LeastHeight = 4;
    private const double LeastShape = 1.35;
    private const double MostShape = 2.1;

    /// <summary>Units for a degree of longitude.</summary>
    public double Across => Width / (East - West);

    /// <summary>Units for a degree of latitude: what lies in the middle keeps its shape.</summary>
    public double Down => Across / Stretch;

    public int Height => (int)Math.Round((North - South) * Down);

    // The cosine of the middle parallel.
    private double Stretch => Math.Cos(Math.Clamp((South + North) / 2, -70, 70) * Math.PI / 180);

    public (double X, double Y) Place(double latitude, double longitude) => ((longitude - West) * Across, (North - latitude) * Down);

    /// <summary>"10.5,50,12,54", as an address names it; null when it is no box.</summary>
    public static MapBox? Parse(string? text)
    {
        double[] sides = [.. (text ?? "").Split(',').Select(s => double.TryParse(s, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double d) ? d : double.NaN)];
        return sides is [>= -180 and <= 180, >= -90 and <= 90, >= -180 and <= 180, >= -90 and <= 90] && sides[2] - sides[0] >= 0.01 && sides[3] - sides[1] >= 0.01
            ? new MapBox(sides[0], sides[1], sides[2], sides[3]).Shaped()
            : null;
    }

    /// <summary>A box around points with some space about them.</summary>
    public static MapBox Around(IReadOnlyCollection<(double Latitude, double Longitude)> points)
    {
        if (points.Count == 0) return World;
        double west = points.Min(p => p.Longitude), east = points.Max(p => p.Longitude), south = points.Min(p => p.Latitude), north = points.Max(p => p.Latitude);
        double x = Math.Max(1, (east - west) * 0.15), y = Math.Max(1, (north - south) * 0.18);
        return new MapBox(Math.Max(-180, west - x), Math.Max(-90, south - y), Math.Min(180, east + x), Math.Min(90, north + y)).Shaped();
    }

    /// <summary>The same middle, with <paramref name="factor"/> times the width.</summary>
    public MapBox Scaled(double factor)
    {
        double x = (East - West) * (factor - 1) / 2, y = (North - South) * (factor - 1) / 2;
        return new MapBox(West - x, South - y, East + x, North + y).Shaped();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{West:0.##},{South:0.##},{East:0.##},{North:0.##}");

    // Neither a strip nor a tower, and inside the world.
    private MapBox Shaped()
    {
        double height = Math.Clamp(North - South, LeastHeight, 142), middle = (North + South) / 2, centre = (West + East) / 2;
        double stretch = Math.Cos(Math.Clamp(middle, -70, 70) * Math.PI / 180);
        double width = Math.Max(East - West, 0.01);
        if (width * stretch / height < LeastShape) width = height * LeastShape / stretch;
        if (width * stretch / height > MostShape) height = width * stretch / MostShape;
        if (width >= 360 || height >= 142) return World;
        centre = Math.Clamp(centre, -180 + (width / 2), 180 - (width / 2));
        middle = Math.Clamp(middle, -90 + (height / 2), 90 - (height / 2));
        return new MapBox(centre - (width / 2), middle - (height / 2), centre + (width / 2), middle + (height / 2));
    }
}
