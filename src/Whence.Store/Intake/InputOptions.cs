using Whence.Articles;

namespace Whence.Store.Intake;

/// <summary>What the user says of the inputs.</summary>
public sealed record InputOptions
{
    /// <summary>Facts that hold for every input; a sidecar's win.</summary>
    public GivenFacts Given { get; init; } = GivenFacts.None;

    public PageFormat Format { get; init; } = PageFormat.Detect;

    /// <summary>Whether <c>FILE.meta.json</c> beside a file is read.</summary>
    public bool ReadSidecars { get; init; }

    /// <summary>Largest input in bytes; a larger one is refused. Default 20 MB.</summary>
    public int MaxBytes { get; init; } = 20 * 1024 * 1024;
}
