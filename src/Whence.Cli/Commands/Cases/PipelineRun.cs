using System.CommandLine;
using System.Net;
using Whence.Cli.Printing;
using Whence.Store.Database;
using Whence.Store.Intake.Fetching;
using Whence.Store.Pipeline;

namespace Whence.Cli.Commands.Cases;

/// <summary>Runs the pipeline for a command: progress on a terminal, failures on standard error, a summary at the end.</summary>
internal static class PipelineRun
{
    public static Option<string[]> AllowHost { get; } = new("--allow-host")
    {
        Description = "Also fetch from this host and port, inside your network or not: 127.0.0.1:8080",
        HelpName = "HOST:PORT",
    };

    public static PageFetcher Fetcher(ParseResult parsed) => new(
        20 * 1024 * 1024,
        TimeSpan.FromSeconds(60),
        [.. (parsed.GetValue(AllowHost) ?? []).Select(h => h.LastIndexOf(':') is var colon && colon > 0 && int.TryParse(h.AsSpan(colon + 1), out int port) ? new DnsEndPoint(h[..colon], port) : new DnsEndPoint(h, 443))]);

    public static async Task<(int Code, PipelineCounts Counts)> Run(Case target, IReadOnlyCollection<PipelineInput> inputs, bool read, PageFetcher? fetcher, CancellationToken stop)
    {
        bool shown = !Console.IsErrorRedirected;
        long start = TimeProvider.System.GetTimestamp(), merging = 0;
        void Clear()
        {
            if (shown) Console.Error.Write("\r\e[K");
        }

        PipelineOptions options = new()
        {
            Read = read,
            Fetcher = fetcher,
            Progress = c =>
            {
                if (!shown) return;
                double done = read && c.ToRead > 0 ? c.Read : c.InputsDone, all = read && c.ToRead > 0 ? c.ToRead : c.Inputs;
                Pace pace = Pace.Of(done, all, TimeProvider.System.GetElapsedTime(start));
                Console.Error.Write($"\r\e[Kinputs {c.InputsDone} of {c.Inputs} · stored {c.Stored} · read {c.Read} of {c.ToRead} · failed {c.Failed} · {pace.Rate:0.#} a second · {pace.Left:h\\:mm\\:ss} left");
            },
            Merging = m =>
            {
                if (!shown) return;
                if (merging == 0) merging = TimeProvider.System.GetTimestamp();
                Pace pace = Pace.Of(m.Done, m.All, TimeProvider.System.GetElapsedTime(merging));
                Console.Error.Write($"\r\e[Kmerging the index: {m.Done} of {m.All} · {pace.Rate:0.#} a second · {pace.Left:h\\:mm\\:ss} left");
            },
            Failed = f =>
            {
                Clear();
                Console.Error.WriteLine($"whence: {Printable.OneLine(f.Input)}: {Printable.OneLine(f.Reason)} [{f.Stage}]");
            },
        };
        try
        {
            PipelineCounts counts = await new CasePipeline(target, options).Run(inputs, stop).ConfigureAwait(false);
            Clear();
            return (ExitCode.Of(counts.Stored + counts.Known + counts.Read + counts.Forgotten, counts.Failed), counts);
        }
        catch (OperationCanceledException)
        {
            Clear();
            await Console.Error.WriteLineAsync("whence: stopped; what was done is stored, and 'whence run' goes on").ConfigureAwait(false);
            throw;
        }
    }

    public static void Summary(PipelineCounts c)
    {
        List<string> parts = [$"{c.Stored} stored"];
        if (c.Known > 0) parts.Add($"{c.Known} already there");
        if (c.Skipped > 0) parts.Add($"{c.Skipped} not to be read ('whence ls --ledger skipped' says why)");
        if (c.Forgotten > 0) parts.Add($"{c.Forgotten} forgotten before, not taken");
        if (c.Read > 0) parts.Add($"{c.Read} read, {c.Claims} claims");
        if (c.Failed > 0) parts.Add($"{c.Failed} failed ('whence ls --ledger failed' lists them)");
        Console.Error.WriteLine(string.Join(", ", parts) + ".");
    }
}
