using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Whence.Store.Queries;
using Whence.Web.Cases;
using Whence.Web.Words;

namespace Whence.Web.Serving;

/// <summary>
/// Draws each kind of page once: the desk, to which the printed address leads, a claim and the map, before it is printed, the others after, while nobody is served. So nobody
/// waits for code that runs the first time and for pages of the database that no one has read yet. It asks what a browser asks, on the case as it is; looking changes nothing.
/// </summary>
internal sealed class Warming(IServiceProvider services, IEnumerable<RouteEndpoint> routes, OpenCase open, Warming.Visitors visitors)
{
    /// <summary>The index of words is read from its beginning to the passages of a word that every case has.</summary>
    private const string CommonWord = "said";

    private readonly Dictionary<string, RouteEndpoint> _routes = routes.Where(r => r.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
        .DistinctBy(r => r.RoutePattern.RawText).ToDictionary(r => r.RoutePattern.RawText ?? "", StringComparer.Ordinal);

    /// <summary>Draws the desk, a claim, whose page has most in common with the others, and the map, which takes longest, and asks for something through the port itself, which nobody has used yet.</summary>
    public async Task First(int port, CancellationToken stop)
    {
        // The land of the world is unfolded on another core meanwhile.
        await Task.WhenAll(Task.Run(() => Draw([("/", null, ""), .. Claim()], stop), stop), Task.Run(() => Draw([("/map", null, "")], stop), stop)).ConfigureAwait(false);
        using TcpClient visitor = new();
        try
        {
            await visitor.ConnectAsync(IPAddress.Loopback, port, stop).ConfigureAwait(false);
            NetworkStream stream = visitor.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"GET /assets/none HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n")), stop).ConfigureAwait(false);
            await stream.CopyToAsync(Stream.Null, stop).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // Who comes first then waits a moment longer.
        }
    }

    /// <summary>Draws each other kind of page while nobody is served, until all is drawn or <paramref name="stop"/>.</summary>
    public async Task Others(CancellationToken stop)
    {
        try
        {
            foreach ((string Pattern, string? Value, string Query) page in Pages())
            {
                await visitors.StepAside(stop).ConfigureAwait(false);
                await Draw([page], stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The desk was closed meanwhile.
        }
    }

    // A page that fails says so when somebody opens it.
    private async Task Draw(IEnumerable<(string Pattern, string? Value, string Query)> pages, CancellationToken stop)
    {
        foreach ((string pattern, string? value, string query) in pages)
        {
            if (stop.IsCancellationRequested) return;
            if (!_routes.TryGetValue(pattern, out RouteEndpoint? route) || route.RequestDelegate is null) continue;
            try
            {
                await Draw(route, value, query, stop).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Nobody asked for this page.
            catch (Exception)
#pragma warning restore CA1031
            {
                // A damaged case is told on the page that shows it.
            }
        }
    }

    private IEnumerable<(string Pattern, string? Value, string Query)> Claim() => open.FewOrigins(1) is [var group, ..] ? [("/c/{key}", group.Key, "")] : [];

    // What a person opens first comes first.
    private IEnumerable<(string Pattern, string? Value, string Query)> Pages()
    {
        ArticleRow? latest = open.Latest(1) is [var newest, ..] ? newest : null;
        if (latest is not null) yield return ("/a/{id}", latest.Id, "");
        yield return ("/search", null, "?q=" + CommonWord);
        if (latest is not null) yield return ("/story/{id}", latest.Id, "");
        yield return ("/timeline", null, "");
        yield return ("/sources", null, "");
        yield return ("/windows", null, "");
        yield return ("/watches", null, "");
        yield return ("/review", null, "");
        yield return ("/imports", null, "");
        if (latest?.Outlet is { Length: > 0 } outlet && Links.Source(outlet).StartsWith("/s/", StringComparison.Ordinal)) yield return ("/s/{*name}", outlet, "");
        if (latest?.CopyOf is { } original) yield return ("/compare", null, $"?a={original}&b={latest.Id}");
        if (latest is not null && open.ClaimsOf(latest.Id) is [var claim, ..]) yield return ("/c/{key}", claim.Key, "");
    }

    private async Task Draw(RouteEndpoint route, string? value, string query, CancellationToken stop)
    {
        DefaultHttpContext context = new() { RequestServices = services, RequestAborted = stop };
        string name = route.RoutePattern.Parameters is [var parameter, ..] ? parameter.Name : "";
        if (value is not null) context.Request.RouteValues[name] = value;
        context.Request.Method = HttpMethods.Get;
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("127.0.0.1");
        context.Request.Path = value is null ? route.RoutePattern.RawText : route.RoutePattern.RawText![..route.RoutePattern.RawText!.IndexOf('{', StringComparison.Ordinal)] + value;
        context.Request.QueryString = new QueryString(query);
        context.Response.Body = Stream.Null;
        await route.RequestDelegate!(context).ConfigureAwait(false);
    }

    /// <summary>Knows whether somebody is being served, so that work nobody asked for steps aside: both would compile and read at once.</summary>
    internal sealed class Visitors
    {
        private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100), Longest = TimeSpan.FromSeconds(1);

        private int _now;

        private long _last = Environment.TickCount64;

        /// <summary>The part of the pipeline through which every visitor passes.</summary>
        public async Task Pass(HttpContext http, RequestDelegate next)
        {
            Interlocked.Increment(ref _now);
            try
            {
                await next(http).ConfigureAwait(false);
            }
            finally
            {
                Volatile.Write(ref _last, Environment.TickCount64);
                Interlocked.Decrement(ref _now);
            }
        }

        /// <summary>Waits until nobody has been served for a moment; not for ever, where somebody asks without end.</summary>
        public async Task StepAside(CancellationToken stop)
        {
            long begun = Environment.TickCount64;
            while ((Volatile.Read(ref _now) > 0 || Environment.TickCount64 - Volatile.Read(ref _last) < Quiet.TotalMilliseconds) && Environment.TickCount64 - begun < Longest.TotalMilliseconds)
                await Task.Delay(Quiet / 4, stop).ConfigureAwait(false);
        }
    }
}
