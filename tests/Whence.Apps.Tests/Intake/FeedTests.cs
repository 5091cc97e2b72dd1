using System.Text;
using Whence.Store.Intake.Feeds;

namespace Whence.Apps.Tests.Intake;

/// <summary>One case a fault, named after it. All feeds are invented.</summary>
public sealed class FeedTests
{
    private const string Item = "<item><title>Harbour reopens</title><link>https://harbour.example/a</link><guid>a1</guid><pubDate>Mon, 20 Apr 2020 21:49:00 GMT</pubDate><description>Short.</description></item>";

    [Theory]
    [InlineData("RSS 2.0", $"<rss version='2.0'><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("RSS 0.91 with a DOCTYPE", $"<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'http://x.example/rss.dtd'><rss version='0.91'><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("DOCTYPE with entities inside", $"<!DOCTYPE rss [<!ENTITY x 'y'>]><rss><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("RSS 1.0 (RDF), items beside the channel", $"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'><channel><title>Harbour Post</title></channel>{Item}</rdf:RDF>")]
    [InlineData("white space before the declaration", $"  \n<?xml version='1.0'?><rss><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("text before the declaration", $"Warning: deprecated in line 3 <?xml version='1.0'?><rss><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("byte-order mark", $"\uFEFF<rss><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("control characters", $"<rss><channel><title>Harbour\u0003 Post</title>{Item}</channel></rss>")]
    [InlineData("lone surrogate", $"<rss><channel><title>Harbour Post</title><x>\uD800</x>{Item}</channel></rss>")]
    [InlineData("undeclared prefix", $"<rss><channel><title>Harbour Post</title><media:thumbnail url='x'/><dc:language>en</dc:language>{Item}</channel></rss>")]
    [InlineData("HTML entity", $"<rss><channel><title>Harbour&nbsp;Post</title>{Item}</channel></rss>")]
    [InlineData("bare ampersand", $"<rss><channel><title>Harbour Post</title><copyright>A & B</copyright>{Item}</channel></rss>")]
    [InlineData("ampersand in a link", $"<rss><channel><title>Harbour Post</title><link>https://x.example/?a=1&b=2</link>{Item}</channel></rss>")]
    [InlineData("broken off after an item", $"<rss><channel><title>Harbour Post</title>{Item}<item><title>Half")]
    [InlineData("numeric entity of a control character", $"<rss><channel><title>Harbour Post</title><x>&#3;</x>{Item}</channel></rss>")]
    [InlineData("channel as the root", $"<channel><title>Harbour Post</title>{Item}</channel>")]
    [InlineData("comments and instructions", $"<?xml version='1.0'?><?xml-stylesheet href='x'?><!-- hello --><rss><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("XML 1.1", $"<?xml version='1.1'?><rss><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("an encoding that it does not have", $"<?xml version='1.0' encoding='utf-16'?><rss><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("two declarations", $"<?xml version='1.0'?><?xml version='1.0'?><rss><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("attribute without quotation marks", $"<rss version=2.0><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("attribute twice", $"<rss version='2.0' version='2.0'><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("channel never closed", $"<rss><channel><title>Harbour Post</title>{Item}</rss>")]
    [InlineData("markup after the end", $"<rss><channel><title>Harbour Post</title>{Item}</channel></rss><script>var a = '<b>';</script>")]
    [InlineData("less-than sign in an item after it", $"<rss><channel><title>Harbour Post</title>{Item}<item><title>Ships < 40 m</title></item></channel></rss>")]
    [InlineData("HTML that does not close in an item after it", $"<rss><channel><title>Harbour Post</title>{Item}<item><title>x</title><description><p>One<br>two</description></item></channel></rss>")]
    [InlineData("CDATA inside CDATA", $"<rss><channel><title>Harbour Post</title>{Item}<item><title>x</title><description><![CDATA[a <![CDATA[b]]> c]]></description></item></channel></rss>")]
    [InlineData("entity without its semicolon", $"<rss><channel><title>Harbour Post</title><copyright>A &copy B &#xZZ; &unknown;</copyright>{Item}</channel></rss>")]
    [InlineData("title in CDATA", $"<rss><channel><title><![CDATA[Harbour Post]]></title>{Item}</channel></rss>")]
    [InlineData("an image with a title before the title", $"<rss><channel><image><title>Logo</title><link>https://harbour.example/logo</link></image><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("a name space of somebody else", $"<rss xmlns='http://wrong.example/ns'><channel><title>Harbour Post</title>{Item}</channel></rss>")]
    [InlineData("items outside the channel", $"<rss><channel><title>Harbour Post</title></channel>{Item}</rss>")]
    [InlineData("upper-case elements", $"<RSS><channel><title>Harbour Post</title>{Item}</channel></RSS>")]
    public void The_item_is_read_in_spite_of_the_fault(string fault, string xml)
    {
        Assert.NotEmpty(fault);
        Feed feed = FeedReader.Read(Encoding.UTF8.GetBytes(xml));
        FeedItem item = feed.Items[0];
        Assert.Equal("Harbour Post", feed.Title?.Replace('\u00A0', ' '));
        Assert.Equal(("a1", "https://harbour.example/a", "Harbour reopens", "2020-04-20T21:49Z"), (item.Id, item.Link, item.Title, item.Published));
        Assert.Null(item.Content);
    }

    [Theory]
    [InlineData("Mon, 20 Apr 2020 21:49:00 BST", "2020-04-20T21:49+01:00")]
    [InlineData("Mon, 20 Apr 2020 21:49:00 EST", "2020-04-20T21:49-05:00")]
    [InlineData("Mon, 20 Apr 20 21:49 GMT", "2020-04-20T21:49Z")]
    [InlineData("Tue, 20 Apr 2020 21:49:00 +0000", "2020-04-20T21:49Z")]
    [InlineData("20 Apr 2020 21:49:00 +0530", "2020-04-20T21:49+05:30")]
    [InlineData("2020-04-20T21:49:00-04:00", "2020-04-20T21:49-04:00")]
    [InlineData("2020-04-20", "2020-04-20")]
    [InlineData("April 20, 2020", "2020-04-20")]
    [InlineData("Mon, 20 Apr 2020 21:49:00 IST", "2020-04-20T21:49")]
    [InlineData("Mo, 20 Apr 2020 21:49:00 +0200", "2020-04-20T21:49+02:00")]
    [InlineData("Monday, April 20, 2020 9:49 PM EDT", "2020-04-20T21:49-04:00")]
    [InlineData("2020-04-20 21:49:00", "2020-04-20T21:49")]
    [InlineData("2020-04-20T21:49:00.123456789Z", "2020-04-20T21:49Z")]
    [InlineData("  \n Mon, 20 Apr 2020 21:49:00 GMT \n", "2020-04-20T21:49Z")]
    [InlineData("Mon, 31 Feb 2020 21:49:00 GMT", null)]
    [InlineData("0000-00-00 00:00:00", null)]
    [InlineData("yesterday", null)]
    [InlineData("", null)]
    public void Dates_keep_their_printed_time_and_zone(string printed, string? iso) =>
        Assert.Equal(iso, FeedReader.Read(Encoding.UTF8.GetBytes($"<rss><channel><item><title>x</title><pubDate>{printed}</pubDate></item></channel></rss>")).Items[0].Published);

    [Theory]
    [InlineData("less-than sign in the title", "<item><title>Ships < 40 m</title><link>https://harbour.example/b</link><guid>b1</guid></item>", "Ships < 40 m")]
    [InlineData("HTML that does not close", "<item><title>Ships</title><link>https://harbour.example/b</link><guid>b1</guid><description><p>One<br>two</description></item>", "Ships")]
    public void One_broken_item_costs_no_other_and_keeps_what_can_be_read(string fault, string broken, string title)
    {
        Assert.NotEmpty(fault);
        Feed feed = FeedReader.Read(Encoding.UTF8.GetBytes($"<rss><channel><title>Harbour Post</title>{broken}{Item}</channel></rss>"));
        Assert.Equal(("Harbour Post", 2), (feed.Title, feed.Items.Length));
        Assert.Equal(("b1", "https://harbour.example/b", title), (feed.Items[0].Id, feed.Items[0].Link, feed.Items[0].Title));
        Assert.Equal(("a1", "2020-04-20T21:49Z"), (feed.Items[1].Id, feed.Items[1].Published));
    }

    [Theory]
    [InlineData("utf-16", "")]
    [InlineData("utf-8", "")]
    [InlineData("iso-8859-1", "<?xml version='1.0' encoding='ISO-8859-1'?>")]
    [InlineData("windows-1252", "<?xml version='1.0' encoding='utf-8'?>")]
    public void Characters_are_read_whatever_the_feed_says_of_them(string encoding, string declaration)
    {
        Encoding written = encoding == "utf-16" ? Encoding.Unicode : encoding == "utf-8" ? Encoding.UTF8 : Encoding.Latin1;
        string xml = declaration + "<rss><channel><title>Bodø Post</title><item><title>Quay é shut</title><link>https://harbour.example/a</link></item></channel></rss>";
        Feed feed = FeedReader.Read([.. encoding == "utf-16" ? written.GetPreamble() : [], .. written.GetBytes(xml)]);
        Assert.Equal(("Bodø Post", "Quay é shut"), (feed.Title, feed.Items[0].Title));
    }

    [Fact]
    public void A_link_from_the_sites_root_becomes_an_address()
    {
        Feed rss = FeedReader.Read("<rss><channel><link>https://harbour.example/news/</link><item><title>x</title><link>/a?b=1</link></item></channel></rss>"u8.ToArray());
        Feed atom = FeedReader.Read("<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://harbour.example/'><entry><title>x</title><link href='a'/></entry></feed>"u8.ToArray());
        Assert.Equal(("https://harbour.example/a?b=1", "https://harbour.example/a"), (rss.Items[0].Link, atom.Items[0].Link));
    }

    [Fact]
    public void Atom_with_only_an_updated_date_and_content_in_elements()
    {
        FeedItem item = FeedReader.Read(Encoding.UTF8.GetBytes("""
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title><entry><id>urn:1</id><title type="html">Harbour &amp;amp; quay</title>
            <link rel="self" href="https://harbour.example/self"/><link rel="alternate" href="https://harbour.example/a"/><updated>2020-04-20T10:00:00+02:00</updated>
            <author><name>Ida Wren</name></author><category term="port"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>It reopened.</p></div></content></entry></feed>
            """)).Items[0];
        Assert.Equal(("urn:1", "https://harbour.example/a", "Harbour & quay", "2020-04-20T10:00+02:00"), (item.Id, item.Link, item.Title, item.Published));
        Assert.Equal("Ida Wren", Assert.Single(item.Authors));
        Assert.Equal("port", Assert.Single(item.Categories));
        Assert.Contains("It reopened.", item.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Full_text_creator_source_and_mail_author()
    {
        FeedItem item = FeedReader.Read(Encoding.UTF8.GetBytes("""
            <rss><channel><item><title>x</title><guid isPermaLink="true">https://harbour.example/a</guid><dc:creator>Ida Wren</dc:creator><author>desk@harbour.example (Tom Okoye)</author>
            <source url="https://wire.example/rss">Wirepix</source><content:encoded><![CDATA[<p>It reopened & stayed open.</p>]]></content:encoded></item></channel></rss>
            """)).Items[0];
        Assert.Equal(["Ida Wren", "Tom Okoye"], item.Authors);
        Assert.Equal(("Wirepix", "<p>It reopened & stayed open.</p>", "https://harbour.example/a"), (item.Source, item.Content, item.Link));
    }

    [Fact]
    public void Json_feed_with_a_number_as_id()
    {
        FeedItem item = FeedReader.Read("""{"version":"https://jsonfeed.org/version/1.1","title":"Harbour Post","items":[{"id":7,"url":"https://harbour.example/a","title":"x","date_published":"2020-04-20T10:00:00Z","authors":[{"name":"Ida Wren"}],"content_html":"<p>y</p>",}]}"""u8.ToArray()).Items[0];
        Assert.Equal(("7", "https://harbour.example/a", "2020-04-20T10:00Z", "<p>y</p>"), (item.Id, item.Link, item.Published, item.Content));
    }

    [Theory]
    [InlineData("<html><body>Not here</body></html>")]
    [InlineData("{\"a\":1}")]
    [InlineData("plain")]
    [InlineData("")]
    public void What_is_no_feed_is_refused_with_a_reason(string text) => Assert.Throws<FormatException>(() => FeedReader.Read(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void S42_Billion_laughs_and_external_entities_do_nothing()
    {
        string bomb = "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&b;&f;</title>" + Item + "</channel></rss>";
        Assert.Equal("&b;&f;", FeedReader.Read(Encoding.UTF8.GetBytes(bomb)).Title);
    }

    [Fact]
    public void Opml_names_its_feeds_in_nested_outlines()
    {
        var feeds = OpmlReader.Read("<opml><body><outline text='Ports'><outline text='Harbour Post' type='rss' xmlUrl='https://harbour.example/rss?a=1&b=2'/></outline></body></opml>"u8.ToArray());
        Assert.Equal(new FeedAddress("Harbour Post", "https://harbour.example/rss?a=1&b=2"), Assert.Single(feeds));
    }
}
