using System.CommandLine;
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
        await foreach (Outcome outcome in InOrder(names, name => ReadOne(name, options, stop), stop).ConfigureAwait(false))
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

    private static async Task<Outcome> ReadOne(string name, InputOptions options, CancellationToken stop)
    {
        InputResult result = await Load(name, options, stop).ConfigureAwait(false);
        return result switch
        {
            InputResult.Loaded loaded => new Outcome(name, Reader.English.Read(ArticleFinder.Find(loaded.Page))),
            InputResult.Refused refused => new Outcome(name, null, refused.Reason),
            _ => throw new InvalidOperationException(result.GetType().Name),
        };
    }

    private static async Task<InputResult> Load(string name, InputOptions options, CancellationToken stop)
    {
        InputFiles files = new(options);
        if (name == "-")
        {
            Stream input = Console.OpenStandardInput();
            await using (input.ConfigureAwait(false))
            {
                return files.Load("-", input);
            }
        }

        if (PageFetcher.IsUrl(name))
        {
            using PageFetcher fetcher = new(options.MaxBytes, TimeSpan.FromSeconds(60));
            return await fetcher.Fetch(name, options.Given, stop).ConfigureAwait(false);
        }

        return files.Load(name);
    }

    /// <summary>Starts two works a core and gives their results in the order of <paramref name="names"/>: memory stays bounded however many there are.</summary>
    private static async IAsyncEnumerable<Outcome> InOrder(
        string[] names, Func<string, Task<Outcome>> work, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        Queue<Task<Outcome>> running = new();
        int next = 0;
        while (next < names.Length || running.Count > 0)
        {
            while (next < names.Length && running.Count < 2 * Environment.ProcessorCount)
            {
                string name = names[next++];
                running.Enqueue(Task.Run(() => work(name), stop));
            }

            yield return await running.Dequeue().WaitAsync(stop).ConfigureAwait(false);
        }
    }
}
