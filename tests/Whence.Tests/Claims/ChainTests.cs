using Whence.Articles;
using Whence.Claims;
using Whence.Models;

namespace Whence.Tests.Claims;

/// <summary>Chains through all stages, with the models that ship. Outlets and people are invented.</summary>
public sealed class ChainTests
{
    private const string Lead = "Veria has stationed engineers in Ostland since May, apparently to build a dam, Kanto News said on Sunday, citing a Western diplomatic source.\n\n";

    [Theory]
    [InlineData("The mayor told Kanto News on Monday that the bridge would be closed for a month.", "bridge would be closed", "Harbour Post <- Kanto News <- The mayor")]
    [InlineData("In an interview with the Daily Lantern, Finance Minister Ana Ruiz said taxes would rise.", "taxes would rise", "Harbour Post <- Daily Lantern <- Ana Ruiz")]
    [InlineData("The ship sank after hitting a rock, according to a coast guard report seen by the Kanto News.", "hitting a rock", "Harbour Post <- Kanto News <- a coast guard report")]
    [InlineData("As first reported by the Daily Lantern, the ministry plans to buy the planes.", "plans to buy", "Harbour Post <- Daily Lantern")]
    [InlineData("The Harbour Post could not independently verify the account.", "the account", "Harbour Post | questioned")]
    [InlineData("Ostland is believed to have built a second reactor.", "second reactor", "Harbour Post | hedged: is believed")]
    [InlineData("A spokesman for the army declined to comment.", "declined to comment", "Harbour Post")]
    [InlineData("Ana Ruiz said she believed the economy would recover.", "economy would recover", "Harbour Post <- Ana Ruiz | hedged: believed")]
    [InlineData("According to Kanto News, the minister said the road was open.", "road was open", "Harbour Post <- Kanto News <- the minister")]
    [InlineData("Kanto News quoted a senior officer as saying that the road was open.", "road was open", "Harbour Post <- Kanto News <- a senior officer")]
    [InlineData("The ministry rejected a report by Kanto News that the dam had broken.", "dam had broken", "Harbour Post <- The ministry | denied")]
    [InlineData("A leaked memo showed that managers believed the pump was faulty.", "pump was faulty", "Harbour Post <- A leaked memo <- managers | hedged: believed")]
    public void Draws_the_chain(string sentence, string words, string chain) => Assert.Contains(chain, Chains(sentence, words));

    /// <summary>Its tree hangs two tellings each into the other's content: their parents formed a ring once.</summary>
    [Fact]
    public void Tellings_that_hold_each_other_end() => Assert.NotEmpty(Reader.English.Read(ArticleFinder.FromText(
        "{ \"outlet\": \"Deorthern route will now open between April 7 and April 14, Tveit said, a we")).Tokens.Tokens);

    [Theory]
    [InlineData("Citing the source, it said they were staying near the river.", "staying near the river", "Harbour Post <- Kanto News <- a Western diplomatic source")]
    [InlineData("The source said they were staying near the river.", "staying near the river", "Harbour Post <- Kanto News <- a Western diplomatic source")]
    [InlineData("The source told the agency that they were staying near the river.", "staying near the river", "Harbour Post <- Kanto News <- a Western diplomatic source")]
    public void Takes_up_the_chain_of_the_lead(string sentence, string words, string chain) => Assert.Contains(chain, Chains(Lead + sentence, words));

    [Fact]
    public void A_hedge_before_the_purpose_leaves_the_fact_asserted()
    {
        Assert.Equal(["Harbour Post <- Kanto News <- a Western diplomatic source"], Chains(Lead, "stationed engineers"));
        Assert.Equal(["Harbour Post <- Kanto News <- a Western diplomatic source | hedged: apparently"], Chains(Lead, "build a dam"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("said said said said that that that: : : \"")]
    [InlineData("according to according to according to X")]
    [InlineData("((((((((((")]
    public void Odd_text_gives_claims_inside_it(string text)
    {
        Reading reading = Reader.English.Read(ArticleFinder.FromText(text));
        Assert.All(reading.Claims, c => Assert.All(c.Content, s => Assert.InRange(s.End, s.Start + 1, text.Length)));
    }

    private static string[] Chains(string body, string words)
    {
        Assert.SkipUnless(ModelFile.FromResource("syntax.bin") is not null, "The models are not in this build.");
        string text = "Engineers at work in the north\n\n" + body;
        Reading reading = Reader.English.Read(ArticleFinder.FromText(text, new GivenFacts { Outlet = "Harbour Post" }));
        int at = text.IndexOf(words, StringComparison.Ordinal);
        return [.. reading.Claims.Where(c => c.Content.Any(s => s.Contains(at))).Select(c => ChainText.Draw(c, text))];
    }
}
