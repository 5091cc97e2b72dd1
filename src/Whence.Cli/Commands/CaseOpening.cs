using Whence.Cli.Printing;
using Whence.Store.Database;

namespace Whence.Cli.Commands;

/// <summary>Says how far a case of an older Whence is that is brought up to date when it is opened: on a terminal as it goes, elsewhere once.</summary>
internal sealed class CaseOpening : IDisposable
{
    /// <summary>Fewer articles and claims take less than a second.</summary>
    private const int LongWork = 5_000;

    private readonly bool _shown = !Console.IsErrorRedirected;
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private bool _said;

    /// <summary>Opens the case in <paramref name="folder"/>.</summary>
    /// <exception cref="CaseException">There is none, or it cannot be opened.</exception>
    public static Case Open(string folder)
    {
        using CaseOpening line = new();
        return Case.Open(folder, line.Show);
    }

    public void Show(MigrationProgress at)
    {
        if (at.AllRows < LongWork || (_said && !_shown)) return;
        _said = true;
        if (!_shown)
        {
            Console.Error.WriteLine($"whence: the case is of an older Whence; its {at.AllRows} articles and claims are indexed anew, once. If this is stopped, the case stays as it was");
            return;
        }

        Pace pace = Pace.Of(at.Rows, at.AllRows, TimeProvider.System.GetElapsedTime(_start));
        string left = at.Rows == 0 ? "" : $", {pace.Rate:0} a second, {pace.Left:h\\:mm\\:ss} left";
        Console.Error.Write($"\r\e[Kcase of an older Whence, brought up to date: step {at.Step} of {at.Steps}, {at.Rows} of {at.AllRows} articles and claims indexed{left}");
    }

    public void Dispose()
    {
        if (_said && _shown) Console.Error.Write("\r\e[K");
    }
}
