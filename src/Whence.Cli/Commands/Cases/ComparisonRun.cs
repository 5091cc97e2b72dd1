using Whence.Cli.Printing;
using Whence.Store.Database;
using Whence.Store.Pipeline;

namespace Whence.Cli.Commands.Cases;

/// <summary>Compares a case for a command: progress on a terminal, a word when it is stopped.</summary>
internal static class ComparisonRun
{
    /// <param name="target">The case.</param>
    /// <param name="error">Where progress is drawn and messages are written.</param>
    /// <param name="shown">Whether that is a terminal.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Whether anything was compared.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static bool Run(Case target, TextWriter error, bool shown, CancellationToken stop)
    {
        using ComparisonLine line = new(error, shown, TimeProvider.System);
        try
        {
            return Comparing.Run(target, stop, line.Show);
        }
        catch (OperationCanceledException)
        {
            line.Clear();
            error.WriteLine("whence: stopped; what was compared before stands as it was, and 'whence run' goes on");
            throw;
        }
    }
}
