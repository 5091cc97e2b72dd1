using System.CommandLine;
using System.Text;
using Whence.Articles;
using Whence.Cli.Printing;
using Whence.Contract;
using Whence.Corpus;
using Whence.Store.Database;
using Whence.Store.Intake;
using Whence.Store.Pipeline;
using Whence.Store.Queries;

namespace Whence.Cli.Commands;

/// <summary><c>whence origins</c>: compares articles and prints, for each claim that several carry, how many independent origins stand behind it.</summary>
internal sealed class OriginsCommand
{
    private const string Examples = """
        Examples:
          whence origins story/ --meta
              Compare the articles of a folder; FILE.meta.json says outlet and date of each.
          whence origins story/ --meta --all
              Also the claims that one article alone carries.
          whence origins a.txt b.txt c.html --json
              JSON for programs (whence.origins/1).
          whence origins story/ --meta --fail-on 'max<2'
              End with exit code 4 when a claim of two or more articles has one origin at most.

        A condition is min, max, reports, unknown or circular, compared with a number: 'max<2', 'reports>=5', 'circular'.
        Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some inputs failed (the others were compared), 4 a --fail-on condition holds.
        """;

    private static readonly string[] _articleFiles = [".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".eml", ".pdf", ".warc", ".gz", ".zip", ".tgz", ".mbox", ".jsonl"];

    private readonly InputArguments _inputs = new();
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object" };
    private readonly Option<bool> _all = new("--all") { Description = "Print also claims that only one article carries" };

    private readonly Option<string[]> _failOn = new("--fail-on")
    {
        Description = "End with exit code 4 when this holds for a claim of two or more articles",
        HelpName = "CONDITION",
    };

    public static Command Create()
    {
        OriginsCommand origins = new();
        origins._inputs.Inputs.Description = "Folders of articles, or files of text or HTML";
        origins._failOn.Validators.Add(result =>
        {
            foreach (string condition in result.GetValueOrDefault<string[]>() ?? [])
                if (FailCondition.Parse(condition) is null)
                    result.AddError($"--fail-on {condition}: not a condition; write it as 'max<2' (min, max, reports, unknown, circular)");
        });
        Command command = new("origins", "Compare articles: who copied whom, which claims are the same, and how many independent origins each has.");
        origins._inputs.AddTo(command);
        command.Add(origins._json);
        command.Add(origins._all);
        command.Add(origins._failOn);
        command.SetAction(origins.Run);
        HelpWithExamples.AddTo(command, Examples);
        return command;
    }

    private async Task<int> Run(ParseResult parsed, CancellationToken stop)
    {
        if (parsed.GetRequiredValue(_inputs.Inputs) is [var folder] && File.Exists(Path.Combine(folder, Case.FileName)))
            return OfCase(parsed, folder, stop);
        InputOptions options = _inputs.Options(parsed);
        (string Name, InputResult Result)[] files = [.. parsed.GetRequiredValue(_inputs.Inputs).SelectMany(input => Expand(input, new InputPages(options)))];
        var readings = new Reading?[files.Length];
        var reasons = new string?[files.Length];
        using (Progress progress = new("read", files.Length))
        {
            int done = 0;
            await Parallel.ForAsync(0, files.Length, stop, (i, _) =>
            {
                switch (files[i].Result)
                {
                    case InputResult.Loaded loaded:
                        readings[i] = Reader.English.Read(ArticleFinder.Find(loaded.Page));
                        break;
                    case InputResult.Refused refused:
                        reasons[i] = refused.Reason;
                        break;
                }

                lock (progress) progress.Show(++done, reasons.Count(r => r is not null));
                return ValueTask.CompletedTask;
            }).ConfigureAwait(false);
        }

        for (int i = 0; i < files.Length; i++)
            if (reasons[i] is { } reason)
                await Console.Error.WriteLineAsync($"whence: {Printable.OneLine(files[i].Name)}: {Printable.OneLine(reason)}").ConfigureAwait(false);

        int[] read = [.. Enumerable.Range(0, files.Length).Where(i => readings[i] is not null)];
        if (read.Length == 0)
        {
            if (files.Length == 0) await Console.Error.WriteLineAsync("whence: no articles found there").ConfigureAwait(false);
            return ExitCode.Failed;
        }

        CorpusReading corpus = Compare([.. read.Select(i => readings[i]!)], stop);
        string[] names = [.. read.Select(i => files[i].Name)];
        Print(parsed, corpus, names);
        return read.Length < files.Length ? ExitCode.SomeInputsFailed : Fails(parsed, corpus) ? ExitCode.ConditionHolds : ExitCode.Done;
    }

    private int OfCase(ParseResult parsed, string folder, CancellationToken stop)
    {
        try
        {
            using Case opened = Case.Open(folder);
            StoredReading[] stored = [.. StoredReadings.All(opened).Take(Comparing.MostAtOnce + 1)];
            if (stored.Length is 0 or > Comparing.MostAtOnce)
            {
                Console.Error.WriteLine(stored.Length == 0 ? "whence: no article of the case was read; 'whence run' reads them"
                    : $"whence: the case has more than {Comparing.MostAtOnce} articles; ask it with 'whence search' and 'whence trace'");
                return ExitCode.Failed;
            }

            CorpusReading corpus = Compare([.. stored.Select(s => s.Reading!)], stop);
            Print(parsed, corpus, [.. stored.Select(s => s.Row.Input)]);
            return Fails(parsed, corpus) ? ExitCode.ConditionHolds : ExitCode.Done;
        }
        catch (Exception e) when (e is CaseException or InvalidDataException)
        {
            Console.Error.WriteLine("whence: " + Printable.OneLine(e.Message));
            return ExitCode.Failed;
        }
    }

    private static CorpusReading Compare(Reading[] readings, CancellationToken stop)
    {
        using ComparisonLine line = new(Console.Error, !Console.IsErrorRedirected, TimeProvider.System);
        return CorpusReader.Compare(readings, p => line.Show(new ComparingProgress(1, 1, ComparingProgress.NameOf(p.Stage), p.Done, p.Total)), stop);
    }

    private bool Fails(ParseResult parsed, CorpusReading corpus) => Conditions(parsed).Any(c => corpus.Groups.Any(g => IsShared(g) && c.Holds(g)));

    private IEnumerable<FailCondition> Conditions(ParseResult parsed) => (parsed.GetValue(_failOn) ?? []).Select(c => FailCondition.Parse(c)!);

    private void Print(ParseResult parsed, CorpusReading corpus, string[] names)
    {
        using Stream stream = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        if (parsed.GetValue(_json))
        {
            stream.Write(OriginsJson.ToUtf8(corpus, names));
            stream.WriteByte((byte)'\n');
            return;
        }

        using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        bool all = parsed.GetValue(_all);
        new OriginsPage(Page.OfTerminal(writer), corpus, names).Print(group => all || IsShared(group));
    }

    /// <summary>Whether two or more articles carry, deny or question the claim.</summary>
    private static bool IsShared(ClaimGroup group) => group.Members.Any(m => m.Article != group.Members[0].Article);

    private static IEnumerable<(string Name, InputResult Result)> Expand(string input, InputPages pages)
    {
        if (input == "-")
            return pages.Of("-", Console.OpenStandardInput()).Select(r => (r.Name, r));
        if (!Directory.Exists(input))
            return InputNames.Expand(input).SelectMany(pages.Of).Select(r => (r.Name, r));
        return Directory.EnumerateFiles(input)
            .Where(f => _articleFiles.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .SelectMany(pages.Of).Select(r => (Path.GetFileName(r.Name), r));
    }
}
