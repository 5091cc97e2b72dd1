using Whence.Times.Normalization;
using Whence.Times.Words;

namespace Whence.Times.Anchors;

/// <summary>Reads the signal word before an expression.</summary>
internal static class SignalReader
{
    public static Signal At(WordRun w, int first) => w[first - 1].Text switch
    {
        "since" => Signal.Since,
        "until" or "till" => Signal.Until,
        "before" => Signal.Before,
        "after" => Signal.After,
        "by" => Signal.By,
        "to" when w.Is(first - 2, "prior") => Signal.Before,
        _ => Signal.None,
    };
}
