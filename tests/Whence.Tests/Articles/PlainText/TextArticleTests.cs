using CsCheck;
using Whence.Articles;

namespace Whence.Tests.Articles.PlainText;

public sealed class TextArticleTests
{
    [Fact]
    public void Every_paragraph_of_a_news_text_is_told_apart()
    {
        const string Text = """
            Norland moves engineers to Castra base

            Castra daily: Norland sent engineers in an effort to speed work on the dam.

            Minister Ola Brandt leaves the airport (photo credit: WIREPIX/Handout )
            Minister Ola Brandt leaves the airport
            (photo credit: WIREPIX/Handout )
            HALVORSUND - Norland has moved engineers to a base in Castra since spring, the Castra daily reported on Sunday, citing a diplomat.
            The engineers, the daily said, stay eleven kilometres from the border.
            Click here for full Harbour Post coverage of the dam
            Click here for full Harbour Post coverage of the dam
            Both countries signed an agreement on water this year.
            Ida Wren contributed to this report.
            """;
        Article article = ArticleFinder.FromText(Text);
        Assert.Equal(
            """
            headline: Norland moves engineers to Castra base
            standfirst: Castra daily: Norland sent engineers in an effort to speed work on the dam.
            caption: Minister Ola Brandt leaves the airport
            credit: (photo credit: WIREPIX/Handout )
            caption: Minister Ola Brandt leaves the airport
            credit: (photo credit: WIREPIX/Handout )
            dateline: HALVORSUND -
            body: Norland has moved engineers to a base in Castra since spring, the Castra daily reported on Sunday, citing a diplomat./The engineers, the daily said, stay eleven kilometres from the border.
            promo: Click here for full Harbour Post coverage of the dam
            promo: Click here for full Harbour Post coverage of the dam
            body: Both countries signed an agreement on water this year.
            credit: Ida Wren contributed to this report.
            """.ReplaceLineEndings("\n"),
            DrawnRegions.Draw(article));
        Assert.Equal(Text, article.Text);
        Assert.Equal("Norland moves engineers to Castra base", article.Headline);
    }

    [Theory]
    [InlineData("The ferry company said on Monday that it would end its winter service to the islands, and gave no reason.\n\nPassengers were told by letter.")]
    [InlineData("\"On the other hand, it is turning out to be a bad week for ferries.\" That is what he said, and he had said it before, more than once.")]
    [InlineData("one line")]
    public void A_text_without_a_plausible_headline_is_all_body(string text)
    {
        Article article = ArticleFinder.FromText(text);
        Assert.Null(article.Headline);
        Assert.Equal([RegionKind.Body], article.Regions.Select(r => r.Kind));
    }

    [Fact]
    public void Byline_and_time_stamp_above_the_text_are_no_body()
    {
        Article article = ArticleFinder.FromText("""
            Harbour reopens after storm
            Published Monday, April 20, 2020 9:49PM EDT
            By Ida Wren and Tom Okoye, Staff Writers

            The harbour of Halvorsund reopened on Monday after a storm had closed it for three days.
            """);
        Assert.Equal([RegionKind.Headline, RegionKind.Byline, RegionKind.Byline, RegionKind.Body], article.Regions.Select(r => r.Kind));
        Assert.Equal(["Ida Wren", "Tom Okoye"], article.Bylines);
        Assert.Equal("2020-04-20T21:49-04:00", article.Published);
        Assert.Equal(PublishedBasis.Text, article.PublishedBasis);
    }

    [Fact]
    public void Paragraphs_of_a_text_wrapped_at_a_fixed_width_are_kept_together()
    {
        Article article = ArticleFinder.FromText("""
            Harbour reopens after storm

            The harbour of Halvorsund reopened on Monday after a storm had
            closed it for three days, and the first ferry left at noon with
            forty passengers on board.
            By then the queue reached the old customs house, a sight that
            nobody in the town remembered.
            """);
        Assert.Equal([RegionKind.Headline, RegionKind.Body], article.Regions.Select(r => r.Kind));
    }

    [Fact]
    public void Any_text_keeps_its_characters_and_its_regions_lie_in_order_inside_it() => Gen.String.Sample(text =>
    {
        Article article = ArticleFinder.FromText(text);
        Assert.Equal(text.StartsWith('\uFEFF') ? text[1..] : text, article.Text);
        DrawnRegions.AssertSound(article);
    });

    private static readonly string[] Pieces =
        ["By Ida Wren", "TOKYO (AP) - The", "(photo: X/Y)", "Read more: z", "\n", "\r\n", "\n\n", " ", "A plain sentence of the report.", "Ida contributed to this report.", "Harbour reopens", "12 May 2020", "(", "©"];

    [Fact]
    public void News_shaped_noise_keeps_its_regions_in_order() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 30].Select(picks => string.Concat(picks.Select(i => Pieces[i]))).Sample(text => DrawnRegions.AssertSound(ArticleFinder.FromText(text)));
}
