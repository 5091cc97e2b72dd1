namespace Whence.Cli.Printing;

/// <summary>A progress line on standard error, only on a terminal and only for long work.</summary>
/// <param name="verb">What is done: "read".</param>
/// <param name="total">How many inputs there are.</param>
internal sealed class Progress(string verb, int total) : IDisposable
{
    private const int LongWork = 10;

    private readonly bool _shown = total >= LongWork && !Console.IsErrorRedirected;
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private long _last;

    /// <summary>Shows the counts, the rate and the time left, ten times a second at most.</summary>
    public void Show(int done, int failed)
    {
        if (!_shown || (done < total && TimeProvider.System.GetElapsedTime(_last) < TimeSpan.FromMilliseconds(100)))
        {
            return;
        }

        _last = TimeProvider.System.GetTimestamp();
        Pace pace = Pace.Of(done, total, TimeProvider.System.GetElapsedTime(_start));
        string failures = failed == 0 ? "" : $", {failed} failed";
        Console.Error.Write($"\r\e[K{verb} {done} of {total}{failures}, {pace.Rate:0.#} a second, {pace.Left:h\\:mm\\:ss} left");
    }

    /// <summary>Takes the line away so that output or a message can be written.</summary>
    public void Clear()
    {
        if (_shown)
        {
            Console.Error.Write("\r\e[K");
        }
    }

    public void Dispose() => Clear();
}
