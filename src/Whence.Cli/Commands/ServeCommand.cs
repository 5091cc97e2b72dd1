using System.CommandLine;
using Whence.Cli.Printing;
using Whence.Store.Database;
using Whence.Web.Serving;

namespace Whence.Cli.Commands;

/// <summary><c>whence serve</c>: opens the desk, a web app for one person on this machine.</summary>
internal static class ServeCommand
{
    private const string Examples = """
        Examples:
          whence serve --demo
              A case made of invented stories, to look around in; it is gone when the desk closes.
          whence serve mycase
              The case in the folder mycase. Without a name: the case in this folder or the nearest above it.

        The printed address holds a token that lets one browser in, once. Only this machine can reach it, and nothing is fetched but a URL that you add.
        Exit codes: 0 closed, 1 no such case, 2 wrong usage.
        """;

    public static Command Create()
    {
        Argument<string?> folder = new("CASE") { Description = "Folder of the case", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> demo = new("--demo") { Description = "Show a case made of the project's own sample stories" };
        Option<int> port = new("--port") { Description = "Port on 127.0.0.1; a free one when it is taken", HelpName = "N", DefaultValueFactory = _ => Serve.UsualPort };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 65535) result.AddError("--port: a number from 0 to 65535");
        });
        Command command = new("serve", "Open the desk in your browser: read, check and follow claims.");
        command.Add(folder);
        command.Add(demo);
        command.Add(port);
        command.SetAction((parsed, stop) => Run(parsed.GetValue(demo) ? null : parsed.GetValue(folder) ?? Case.Find(".") ?? ".", parsed.GetValue(port), stop));
        HelpWithExamples.AddTo(command, Examples);
        return command;
    }

    private static async Task<int> Run(string? folder, int port, CancellationToken stop)
    {
        using CaseOpening line = new();
        try
        {
            await (folder is null ? Serve.Demo(port, Console.Out, stop) : Serve.Folder(folder, port, Console.Out, stop, line.Show)).ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (CaseException e)
        {
            await Console.Error.WriteLineAsync("whence: " + Printable.OneLine(e.Message)).ConfigureAwait(false);
            return ExitCode.Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Done;
        }
    }
}
