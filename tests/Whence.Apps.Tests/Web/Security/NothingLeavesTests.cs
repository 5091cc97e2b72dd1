using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Whence.Apps.Tests.Support;

namespace Whence.Apps.Tests.Web.Security;

/// <summary>Nothing leaves the machine, and what is read leaves no trace beside the case.</summary>
[Collection(Alone)]
public sealed partial class NothingLeavesTests
{
    /// <summary>No other test may use the network meanwhile.</summary>
    public const string Alone = "alone with the network";

    private const string Unique = "quokkamarmalade";

    /// <summary>Names of formats and of their elements, and the host that is kept for examples.</summary>
    private static readonly string[] Names =
        ["www.w3.org", "json-schema.org", "iptc.org", "purl.org", "schema.org", "search.yahoo.com", "www.itunes.com", "wellformedweb.org", "www.georss.org", "rssnamespace.org", "example.org"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S30_Serving_reading_and_searching_reach_for_no_other_machine()
    {
        using Reached reached = new();
        await using Desk desk = new();
        await desk.InitializeAsync();
        foreach (string path in desk.Pages().Concat(desk.Routes())) await desk.Client.GetByteArrayOrEmpty(path);
        using MultipartFormDataContent form = new()
        {
            { new StringContent(desk.Session.FormToken), Whence.Web.Serving.Session.FormField },
            { new StringContent("Harbour to close\n\nThe harbour will close, the mayor said. See https://tracker.example/pixel.png and //cdn.example/x.js."), "text" },
        };
        using HttpResponseMessage added = await desk.Client.PostAsync(new Uri("/add", UriKind.Relative), form, Stop);
        Assert.True((int)added.StatusCode < 400);
        Assert.NotEmpty(reached.Addresses);
        Assert.All(reached.Addresses, a => Assert.Matches(@"^(InterNetwork:\d+:\{\d+,\d+,|InterNetworkV6:\d+:\{[\d,]*,255,255,)127,|^Unix", a));
        Assert.All(reached.Resolved, n => Assert.Contains(n, (string[])["localhost", "127.0.0.1"]));
    }

    [Theory]
    [InlineData("Whence.dll")]
    [InlineData("Whence.Store.dll")]
    [InlineData("Whence.Web.dll")]
    [InlineData("Whence.Cli.dll")]
    public void S50_The_program_knows_no_address_but_names_of_formats(string assembly)
    {
        using PEReader file = new(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        MetadataReader metadata = file.GetMetadataReader();
        List<string> hosts = [];
        for (UserStringHandle at = MetadataTokens.UserStringHandle(1); !at.IsNil; at = metadata.GetNextHandle(at))
            hosts.AddRange(Address().Matches(metadata.GetUserString(at)).Select(m => m.Groups[1].Value));
        Assert.All(hosts.Where(h => h.Contains('.', StringComparison.Ordinal)), h => Assert.Contains(h, Names));
    }

    [Fact]
    public async Task S51_What_is_read_and_asked_stands_in_no_log_title_or_temporary_file()
    {
        using TemporaryCase made = new();
        await made.Take(read: true, made.Files.Write("a.txt", TemporaryCase.Harbour.Replace("cranes", Unique, StringComparison.Ordinal)));
        made.Opened.Dispose();
        DateTime start = DateTime.UtcNow;
        ProcessStartInfo serve = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Whence.Cli.dll"), "serve", made.Folder, "--port", "0"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(serve)!;
        string said = "";
        Task<string> errors = process.StandardError.ReadToEndAsync(Stop);
        try
        {
            while (!said.Contains("Ctrl-C", StringComparison.Ordinal)) said += await process.StandardOutput.ReadLineAsync(Stop) ?? throw new InvalidOperationException(said);
            using HttpClient client = new(new SocketsHttpHandler { UseProxy = false });
            using HttpResponseMessage opened = await client.GetAsync(new Uri(Address().Match(said).Value + said[(said.IndexOf("/open/", StringComparison.Ordinal))..][..70]), Stop);
            Assert.Equal(System.Net.HttpStatusCode.OK, opened.StatusCode);
            string root = opened.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Authority);
            Assert.Contains(Unique, await client.GetStringAsync(new Uri($"{root}/search?q={Unique}"), Stop), StringComparison.Ordinal);
            if (OperatingSystem.IsLinux()) Assert.DoesNotContain(Unique, await File.ReadAllTextAsync($"/proc/{process.Id}/cmdline", Stop), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        Assert.DoesNotContain(Unique, said + await process.StandardOutput.ReadToEndAsync(Stop) + await errors, StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(made.Folder).Select(Path.GetFileName), name => Assert.Matches(@"^(case\.db(-wal|-shm)?|api-\d+\.token)$", name!));
        // A pipe or socket is empty and would be waited for.
        foreach (string file in Directory.GetFiles(Path.GetTempPath()).Where(f => File.GetLastWriteTimeUtc(f) >= start && new FileInfo(f).Length > 0))
            Assert.DoesNotContain(Unique, await File.ReadAllTextAsync(file, Stop), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"https?://([A-Za-z0-9.-]+)(:\d+)?", RegexOptions.None, 5000)]
    private static partial Regex Address();

    /// <summary>Every address that this process connects to, and every name that it resolves.</summary>
    private sealed class Reached : EventListener
    {
        public ConcurrentQueue<string> Addresses { get; } = [];

        public ConcurrentQueue<string> Resolved { get; } = [];

        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Sockets" or "System.Net.NameResolution") EnableEvents(eventSource, EventLevel.Informational, EventKeywords.All);
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData)
        {
            if (eventData.EventName == "ConnectStart") Addresses.Enqueue(eventData.Payload?[0]?.ToString() ?? "");
            if (eventData.EventName == "ResolutionStart") Resolved.Enqueue(eventData.Payload?[0]?.ToString() ?? "");
        }
    }
}

/// <summary>Runs when no other test does.</summary>
[CollectionDefinition(NothingLeavesTests.Alone, DisableParallelization = true)]
public sealed class AloneWithTheNetwork;
