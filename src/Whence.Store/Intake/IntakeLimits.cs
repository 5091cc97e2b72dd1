namespace Whence.Store.Intake;

/// <summary>Bounds of what one input may unfold to, so that a bomb ends as a named refusal.</summary>
public sealed record IntakeLimits
{
    public static IntakeLimits Default { get; } = new();

    /// <summary>Bytes that one input may give in all after decompression. Default 100 MB.</summary>
    public long MaxDecompressed { get; init; } = 100L * 1024 * 1024;

    /// <summary>Decompressed bytes for each compressed one. Default 100.</summary>
    public int MaxRatio { get; init; } = 100;

    /// <summary>Entries of one archive. Default 10,000.</summary>
    public int MaxEntries { get; init; } = 10_000;

    /// <summary>Archives inside archives. Default 3.</summary>
    public int MaxNesting { get; init; } = 3;

    /// <summary>Bytes of one page. Default 20 MB.</summary>
    public int MaxPage { get; init; } = 20 * 1024 * 1024;
}
