using Whence.Store.Queries;
using Whence.Store.Queries.Following;
using Whence.Web.Cases;
using Whence.Web.Serving;

namespace Whence.Apps.Tests.Web;

/// <summary>The desk on the demo case, served on a port of its own for all tests of the pages.</summary>
public sealed class Desk : IAsyncLifetime
{
    private DemoCase _demo = null!;
    private DeskServer _server = null!;

    public OpenCase Case => _demo.Open;

    public Uri Address { get; private set; } = null!;

    internal Session Session => _server.Session;

    internal DeskServer Server => _server;

    /// <summary>The cookie of the browser that opened the start address, as "name=value".</summary>
    public string Cookie { get; private set; } = "";

    /// <summary>The address that has let the browser in.</summary>
    public string StartAddress { get; private set; } = "";

    /// <summary>What the start address answered.</summary>
    public (System.Net.HttpStatusCode StatusCode, string? Location, string Cookie) Opened { get; private set; }

    /// <summary>A client that holds the cookie and follows no redirect.</summary>
    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _demo = await DemoCase.Make(TestContext.Current.CancellationToken);
        _server = await DeskServer.Start(_demo.Open, 0, TestContext.Current.CancellationToken);
        Address = new Uri(_server.Address);
        Case.Watch(WatchKind.Search, "\"port official\"");
        Case.Watch(WatchKind.Claim, Case.Upcoming(new DateOnly(2031, 1, 1), 1, null).Items[0].Claim.Key);
        Case.Watch(WatchKind.Window, Case.Upcoming(new DateOnly(2031, 1, 1), 50, null).Items.First(w => w.Slips > 0).Claim.Key);
        Case.Watch(WatchKind.Source, "Tidenet");
        using HttpClient opener = Stranger();
        StartAddress = _server.StartAddress;
        using HttpResponseMessage opened = await opener.GetAsync(new Uri(StartAddress), TestContext.Current.CancellationToken);
        Opened = (opened.StatusCode, opened.Headers.Location?.ToString(), opened.Headers.GetValues("Set-Cookie").First());
        Cookie = opened.Headers.GetValues("Set-Cookie").First().Split(';')[0];
        Client = Stranger();
        Client.DefaultRequestHeaders.Add("Cookie", Cookie);
    }

    /// <summary>A client that was never let in.</summary>
    public HttpClient Stranger() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = Address };

    /// <summary>An address of every page.</summary>
    public IReadOnlyList<string> Pages()
    {
        var articles = Case.Articles(50, null).Items;
        var copy = articles.First(a => a.CopyOf is not null);
        string shared = Case.Group(0)!.Members[0].Claim.Key;
        var claims = Case.ClaimsOf(copy.Id);
        return
        [
            "/", "/help", $"/a/{copy.Id}", $"/a/{copy.Id}?claim={claims[0].Key}", $"/a/{copy.Id}?layers=own,when,where", $"/c/{shared}", $"/story/{copy.Id}",
            $"/compare?a={copy.CopyOf}&b={copy.Id}", "/search", "/search?q=source%3A%22port%20official%22", "/search?q=%28", "/search?q=nowheretobefound",
            "/imports", "/imports?state=failed", "/sources", "/sources?kind=anonymous", "/s/" + Uri.EscapeDataString(claims[0].Chain[^1].Name), "/windows", "/timeline", "/timeline?from=1900-01-01&to=1900-02-01", "/timeline?by=story", "/timeline?axis=reported&by=actor", "/map?layer=datelines", "/map", "/map?box=-180,-58,180,84", "/map?place=none", "/watches", "/review", "/review?state=notes", "/case", "/nowhere",
        ];
    }

    /// <summary>An address of every route that answers GET, the start address left out; a route without one fails the test that asks.</summary>
    public IReadOnlyList<string> Routes()
    {
        ArticleRow copy = Case.Articles(50, null).Items.First(a => a.CopyOf is not null);
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            ["/a/{id}"] = $"/a/{copy.Id}",
            ["/c/{key}"] = $"/c/{Case.ClaimsOf(copy.Id)[0].Key}",
            ["/g/{id:int}"] = "/g/0",
            ["/story/{id}"] = $"/story/{copy.Id}",
            ["/compare"] = $"/compare?a={copy.CopyOf}&b={copy.Id}",
            ["/s/{*name}"] = "/s/" + Uri.EscapeDataString(copy.Outlet!),
            ["/assets/{file}"] = AssetFiles.Address("desk.css"),
            ["/api/articles/{id}"] = $"/api/articles/{copy.Id}",
            ["/api/claims/{key}"] = $"/api/claims/{Case.ClaimsOf(copy.Id)[0].Key}",
            ["/api/groups/{id}"] = "/api/groups/0",
            ["/api/search"] = "/api/search?q=cable",
        };
        return [.. _server.RouteTable.Where(r => r.Methods.Contains("GET", StringComparison.Ordinal) && r.Pattern != "/open/{token}")
            .Select(r => values.GetValueOrDefault(r.Pattern) ?? (r.Pattern.Contains('{', StringComparison.Ordinal) ? throw new InvalidOperationException($"{r.Pattern}: name an address of this route for the tests") : r.Pattern))];
    }

    /// <summary>The routes that take forms.</summary>
    public IReadOnlyList<string> Forms() => [.. _server.RouteTable.Where(r => r.Methods.Contains("POST", StringComparison.Ordinal)).Select(r => r.Pattern)];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        _demo.Dispose();
    }
}
