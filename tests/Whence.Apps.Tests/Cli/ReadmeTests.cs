using Whence.Apps.Tests.Support;

namespace Whence.Apps.Tests.Cli;

/// <summary>What the README shows is what the program prints.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_first_command_prints_the_output_that_the_README_shows()
    {
        string[] lines = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        int command = Array.FindIndex(lines, l => l.StartsWith("dotnet run --project src/Whence.Cli -- ", StringComparison.Ordinal));
        string[] arguments = Arguments(lines[command].Split(" -- ", 2)[1]);
        int start = Array.IndexOf(lines, "```text", command) + 1;
        string shown = string.Join('\n', lines[start..Array.IndexOf(lines, "```", start)]).TrimEnd();
        var ended = await WhenceProgram.Run(arguments);
        Assert.Equal(0, ended.ExitCode);
        Assert.Equal(shown, ended.Output.TrimEnd());
    }

    private static string[] Arguments(string command) =>
        [.. command.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
