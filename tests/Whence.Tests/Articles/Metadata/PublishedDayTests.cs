using Whence.Articles;
using Whence.Articles.Metadata.DateSignals;

namespace Whence.Tests.Articles.Metadata;

/// <summary>Which of the days of a page is that of publication.</summary>
public sealed class PublishedDayTests
{
    private const string Declared = """<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens after the storm","datePublished":"2020-02-11"}</script>""";

    [Theory]
    [InlineData("a declared day that nobody sees gives way to the day at the headline", Declared, "<p class=date>20 April 2020</p>", "2020-04-20")]
    [InlineData("but not to one that is said to be that of a change", Declared, "<p class=date>Last updated: 20 April 2020</p>", "2020-02-11")]
    [InlineData("nor when it is printed as well", Declared, "<p class=date>20 April 2020</p><p>Published 11 February 2020</p>", "2020-02-11")]
    [InlineData("nor when two parts of the page declare it", Declared + "<meta property='article:published_time' content='2020-02-11'>", "<p class=date>20 April 2020</p>", "2020-02-11")]
    [InlineData("the day that is said to be that of publication, of two in a line", "", "<p class=date>Updated 22 April 2020, first published 20 April 2020</p>", "2020-04-20")]
    [InlineData("a label in a block of its own", "", "<p>Last updated</p><p>22 April 2020</p><p>Published</p><p>20 April 2020</p>", "2020-04-20")]
    [InlineData("seconds since 1970", "<meta name=pubdate content='1587390000'>", "", "2020-04-20T13:40Z")]
    [InlineData("milliseconds since 1970", "", "<time datetime='1587390000123'></time>", "2020-04-20T13:40Z")]
    [InlineData("a site's own name for its date", "<meta name=artdate content='2020-04-20'>", "", "2020-04-20")]
    [InlineData("and not that of an event", "<meta name='event:startdate' content='2020-04-20'>", "", null)]
    [InlineData("the state of a page that a program draws, in an attribute", "", "<div data-state='{&quot;article&quot;:{&quot;datePublished&quot;:&quot;2020-04-20T10:00:00Z&quot;}}'></div>", "2020-04-20T10:00Z")]
    [InlineData("the same, packed into a string of a script", "", """<script>push("{\"datePublished\":\"2020-04-20T10:00:00Z\"}")</script>""", "2020-04-20T10:00Z")]
    [InlineData("other days of the page show that the day comes first", "", "<p class=date>03/04/2020</p><p>Open until 25/04/2020.</p>", "2020-04-03")]
    [InlineData("or the month", "", "<p class=date>03/04/2020</p><p>Open until 04/25/2020.</p>", "2020-03-04")]
    public void The_day_of_publication_is(string what, string head, string drawn, string? published)
    {
        Article article = Pages.Find($"<html lang=en><head>{head}</head><body><h1>Harbour reopens after the storm</h1>{drawn}{Pages.Paragraphs}</body></html>");
        Assert.True(published == article.Published, $"{what}: {article.Published ?? "none"} instead of {published ?? "none"}");
    }

    [Theory]
    [InlineData("Published 20 April 2020", nameof(DayLabel.Published))]
    [InlineData("Published\n20 April 2020", nameof(DayLabel.Published))]
    [InlineData("Published 18 April, updated 20 April 2020", nameof(DayLabel.Changed))]
    [InlineData("Zuletzt aktualisiert am 20. April 2020", nameof(DayLabel.Changed))]
    [InlineData("Published in the Harbour Post and in many other papers of the coast on 20 April 2020", nameof(DayLabel.None))]
    [InlineData("20 April 2020", nameof(DayLabel.None))]
    public void A_label_stands_before_its_day(string text, string label) =>
        Assert.Equal(label, DayLabels.Before(text, text.IndexOf("20", StringComparison.Ordinal)).ToString());
}
