using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using Whence.Articles;

namespace Whence.Store.Intake.Fetching;

/// <summary>Fetches a page that the user named: public addresses only, no cookies, a limit on size, time and redirects.</summary>
/// <remarks>
/// The host name is resolved once, its addresses are checked, and the connection goes to the address that was checked:
/// a name server that answers differently the second time gains nothing.
/// </remarks>
public sealed class PageFetcher : IDisposable
{
    private const int MaxRedirects = 5;

    private readonly HttpClient _client;
    private readonly Func<string, CancellationToken, Task<IPAddress[]>> _resolve;
    private readonly Func<IPAddress, bool> _mayConnect;
    private readonly IReadOnlySet<int> _ports;
    private readonly int _maxBytes;
    private readonly IReadOnlyCollection<DnsEndPoint> _alsoAllowed = [];

    /// <summary>A fetcher that refuses pages over <paramref name="maxBytes"/> after decompression and gives up after <paramref name="timeout"/>.</summary>
    public PageFetcher(int maxBytes, TimeSpan timeout)
        : this(maxBytes, timeout, static (host, stop) => Dns.GetHostAddressesAsync(host, stop), AddressRules.IsPublic, UrlRules.UsualPorts)
    {
    }

    /// <summary>A fetcher that may also ask the hosts and ports in <paramref name="alsoAllowed"/> ("127.0.0.1:8080"), whatever their addresses are.</summary>
    public PageFetcher(int maxBytes, TimeSpan timeout, IReadOnlyCollection<DnsEndPoint> alsoAllowed)
        : this(maxBytes, timeout, static (host, stop) => Dns.GetHostAddressesAsync(host, stop), AddressRules.IsPublic, UrlRules.UsualPorts) => _alsoAllowed = alsoAllowed;

    internal PageFetcher(
        int maxBytes,
        TimeSpan timeout,
        Func<string, CancellationToken, Task<IPAddress[]>> resolve,
        Func<IPAddress, bool> mayConnect,
        IReadOnlySet<int> ports)
    {
        _ports = ports;
        _maxBytes = maxBytes;
        _resolve = resolve;
        _mayConnect = mayConnect;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = Connect,
        })
        {
            Timeout = timeout,
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (compatible; Whence)");
        _client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br, deflate");
        _client.DefaultRequestHeaders.Accept.ParseAdd("text/html, application/xhtml+xml, text/plain;q=0.8");
    }

    /// <summary>Whether an input named <paramref name="name"/> is a URL and not a file.</summary>
    public static bool IsUrl(string name) => UrlRules.LooksLikeUrl(name);

    /// <summary>Fetches <paramref name="url"/> and follows at most five redirects, each under the same rules.</summary>
    public Task<InputResult> Fetch(string url, GivenFacts given, CancellationToken stop) => Fetch(url, given, [], leaves: null, stop);

    /// <summary>Fetches <paramref name="url"/> with <paramref name="conditions"/> (If-None-Match ...) in the request; "answered 304" is a refusal. Each request is told to <paramref name="leaves"/> first.</summary>
    internal async Task<InputResult> Fetch(string url, GivenFacts given, IReadOnlyCollection<(string Name, string Value)> conditions, RequestLeaves? leaves, CancellationToken stop)
    {
        string next = url;
        Uri? from = null;
        for (int i = 0; i <= MaxRedirects; i++)
        {
            if (!UrlRules.Allow(next, from, Ports(next, from), out Uri? target, out string? refusal))
            {
                return new InputResult.Refused(url, from is null ? refusal : $"redirects to {next}, which {refusal}");
            }

            RequestEnds? ends = leaves?.Invoke(target);
            try
            {
                using HttpRequestMessage request = new(HttpMethod.Get, target);
                foreach (var (name, value) in conditions)
                    request.Headers.TryAddWithoutValidation(name, value);
                using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
                if ((int)response.StatusCode is >= 300 and < 400 && response.Headers.Location is { } location)
                {
                    ends?.Invoke(Answered(response), 0);
                    (next, from) = (location.OriginalString, target);
                    continue;
                }

                return await Take(url, target, response, given, ends, stop).ConfigureAwait(false);
            }
            catch (HttpRequestException e)
            {
                return Broken(url, ends, "could not be fetched: " + (e.InnerException?.Message ?? e.Message).TrimEnd('.'));
            }
            catch (TaskCanceledException) when (!stop.IsCancellationRequested)
            {
                return Broken(url, ends, $"did not answer within {_client.Timeout.TotalSeconds:0} seconds");
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                return Broken(url, ends, "broke off: " + e.Message.TrimEnd('.'));
            }
        }

        return new InputResult.Refused(url, $"redirects more than {MaxRedirects} times");
    }

    public void Dispose() => _client.Dispose();

    private static InputResult.Refused Broken(string url, RequestEnds? ends, string reason)
    {
        ends?.Invoke(reason, 0);
        return new InputResult.Refused(url, reason);
    }

    private static string Answered(HttpResponseMessage response) => $"answered {(int)response.StatusCode} {response.ReasonPhrase}";

    private async Task<InputResult> Take(string url, Uri target, HttpResponseMessage response, GivenFacts given, RequestEnds? ends, CancellationToken stop)
    {
        if (!response.IsSuccessStatusCode)
        {
            ends?.Invoke(Answered(response), 0);
            return new InputResult.Refused(url, Answered(response));
        }

        CountingStream raw = new(await response.Content.ReadAsStreamAsync(stop).ConfigureAwait(false));
        try
        {
            using Stream body = Decompress(raw, response.Content.Headers.ContentEncoding.LastOrDefault());
            using MemoryStream copy = new();
            byte[] buffer = new byte[81920];
            for (int read; (read = await body.ReadAsync(buffer, stop).ConfigureAwait(false)) > 0;)
            {
                if (copy.Length + read > _maxBytes)
                {
                    return new InputResult.Refused(url, $"is larger than {_maxBytes / (1024 * 1024)} MB");
                }

                copy.Write(buffer, 0, read);
            }

            string? type = response.Content.Headers.ContentType?.ToString();
            return new InputResult.Loaded(url, new RawPage(copy.ToArray()) { ContentType = type, Given = given with { Url = given.Url ?? target.AbsoluteUri } })
            {
                Capture = new Capture { Address = target.AbsoluteUri, ContentType = type, Headers = Head(response) },
            };
        }
        finally
        {
            ends?.Invoke(Answered(response), raw.Count);
            await raw.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static string Head(HttpResponseMessage response) => string.Join('\n', response.Headers.Concat(response.Content.Headers)
        .Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Prepend($"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}"));

    private static Stream Decompress(Stream raw, string? encoding) => encoding?.ToUpperInvariant() switch
    {
        "GZIP" or "X-GZIP" => new GZipStream(raw, CompressionMode.Decompress),
        "BR" => new BrotliStream(raw, CompressionMode.Decompress),
        "DEFLATE" => new ZLibStream(raw, CompressionMode.Decompress),
        _ => raw,
    };

    private IReadOnlySet<int> Ports(string url, Uri? from) =>
        _alsoAllowed.Count > 0 && Uri.TryCreate(from ?? new Uri("http://localhost"), url, out Uri? target) && IsAlsoAllowed(target.Host, target.Port)
            ? new HashSet<int>(_ports) { target.Port }
            : _ports;

    private bool IsAlsoAllowed(string host, int port) => _alsoAllowed.Any(a => a.Port == port && a.Host.Equals(host, StringComparison.OrdinalIgnoreCase));

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        IPAddress[] addresses = await _resolve(context.DnsEndPoint.Host, stop).ConfigureAwait(false);
        if (addresses.Length == 0 || (!addresses.All(_mayConnect) && !IsAlsoAllowed(context.DnsEndPoint.Host, context.DnsEndPoint.Port)))
        {
            throw new IOException($"{context.DnsEndPoint.Host} is not a public address");
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
