using NetTopologySuite.Geometries;

namespace Whence.Places.Relative;

/// <summary>An azimuthal equidistant plane in km round a centre: distances from the centre are true (Snyder 1987, p. 191, on a sphere).</summary>
internal readonly struct LocalPlane
{
    private const double Radius = 6371.0088, Degree = Math.PI / 180;

    private readonly double _latitude, _longitude, _sin, _cos;

    public LocalPlane(double latitude, double longitude)
    {
        (_latitude, _longitude) = (latitude, longitude);
        (_sin, _cos) = Math.SinCos(latitude * Degree);
    }

    public Coordinate Project(double latitude, double longitude)
    {
        double turn = (longitude - _longitude) * Degree;
        (double sin, double cos) = Math.SinCos(latitude * Degree);
        double cosC = (_sin * sin) + (_cos * cos * Math.Cos(turn));
        double x = cos * Math.Sin(turn), y = (_cos * sin) - (_sin * cos * Math.Cos(turn));
        double sinC = Math.Sqrt((x * x) + (y * y)), k = sinC < 1e-12 ? 1 : Math.Atan2(sinC, cosC) / sinC;
        return new Coordinate(Radius * k * x, Radius * k * y);
    }

    /// <summary>Degrees of a point of the plane; the longitude keeps to the centre's side of the 180th meridian, so that rings stay whole.</summary>
    public (double Latitude, double Longitude) Unproject(double x, double y)
    {
        double r = Math.Sqrt((x * x) + (y * y));
        if (r < 1e-9) return (_latitude, _longitude);
        (double sin, double cos) = Math.SinCos(r / Radius);
        double latitude = Math.Asin(Math.Clamp((cos * _sin) + (y * sin * _cos / r), -1, 1));
        double longitude = Math.Atan2(x * sin, (r * _cos * cos) - (y * _sin * sin));
        return (latitude / Degree, _longitude + (longitude / Degree));
    }

    /// <summary>Great-circle distance of two points in km, by the haversine formula. Degrees.</summary>
    public static double Km(double latitude, double longitude, double otherLatitude, double otherLongitude)
    {
        double north = Math.Sin((otherLatitude - latitude) * Degree / 2), east = Math.Sin((otherLongitude - longitude) * Degree / 2);
        double h = (north * north) + (Math.Cos(latitude * Degree) * Math.Cos(otherLatitude * Degree) * east * east);
        return 2 * Radius * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>The point at a distance and a bearing from the centre.</summary>
    public static Coordinate At(double km, double bearing)
    {
        (double sin, double cos) = Math.SinCos(bearing * Degree);
        return new Coordinate(km * sin, km * cos);
    }
}
