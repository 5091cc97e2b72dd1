using System.Net;
using System.Net.NetworkInformation;
using Whence.Web.Serving;

namespace Whence.Apps.Tests.Web;

/// <summary>Who reaches the desk, and what the browser may do there. The numbers are those of the security brief.</summary>
public sealed class GateTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void S01_Listens_on_the_loopback_address_alone() =>
        Assert.All(
            IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == desk.Address.Port),
            l => Assert.True(IPAddress.IsLoopback(l.Address)));

    [Theory]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.evil.example", HttpStatusCode.BadRequest)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    public async Task S02_Refuses_every_host_name_but_its_own(string host, HttpStatusCode expected)
    {
        foreach (string path in new[] { "/", "/search?q=a", "/imports", AssetFiles.Address("desk.css"), "/api/articles/none" })
        {
            using HttpRequestMessage request = new(HttpMethod.Get, path);
            request.Headers.Host = $"{host}:{desk.Address.Port}";
            using HttpResponseMessage response = await desk.Client.SendAsync(request, Stop);
            Assert.Equal(expected == HttpStatusCode.OK && path.StartsWith("/api", StringComparison.Ordinal) ? HttpStatusCode.NotFound : expected, response.StatusCode);
        }
    }

    [Fact]
    public async Task S03_Refuses_what_another_page_sends()
    {
        foreach (string path in desk.Pages())
        {
            foreach (string origin in new[] { "http://evil.example", "null", $"http://127.0.0.1:{desk.Address.Port + 1}" })
                Assert.Equal(HttpStatusCode.Forbidden, await Status(path, ("Origin", origin)));
            Assert.NotEqual(HttpStatusCode.Forbidden, await Status(path, ("Origin", desk.Address.GetLeftPart(UriPartial.Authority))));
            Assert.Equal(HttpStatusCode.Forbidden, await Status(path, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")));
        }
    }

    [Fact]
    public async Task S04_Gives_no_other_origin_leave()
    {
        using HttpRequestMessage preflight = new(HttpMethod.Options, "/add");
        preflight.Headers.Add("Origin", "http://evil.example");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");
        using HttpResponseMessage response = await desk.Client.SendAsync(preflight, Stop);
        Assert.DoesNotContain(response.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task S05_The_start_address_works_once_and_nothing_is_shown_without_the_cookie()
    {
        using HttpClient stranger = desk.Stranger();
        Assert.Throws<InvalidOperationException>(() => desk.Session.StartToken);
        using HttpResponseMessage again = await stranger.GetAsync(new Uri("/open/" + new string('0', 64), UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        foreach (string path in desk.Pages())
        {
            using HttpResponseMessage response = await stranger.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    [Theory]
    [InlineData("/add")]
    [InlineData("/retry")]
    public async Task S05_A_form_without_the_token_changes_nothing(string path)
    {
        int before = desk.Case.Counts().Articles;
        foreach (string token in new[] { "", "wrong" })
        {
            using FormUrlEncodedContent form = new([new("text", "A minister said the bridge was safe."), new(Session.FormField, token)]);
            using HttpResponseMessage response = await desk.Client.PostAsync(new Uri(path, UriKind.Relative), form, Stop);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }

        Assert.Equal(before, desk.Case.Counts().Articles);
    }

    [Fact]
    public async Task S06_The_api_takes_a_bearer_token_and_never_one_in_the_address()
    {
        string path = "/api/articles/" + desk.Case.Articles(1, null).Items[0].Id;
        using HttpClient program = desk.Stranger();
        using HttpResponseMessage without = await program.GetAsync(new Uri($"{path}?token={desk.Session.ApiToken}", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
        program.DefaultRequestHeaders.Authorization = new("Bearer", desk.Session.ApiToken);
        using HttpResponseMessage with = await program.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
        using HttpResponseMessage page = await program.GetAsync(new Uri("/", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, page.StatusCode);
    }

    [Fact]
    public async Task S10_S11_Every_answer_carries_the_headers()
    {
        foreach (string path in desk.Pages().Append("/open/wrong").Append("/api/articles/none"))
        {
            using HttpResponseMessage response = await desk.Client.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal(Gate.ContentSecurityPolicy, response.Headers.GetValues("Content-Security-Policy").Single());
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
            Assert.True(response.Headers.CacheControl!.NoStore);
            string body = await response.Content.ReadAsStringAsync(Stop);
            Assert.DoesNotContain(" style=", body, StringComparison.Ordinal);
            Assert.DoesNotContain("<style", body, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script(?![^>]* src=\"/assets/)", body);
        }
    }

    [Fact]
    public async Task A_page_weighs_less_than_100_KB_and_the_script_less_than_60()
    {
        foreach (string path in desk.Pages())
            Assert.InRange((await desk.Client.GetByteArrayOrEmpty(path)).Length, 1, 100_000);
        Assert.InRange(AssetFiles.At(AssetFiles.Address("desk.js"))!.Bytes.Length, 1, 60_000);
    }

    [Fact]
    public async Task The_api_prints_what_read_prints()
    {
        string id = desk.Case.Articles(1, null).Items[0].Id;
        byte[] api = await desk.Client.GetByteArrayOrEmpty("/api/articles/" + id);
        Assert.Equal(Contract.ReadingJson.ToUtf8(desk.Case.Article(id)!.Reading!, desk.Case.Article(id)!.Row.Input), api);
    }

    private async Task<HttpStatusCode> Status(string path, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        foreach ((string name, string value) in headers) request.Headers.Add(name, value);
        using HttpResponseMessage response = await desk.Client.SendAsync(request, Stop);
        return response.StatusCode;
    }
}

internal static class ClientReading
{
    /// <summary>The body, whatever the status.</summary>
    public static async Task<byte[]> GetByteArrayOrEmpty(this HttpClient client, string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
