using System.IO.Compression;
using System.Text;
using Whence.Articles;
using Whence.Store.Intake;

namespace Whence.Apps.Tests.Intake;

public sealed class UnfoldingTests
{
    private const string Page = "<!doctype html><html><body><h1>Harbour reopens</h1><p>The harbour reopened on Monday, the port authority said, after a storm had closed it for three days.</p></body></html>";

    [Theory]
    [InlineData("a.txt", "The harbour reopened.", InputFormat.Page)]
    [InlineData("a", Page, InputFormat.Page)]
    [InlineData("a", "WARC/1.0\r\n", InputFormat.Warc)]
    [InlineData("a", "MIME-Version: 1.0\nSubject: x\n\ny", InputFormat.Mail)]
    [InlineData("a", "From x@y Mon\nFrom: a\nSubject: b\n\nc", InputFormat.Mailbox)]
    [InlineData("a", "<?xml version='1.0'?><rss/>", InputFormat.Feed)]
    [InlineData("a", "<opml version='2.0'/>", InputFormat.Opml)]
    [InlineData("a.jsonl", "{\"text\":\"x\"}", InputFormat.JsonLines)]
    [InlineData("a.json", "{\"text\":\"x\"}", InputFormat.Json)]
    [InlineData("a.csv", "title,text\n", InputFormat.Csv)]
    [InlineData("a.txt", "Subject: the harbour", InputFormat.Page)]
    public void The_format_is_told_by_content_first(string name, string content, InputFormat format) =>
        Assert.Equal(format, InputFormats.Detect(Encoding.UTF8.GetBytes(content), name));

    [Fact]
    public void A_page_gives_the_same_text_from_html_mhtml_and_warc()
    {
        string mhtml = $"From: <Saved>\r\nSnapshot-Content-Location: https://harbour.example/a\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://harbour.example/a\r\n\r\n{Page}\r\n--b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lG\r\n--b--\r\n";
        string http = $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{Page}";
        string plain = ArticleFinder.Find(Assert.IsType<InputResult.Loaded>(Assert.Single(Unfold("a.html", Page))).Page).Text;
        InputResult.Loaded saved = Assert.IsType<InputResult.Loaded>(Assert.Single(Unfold("a.mhtml", mhtml)));
        InputResult.Loaded archived = Assert.IsType<InputResult.Loaded>(Assert.Single(Unfold("a.warc", Record(http))));
        Assert.Equal(plain, ArticleFinder.Find(saved.Page).Text);
        Assert.Equal(plain, ArticleFinder.Find(archived.Page).Text);
        Assert.Equal(("https://harbour.example/a", "https://harbour.example/a"), (saved.Page.Given.Url, archived.Page.Given.Url));
    }

    [Fact]
    public void A_web_archive_gives_its_pages_through_chunks_compression_wrong_lengths_and_other_records()
    {
        byte[] gzip = Gzip(Encoding.UTF8.GetBytes(Page));
        byte[] chunked = [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n{gzip.Length:x}\r\n"), .. gzip, .. "\r\n0\r\n\r\n"u8];
        byte[] warc =
        [
            .. Record("software: x", "warcinfo"), .. Record("GET / HTTP/1.1\r\n\r\n", "request"), .. Record($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{Page}"), .. Record(chunked, "response", 0),
            .. Record("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\ngone"), .. Record("HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"), .. Record(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{Page}"), "response", -2), .. Record($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{Page}"),
        ];
        InputResult[] found = Unfold("a.warc.gz", Gzip(warc));
        Assert.Equal(4, found.Length);
        Assert.All(found, f => Assert.Contains("The harbour reopened", Encoding.UTF8.GetString(Assert.IsType<InputResult.Loaded>(f).Page.Bytes.Span), StringComparison.Ordinal));
    }

    [Fact]
    public void One_bad_line_or_entry_is_one_refusal()
    {
        InputResult[] lines = Unfold("a.jsonl", "{\"text\":\"The harbour reopened.\",\"title\":\"Harbour\",\"url\":\"https://harbour.example/a\"}\n{broken\n{\"title\":\"no text\"}\n{\"text\":\"x\"}\n");
        Assert.Equal([true, false, false, true], lines.Select(l => l is InputResult.Loaded));
        Assert.Equal("Harbour", ((InputResult.Loaded)lines[0]).Page.Given.Headline);
        InputResult[] rows = Unfold("a.csv", "title;text;date\nHarbour;\"It \"\"reopened\"\";\non Monday\";2020-04-20\nEmpty;;\n");
        Assert.Equal("It \"reopened\";\non Monday", Encoding.UTF8.GetString(((InputResult.Loaded)rows[0]).Page.Bytes.Span));
        Assert.IsType<InputResult.Refused>(rows[1]);
        Assert.IsType<InputResult.Refused>(Assert.Single(Unfold("a.zip", [0x50, 0x4B, 3, 4, 0, 0])));
    }

    [Fact]
    public void Ninjs_is_read_in_its_old_and_new_spelling_and_withdrawn_items_are_refused()
    {
        var old = Assert.IsType<InputResult.Loaded>(Unfold("a.json", """{"uri":"urn:x","headline":"Harbour reopens","body_text":"It reopened.","versioncreated":"2020-04-20T10:00:00Z"}""")[0]);
        var now = Assert.IsType<InputResult.Loaded>(Unfold("a.json", """{"uri":"urn:x","headlines":[{"role":"main","value":"Harbour reopens"}],"bodies":[{"contentType":"text/html","value":"<p>It reopened.</p>"}],"versionCreated":"2020-04-20T10:00:00Z","infoSources":[{"name":"Wirepix"}]}""")[0]);
        Assert.Equal((old.Page.Given.Headline, old.Page.Given.Published), (now.Page.Given.Headline, now.Page.Given.Published));
        Assert.Equal("Wirepix", now.Page.Given.Outlet);
        Assert.IsType<InputResult.Refused>(Unfold("a.json", """{"uri":"urn:x","pubStatus":"canceled","body_text":"It reopened."}""")[0]);
    }

    [Fact]
    public void Mail_prefers_html_and_keeps_sender_and_day()
    {
        var mail = Assert.IsType<InputResult.Loaded>(Unfold("a.eml", $"From: Harbour Post <news@harbour.example>\r\nSubject: =?utf-8?q?Harbour_r=C3=A9opens?=\r\nDate: Mon, 20 Apr 2020 21:49:00 -0400\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nplain\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{Page}\r\n--b--\r\n")[0]);
        Assert.Equal(("Harbour Post", "Harbour réopens", "2020-04-20T21:49:00-04:00", PageFormat.Html), (mail.Page.Given.Outlet, mail.Page.Given.Headline, mail.Page.Given.Published, mail.Page.Format));
    }

    [Fact]
    public void S40_Bombs_end_as_refusals()
    {
        Assert.IsType<InputResult.Refused>(Assert.Single(Unfold("zeros.gz", Gzip(new byte[10_000_000]))));
        Assert.IsType<InputResult.Refused>(Assert.Single(Unfold("zeros.zip", Zip(("a.txt", new byte[10_000_000])))));
        byte[] nested = Encoding.UTF8.GetBytes("The harbour reopened.");
        for (int i = 0; i < 6; i++)
            nested = Zip(("inner.zip", nested));
        Assert.IsType<InputResult.Refused>(Assert.Single(Unfold("nested.zip", nested)));
        Assert.IsType<InputResult.Refused>(Assert.Single(new InputUnfolding(new IntakeLimits { MaxEntries = 2 }).Unfold("many.zip", Zip(("a", nested), ("b", nested), ("c", nested)), GivenFacts.None)));
    }

    [Fact]
    public void S41_Names_in_archives_are_labels_only()
    {
        InputResult[] found = Unfold("a.zip", Zip(("../../etc/passwd", "x"u8.ToArray()), ("C:\\windows\\a.txt", "x"u8.ToArray()), ("/etc/a.txt", "x"u8.ToArray()), ("a\u001b[2J.txt", "x"u8.ToArray())));
        Assert.All(found, f => Assert.DoesNotContain("..", f.Name, StringComparison.Ordinal));
        Assert.All(found, f => Assert.DoesNotContain(f.Name, char.IsControl));
        Assert.Equal(4, found.Length);
    }

    [Theory]
    [InlineData("a.json", 100_000)]
    [InlineData("a.csv", 100_000)]
    public void S42_Deep_or_endless_input_is_a_refusal(string name, int times) =>
        Assert.All(Unfold(name, new string('[', times)), r => Assert.IsType<InputResult.Refused>(r));

    private static InputResult[] Unfold(string name, string content) => Unfold(name, Encoding.UTF8.GetBytes(content));

    private static InputResult[] Unfold(string name, byte[] content) => [.. new InputUnfolding(IntakeLimits.Default).Unfold(name, content, GivenFacts.None)];

    private static byte[] Record(string block, string type = "response") => Record(Encoding.UTF8.GetBytes(block), type, 0);

    private static byte[] Record(byte[] block, string type, int off) =>
        [.. Encoding.ASCII.GetBytes($"WARC/1.0\r\nWARC-Type: {type}\r\nWARC-Target-URI: https://harbour.example/a\r\nContent-Type: application/http\r\nContent-Length: {block.Length + off}\r\n\r\n"), .. block, .. "\r\n\r\n"u8];

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return packed.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create))
        {
            foreach ((string name, byte[] content) in entries)
            {
                using Stream stream = archive.CreateEntry(name).Open();
                stream.Write(content);
            }
        }

        return packed.ToArray();
    }
}
