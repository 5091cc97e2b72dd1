using System.CommandLine;
using System.Runtime.InteropServices;
using Whence.Cli.Commands.Cases;
using Whence.Store.Intake.Isolation;

namespace Whence.Cli.Commands;

/// <summary>The command line: the list of commands, and how a run ends.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        if (args is [ChildProgram.Argument]) return ServeParent();
        RootCommand root = new("Whence reads news and keeps the chain of custody of every claim: who says so, on whose word, how sure, when and where.")
        {
            ReadCommand.Create(),
            OriginsCommand.Create(),
            IntakeCommands.Init(),
            IntakeCommands.Add(),
            IntakeCommands.Feed(),
            IntakeCommands.Run(),
            QueryCommands.List(),
            QueryCommands.Show(),
            QueryCommands.Search(),
            QueryCommands.Claim(),
            QueryCommands.Trace(),
            FollowingCommands.Upcoming(),
            FollowingCommands.Watch(),
            ReviewCommands.Review(),
            ReviewCommands.Note(),
            LeavingCommands.Requests(),
            LeavingCommands.Label(),
            CareCommands.Verify(),
            CareCommands.Forget(),
            CareCommands.Doctor(),
            ServeCommand.Create(),
        };
        if (args.Length == 0) args = ["--help"];
        ParseResult parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 && parsed.Action is not HelpWithExamples)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync("whence: " + error.Message).ConfigureAwait(false);
            }

            if (parsed.CommandResult.Command is RootCommand && Suggestion.For(args[0], root.Subcommands.Select(c => c.Name)) is { } meant)
                await Console.Error.WriteLineAsync($"Did you mean 'whence {meant}'?").ConfigureAwait(false);
            string command = parsed.CommandResult.Command is RootCommand ? "whence" : "whence " + parsed.CommandResult.Command.Name;
            await Console.Error.WriteLineAsync($"Try '{command} --help'.").ConfigureAwait(false);
            return ExitCode.WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (IOException e)
        {
            // Standard output was closed (a pager quit) or the disk is full.
            await Console.Error.WriteLineAsync("whence: " + e.Message).ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    // Ctrl-C in a terminal reaches the child too: it is its parent's to stop, and ends with it.
    private static int ServeParent()
    {
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => context.Cancel = true);
        NetworkBan.OnThisProcess();
        using Stream input = Console.OpenStandardInput(), output = Console.OpenStandardOutput();
        ChildUnfolding.Serve(input, output);
        return ExitCode.Done;
    }
}
