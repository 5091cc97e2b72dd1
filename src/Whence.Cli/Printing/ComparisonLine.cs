using System.Globalization;
using Whence.Store.Pipeline;

namespace Whence.Cli.Printing;

/// <summary>A progress line for a comparison: each stage has counts, a rate and a remaining time of its own.</summary>
/// <param name="writer">Where it is drawn.</param>
/// <param name="shown">Whether that is a terminal.</param>
/// <param name="time">The clock.</param>
internal sealed class ComparisonLine(TextWriter writer, bool shown, TimeProvider time) : IDisposable
{
    private (int Part, string Stage) _at;
    private long _start;
    private long _last;
    private bool _drawn;

    /// <summary>Draws the counts, ten times a second at most.</summary>
    public void Show(ComparingProgress p)
    {
        if (!shown) return;
        bool begins = _at != (p.Part, p.Stage);
        if (begins) (_at, _start) = ((p.Part, p.Stage), time.GetTimestamp());
        if (!begins && _drawn && p.Done < p.Total && time.GetElapsedTime(_last) < TimeSpan.FromMilliseconds(100)) return;
        _last = time.GetTimestamp();
        _drawn = true;
        string part = p.Parts > 1 ? $"{p.Part} of {p.Parts} · " : "";
        if (p.Stage == "joining")
        {
            writer.Write($"\r\e[Kcompare · {part}joining {p.Total} claims");
            return;
        }

        Pace pace = Pace.Of(p.Done, p.Total, time.GetElapsedTime(_start));
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"\r\e[Kcompare · {part}{p.Stage} {p.Done} of {p.Total} · {pace.Rate:0.#} a second · {pace.Left:h\\:mm\\:ss} left"));
    }

    /// <summary>Takes the line away so that output or a message can be written.</summary>
    public void Clear()
    {
        if (_drawn) writer.Write("\r\e[K");
        _drawn = false;
    }

    public void Dispose() => Clear();
}
