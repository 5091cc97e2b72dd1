using System.CommandLine;
using System.Runtime.CompilerServices;
using Whence.Articles;
using Whence.Cli.Printing;
using Whence.Store.Intake;
using Whence.Store.Intake.Fetching;

namespace Whence.Cli.Commands;

/// <summary><c>whence read</c>: reads articles and prints their claims. Inputs are read side by side and printed in the order given.</summary>
internal sealed class ReadCommand
{
    private const string Examples = """
        Examples:
          whence read article.txt --outlet "Harbour Post" --published 2031-03-14
              Print the claims of one article with their chains.
          whence read page.html
              Outlet, date and headline are found in the page.
          whence read https://example.org/news/123
              Fetch one page and read it. Nothing else is ever fetched.
          whence read - < notes.txt
              Read standard input.
          whence read wire.warc.gz mail.mbox feed.xml story.pdf
              Archives, mail, feeds, PDF, JSON Lines, CSV, ninjs and NewsML unfold to their articles.
          whence read articles/*.txt --meta --jsonl > readings.jsonl
              One JSON object a line for programs; FILE.meta.json says outlet and date.
          whence read article.txt --json --layers tokens
              With a token layer: tags, lemmas and heads of Universal Dependencies.

        Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some inputs failed (the others were read).
        """;

    private readonly InputArguments _inputs = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print JSON: one object, or one a line when there are several inputs" };
    private readonly Option<bool> _jsonl = new("--jsonl") { Description = "Print one JSON object a line" };
    private readonly Option<string[]> _layers = new("--layers") { Description = "Further layers to print in JSON: tokens", HelpName = "LAYER" };

    public static Command Create()
    {
        ReadCommand read = new();
        Command command = new("read", "Read articles and print each claim with its chain: who says so, on whose word, how sure, when and where.");
        read._inputs.AddTo(command);
        read._layers.AcceptOnlyFromAmong("tokens");
        read._layers.AllowMultipleArgumentsPerToken = false;
        command.Add(read._json);
        command.Add(read._jsonl);
        command.Add(read._layers);
        command.SetAction(read.Run);
        HelpWithExamples.AddTo(command, Examples);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        string[] names = parsed.GetRequiredValue(_inputs.Inputs);
        bool json = parsed.GetValue(_json) || parsed.GetValue(_jsonl);
        bool tokens = parsed.GetValue(_layers) is { } layers && layers.Contains("tokens");
        InputOptions options = _inputs.Options(parsed);
        using ReadingOutput output = json ? ReadingOutput.Json(tokens) : ReadingOutput.Page();
        using Progress progress = new("read", names.Length);
        int done = 0, failed = 0;
        await foreach (Outcome outcome in InOrder(Pages(names, options, stop), stop).ConfigureAwait(false))
        {
            progress.Clear();
            if (outcome.Reading is { } reading)
            {
                done++;
                output.Print(reading, outcome.Name);
            }
            else
            {
                failed++;
                await Console.Error.WriteLineAsync($"whence: {Printable.OneLine(outcome.Name)}: {Printable.OneLine(outcome.Reason)}").ConfigureAwait(false);
            }

            progress.Show(done + failed, failed);
        }

        return ExitCode.Of(done, failed);
    }

    private sealed record Outcome(string Name, Reading? Reading, string Reason = "");

    private static Outcome ReadOne(InputResult result) => result switch
    {
        InputResult.Loaded loaded => new Outcome(loaded.Name, Reader.English.Read(ArticleFinder.Find(loaded.Page))),
        InputResult.Refused refused => new Outcome(refused.Name, null, refused.Reason),
        _ => throw new InvalidOperationException(result.GetType().Name),
    };

    /// <summary>The pages of every input, one at a time: an archive of any size is never held as a whole.</summary>
    private static async IAsyncEnumerable<InputResult> Pages(string[] names, InputOptions options, [EnumeratorCancellation] CancellationToken stop)
    {
        InputPages pages = new(options);
        foreach (string name in names)
        {
            if (PageFetcher.IsUrl(name))
            {
                using PageFetcher fetcher = new(options.MaxBytes, TimeSpan.FromSeconds(60));
                InputResult fetched = await fetcher.Fetch(name, options.Given, stop).ConfigureAwait(false);
                foreach (InputResult page in fetched is InputResult.Loaded loaded ? pages.Of(loaded) : [fetched])
                    yield return page;
                continue;
            }

            foreach (InputResult page in name == "-" ? pages.Of("-", Console.OpenStandardInput()) : InputNames.Expand(name, withFolders: false).SelectMany(pages.Of))
                yield return page;
        }
    }

    /// <summary>Reads two pages a core at a time and gives the results in the order of <paramref name="pages"/>: memory stays bounded however many there are.</summary>
    private static async IAsyncEnumerable<Outcome> InOrder(IAsyncEnumerable<InputResult> pages, [EnumeratorCancellation] CancellationToken stop)
    {
        Queue<Task<Outcome>> running = new();
        await foreach (InputResult page in pages.WithCancellation(stop).ConfigureAwait(false))
        {
            if (running.Count == 2 * Environment.ProcessorCount)
                yield return await running.Dequeue().WaitAsync(stop).ConfigureAwait(false);
            running.Enqueue(Task.Run(() => ReadOne(page), stop));
        }

        while (running.TryDequeue(out Task<Outcome>? next))
            yield return await next.WaitAsync(stop).ConfigureAwait(false);
    }
}
