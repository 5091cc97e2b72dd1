using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Whence.Apps.Tests.Support;

/// <summary>A small web server on the loopback address, on a port of its own.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private long _sent;
    private readonly Dictionary<string, Action<HttpListenerResponse>> _answers = new(StringComparer.Ordinal);

    public LocalServer()
    {
        Port = FreePort();
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = Serve();
    }

    public int Port { get; }

    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>Names of the headers of the last request, in order of the alphabet.</summary>
    public IReadOnlyList<string> LastHeaders { get; private set; } = [];

    /// <summary>What was asked, in order, and how many bytes of a body each answer had.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<(string Path, long Sent)> Asked { get; } = [];

    public void Answer(string path, string body, string contentType) => Answer(path, Encoding.UTF8.GetBytes(body), contentType, encoding: null);

    public void Answer(string path, byte[] body, string contentType, string? encoding) => _answers[path] = response =>
    {
        response.ContentType = contentType;
        if (encoding is not null)
        {
            response.AddHeader("Content-Encoding", encoding);
        }

        _sent = body.Length;
        response.OutputStream.Write(body);
    };

    public void Redirect(string path, string target) => _answers[path] = response =>
    {
        response.StatusCode = 302;
        response.AddHeader("Location", target);
    };

    public void Dispose() => _listener.Close();

    private async Task Serve()
    {
        while (_listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                LastHeaders = [.. context.Request.Headers.AllKeys.Order(StringComparer.Ordinal)!];
                _sent = 0;
                if (_answers.TryGetValue(context.Request.Url!.AbsolutePath, out var answer))
                {
                    answer(context.Response);
                }
                else
                {
                    context.Response.StatusCode = 404;
                }

                Asked.Enqueue((context.Request.Url!.PathAndQuery, _sent));
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The test has ended, or the client has hung up, as it should on a bomb.
            }
        }
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
