using Whence.Corpus;

namespace Whence.Tests.Corpus.Origins;

/// <summary>How many origins stand behind one claim, told by whom.</summary>
public sealed class OriginRangeTests
{
    [Theory]
    [InlineData("one diplomat by every route", "1 to 1",
        "Harbour Post 2031-03-02: Kanto News > a Western diplomat",
        "Lowland Times 2031-03-02: Kanto News > a diplomat from a Western country",
        "Delta Herald 2031-03-03: Kanto News")]
    [InlineData("two officials of two governments", "2 to 2",
        "Harbour Post: Kanto News > a Western diplomat",
        "Lowland Times: Chosun Daily > an official in Seoul")]
    [InlineData("an official heard by two outlets may be one", "1 to 2",
        "Harbour Post: a U.S. official",
        "Lowland Times: an American official")]
    [InlineData("one text tells them apart, a third may be either", "2 to 3",
        "Harbour Post: Kanto News > an American official; a second American official",
        "Lowland Times: Delta Herald > a U.S. official")]
    [InlineData("different people of different bodies", "2 to 2",
        "Harbour Post: Anna Berg of the Port Authority",
        "Lowland Times: Omar Said of the Fishermen's Union")]
    [InlineData("two people with one employer", "1 to 1",
        "Harbour Post: Port Authority spokeswoman Anna Berg",
        "Lowland Times: Port Authority director Omar Said")]
    [InlineData("a body under two names", "1 to 1",
        "Harbour Post: {Department of Homeland Security}",
        "Lowland Times: {DHS}")]
    [InlineData("two bodies that share common words", "2 to 2",
        "Harbour Post: {Foreign Ministry in Havana}",
        "Lowland Times: {Foreign Ministry in Beijing}")]
    [InlineData("a government and its unnamed official", "1 to 2",
        "Harbour Post: {White House}",
        "Lowland Times: a U.S. official")]
    [InlineData("officials of a government that says so on record", "1 to 1",
        "Harbour Post: {Washington}",
        "Lowland Times: U.S. officials")]
    [InlineData("denials and doubts add nothing", "1 to 1",
        "Harbour Post: Kanto News",
        "Lowland Times: {Foreign Ministry in Beijing} (denied)",
        "Delta Herald: {White House} (questioned)")]
    [InlineData("a bare headline stands on the body", "1 to 1",
        "Harbour Post: # ; Anna Berg",
        "Lowland Times: # ; Anna Berg")]
    [InlineData("a headline that says report stands on the body", "1 to 1",
        "Harbour Post: # [report]; Kanto News > a Western diplomat",
        "Lowland Times: # [reports]; Kanto News > a Western diplomat")]
    [InlineData("nobody is named anywhere", "1 to 2",
        "Harbour Post: ",
        "Lowland Times 2031-03-05: ")]
    [InlineData("two outlets that only cite each other", "0 to 1",
        "Harbour Post: Delta Herald",
        "Delta Herald: Harbour Post")]
    [InlineData("the loop is broken by one teller", "1 to 1",
        "Harbour Post: Delta Herald; Anna Berg",
        "Delta Herald: Harbour Post")]
    [InlineData("fresh reporting half a year later", "2 to 2",
        "Harbour Post 2031-02-02: Kanto News > six sources",
        "Lowland Times 2031-09-02: Delta Herald > sources it did not name")]
    [InlineData("numbers get lost in retelling", "1 to 1",
        "Harbour Post: Kanto News > six sources",
        "Lowland Times: Kanto News > numerous sources")]
    [InlineData("a document that one party shows", "1 to 1",
        "Harbour Post: Anna Berg > [tally sheets]",
        "Lowland Times: Anna Berg")]
    public void Counts_origins(string what, string range, params string[] told)
    {
        ClaimGroup group = Assert.Single(CorpusReader.Compare(Told.Readings(told)).Groups);
        Assert.Equal((what, range), (what, $"{group.IndependentOrigins.Min} to {group.IndependentOrigins.Max}"));
    }

    [Fact]
    public void A_loop_is_named_outlet_by_outlet()
    {
        ClaimGroup group = Assert.Single(CorpusReader.Compare(Told.Readings("Harbour Post: Delta Herald", "Delta Herald: Harbour Post")).Groups);
        Warning warning = Assert.Single(group.Warnings, w => w.Kind == WarningKind.Circular);
        Assert.Equal(["Delta Herald", "Harbour Post"], warning.Detail.Distinct().Order());
    }

    [Fact]
    public void Many_outlets_on_one_origin_are_pointed_out()
    {
        ClaimGroup group = Assert.Single(CorpusReader.Compare(Told.Readings("Harbour Post: Kanto News", "Delta Herald: Kanto News")).Groups);
        Assert.Contains(group.Warnings, w => w.Kind == WarningKind.SingleOrigin);
        Assert.Equal((2, 2), (group.Reports, group.Outlets));
    }

    [Fact]
    public void A_headline_that_drops_the_source_is_pointed_out()
    {
        ClaimGroup group = Assert.Single(CorpusReader.Compare(Told.Readings("Harbour Post: # ; Anna Berg")).Groups);
        Assert.Contains(group.Warnings, w => w.Kind == WarningKind.HeadlineGap);
    }
}
