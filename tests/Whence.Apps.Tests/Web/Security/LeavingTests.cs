using System.Net;
using System.Text;
using Whence.Apps.Tests.Support;
using Whence.Store.Intake;
using Whence.Store.Intake.Feeds;
using Whence.Store.Intake.Fetching;
using Whence.Store.Pipeline;
using Whence.Store.Queries;
using Whence.Store.Queries.Leaving;

namespace Whence.Apps.Tests.Web.Security;

/// <summary>What left the machine for a case, told by the case and by the server that was asked.</summary>
public sealed class LeavingTests : IDisposable
{
    private readonly LocalServer _server = new();
    private readonly TemporaryCase _case = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _case.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task S53_Every_request_stands_in_the_list_as_the_server_saw_it()
    {
        string item = $"<rss version=\"2.0\"><channel><title>Wire</title><item><title>Bridge</title><link>{_server.Address}/bridge</link><guid>b</guid></item></channel></rss>";
        _server.Answer("/feed", item, "application/rss+xml");
        _server.Answer("/bridge", "<html><body><p>The bridge will close in May, the mayor said on Monday.</p></body></html>", "text/html; charset=utf-8");
        _server.Answer("/harbour", TemporaryCase.Harbour, "text/plain; charset=utf-8");
        _server.Redirect("/old", "/harbour");
        using PageFetcher fetcher = Fetcher();
        FeedPolling.Add(_case.Opened, new FeedAddress(null, _server.Address + "/feed"));
        List<PipelineInput> inputs = await new FeedPolling(_case.Opened, fetcher).Poll(f => Assert.Fail(f.Reason), Stop);
        inputs.AddRange(PipelineInputs.Register(_case.Opened, [_server.Address + "/old", _server.Address + "/gone?q=a%20b", "http://127.0.0.1:9/closed", "ftp://127.0.0.1/never"], new InputOptions()));
        await new CasePipeline(_case.Opened, new PipelineOptions { Fetcher = fetcher }).Run(inputs, Stop);

        OutboundRequest[] listed = [.. OutboundRequests.List(_case.Opened, 50).Items.Reverse()];
        Assert.Equal(_server.Asked.Select(a => (_server.Address + a.Path, a.Sent)), listed.Where(r => r.Url.StartsWith(_server.Address, StringComparison.Ordinal)).Select(r => (r.Url, r.Received)));
        Assert.Equal(5, _server.Asked.Count);
        Assert.All(listed.Where(r => r.Url.StartsWith(_server.Address, StringComparison.Ordinal)), r => Assert.Equal(new Uri(_server.Address).Authority, r.Host));
        Assert.Equal([RequestReason.Feed, RequestReason.Page, RequestReason.Page, RequestReason.Page, RequestReason.Page], listed.Where(r => r.Host == new Uri(_server.Address).Authority).Select(r => r.Why));
        // After a redirect it still says what was asked for; what failed says how; what the rules refuse never left.
        Assert.Equal(_server.Address + "/old", listed.Single(r => r.Url.EndsWith("/harbour", StringComparison.Ordinal)).Asked);
        Assert.Equal("answered 404 Not Found", listed.Single(r => r.Url.EndsWith("/gone?q=a%20b", StringComparison.Ordinal)).Outcome);
        Assert.DoesNotContain(listed, r => r.Url.StartsWith("ftp:", StringComparison.Ordinal));
        Assert.All(listed, r => Assert.NotEqual("left", r.Outcome));
        Assert.Equal((listed.Length, listed.Select(r => r.Host).Distinct().Count()), OutboundRequests.Count(_case.Opened));
    }

    [Fact]
    public async Task S53_The_command_and_the_desk_say_the_same_and_pages_follow_on_each_other()
    {
        _server.Answer("/a", TemporaryCase.Harbour, "text/plain; charset=utf-8");
        using (PageFetcher fetcher = Fetcher())
            await new CasePipeline(_case.Opened, new PipelineOptions { Fetcher = fetcher }).Run(PipelineInputs.Register(_case.Opened, [.. Enumerable.Range(0, 3).Select(i => $"{_server.Address}/a?{i}")], new InputOptions()), Stop);
        WhenceProgram.Ended ended = await WhenceProgram.Run("requests", "--json", "--limit", "2", "--case", _case.Folder);
        Page<OutboundRequest> first = OutboundRequests.List(_case.Opened, 2);
        Assert.Equal(Encoding.UTF8.GetString(QueryJson.ToUtf8(first)) + "\n", ended.Output);
        Assert.Equal([$"{_server.Address}/a?2", $"{_server.Address}/a?1"], first.Items.Select(r => r.Url));
        Assert.Equal([$"{_server.Address}/a?0"], OutboundRequests.List(_case.Opened, 2, first.Next).Items.Select(r => r.Url));
        Assert.Contains("answered 200 OK", (await WhenceProgram.Run("requests", "--case", _case.Folder)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S53_Of_a_forgotten_article_the_list_keeps_host_and_time_and_no_word()
    {
        _server.Answer("/quokka-found-in-harbour", TemporaryCase.Harbour, "text/plain; charset=utf-8");
        using PageFetcher fetcher = Fetcher();
        await new CasePipeline(_case.Opened, new PipelineOptions { Fetcher = fetcher }).Run(PipelineInputs.Register(_case.Opened, [_server.Address + "/quokka-found-in-harbour"], new InputOptions()), Stop);
        Assert.True(Forgetting.Forget(_case.Opened, ArticleList.Of(_case.Opened, ArticleFilter.All, 1).Items[0].Id, null));
        OutboundRequest left = Assert.Single(OutboundRequests.List(_case.Opened, 9).Items);
        Assert.Equal(new Uri(_server.Address).Authority, left.Host);
        Assert.StartsWith("forgotten:", left.Url, StringComparison.Ordinal);
        _case.Opened.Dispose();
        foreach (string file in Directory.GetFiles(_case.Folder))
            Assert.DoesNotContain("quokka", Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Stop)), StringComparison.Ordinal);
    }

    private PageFetcher Fetcher() => new(1 << 20, TimeSpan.FromSeconds(20), [new DnsEndPoint("127.0.0.1", _server.Port), new DnsEndPoint("127.0.0.1", 9)]);
}
