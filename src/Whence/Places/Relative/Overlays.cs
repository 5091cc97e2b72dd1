using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Whence.Places.Relative;

/// <summary>Set operations on geometries that hold for any outline: a simplified coast may cross itself, and is mended then.</summary>
internal static class Overlays
{
    public static Geometry And(this Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Intersection);

    public static Geometry Without(this Geometry a, Geometry b) => Overlay(a, b, SpatialFunction.Difference);

    private static Geometry Overlay(Geometry a, Geometry b, SpatialFunction operation)
    {
        try
        {
            return OverlayNGRobust.Overlay(a, b, operation);
        }
        catch (TopologyException)
        {
            return Again(Mended(a), Mended(b), operation);
        }
    }

    private static Geometry Again(Geometry a, Geometry b, SpatialFunction operation)
    {
        try
        {
            return OverlayNGRobust.Overlay(a, b, operation);
        }
        catch (TopologyException)
        {
            // An outline beyond mending: the first area as a whole is wider than the truth, never beside it.
            return a;
        }
    }

    /// <summary>A buffer of no width takes out crossings of an area with itself.</summary>
    private static Geometry Mended(Geometry geometry) => geometry.Dimension == Dimension.Surface ? geometry.Buffer(0) : geometry;
}
