using Whence.Articles;
using Whence.Articles.Metadata;
using Whence.Articles.Metadata.DateSignals;

namespace Whence.Tests.Articles.Metadata;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("""{"@type":"NewsArticle","headline":"A &amp; B","datePublished":"2020-04-20",};""", "A & B")]
    [InlineData("""[{"@type":"WebPage"},{"@type":["Article"],"headline":"A & B"}]""", "A & B")]
    [InlineData("""{"@graph":[{"@type":"BlogPosting","headline":"A & B"}]}""", "A & B")]
    [InlineData("//<![CDATA[\n{\"@type\":\"Article\",\n\"headline\":\"A & B\"}\n//]]>", "A & B")]
    [InlineData("""{"@type":"NewsArticle","headline":"A & B","articleBody":"He said "no" to it"}""", "A & B")]
    [InlineData("{", null)]
    [InlineData("", null)]
    public void Json_ld_is_read_as_pages_write_it(string script, string? headline) =>
        Assert.Equal(headline, JsonLdReader.Read([script]).FirstOrDefault(o => o.IsArticle)?.Headline);

    [Theory]
    [InlineData("Harbour reopens | Harbour Post", "Harbour Post", "Harbour reopens")]
    [InlineData("Harbour reopens - News - harbour.example", null, "Harbour reopens - News")]
    [InlineData("Harbour reopens – again", "Harbour Post", "Harbour reopens – again")]
    [InlineData("A - B - C", null, "A - B - C")]
    public void The_outlets_name_is_stripped_from_a_declared_title(string title, string? outlet, string expected) =>
        Assert.Equal(expected, TitleFinder.Strip(title, outlet, "https://harbour.example/a"));

    [Theory]
    [InlineData("https://harbour.example/2020/04/20/a", "2020-04-20")]
    [InlineData("https://harbour.example/20200420/a", "2020-04-20")]
    [InlineData("https://harbour.example/2020-4-20-a", "2020-04-20")]
    [InlineData("https://harbour.example/2020/apr/20/a", "2020-04-20")]
    [InlineData("https://harbour.example/2020/april/20/a", "2020-04-20")]
    [InlineData("https://harbour.example/20-04-2020", "2020-04-20")]
    [InlineData("https://harbour.example/2020/04/a", null)]
    [InlineData("https://harbour.example/120204209", null)]
    [InlineData("nonsense", null)]
    public void An_address_may_hold_the_day(string url, string? day) => Assert.Equal(day, UrlDates.Find(url)?.ToIso());

    [Theory]
    [InlineData("https://web.archive.org/web/20131110121040/http://www.harbour.example/a", "http://www.harbour.example/a")]
    [InlineData("https://web.archive.org/web/20131110121040im_/https:/harbour.example/a", "https://harbour.example/a")]
    [InlineData("https://archive.ph/2020.01.02-123456/https://harbour.example/a?b=1", "https://harbour.example/a?b=1")]
    [InlineData("https://archive.ph/AbCdE", "https://archive.ph/AbCdE")]
    [InlineData("https://harbour.example/https://other.example/", "https://harbour.example/https://other.example/")]
    [InlineData(null, null)]
    public void An_archived_copy_bears_the_address_of_what_was_archived(string? url, string? original) => Assert.Equal(original, ArchivedAddress.Original(url));

    [Theory]
    [InlineData("https://www.a.example/x/?utm_source=b", "http://a.example/x", true)]
    [InlineData("https://a.example/x?id=1", "https://a.example/x?id=2", false)]
    public void Two_spellings_of_an_address_have_one_key(string a, string b, bool same) => Assert.Equal(same, CanonicalUrl.Key(a) == CanonicalUrl.Key(b));

    [Theory]
    [InlineData("<meta property='article:published_time' content='2020-04-20T23:00:00Z'>", "2020-04-21", PublishedBasis.Metadata)]
    [InlineData("<meta name='date' content='2020-04-20T10:00:00+02:00'>", "2020-04-20T10:00+02:00", PublishedBasis.Metadata)]
    [InlineData("<link rel='canonical' href='https://harbour.example/2020/04/20/a'>", "2020-04-20", PublishedBasis.Url)]
    [InlineData("", null, PublishedBasis.Unknown)]
    public void The_date_says_where_it_comes_from(string head, string? published, PublishedBasis basis)
    {
        Article article = Pages.Find($"<html lang=de><head>{head}</head><body><h1>Harbour reopens</h1>{Pages.Paragraphs}</body></html>");
        Assert.Equal((published, basis), (article.Published, article.PublishedBasis));
    }

    [Theory]
    [InlineData("today's day in the head of the page", "<meta property='article:published_time' content='2020-04-20T13:01:18+00:00'>", "<p class=date>Tuesday, 21 April 2020</p>", "<p class=date>20 April 2020</p>", "2020-04-20T13:01:18Z")]
    [InlineData("a day of change in a vague meta", "<meta name=date content='2020-04-27'>", "", "<p class=date>20.04.2020</p>", "2020-04-20")]
    [InlineData("a moment of change in the attribute of what is drawn", "", "", "<time datetime='2020-04-24T10:18:46Z'>20 April 2020</time>", "2020-04-20")]
    [InlineData("the time of an embedded post", "", "", "<p class=date>20.04.2020</p><blockquote class=instagram-media><time datetime='2018-03-12T19:30:12Z'>12 March</time></blockquote>", "2020-04-20")]
    [InlineData("an appointment in the text", "", "", "<p>The next meeting is on 6 May 2020.</p><p>Last change: 24.04.2020, published: 20.04.2020</p>", "2020-04-20")]
    [InlineData("a machine's date in a title (hAtom)", "", "", "<span class=updated title='2020-04-20T18:52:11+00:00'></span>", "2020-04-20T18:52:11Z")]
    [InlineData("a reader's review", """<script type="application/ld+json">{"@type":"Recipe","name":"Fish soup","datePublished":"2020-04-20","review":{"@type":"Review","datePublished":"2021-04-12"}}</script>""", "", "", "2020-04-20")]
    [InlineData("two parts that agree against one", """<meta property='article:published_time' content='2020-04-20T14:25:00+02:00'><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2020-04-17T10:25:56+02:00"}</script>""", "", "<time datetime='2020-04-20T14:25:00+02:00'>20 April 2020, 14:25</time>", "2020-04-20T14:25:00+02:00")]
    public void The_day_of_publication_is_told_from(string other, string head, string above, string below, string published)
    {
        Assert.NotEmpty(other);
        Article article = Pages.Find($"<html lang=de><head>{head}</head><body>{above}<ul><li>Home</li><li>News</li><li>Ships</li><li>Sport</li><li>Weather</li><li>Jobs</li></ul><h1>Harbour reopens after the storm</h1>{below}{Pages.Paragraphs}</body></html>");
        Assert.Equal(published.Replace(":00+02:00", "+02:00", StringComparison.Ordinal), article.Published?.Replace(":00+02:00", "+02:00", StringComparison.Ordinal));
    }

    [Fact]
    public void A_printed_date_serves_a_page_that_declares_none()
    {
        Article article = Pages.Find($"<html><body><h1>Harbour reopens after the storm</h1><p class=date>Updated 20 April 2020</p>{Pages.Paragraphs}</body></html>");
        Assert.Equal(("2020-04-20", PublishedBasis.Text), (article.Published, article.PublishedBasis));
    }
}
