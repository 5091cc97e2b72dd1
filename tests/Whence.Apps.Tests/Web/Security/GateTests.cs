using System.Net;
using System.Net.NetworkInformation;
using Whence.Apps.Tests.Support;
using Whence.Web.Serving;

namespace Whence.Apps.Tests.Web.Security;

/// <summary>Who reaches the desk. The numbers are those of the security requirements; the routes are those of the route table, so that a new one is covered.</summary>
public sealed class GateTests(Desk desk) : IClassFixture<Desk>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void S01_Listens_on_the_loopback_address_alone() =>
        Assert.All(
            IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == desk.Address.Port),
            l => Assert.True(IPAddress.IsLoopback(l.Address)));

    [Fact]
    public async Task S01_There_is_no_way_to_listen_elsewhere() =>
        Assert.Equal(2, (await WhenceProgram.Run("serve", "--demo", "--listen", "0.0.0.0")).ExitCode);

    [Theory]
    [InlineData("evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("[::1]", true)]
    public async Task S02_Refuses_every_host_name_but_its_own(string host, bool isOwn)
    {
        foreach (string path in desk.Routes())
        {
            using HttpRequestMessage request = new(HttpMethod.Get, path);
            request.Headers.Host = $"{host}:{desk.Address.Port}";
            using HttpResponseMessage response = await desk.Client.SendAsync(request, Stop);
            Assert.True(isOwn == (response.StatusCode != HttpStatusCode.BadRequest), $"{path} at {host}: {response.StatusCode}");
            Assert.True(!isOwn || response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{path} at {host}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task S03_Refuses_what_another_page_sends()
    {
        string own = desk.Address.GetLeftPart(UriPartial.Authority);
        var routes = desk.Routes().Select(p => (HttpMethod.Get, p)).Concat(desk.Forms().Select(p => (HttpMethod.Post, p)));
        foreach ((HttpMethod method, string path) in routes)
        {
            foreach (string origin in new[] { "http://evil.example", "null", $"http://127.0.0.1:{desk.Address.Port + 1}", own + ".evil.example" })
                Assert.Equal((path, HttpStatusCode.Forbidden), (path, await Status(method, path, ("Origin", origin))));
            Assert.NotEqual((path, HttpStatusCode.Forbidden), (path, await Status(method, path, ("Origin", own), ("Sec-Fetch-Site", "same-origin"))));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, await Status(method, path, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image"))));
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, await Status(method, path, ("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "empty"))));
            Assert.Equal((path, method == HttpMethod.Post || path.StartsWith("/api", StringComparison.Ordinal)), (path, await Status(method, path, ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")) == HttpStatusCode.Forbidden));
        }
    }

    [Fact]
    public async Task S04_Gives_no_other_origin_leave()
    {
        foreach (string path in desk.Routes().Concat(desk.Forms()))
        {
            using HttpRequestMessage preflight = new(HttpMethod.Options, path);
            preflight.Headers.Add("Origin", "http://evil.example");
            preflight.Headers.Add("Access-Control-Request-Method", "POST");
            using HttpResponseMessage response = await desk.Client.SendAsync(preflight, Stop);
            Assert.DoesNotContain(response.Headers, h => h.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task S05_The_start_address_works_once_and_nothing_is_shown_without_the_cookie()
    {
        using HttpClient stranger = desk.Stranger();
        Assert.Throws<InvalidOperationException>(() => desk.Session.StartToken);
        foreach (string address in new[] { desk.StartAddress, "/open/" + new string('0', 64) })
        {
            using HttpResponseMessage again = await stranger.GetAsync(new Uri(desk.Address, address), Stop);
            Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
            Assert.False(again.Headers.Contains("Set-Cookie"));
        }

        foreach (string path in desk.Routes().Where(p => !p.StartsWith("/assets", StringComparison.Ordinal)))
        {
            using HttpResponseMessage response = await stranger.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal((path, HttpStatusCode.Unauthorized), (path, response.StatusCode));
        }
    }

    [Fact]
    public async Task S05_The_first_use_gives_a_cookie_that_scripts_and_other_sites_cannot_use_and_leads_away_from_the_token()
    {
        await using Desk other = new();
        await other.InitializeAsync();
        string token = other.StartAddress[(other.StartAddress.LastIndexOf('/') + 1)..];
        Assert.Equal(256 / 4, token.Length);
        Assert.Equal(HttpStatusCode.SeeOther, other.Opened.StatusCode);
        Assert.Equal("/", other.Opened.Location);
        Assert.Contains("httponly", other.Opened.Cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", other.Opened.Cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(token, await other.Client.GetStringAsync(new Uri("/", UriKind.Relative), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S05_A_form_without_the_token_changes_nothing()
    {
        int before = desk.Case.Counts().Articles;
        foreach (string path in desk.Forms())
        {
            foreach (string token in new[] { "", "wrong", desk.Session.ApiToken })
            {
                using FormUrlEncodedContent form = new([new("text", "A minister said the bridge was safe."), new("q", "bridge"), new(Session.FormField, token)]);
                using HttpResponseMessage response = await desk.Client.PostAsync(new Uri(path, UriKind.Relative), form, Stop);
                Assert.Equal((path, HttpStatusCode.BadRequest), (path, response.StatusCode));
            }

            using StringContent json = new("{}", System.Text.Encoding.UTF8, "application/json");
            using HttpResponseMessage other = await desk.Client.PostAsync(new Uri(path, UriKind.Relative), json, Stop);
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, other.StatusCode));
        }

        Assert.Equal(before, desk.Case.Counts().Articles);
    }

    private async Task<HttpStatusCode> Status(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(method, path);
        foreach ((string name, string value) in headers) request.Headers.Add(name, value);
        using HttpResponseMessage response = await desk.Client.SendAsync(request, Stop);
        return response.StatusCode;
    }
}
