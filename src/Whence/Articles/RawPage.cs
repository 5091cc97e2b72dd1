namespace Whence.Articles;

/// <summary>Bytes, and what is known of where they came from. Not a source: a source is only who said something.</summary>
/// <param name="Bytes">The bytes as fetched or read.</param>
public sealed record RawPage(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The media type that the server or the file name gave, with a charset parameter if it had one; null when unknown.</summary>
    public string? ContentType { get; init; }

    /// <summary>What the format is, if somebody said so; <see cref="PageFormat.Detect"/> looks at the bytes.</summary>
    public PageFormat Format { get; init; } = PageFormat.Detect;

    /// <summary>Facts that the bytes cannot say or that win over what they say.</summary>
    public GivenFacts Given { get; init; } = GivenFacts.None;
}

public enum PageFormat
{
    Detect,
    Text,
    Html,
}

/// <summary>What the user or a sidecar file says of an article. Null means: not said.</summary>
public sealed record GivenFacts
{
    public static GivenFacts None { get; } = new();

    public string? Outlet { get; init; }

    public string? Published { get; init; }

    public string? Url { get; init; }

    public string? Headline { get; init; }
}
