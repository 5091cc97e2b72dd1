using System.Diagnostics;
using System.Text;
using CsCheck;
using Whence.Articles;

namespace Whence.Tests.Articles.Html;

public sealed class HtmlArticleTests
{
    [Fact]
    public void Every_part_of_a_news_page_is_told_apart_and_chrome_is_left_out()
    {
        string drawn = DrawnRegions.Draw(Pages.Find(Pages.News));
        Assert.StartsWith("headline: Harbour reopens after storm\nstandfirst: Ferries sail again from Halvorsund after three days.\nbyline: By Ida Wren\n", drawn, StringComparison.Ordinal);
        Assert.Contains("\ncaption: Passengers wait at the quay on Monday.\ncredit: Photo: Tom Okoye/Wirepix\ndateline: HALVORSUND, Norland (AP) —\nbody: The harbour of Halvorsund reopened", drawn, StringComparison.Ordinal);
        Assert.Contains("promo: READ MORE: Ten storms that closed the harbour\nbody: Sailings to the outer islands", drawn, StringComparison.Ordinal);
        foreach (string chrome in (string[])["Home", "Most read", "I was there", "All rights reserved"])
            Assert.DoesNotContain(chrome, drawn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>The bridge at Norrvik is open again.</p>", "The bridge at Norrvik is open again.")]
    [InlineData("<h1>Bridge open</h1><div>NORRVIK (AP) — The bridge is open.<br><br>It was closed on Monday.</div>", "The bridge is open.")]
    public void A_short_item_without_a_page_round_it_has_its_text(string html, string body) =>
        Assert.Contains($"body: {body}", DrawnRegions.Draw(Pages.Find(html)), StringComparison.Ordinal);

    [Theory]
    [InlineData("<style>p { color: red } /* <p>Not this.</p> */</style>")]
    [InlineData("<!-- <p>Not this.</p> -->")]
    [InlineData("<!--><p></p><!--->")]
    [InlineData("<noscript><p>Not this, which is a copy of the text for readers without scripts, and long enough to be taken.</p></noscript>")]
    [InlineData("<script>var a = '<p>Not this.</p>'; // </scripture></script>")]
    [InlineData("<script><!-- document.write('<script>x</script>'); --></script>")]
    [InlineData("<textarea><p>Not this.</p></textarea>")]
    public void What_nobody_reads_is_left_out_wherever_it_stands(string unread)
    {
        string plain = Pages.Find(Pages.News).Text;
        Assert.Equal(plain, Pages.Find(Pages.News.Replace("<div class=\"article-body\">", $"<div class=\"article-body\">{unread}", StringComparison.Ordinal)).Text);
        Assert.Equal(plain, Pages.Find(Pages.News.Replace("<head>", $"<head>{unread.Replace("<textarea><p>Not this.</p></textarea>", "", StringComparison.Ordinal)}", StringComparison.Ordinal)).Text);
    }

    [Theory]
    [InlineData("<div class=\"field-label-hidden\"><time class=\"field-create-date field-label-hidden\">20.04.2020</time></div>")]
    [InlineData("<div class=\"news-single-timedata\">20.04.2020 - Editor: Ida Wren</div>")]
    [InlineData("<p>Published on:</p><p>20. 4. 2020</p>")]
    [InlineData("<p><time>20 April 2020</time></p>")]
    [InlineData("<p><span data-date=\"2020-04-20\">on Monday</span></p>")]
    public void A_printed_day_is_found_by_what_its_element_is_called(string date)
    {
        string page = $"<html><body><h1>Harbour reopens after storm</h1>{date}<p>It was on 3 March 2019 that the harbour was closed for the first time, the port authority said in a long report about it.</p>{Pages.Paragraphs}</body></html>";
        Assert.Equal("2020-04-20", Pages.Find(page).Published);
    }

    [Theory]
    [InlineData("Governor <span class=\"rollover-people\"><a class=\"rollover-people-link\" href=\"/p/1\">Ida Wren</a><span class=\"rollover-people-block\"><a href=\"/1\">Wren cuts a ribbon</a> <a href=\"/2\">MORE</a></span></span> (R) said the harbour at Halvorsund would open.", "Governor Ida Wren (R) said the harbour")]
    [InlineData("The <abbr class=\"tooltip\">NPA</abbr> said on Monday that the harbour at Halvorsund would open.", "The NPA said on Monday")]
    [InlineData("The Norland Port Authority<span class=\"tooltip-layer\">An office in Halvorsund.</span> said on Monday that the harbour would open.", "The Norland Port Authority said on Monday")]
    public void A_word_that_shows_more_when_pointed_at_stays_and_what_it_shows_does_not(string paragraph, string read)
    {
        string page = Pages.News.Replace("<div class=\"article-body\">", $"<div class=\"article-body\"><p>{paragraph}</p>", StringComparison.Ordinal);
        Assert.Contains(read, Pages.Find(page).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_in_an_embedded_post_is_the_posts_own()
    {
        string page = $"<html><body><h1>Harbour reopens after storm</h1><p class=\"comment-header date\">20.04.2020</p>{Pages.Paragraphs}<blockquote class=\"tweet\"><p>Open at last, after three days in which not one ferry sailed from any of the islands and all of us had to eat what there was in the cupboard, which was not a lot <span class=\"date\">March 12, 2018</span></p></blockquote></body></html>";
        Assert.Equal("2020-04-20", Pages.Find(page).Published);
    }

    [Fact]
    public void Facts_come_from_metadata_and_the_day_is_the_local_one()
    {
        Article article = Pages.Find(Pages.News);
        Assert.Equal("Harbour reopens after storm", article.Headline);
        Assert.Equal(["Ida Wren"], article.Bylines);
        Assert.Equal("Harbour Post", article.Outlet);
        Assert.Equal("https://www.harbour.example/news/2020/04/20/harbour", article.Url);
        Assert.StartsWith("2020-04-20", article.Published, StringComparison.Ordinal);
        Assert.Equal(("HALVORSUND, Norland", "AP"), (article.Dateline!.Place, article.Dateline.Agency));
        Assert.Equal("en", article.Language);
        Assert.Null(article.ProbablyNot);
    }

    [Fact]
    public void More_chrome_round_a_page_changes_nothing_of_its_article()
    {
        string wrapped = Pages.News.Replace("<main>", "<div class=\"wrap\"><div class=\"site\"><ul class=\"menu\"><li><a href=\"/x\">Sport</a><li><a href=\"/y\">Weather</a></ul><main>", StringComparison.Ordinal)
            .Replace("</main>", "</main></div></div><div class=\"newsletter\"><p>Sign up for our newsletter.</p></div>", StringComparison.Ordinal);
        Assert.Equal(DrawnRegions.Draw(Pages.Find(Pages.News)), DrawnRegions.Draw(Pages.Find(wrapped)));
    }

    [Fact]
    public void Another_caption_adds_only_a_caption()
    {
        string body = Body(Pages.Find(Pages.News));
        Article more = Pages.Find(Pages.News.Replace("<p>\"We had food", "<figure><img src=b.jpg><figcaption>A crane lies in the harbour basin on Sunday.</figcaption></figure><p>\"We had food", StringComparison.Ordinal));
        Assert.Equal(body, Body(more));
        Assert.Contains("caption: A crane lies in the harbour basin on Sunday.", DrawnRegions.Draw(more), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_two_blocks_never_meet()
    {
        Article article = Pages.Find($"<html><body><h1>Two blocks</h1><div>{Pages.Paragraphs}<p>One line<br>another line of the same paragraph, which is long enough to be counted as prose by anybody.</p></div></body></html>");
        Assert.Contains("One line\nanother line", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("days.The", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_stands_only_in_json_is_read_from_there()
    {
        string body = string.Join("\\n", Enumerable.Repeat("The harbour reopened on Monday, the port authority said, after a storm had closed it for three long days.", 8));
        Article article = Pages.Find($$"""<html><head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens","articleBody":"{{body}}"}</script></head><body><div id="app"></div></body></html>""");
        Assert.Contains("the port authority said", article.Text, StringComparison.Ordinal);
        Assert.Equal(RegionKind.Headline, article.Regions[0].Kind);
    }

    [Theory]
    [InlineData("<div>", 1_000_000)]
    [InlineData("<b>", 300_000)]
    [InlineData("<p><b a><i b><u c></p>", 30_000)]
    [InlineData("<table><tr><td>", 100_000)]
    [InlineData("<a href=x>", 200_000)]
    [InlineData("<", 1_000_000)]
    [InlineData("<!--", 200_000)]
    [InlineData("&amp", 300_000)]
    [InlineData("<x y='", 200_000)]
    public void S42_Markup_made_to_exhaust_a_parser_ends_soon(string unit, int times)
    {
        string html = "<!doctype html><html><body>" + string.Concat(Enumerable.Repeat(unit, times)) + "end";
        var watch = Stopwatch.StartNew();
        DrawnRegions.AssertSound(Pages.Find(html));
        // A second on a quiet machine; the bound is wide because tests share theirs.
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void S42_Deep_json_is_no_trouble() =>
        DrawnRegions.AssertSound(Pages.Find($"<html><head><script type=\"application/ld+json\">{new string('[', 100_000)}</script></head><body>{Pages.Paragraphs}</body></html>"));

    [Fact]
    public void S44_Any_bytes_give_an_article_and_the_same_bytes_the_same_one() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        Article once = ArticleFinder.Find(new RawPage(bytes)), again = ArticleFinder.Find(new RawPage(bytes));
        DrawnRegions.AssertSound(once);
        Assert.Equal(once.Id, again.Id);
    });

    private static readonly string[] Pieces =
        ["<div>", "</div>", "<p>", "A sentence of the report, long enough to be taken for prose by whoever counts its many characters.", "<figure>", "<figcaption>", "A caption", "</figure>", "<h1>", "Title", "</h1>", "<table><td>", "<script>", "</script>", "<!--", "-->", "<a href=x>", "</a>", "<br>", "&nbsp;", "\uD800", "<li>", "<blockquote>", "By Ida Wren", "<time datetime=2020-01-02>"];

    [Fact]
    public void S44_Any_markup_gives_regions_in_order_and_no_markup_in_the_text() =>
        Gen.Int[0, Pieces.Length - 1].Array[0, 60].Select(picks => "<html>" + string.Concat(picks.Select(i => Pieces[i]))).Sample(html =>
        {
            Article article = Pages.Find(html);
            DrawnRegions.AssertSound(article);
            Assert.DoesNotContain("<div>", article.Text, StringComparison.Ordinal);
        });

    [Fact]
    public void An_element_that_ends_in_blanks_at_the_end_of_the_page_ends_with_the_text() =>
        DrawnRegions.AssertSound(Pages.Find("<html><time datetime=2020-01-02>Harbour&nbsp;&nbsp;"));

    private static string Body(Article article)
    {
        var body = new StringBuilder();
        foreach (Region region in article.Regions.Where(r => r.Kind == RegionKind.Body))
            body.AppendLine(article.Text[region.Span.Start..region.Span.End]);
        return body.ToString().ReplaceLineEndings("\n");
    }

    [Fact]
    public void A_declared_text_does_not_replace_the_drawn_one_because_it_is_longer()
    {
        // Some systems declare captions and links with the text; the page draws them all.
        string captions = string.Concat(Enumerable.Range(1, 30).Select(i => $"Ship number {i} waits in the roads of Halvorsund for a pilot, seen from the old lighthouse. "));
        string json = $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens","articleBody":"{{captions.Trim()}}"}</script>""";
        string figures = string.Concat(Enumerable.Range(1, 30).Select(i => $"<figure><img src='{i}.jpg'><figcaption>Ship number {i} waits in the roads of Halvorsund for a pilot, seen from the old lighthouse.</figcaption></figure>"));
        Article drawn = Pages.Find($"<html><head>{json}</head><body><article><h1>Harbour reopens</h1>{Pages.Paragraphs}{figures}</article></body></html>");
        string body = string.Concat(drawn.Regions.Where(r => r.Kind == RegionKind.Body).Select(r => r.Span.In(drawn.Text).ToString()));
        Assert.Contains("We had food for two more days", body, StringComparison.Ordinal);
        Assert.DoesNotContain("waits in the roads", body, StringComparison.Ordinal);
        Article undrawn = Pages.Find($"<html><head>{json}</head><body><h1>Harbour reopens</h1><div id=app></div></body></html>");
        Assert.Contains("Ship number 7 waits", undrawn.Text, StringComparison.Ordinal);
    }
}
