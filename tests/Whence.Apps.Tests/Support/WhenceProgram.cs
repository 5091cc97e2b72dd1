using System.Diagnostics;
using System.Text;

namespace Whence.Apps.Tests.Support;

/// <summary>Runs the real command line as a process of its own.</summary>
internal static class WhenceProgram
{
    /// <param name="ExitCode">How it ended.</param>
    /// <param name="Output">Standard output.</param>
    /// <param name="Error">Standard error.</param>
    public sealed record Ended(int ExitCode, string Output, string Error);

    public static Task<Ended> Run(params string[] arguments) => RunWith([], arguments);

    /// <summary>Runs it in the root of the checkout with <paramref name="input"/> on standard input.</summary>
    public static async Task<Ended> RunWith(byte[] input, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Whence.Cli.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = Repository.Root,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading its input.
        }

        await process.WaitForExitAsync();
        return new Ended(process.ExitCode, await output, await error);
    }

    /// <summary>Starts it and leaves it running; nobody reads what it prints.</summary>
    public static Process Start(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "Whence.Cli.dll"), .. arguments]) { UseShellExecute = false, WorkingDirectory = Repository.Root };
        return Process.Start(start)!;
    }
}
