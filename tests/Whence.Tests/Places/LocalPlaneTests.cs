using CsCheck;
using NetTopologySuite.Geometries;
using Whence.Places.Relative;

namespace Whence.Tests.Places;

public sealed class LocalPlaneTests
{
    [Fact]
    public void A_point_comes_back_from_the_plane() =>
        Gen.Select(Gen.Double[-80, 80], Gen.Double[-180, 180], Gen.Double[1, 3000], Gen.Double[0, 360]).Sample((lat, lon, km, bearing) =>
        {
            var plane = new LocalPlane(lat, lon);
            Coordinate there = LocalPlane.At(km, bearing);
            (double toLat, double toLon) = plane.Unproject(there.X, there.Y);
            Coordinate back = plane.Project(toLat, toLon);
            Assert.Equal(there.X, back.X, 0.001);
            Assert.Equal(there.Y, back.Y, 0.001);
        });

    [Fact]
    public void North_is_up_and_a_degree_of_latitude_is_111_km()
    {
        (double lat, double lon) = new LocalPlane(10, 20).Unproject(0, 111.195);
        Assert.Equal(11, lat, 0.001);
        Assert.Equal(20, lon, 0.001);
    }
}
