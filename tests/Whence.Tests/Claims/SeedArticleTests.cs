using Whence.Articles;
using Whence.Claims;
using Whence.Models;

namespace Whence.Tests.Claims;

/// <summary>The article that the project began with, claim by claim. It stays outside the repository: its folder lies beside the corpora.</summary>
public sealed class SeedArticleTests
{
    [Theory]
    [InlineData("stations defense staff", "The Jerusalem Post")]
    [InlineData("stationed defense staff", "The Jerusalem Post <- Kyodo News Agency <- a Western diplomatic source")]
    [InlineData("strengthen cooperation in missile and", "The Jerusalem Post <- Kyodo News Agency <- a Western diplomatic source | hedged: apparently")]
    [InlineData("carry out its second rocket launch", "The Jerusalem Post <- North Korea")]
    [InlineData("made up of four experts", "The Jerusalem Post <- Kyodo News Agency")]
    [InlineData("staying at a military facility", "The Jerusalem Post <- Kyodo News Agency <- a Western diplomatic source")]
    [InlineData("BM-25 missiles", "The Jerusalem Post <- reports | hedged: is also believed")]
    [InlineData("purchases were continuing", "The Jerusalem Post <- Reuters")]
    [InlineData("regular scheduled flights", "The Jerusalem Post <- Reuters | hedged: are suspected")]
    [InlineData("has acquired ballistic missile parts", "The Jerusalem Post <- US diplomatic cables from 2010 <- US officials | hedged: believe")]
    public void Draws_the_chain(string words, string chain)
    {
        (string text, Reading reading) = Read();
        int at = text.IndexOf(words, StringComparison.Ordinal);
        Claim claim = Assert.Single(reading.Claims, c => c.Content.Any(s => s.Contains(at)));
        Assert.Equal(chain, ChainText.Draw(claim, text), ignoreCase: true);
    }

    [Fact]
    public void The_headline_states_flatly_what_the_body_attributes() =>
        Assert.Contains(ClaimNotice.HeadlineGap, Read().Reading.Claims[0].Notices);

    [Theory]
    [InlineData("photo credit")]
    [InlineData("Click here for full")]
    [InlineData("Yaakov Lappin")]
    public void Furniture_claims_nothing(string words)
    {
        (string text, Reading reading) = Read();
        int at = text.IndexOf(words, StringComparison.Ordinal);
        Assert.DoesNotContain(reading.Claims, c => c.Content.Any(s => s.Contains(at)));
    }

    private static (string Text, Reading Reading) Read()
    {
        string? corpora = Environment.GetEnvironmentVariable("WHENCE_CORPORA");
        string path = Path.Combine(corpora ?? "", "..", "seed", "article.txt");
        Assert.SkipUnless(corpora is not null && File.Exists(path), "The seed article is not beside the corpora (WHENCE_CORPORA).");
        Assert.SkipUnless(ModelFile.FromResource("syntax.bin") is not null, "The models are not in this build.");
        string text = File.ReadAllText(path);
        return (text, Reader.English.Read(ArticleFinder.FromText(text, new GivenFacts { Outlet = "The Jerusalem Post", Published = "2012-12-02" })));
    }
}
