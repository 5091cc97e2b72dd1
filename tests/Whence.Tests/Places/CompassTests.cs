using Whence.Places.Relative;

namespace Whence.Tests.Places;

public sealed class CompassTests
{
    [Theory]
    [InlineData("north", 0, 4)]
    [InlineData("Eastern", 90, 4)]
    [InlineData("southwest", 225, 8)]
    [InlineData("north-west", 315, 8)]
    [InlineData("northwesterly", 315, 8)]
    [InlineData("NNW", 337.5, 16)]
    [InlineData("south-southeast", 157.5, 16)]
    [InlineData("SE", 135, 8)]
    public void Directions_are_degrees_from_north(string word, double degrees, int points) => Assert.Equal(new Direction(degrees, points), Compass.Of(word));

    [Theory]
    [InlineData("")]
    [InlineData("northsouth")]
    [InlineData("eastbound")]
    [InlineData("Weston")]
    [InlineData("se")]
    public void Other_words_are_none(string word) => Assert.Null(Compass.Of(word));
}
