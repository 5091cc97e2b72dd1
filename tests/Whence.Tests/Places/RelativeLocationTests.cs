using System.Collections.Immutable;
using System.Text.Json;
using NetTopologySuite.Geometries;
using Whence.Articles;
using Whence.Mentions;
using Whence.Places;
using Whence.Places.Names;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Tests.Places;

public sealed class RelativeLocationTests
{
    [Theory]
    [InlineData("The plant stands {12 km (7.5 miles) north-west of Sinuiju}.")]
    [InlineData("Crews camped {about 40 miles south of Isfahan} overnight.")]
    [InlineData("A depot {some twenty kilometers from Homs} burned.")]
    [InlineData("The wreck lies {30 nautical miles off the coast of Latakia}.")]
    [InlineData("The staff were housed {85 km (53 miles) from the North Korean border with China}.")]
    [InlineData("Trucks waited {10 miles from the border between Syria and Turkey}.")]
    [InlineData("A village {15 km south of the Turkish border} was empty, Syria said.")]
    [InlineData("The bridge is {halfway between Tehran and Isfahan}.")]
    [InlineData("Rain fell {in the north of Iran} on Monday.")]
    [InlineData("Fields {near Isfahan} were flooded.")]
    public void Relative_locations_are_whole_phrases_with_a_region(string marked)
    {
        SkipWithoutGazetteer();
        (string text, string phrase) = Read(marked);
        Place place = Assert.Single(Find(text), p => p.Precision == PlacePrecision.Relative);
        Assert.Equal(phrase, place.Name);
        Assert.NotNull(place.Region);
        Assert.NotNull(place.Core);
        Assert.True(Shape(place.Region).ConvexHull().Buffer(0.02).Contains(new Point(place.Longitude!.Value, place.Latitude!.Value)));
        Assert.True(Shape(place.Region).Area > Shape(place.Core!).Area);
    }

    [Theory]
    [InlineData("Talks between Tehran and Moscow went on.")]
    [InlineData("North Korea named 85 officers.")]
    [InlineData("He ran 10 km in 40 minutes.")]
    [InlineData("She is 5 feet tall and far from famous.")]
    public void Other_uses_of_the_words_are_none(string text)
    {
        SkipWithoutGazetteer();
        Assert.DoesNotContain(Find(text), p => p.Precision == PlacePrecision.Relative);
    }

    [Fact]
    public void A_band_along_a_border_lies_on_the_side_named()
    {
        SkipWithoutGazetteer();
        Place place = Assert.Single(Find("They stayed at a base 85 km (53 miles) from the North Korean border with China."), p => p.Precision == PlacePrecision.Relative);
        Assert.Equal("KP", place.Country);
        Geometry band = Shape(place.Region!), core = Shape(place.Core!);

        // Hyangsan lies about 85 km south of the Yalu; Kanggye is 30 km from it, Pyongyang 150, Shenyang in China.
        Assert.True(band.Contains(new Point(126.2, 40.03)));
        Assert.False(band.Contains(new Point(126.6, 40.97)));
        Assert.False(band.Contains(new Point(125.75, 39.03)));
        Assert.False(band.Contains(new Point(123.4, 41.8)));
        Assert.True(core.Within(band.Buffer(0.05)));
    }

    [Fact]
    public void Both_units_are_read_and_the_wider_bounds_kept_when_they_disagree()
    {
        SkipWithoutGazetteer();
        string agree = Assert.Single(Find("It lies 80 km (50 miles) north of Homs."), p => p.Precision == PlacePrecision.Relative).Region!;
        string disagree = Assert.Single(Find("It lies 80 km (90 miles) north of Homs."), p => p.Precision == PlacePrecision.Relative).Region!;
        Assert.True(Shape(disagree).Area > Shape(agree).Area);
    }

    [Fact]
    public void Ten_thousand_numbers_and_borders_are_read()
    {
        string text = string.Concat(Enumerable.Repeat("85 km (53 miles) from the border of China with Russia 12 of 40 km north of ", 3000));
        Assert.All(Find(text), p => Assert.InRange(p.Span.End, p.Span.Start + 1, text.Length));
    }

    private static Geometry Shape(string geoJson)
    {
        using var json = JsonDocument.Parse(geoJson);
        JsonElement coordinates = json.RootElement.GetProperty("coordinates");
        var polygons = json.RootElement.GetProperty("type").GetString() == "Polygon" ? [coordinates] : coordinates.EnumerateArray().ToList();
        GeometryFactory f = GeometryFactory.Default;
        return f.CreateMultiPolygon([.. polygons.Select(p => p.EnumerateArray().Select(Ring).ToArray()).Select(rings => f.CreatePolygon(rings[0], rings[1..]))]).Buffer(0);

        LinearRing Ring(JsonElement ring) => f.CreateLinearRing([.. ring.EnumerateArray().Select(c => new Coordinate(c[0].GetDouble(), c[1].GetDouble()))]);
    }

    private static void SkipWithoutGazetteer() => Assert.SkipUnless(!Gazetteer.Shipped.IsEmpty, "This build has no models/places.bin.");

    private static ImmutableArray<Place> Find(string text)
    {
        Article article = ArticleFinder.FromText(text);
        return new PlaceFinder().Find(article, new Tokenizer().Tokenize(article), new SyntaxLayer([]), new MentionLayer([], []));
    }

    private static (string Text, string Phrase) Read(string marked)
    {
        int open = marked.IndexOf('{'), close = marked.IndexOf('}');
        return (marked.Remove(close, 1).Remove(open, 1), marked[(open + 1)..close]);
    }
}
