using Whence.Places;

namespace Whence.Tests.Places;

/// <summary>The shipped outlines of countries are coasts and borders, also where a country goes on beyond 180 degrees.</summary>
public sealed class OutlineTests
{
    /// <summary>Degrees of longitude between two points, at most: the border along 49 degrees north takes 28, a line around the earth steps of 32. Over a pole a degree is nothing.</summary>
    private const double LongestStep = 30, Polar = 84;

    [Fact]
    public void No_outline_leads_around_the_earth_along_a_parallel()
    {
        Assert.NotEmpty(Outlines.World);
        foreach (CountryOutline outline in Outlines.World)
        {
            (double before, double at) = (outline.Points[^1].Longitude, outline.Points[^1].Latitude);
            foreach ((float longitude, float latitude) in outline.Points)
            {
                Assert.InRange(longitude, -180, 180);
                double step = Math.Abs(Math.IEEERemainder(longitude - before, 360));
                Assert.True(step < LongestStep || Math.Abs(at) > Polar, $"{outline.Country} goes {step:F0} degrees at {at:F1}");
                (before, at) = (longitude, latitude);
            }
        }
    }

    [Theory]
    [InlineData("RU")]
    [InlineData("FJ")]
    public void Land_goes_on_beyond_180_degrees(string country) => Assert.Contains(
        Outlines.World.Where(o => o.Country == country),
        o => o.Points.Zip(o.Points.Skip(1)).Any(p => Math.Abs(p.First.Longitude - p.Second.Longitude) > 180) || o.Points.Any(p => Math.Abs(p.Longitude) > 179.9));
}
