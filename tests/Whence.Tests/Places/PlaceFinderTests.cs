using System.Collections.Immutable;
using Whence.Articles;
using Whence.Mentions;
using Whence.Places;
using Whence.Places.Names;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Tests.Places;

public sealed class PlaceFinderTests
{
    // Each place is drawn with what it is: a country by its code, another by its first-level unit.
    [Theory]
    [InlineData("Police in [Paris|US.TX], [Texas|US.TX], closed a road near [Dallas|US.TX] on Friday.")]
    [InlineData("Engineers flew from [Pyongyang|KP.12] to [Sinuiju|KP.11], officials in [Seoul|KR.11] said.")]
    [InlineData("The convoy left [Isfahan|IR.28] for [Bandar Abbas|IR.11], in southern [Iran|IR], on Sunday.")]
    [InlineData("Shelling was heard in [Deir ez-Zor|SY.07] and near [Homs|SY.11], residents of [Aleppo|SY.09] said.")]
    [InlineData("Trucks reached [Hamhung|KP.03] from [Wonsan|KP.09], in the east of [North Korea|KP].")]
    [InlineData("[Kermanshah|IR.13] and [Tabriz|IR.33] are far from [Mashhad|IR.42], a planner in [Tehran|IR.26] said.")]
    [InlineData("Families left [Raqqa|SY.04] for the town of [Kobani|SY.09].")]
    [InlineData("Two ships from [Brest|FR.53] reached [Marseille|FR.93], in [France|FR], a week late.")]
    public void Names_are_resolved_together(string drawn)
    {
        SkipWithoutGazetteer();
        (string text, List<(string Name, string Code)> expected) = Read(drawn);
        var found = Find(text).Where(p => p.Precision != PlacePrecision.Relative).Select(p => (p.Name, p.Admin1 ?? p.Country ?? "")).ToList();
        foreach ((string, string) place in expected) Assert.Contains(place, found);
    }

    [Theory]
    [InlineData("Baltic Daily", "Baltic Daily")]
    [InlineData("Harbour Post", "Boston Herald")]
    public void A_newspaper_lies_nowhere(string outlet, string named)
    {
        SkipWithoutGazetteer();
        string text = $"“They came in January,” Jonas Rikheim told {named} in an interview in Oslo.";
        foreach (Place place in Find(text, outlet).Where(p => p.Name == named)) Assert.Equal((null, null, false), (place.Country, place.Latitude, place.Literal));
    }

    [Fact]
    public void A_demonym_is_never_where_something_is()
    {
        SkipWithoutGazetteer();
        Place demonym = Assert.Single(Find("The Iranian delegation left."), p => p.Name == "Iranian");
        Assert.Equal("IR", demonym.Country);
        Assert.False(demonym.Literal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\n ")]
    [InlineData("\uD83D Paris \uDE00 Paris\uD800")]
    [InlineData("((((((((((((((((((((((((((((((((((((")]
    public void Odd_text_is_no_error(string text) => Assert.All(Find(text), p => Assert.InRange(p.Span.End, p.Span.Start + 1, text.Length));

    [Fact]
    public void A_text_of_nothing_but_names_is_read()
    {
        string text = string.Concat(Enumerable.Repeat("Springfield, Paris and London, Springfield of the Springfield ", 2000));
        Assert.All(Find(text), p => Assert.InRange(p.Span.End, p.Span.Start + 1, text.Length));
    }

    private static void SkipWithoutGazetteer() => Assert.SkipUnless(!Gazetteer.Shipped.IsEmpty, "This build has no models/places.bin.");

    private static ImmutableArray<Place> Find(string text, string? outlet = null)
    {
        Article article = ArticleFinder.FromText(text, new GivenFacts { Outlet = outlet });
        return new PlaceFinder().Find(article, new Tokenizer().Tokenize(article), new SyntaxLayer([]), new MentionLayer([], []));
    }

    private static (string Text, List<(string, string)> Places) Read(string drawn)
    {
        var places = new List<(string, string)>();
        string text = "";
        for (int at = 0; at < drawn.Length;)
        {
            int open = drawn.IndexOf('[', at), bar = open < 0 ? -1 : drawn.IndexOf('|', open), close = open < 0 ? -1 : drawn.IndexOf(']', open);
            if (open < 0) return (text + drawn[at..], places);
            places.Add((drawn[(open + 1)..bar], drawn[(bar + 1)..close]));
            text += drawn[at..open] + drawn[(open + 1)..bar];
            at = close + 1;
        }

        return (text, places);
    }
}
