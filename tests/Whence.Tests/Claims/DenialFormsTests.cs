using Whence.Articles;
using Whence.Claims;
using Whence.Models;

namespace Whence.Tests.Claims;

/// <summary>Ways of calling a report untrue, whole in the mouth of whoever says so. Outlets and people are invented.</summary>
public sealed class DenialFormsTests
{
    [Theory]
    [InlineData("Claims that the harbour company paid bribes are baseless, a spokesman said.", "paid bribes", "a spokesman")]
    [InlineData("Reports that Tavia sent gunboats are false, the ministry said.", "sent gunboats", "the ministry")]
    [InlineData("Reports that some of the guards deserted were false, according to a Tavian commander.", "guards deserted", "a Tavian commander")]
    [InlineData("Allegations that Merova supplied the trucks are baseless, Kamensky said.", "supplied the trucks", "Kamensky")]
    [InlineData("The minister said reports that Merova had sold the trucks were untrue.", "had sold the trucks", "The minister")]
    [InlineData("Rumours that the general has fled are nonsense, according to the presidency.", "general has fled", "the presidency")]
    [InlineData("\"Reports that our pilots took part are a lie,\" the embassy said in a statement.", "pilots took part", "the embassy")]
    [InlineData("Suggestions that the bank hid losses were false, its chairman said.", "hid losses", "its chairman")]
    [InlineData("Any suggestion that the ship carried weapons is false, its owner said.", "ship carried weapons", "its owner")]
    [InlineData("There is no truth to claims that the plant was shut down, the operator said.", "plant was shut down", "the operator")]
    [InlineData("There isn't any truth to reports that the bank hid losses, its chairman said.", "bank hid losses", "its chairman")]
    [InlineData("There is \"not a shred of truth\" to the claims that the clerk took money, his lawyer said.", "clerk took money", "his lawyer")]
    [InlineData("The mayor said there was \"no truth whatsoever\" to reports that she planned to quit.", "planned to quit", "The mayor")]
    [InlineData("The minister denied there was any truth to reports that the dam had failed.", "dam had failed", "The minister")]
    [InlineData("The theory that the ship was bombed is nonsense, the inquiry's head said.", "ship was bombed", "the inquiry's head")]
    [InlineData("News that the envoy had resigned turned out to be wrong.", "envoy had resigned", "")]
    [InlineData("Merova called the accusation groundless and urged Tavia to stop spreading rumours.", "the accusation", "Merova")]
    [InlineData("The claims, which the ministry called absurd, were first made by an exile group.", "absurd", "the ministry")]
    [InlineData("Officials in Tavia brushed off the claim as foreign propaganda.", "the claim", "Officials in Tavia")]
    [InlineData("A palace spokesman waved away the report, saying he had not read it.", "the report", "A palace spokesman")]
    [InlineData("The agency's conclusion was dismissed by the president as premature.", "The agency's conclusion", "the president")]
    [InlineData("Tavia hit back at the allegations on Monday.", "the allegations", "Tavia")]
    public void The_whole_claim_is_denied_by_who_says_so(string text, string words, string chain)
    {
        Assert.SkipUnless(ModelFile.FromResource("syntax.bin") is not null, "Built without the models.");
        Claim claim = Assert.Single(Reader.English.Read(ArticleFinder.FromText("Ledger\n" + text)).Claims, c => Covers(text, c, words));
        Assert.Equal((chain, Stance.Denied), (string.Join(" <- ", claim.Chain.Select(l => l.Name)), claim.Stance));
    }

    [Theory]
    [InlineData("Claims that are false spread faster than the truth, the institute said.", "spread faster")]
    [InlineData("The news that the letter was a fake reached the palace at noon, an aide said.", "reached the palace")]
    [InlineData("Reports that the bridge is closed are not false, the mayor said.", "are not false")]
    public void A_judgement_of_something_else_denies_nothing(string text, string words)
    {
        Assert.SkipUnless(ModelFile.FromResource("syntax.bin") is not null, "Built without the models.");
        Assert.DoesNotContain(Reader.English.Read(ArticleFinder.FromText("Ledger\n" + text)).Claims, c => Covers(text, c, words) && c.Stance == Stance.Denied);
    }

    [Theory]
    [InlineData("There is some truth to claims that the plant leaked, the operator said.", "the plant leaked", "the operator", Stance.Asserted)]
    [InlineData("Asked whether there was any truth to reports that he would resign, the mayor declined to comment.", "would resign", "the mayor", Stance.Questioned)]
    public void Who_weighs_a_claim_does_not_tell_it_and_need_not_deny_it(string text, string words, string chain, Stance stance)
    {
        Assert.SkipUnless(ModelFile.FromResource("syntax.bin") is not null, "Built without the models.");
        Claim claim = Assert.Single(Reader.English.Read(ArticleFinder.FromText("Ledger\n" + text)).Claims, c => Covers(text, c, words));
        Assert.Equal((chain, stance), (string.Join(" <- ", claim.Chain.Select(l => l.Name)), claim.Stance));
    }

    [Fact]
    public void What_is_denied_in_quotation_marks_has_none_of_them()
    {
        Assert.SkipUnless(ModelFile.FromResource("syntax.bin") is not null, "Built without the models.");
        const string Text = "Ledger\n\"There is no truth to claims that the plant was shut,\" the operator said.";
        Claim claim = Assert.Single(Reader.English.Read(ArticleFinder.FromText(Text)).Claims, c => c.Stance == Stance.Denied);
        Assert.Equal("There is no truth to claims that the plant was shut", Assert.Single(claim.Content).In(Text).ToString());
    }

    private static bool Covers(string text, Claim claim, string words)
    {
        int start = "Ledger\n".Length + text.IndexOf(words, StringComparison.Ordinal);
        return claim.Content.Any(s => s.Start < start + words.Length && s.End > start);
    }
}
