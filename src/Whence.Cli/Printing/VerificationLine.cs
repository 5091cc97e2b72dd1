using Whence.Store.Pipeline;

namespace Whence.Cli.Printing;

/// <summary>A progress line for a verification on standard error, only on a terminal: each stage has counts, a rate and a remaining time of its own.</summary>
internal sealed class VerificationLine : IDisposable
{
    private readonly bool _shown = !Console.IsErrorRedirected;
    private Progress _line = new("verify", 0);
    private string _stage = "";

    public void Show(VerificationProgress p)
    {
        if (!_shown) return;
        if (_stage != p.Stage)
        {
            _stage = p.Stage;
            _line.Dispose();
            _line = new Progress("verify " + p.Stage, p.Total);
            // SQLite does not say how far it is.
            if (p.Total == 0) Console.Error.Write("\r\e[Kverify database: pages and articles are checked, SQLite's own check goes on");
        }

        _line.Show(p.Done, failed: 0);
    }

    /// <summary>Takes the line away so that output or a message can be written.</summary>
    public void Clear()
    {
        if (_shown) Console.Error.Write("\r\e[K");
    }

    public void Dispose() => Clear();
}
