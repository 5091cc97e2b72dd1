using Whence.Attributions.Linking;

namespace Whence.Attributions.Nesting;

/// <summary>An attribution in tokens, with the one whose content holds it.</summary>
internal sealed class Telling(LinkedRuns runs, double confidence, Telling? within = null)
{
    public LinkedRuns Runs { get; } = runs;

    public double Confidence { get; } = confidence;

    public Telling? Within { get; } = within;

    /// <summary>How many contents hold it.</summary>
    public int Depth { get; } = within is null ? 0 : within.Depth + 1;

    /// <summary>Its first token.</summary>
    public int First => Math.Min(Math.Min(Runs.Cue.First, Runs.Contents[0].First), Runs.Source?.First ?? int.MaxValue);

    /// <summary>Whether a token stands in its content.</summary>
    public bool Holds(int token)
    {
        foreach (Tagging.Run piece in Runs.Contents)
            if (piece.First <= token && token < piece.End) return true;
        return false;
    }
}
