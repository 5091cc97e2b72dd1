using System.Collections.Immutable;

namespace Whence.Articles.PlainText;

/// <summary>What a plain text says of itself.</summary>
internal sealed record TextArticle
{
    public required ImmutableArray<Region> Regions { get; init; }

    public string? Headline { get; init; }

    public ImmutableArray<string> Bylines { get; init; } = [];

    public Dateline? Dateline { get; init; }

    /// <summary>A date printed above the text, ISO 8601, or null.</summary>
    public string? Published { get; init; }
}
