namespace Whence.Tests.Articles.PageTypes;

public sealed class PageTypeTests
{
    [Theory]
    [InlineData("<title>Page not found</title><h1>Page not found</h1><p>What you asked for is not here, but the front page is.</p>", "soft 404")]
    [InlineData("<h1>Harbour reopens</h1><p>The harbour reopened on Monday, the port authority said, after a storm had closed it.</p><p>Subscribe to continue reading this story.</p>", "login wall")]
    [InlineData("<h1>Before you continue</h1><p>We value your privacy. Accept cookies to go on reading, or choose which of them you would like to allow us to set.</p>", "consent")]
    [InlineData("", "no text")]
    public void A_page_that_is_probably_no_article_says_why(string page, string reason) =>
        Assert.StartsWith(reason, Pages.Find($"<html><body>{page}</body></html>").ProbablyNot, StringComparison.Ordinal);

    [Fact]
    public void An_index_of_headlines_is_no_article()
    {
        string list = string.Concat(Enumerable.Range(1, 20).Select(i => $"<h2><a href='/{i}'>Headline number {i} of the day's report</a></h2>"));
        Assert.StartsWith("index page", Pages.Find($"<html><body>{list}</body></html>").ProbablyNot, StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_blog_is_said_to_be_one()
    {
        string page = $$"""<html><head><script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Harbour live"}</script></head><body><h1>Harbour live</h1>{{Pages.Paragraphs}}</body></html>""";
        Assert.StartsWith("live blog", Pages.Find(page).ProbablyNot, StringComparison.Ordinal);
    }
}
