using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Whence.Articles;
using Whence.Store.Intake;

namespace Whence.Apps.Tests.Intake;

/// <summary>Archives, mail, saved pages and agency items, written here as programs write them.</summary>
public sealed class ContainerTests
{
    private const string Story = "<p>The harbour reopened on Monday, the port authority said, after a storm had closed it for three days.</p>";

    [Theory]
    [InlineData(TarEntryFormat.V7)]
    [InlineData(TarEntryFormat.Ustar)]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public void A_tar_archive_gives_its_files_packed_or_not_and_refuses_links(TarEntryFormat format)
    {
        byte[] tar = Tar(format, ("news/a.txt", "The ferry is late, the captain said."), ("news/b.html", $"<html><body><h1>Harbour</h1>{Story}</body></html>"), ("news/a.txt.meta.json", "{}"), ("../c.txt", "The quay is shut, the mayor said."));
        foreach (InputResult[] found in (InputResult[][])[Unfold("a.tar", tar), Unfold("a.tar.gz", Gzip(tar)), Unfold("no-name-that-tells", Gzip(tar))])
        {
            Assert.Equal(["news/a.txt", "news/b.html", "c.txt"], found.OfType<InputResult.Loaded>().Select(f => f.Name[(f.Name.LastIndexOf('#') + 1)..]));
            Assert.Contains("link", Assert.Single(found.OfType<InputResult.Refused>()).Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cut_off_tar_archive_gives_what_is_whole_and_one_refusal()
    {
        byte[] tar = Tar(TarEntryFormat.Pax, ("a.txt", "The ferry is late, the captain said."), ("b.txt", new string('x', 50_000)));
        InputResult[] found = Unfold("a.tar", tar[..(tar.Length / 2)]);
        Assert.Equal("The ferry is late, the captain said.", Text(Assert.Single(found.OfType<InputResult.Loaded>())));
        Assert.Single(found.OfType<InputResult.Refused>());
    }

    [Fact]
    public void A_page_saved_by_a_browser_gives_its_main_part_and_not_a_frame()
    {
        const string Mhtml = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbour.example/a?b=1\r\nSubject: =?utf-8?Q?Harbour=20r=C3=A9opens?=\r\nDate: Mon, 20 Apr 2020 21:49:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tstart=\"<main@x>\";\r\n\tboundary=\"----B----\"\r\n\r\n"
            + "------B----\r\nContent-Type: text/html\r\nContent-ID: <frame@x>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://ads.example/frame\r\n\r\n<html><body><p>Buy a boat today and pay nothing before the end of next year, says the boat yard.</p></body></html>\r\n"
            + "------B----\r\nContent-Type: text/html\r\nContent-ID: <main@x>\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://harbour.example/a?b=1\r\n\r\n<html><head><meta charset=3D\"utf-8\"><title>Harbour r=C3=A9opens</title></head><body><h1>Harbour r=C3=A9opens</h1><p>The harb=\r\nour r=C3=A9opened on Monday, the port authority said, after a storm had closed it.</p></body></html>\r\n"
            + "------B----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://harbour.example/a.png\r\n\r\niVBORw0KGgo=\r\n------B------\r\n";
        var page = Assert.IsType<InputResult.Loaded>(Assert.Single(Unfold("a.mhtml", Encoding.ASCII.GetBytes(Mhtml))));
        Article article = ArticleFinder.Find(page.Page);
        Assert.Equal(("Harbour réopens", "https://harbour.example/a?b=1"), (article.Headline, article.Url));
        Assert.Contains("The harbour réopened on Monday", article.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("boat", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Mail_in_base64_with_an_attachment_gives_its_text()
    {
        string body = Convert.ToBase64String(Encoding.UTF8.GetBytes("The quay at Bodø is shut, the mayor said."), Base64FormattingOptions.InsertLineBreaks);
        string mail = $"Received: by mx.example; Mon, 20 Apr 2020 21:50:00 +0200\r\nFrom: =?iso-8859-1?Q?Havneavisen_Bod=F8?= <news@harbour.example>\r\nTo: desk@whence.example\r\nSubject: Quay\r\n is shut\r\nDate: Mon, 20 Apr 2020 21:49:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}\r\n--m\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment; filename=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjc=\r\n--m--\r\n";
        var loaded = Assert.IsType<InputResult.Loaded>(Assert.Single(Unfold("a.eml", Encoding.ASCII.GetBytes(mail))));
        Assert.Equal(("Havneavisen Bodø", "Quay is shut", "2020-04-20T21:49:00+02:00"), (loaded.Page.Given.Outlet, loaded.Page.Given.Headline, loaded.Page.Given.Published));
        Assert.Contains("Bodø is shut", ArticleFinder.Find(loaded.Page).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mailbox_gives_each_message_and_names_the_one_without_text()
    {
        static string Message(int number, string type, string body) => $"From desk@harbour.example Mon Apr 20 21:49:0{number} 2020\nFrom: Harbour Post <news@harbour.example>\nSubject: Story {number}\nDate: Mon, 20 Apr 2020 21:49:0{number} +0000\nMIME-Version: 1.0\nContent-Type: {type}\n\n{body}\n\n";
        InputResult[] found = Unfold("a.mbox", Encoding.ASCII.GetBytes(Message(1, "text/plain", "Ferry one is late.\n>From the quay it cannot be seen.") + Message(2, "image/png", "x") + Message(3, "text/html", Story)));
        Assert.Equal(["a.mbox#1", "a.mbox#2", "a.mbox#3"], found.Select(f => f.Name));
        Assert.Equal([true, false, true], found.Select(f => f is InputResult.Loaded));
        Assert.Equal("Story 3", ((InputResult.Loaded)found[2]).Page.Given.Headline);
    }

    [Fact]
    public void Agency_items_in_one_message_are_read_and_withdrawn_ones_refused()
    {
        string message = $"""
            <?xml version="1.0" encoding="UTF-8"?>
            <newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2020-04-20T21:50:00Z</sent></header><itemSet>
            <newsItem guid="urn:newsml:wirepix:1" version="2" standard="NewsML-G2"><itemMeta><itemClass qcode="ninat:text"/><provider literal="Wirepix"/><versionCreated>2020-04-20T21:49:00+02:00</versionCreated><pubStatus qcode="stat:usable"/><title>ignored</title></itemMeta>
            <contentMeta><contentCreated>2020-04-20T20:00:00+02:00</contentCreated><headline>Harbour reopens</headline><by>Ida Wren</by></contentMeta>
            <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>{Story}</body></html></inlineXML></contentSet></newsItem>
            <newsItem guid="urn:newsml:wirepix:2"><itemMeta><provider><name>Wirepix</name></provider><versionCreated>2020-04-20T22:00:00Z</versionCreated><pubStatus qcode="stat:canceled"/></itemMeta><contentMeta><headline>Wrong</headline></contentMeta><contentSet><inlineData>It is not so.</inlineData></contentSet></newsItem>
            <newsItem guid="urn:newsml:wirepix:3"><itemMeta><versionCreated>2020-04-20T22:10:00Z</versionCreated></itemMeta><contentMeta><infoSource><name>Kanto News</name></infoSource><headline>Quay shut</headline></contentMeta>
            <contentSet><inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Quay shut</hl1></hedline></body.head><body.content><p>The quay of the old harbour is shut until the end of the month, the mayor said on Tuesday after a meeting with the ferry company.</p><p>It opens again in May, when the cranes have been repaired and the inspectors of the ministry have seen them.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>
            <newsItem guid="urn:newsml:wirepix:4"><itemMeta/><contentMeta><headline>Picture</headline></contentMeta></newsItem>
            </itemSet></newsMessage>
            """;
        InputResult[] found = Unfold("a.xml", Encoding.UTF8.GetBytes(message));
        Assert.Equal([true, false, true, false], found.Select(f => f is InputResult.Loaded));
        RawPage first = ((InputResult.Loaded)found[0]).Page, third = ((InputResult.Loaded)found[2]).Page;
        Assert.Equal(("Harbour reopens", "Wirepix", "2020-04-20T20:00:00+02:00"), (first.Given.Headline, first.Given.Outlet, first.Given.Published));
        Assert.Equal(("Quay shut", "Kanto News", "2020-04-20T22:10:00Z"), (third.Given.Headline, third.Given.Outlet, third.Given.Published));
        Assert.Contains("the port authority said", ArticleFinder.Find(first).Text, StringComparison.Ordinal);
        Assert.Contains("with the ferry company.\nIt opens again in May", ArticleFinder.Find(third).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<newsItem><itemMeta>")]
    [InlineData("<!DOCTYPE newsItem [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><newsItem><contentSet><inlineData>&a;</inlineData></contentSet></newsItem>")]
    [InlineData("<newsMessage/>")]
    public void S42_A_damaged_or_hostile_agency_item_is_a_refusal(string xml) =>
        Assert.IsType<InputResult.Refused>(Assert.Single(Unfold("a.xml", Encoding.UTF8.GetBytes(xml))));

    private static InputResult[] Unfold(string name, byte[] content) => [.. new InputUnfolding(IntakeLimits.Default).Unfold(name, content, GivenFacts.None)];

    private static string Text(InputResult.Loaded loaded) => Encoding.UTF8.GetString(loaded.Page.Bytes.Span);

    private static byte[] Tar(TarEntryFormat format, params (string Name, string Content)[] files)
    {
        using MemoryStream packed = new();
        using (TarWriter tar = new(packed, format, leaveOpen: true))
        {
            foreach ((string name, string content) in files)
            {
                TarEntryType type = format == TarEntryFormat.V7 ? TarEntryType.V7RegularFile : TarEntryType.RegularFile;
                TarEntry entry = Entry(format, type, name);
                entry.DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content));
                tar.WriteEntry(entry);
            }

            if (files.Length > 2)
            {
                TarEntry link = Entry(format, TarEntryType.SymbolicLink, "passwords");
                link.LinkName = "/etc/passwd";
                tar.WriteEntry(link);
            }
        }

        return packed.ToArray();
    }

    private static TarEntry Entry(TarEntryFormat format, TarEntryType type, string name) => format switch
    {
        TarEntryFormat.V7 => new V7TarEntry(type, name),
        TarEntryFormat.Ustar => new UstarTarEntry(type, name),
        TarEntryFormat.Gnu => new GnuTarEntry(type, name),
        _ => new PaxTarEntry(type, name),
    };

    private static byte[] Gzip(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream stream = new(packed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return packed.ToArray();
    }
}
