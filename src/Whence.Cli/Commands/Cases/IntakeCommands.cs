using System.CommandLine;
using System.Security.Cryptography;
using Whence.Cli.Printing;
using Whence.Store.Database;
using Whence.Store.Intake;
using Whence.Store.Intake.Feeds;
using Whence.Store.Intake.Fetching;
using Whence.Store.Pipeline;

namespace Whence.Cli.Commands.Cases;

/// <summary>Commands that fill a case: <c>init</c>, <c>add</c>, <c>feed</c>, <c>run</c>.</summary>
internal static class IntakeCommands
{
    public static Command Init()
    {
        Argument<string> folder = new("DIR") { Description = "Folder of the case", DefaultValueFactory = _ => "." };
        Command command = new("init", "Make a case: a folder with one database that holds articles, readings and evidence.") { folder };
        command.SetAction(parsed =>
        {
            try
            {
                using Case made = Case.Create(parsed.GetRequiredValue(folder));
                Console.Error.WriteLine($"Made a case in {made.Folder}. Next: whence add PATH --case {parsed.GetRequiredValue(folder)}");
                return ExitCode.Done;
            }
            catch (CaseException e)
            {
                return CaseOption.NotFound(e.Message);
            }
        });
        HelpWithExamples.AddTo(command, "Examples:\n  whence init harbour\n  whence init          (in this folder)");
        return command;
    }

    public static Command Add()
    {
        CaseOption which = new();
        InputArguments inputs = new();
        inputs.Inputs.Description = "Files, folders, patterns, - for standard input, or URLs";
        Command command = new("add", "Take files, archives, mail, feeds' pages or URLs into a case. Nothing is taken twice.");
        inputs.AddTo(command);
        which.AddTo(command, prints: false);
        command.Add(PipelineRun.AllowHost);
        command.SetAction((parsed, stop) => which.With(parsed, async target =>
        {
            InputOptions options = inputs.Options(parsed);
            string[] named = parsed.GetRequiredValue(inputs.Inputs);
            List<PipelineInput> all = PipelineInputs.Register(target, named.Where(n => n != "-").SelectMany(n => PageFetcher.IsUrl(n) ? [n] : InputNames.Expand(n).Select(Path.GetFullPath)), options);
            if (named.Contains("-"))
            {
                using MemoryStream copy = new();
                await using (Stream input = Console.OpenStandardInput())
                    await input.CopyToAsync(copy, stop).ConfigureAwait(false);
                byte[] bytes = copy.ToArray();
                string name = "stdin:" + Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];
                all.Add(PipelineInputs.Register(target, name, options, () => new InputPages(options).Of(name, new MemoryStream(bytes, writable: false))));
            }

            using PageFetcher fetcher = PipelineRun.Fetcher(parsed);
            var (code, counts) = await PipelineRun.Run(target, all, read: false, fetcher, stop).ConfigureAwait(false);
            PipelineRun.Summary(counts);
            if (counts.Stored > counts.Skipped) await Console.Error.WriteLineAsync("Next: whence run").ConfigureAwait(false);
            return code;
        }));
        HelpWithExamples.AddTo(command, "Examples:\n  whence add articles/ --meta --case harbour\n  whence add 'wire/**/*.html' mail.mbox crawl.warc.gz\n  whence add https://example.org/news/123\n\nExit codes: 0 done, 1 failed, 2 wrong usage, 3 some inputs failed (the others were taken).");
        return command;
    }

    public static Command Run()
    {
        CaseOption which = new();
        Option<bool> retry = new("--retry-failed") { Description = "Take the inputs that failed once more, and nothing else again" };
        Option<bool> fetch = new("--fetch") { Description = "Also fetch addresses that wait" };
        Option<bool> diff = new("--diff") { Description = "Store nothing; say which claims reading again would gain, lose or change" };
        Command command = new("run", "Go on with inputs that wait, read what was not read or was read by an older engine, and compare.") { retry, fetch, diff, PipelineRun.AllowHost };
        which.AddTo(command);
        command.SetAction((parsed, stop) => which.With(parsed, async target =>
        {
            if (parsed.GetValue(diff))
                return RunDifferences.Print(which, parsed, target, stop);
            using PageFetcher? fetcher = parsed.GetValue(fetch) ? PipelineRun.Fetcher(parsed) : null;
            var waiting = PipelineInputs.Unfinished(target, parsed.GetValue(retry)).Where(i => fetcher is not null || !PageFetcher.IsUrl(i.Name)).ToList();
            var (code, counts) = await PipelineRun.Run(target, waiting, read: true, fetcher, stop).ConfigureAwait(false);
            PipelineRun.Summary(counts);
            if (which.WantsJson(parsed)) which.PrintOne(parsed, counts, _ => { });
            if (ComparisonRun.Run(target, Console.Error, !Console.IsErrorRedirected, stop)) await Console.Error.WriteLineAsync("Compared. Next: whence search WORDS, or whence origins DIR").ConfigureAwait(false);
            return code;
        }));
        HelpWithExamples.AddTo(command, "Examples:\n  whence run\n  whence run --retry-failed\n  whence run --diff --jsonl\n\nSafe to stop at any moment; the next run goes on.");
        return command;
    }

    public static Command Feed()
    {
        CaseOption which = new();
        Argument<string[]> feeds = new("URL|OPML") { Description = "Addresses of feeds, or OPML files that list them", Arity = ArgumentArity.OneOrMore };
        Command add = new("add", "Add feeds to a case. Nothing is fetched before 'feed poll'.") { feeds };
        add.SetAction(parsed => which.With(parsed, target =>
        {
            int added = 0, failed = 0;
            foreach (string name in parsed.GetRequiredValue(feeds))
            {
                try
                {
                    foreach (FeedAddress feed in PageFetcher.IsUrl(name) ? [new FeedAddress(null, name)] : OpmlReader.Read(File.ReadAllBytes(name)))
                        added += FeedPolling.Add(target, feed) ? 1 : 0;
                }
                catch (Exception e) when (e is IOException or FormatException or UnauthorizedAccessException)
                {
                    failed++;
                    CaseOption.NotFound($"{name}: {e.Message}");
                }
            }

            Console.Error.WriteLine($"{added} feeds added. Next: whence feed poll");
            return ExitCode.Of(1, failed);
        }));
        Command poll = new("poll", "Fetch feeds and what is new in them. An item that was forgotten does not come back.") { PipelineRun.AllowHost };
        poll.SetAction((parsed, stop) => which.With(parsed, async target =>
        {
            using PageFetcher fetcher = PipelineRun.Fetcher(parsed);
            FeedPolling polling = new(target, fetcher);
            int failed = 0;
            List<PipelineInput> items = await polling.Poll(
                f =>
                {
                    failed++;
                    CaseOption.NotFound($"{f.Input}: {f.Reason}");
                },
                stop).ConfigureAwait(false);
            var (code, counts) = await PipelineRun.Run(target, items, read: false, fetcher, stop).ConfigureAwait(false);
            polling.Remember();
            PipelineRun.Summary(counts);
            return failed > 0 ? ExitCode.SomeInputsFailed : code;
        }));
        Command list = new("ls", "List the feeds of a case.");
        list.SetAction(parsed => which.With(parsed, target =>
        {
            which.Print(parsed, Store.Queries.Feeds.List(target), (page, f) => page.Write(Printable.OneLine($"{f.Url}  {f.Title}  {f.State} {f.Reason} {f.PolledAt}  {f.Items} items")), "No feeds. 'whence feed add URL' adds one.");
            return ExitCode.Done;
        }));
        Command command = new("feed", "Feeds of a case: add, poll, ls.") { add, poll, list };
        which.AddTo(command);
        return command;
    }
}
