using System.IO.Compression;
using System.Net;
using System.Text;
using Whence.Apps.Tests.Support;
using Whence.Articles;
using Whence.Store.Intake;
using Whence.Store.Intake.Fetching;

namespace Whence.Apps.Tests.Intake;

/// <summary>The fetcher against a real server on the loopback address, which only these tests allow.</summary>
public sealed class PageFetcherTests : IDisposable
{
    private const int MaxBytes = 1024 * 1024;

    private readonly LocalServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_page_is_fetched_with_its_type_and_its_address()
    {
        _server.Answer("/a", "<p>news</p>", "text/html; charset=utf-8");
        var loaded = Assert.IsType<InputResult.Loaded>(await Fetch("/a"));
        Assert.Equal("<p>news</p>", Encoding.UTF8.GetString(loaded.Page.Bytes.Span));
        Assert.Equal("text/html; charset=utf-8", loaded.Page.ContentType);
        Assert.Equal(_server.Address + "/a", loaded.Page.Given.Url);
    }

    [Fact]
    public async Task S33_A_redirect_to_a_refused_address_stops_there_and_says_where()
    {
        _server.Redirect("/a", "http://127.0.0.1:22/secret");
        var refused = Assert.IsType<InputResult.Refused>(await Fetch("/a"));
        Assert.Contains("redirects to http://127.0.0.1:22/secret", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S33_An_endless_redirect_ends()
    {
        _server.Redirect("/a", "/a");
        var refused = Assert.IsType<InputResult.Refused>(await Fetch("/a"));
        Assert.Contains("redirects more than 5 times", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S40_A_bomb_is_refused_by_its_size_after_decompression()
    {
        using MemoryStream bomb = new();
        using (GZipStream gzip = new(bomb, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(new byte[10 * MaxBytes]);
        }

        _server.Answer("/bomb", bomb.ToArray(), "text/html", "gzip");
        var refused = Assert.IsType<InputResult.Refused>(await Fetch("/bomb"));
        Assert.Contains("is larger than 1 MB", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S32_The_loopback_address_is_refused_by_default()
    {
        using PageFetcher fetcher = new(MaxBytes, TimeSpan.FromSeconds(5));
        var refused = Assert.IsType<InputResult.Refused>(await fetcher.Fetch("http://localhost/", GivenFacts.None, TestContext.Current.CancellationToken));
        Assert.Contains("is not a public address", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S34_Nothing_but_the_needed_headers_is_sent()
    {
        _server.Answer("/a", "x", "text/plain");
        await Fetch("/a");
        Assert.Equal(["Accept", "Accept-Encoding", "Host", "User-Agent"], _server.LastHeaders);
    }

    [Fact]
    public async Task An_error_page_is_no_article()
    {
        var refused = Assert.IsType<InputResult.Refused>(await Fetch("/missing"));
        Assert.Contains("answered 404", refused.Reason, StringComparison.Ordinal);
    }

    private async Task<InputResult> Fetch(string path)
    {
        using PageFetcher fetcher = new(
            MaxBytes,
            TimeSpan.FromSeconds(20),
            (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
            mayConnect: _ => true,
            ports: new HashSet<int> { _server.Port });
        return await fetcher.Fetch(_server.Address + path, GivenFacts.None, TestContext.Current.CancellationToken);
    }
}
