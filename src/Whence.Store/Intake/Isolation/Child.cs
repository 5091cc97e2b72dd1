using System.Diagnostics;

namespace Whence.Store.Intake.Isolation;

/// <summary>A child process at work on one item at a time. It is ended when it says nothing for too long.</summary>
internal sealed class Child : IDisposable
{
    /// <summary>How long a child may take to go once it has closed its end or was ended.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly TimeSpan _patience;
    private readonly BinaryWriter _to;
    private readonly BinaryReader _from;
    private readonly Timer _clock;
    private volatile bool _late;

    public Child(Process process, TimeSpan patience)
    {
        _process = process;
        _patience = patience;
        _to = new BinaryWriter(new BufferedStream(process.StandardInput.BaseStream, 1 << 16));
        _from = new BinaryReader(new BufferedStream(process.StandardOutput.BaseStream, 1 << 16));
        _clock = new Timer(_ => End(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool IsAlive => !_process.HasExited;

    /// <summary>Asks for an item. A child that is gone says so with its next answer.</summary>
    public void Ask(ItemRequest request) => OnTheClock(() =>
    {
        ItemFrames.Write(_to, request);
        return 0;
    });

    /// <summary>The next thing that it says.</summary>
    /// <exception cref="IOException">It is gone.</exception>
    public (InputResult? Result, string? Begun) Answer() => OnTheClock(() => ItemFrames.ReadAnswer(_from));

    /// <summary>Why it is gone, as the end of a sentence that begins with the item.</summary>
    public string Reason()
    {
        if (_late) return $"took its reader more than {_patience.TotalSeconds:0} seconds and was given up";
        // One that speaks nonsense is alive; one that has closed its end is about to go.
        bool wentByItself = _process.WaitForExit(Grace);
        End();
        return wentByItself ? $"made its reader fail and was given up (exit code {_process.ExitCode})" : "made its reader fail and was given up";
    }

    public void Dispose()
    {
        _clock.Dispose();
        if (IsAlive) End();
        // Not for its standard error, which a process of its own may hold open.
        _process.WaitForExit(Grace);
        _process.Dispose();
    }

    private T OnTheClock<T>(Func<T> work)
    {
        _clock.Change(_patience, Timeout.InfiniteTimeSpan);
        try
        {
            return work();
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException or InvalidDataException)
        {
            throw new IOException(e.Message, e);
        }
        finally
        {
            _clock.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void End()
    {
        try
        {
            if (_process.HasExited) return;
            _late = true;
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It ended by itself meanwhile.
        }
    }
}
