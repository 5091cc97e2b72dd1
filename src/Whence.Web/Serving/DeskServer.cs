using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Whence.Web.Cases;

namespace Whence.Web.Serving;

/// <summary>Serves the pages of one case on the loopback address until it is stopped.</summary>
internal sealed class DeskServer : IAsyncDisposable
{
    private static readonly TimeSpan LongestFirst = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;

    private readonly OpenCase _open;

    private readonly Warming.Visitors _visitors;

    private readonly Api.TokenFile? _token;

    private DeskServer(WebApplication app, OpenCase open, Session session, Warming.Visitors visitors)
    {
        _app = app;
        _open = open;
        _visitors = visitors;
        Session = session;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _token = Api.TokenFile.Write(open.Folder, new Uri(Address).Port, session.ApiToken);
    }

    /// <summary>"http://127.0.0.1:4870".</summary>
    public string Address { get; }

    public Session Session { get; }

    /// <summary>What a person opens in the browser; works once.</summary>
    public string StartAddress => $"{Address}/open/{Session.StartToken}";

    /// <summary>The file from which programs take their token; null when the folder of the case takes none.</summary>
    public string? TokenFile => _token?.Path;

    /// <summary>Every route with its methods, as they were mapped: what a test walks.</summary>
    public IEnumerable<(string Methods, string Pattern)> RouteTable => Endpoints.Select(e => (string.Join(' ', e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []), e.RoutePattern.RawText ?? ""));

    /// <param name="open">The case to show.</param>
    /// <param name="port">The port wanted; when another program has it, or for 0, a free one.</param>
    /// <param name="stop">Stops the start.</param>
    public static async Task<DeskServer> Start(OpenCase open, int port, CancellationToken stop)
    {
        Session session = new();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "whence" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 32 * 1024 * 1024;
            kestrel.Listen(IPAddress.Loopback, IsFree(port) ? port : 0);
        });
        // The request log of ASP.NET prints addresses with their queries: no log is kept at all, errors are told on the page.
        builder.Services.AddLogging(log => log.ClearProviders());
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(open);
        builder.Services.AddSingleton(session);
        builder.Services.AddSingleton<IHostLifetime, QuietLifetime>();
        WebApplication app = builder.Build();
        Warming.Visitors visitors = new();
        app.Use(visitors.Pass);
        app.UseMiddleware<Gate>();
        app.UseMiddleware<Mishaps>();
        app.UseRouting();
        Routes.Map(app);
        await app.StartAsync(stop).ConfigureAwait(false);
        return new DeskServer(app, open, session, visitors);
    }

    private IEnumerable<RouteEndpoint> Endpoints => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(d => d.Endpoints).OfType<RouteEndpoint>();

    /// <summary>Draws the page to which the start address leads and two more, so that whoever opens it does not wait for code that runs the first time; at the longest a second.</summary>
    public Task DrawFirst(CancellationToken stop) => Task.WhenAny(Task.Run(() => Warming.First(new Uri(Address).Port, stop), CancellationToken.None), Task.Delay(LongestFirst, stop));

    /// <summary>Serves until <paramref name="stop"/>; each kind of page is drawn once meanwhile, before somebody asks for it.</summary>
    public async Task Run(CancellationToken stop)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task warm = Task.Run(() => Warm(ended.Token), CancellationToken.None);
        try
        {
            await _app.WaitForShutdownAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await warm.ConfigureAwait(false);
        }
    }

    /// <summary>Draws each kind of page once.</summary>
    public Task Warm(CancellationToken stop) => Warming.Others(stop);

    private Warming Warming => field ??= new Warming(_app.Services, Endpoints, _open, _visitors);

    public ValueTask DisposeAsync()
    {
        _token?.Dispose();
        return _app.DisposeAsync();
    }

    private static bool IsFree(int port)
    {
        if (port == 0) return true;
        try
        {
            using TcpListener probe = new(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>The command line decides when to stop; the host installs no signal handlers of its own.</summary>
    private sealed class QuietLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
