using Whence.Articles;
using Whence.Attributions;
using Whence.Models;
using Whence.Tests.Support;

namespace Whence.Tests.Attributions;

/// <summary>What the shipped model finds. Without models these are skipped.</summary>
public sealed class AttributionFinderTests
{
    [Theory]
    [InlineData("{S:Police} {C:said} {T:the road had reopened}.")]
    [InlineData("{T:“The road is open and safe,”} {S:Anna Berg} {C:said}.")]
    [InlineData("{T:The bridge will close in May}, {C:according to} {S:the ministry}.")]
    [InlineData("The road was closed for three hours on Monday.")]
    public void Finds_exactly_the_marked_attributions(string marked)
    {
        Assert.SkipWhen(AttributionModel.Shipped is null || ModelFile.FromResource("syntax.bin") is null, "Built without models.");
        string text = Marked.Strip(marked);
        Reading reading = Reader.English.Read(ArticleFinder.FromText(text));
        Assert.Equal(marked, Marked.Draw(text, reading.Attributions));
    }

    [Fact]
    public void Each_speech_of_a_transcript_is_its_speakers()
    {
        Assert.SkipWhen(AttributionModel.Shipped is null || ModelFile.FromResource("syntax.bin") is null, "Built without models.");
        const string Marks = "{S1:HOST}{C1::} {T1:Is the road open}\n{S2:BERG}{C2::} {T2:It is not. We wait for rain}.\n";
        string text = Marked.Strip(Marks);
        Reading reading = Reader.English.Read(ArticleFinder.FromText(text));
        Assert.Equal(Marks, Marked.Draw(text, [.. reading.Attributions.Where(a => a.Within is null)]));
    }

    [Fact]
    public void The_model_was_trained_on_the_syntax_model_that_ships_with_it()
    {
        Assert.SkipWhen(AttributionModel.Shipped is null, "Built without models.");
        Assert.Equal(ModelFile.FromResource("syntax.bin")?.Sha256, AttributionModel.Shipped.SyntaxSha256);
    }

    [Fact]
    public void A_telling_inside_a_content_names_the_attribution_that_holds_it()
    {
        Assert.SkipWhen(AttributionModel.Shipped is null || ModelFile.FromResource("syntax.bin") is null, "Built without models.");
        Reading reading = Reader.English.Read(ArticleFinder.FromText("The agency reported that a diplomat said the talks had failed."));
        Assert.Contains(reading.Attributions, a => a.Within is { } outer && reading.Attributions[outer].Within is null);
    }
}
