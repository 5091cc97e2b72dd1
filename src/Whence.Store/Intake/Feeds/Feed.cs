using System.Collections.Immutable;

namespace Whence.Store.Intake.Feeds;

/// <summary>A feed of any dialect.</summary>
/// <param name="Title">The outlet as the feed calls itself, or null.</param>
/// <param name="Link">The site's address, or null.</param>
public sealed record Feed(string? Title, string? Link, ImmutableArray<FeedItem> Items);

/// <summary>One entry of a feed; what it lacks is null.</summary>
public sealed record FeedItem
{
    /// <summary>guid or id; the link where there is none.</summary>
    public string? Id { get; init; }

    public string? Link { get; init; }

    public string? Title { get; init; }

    /// <summary>ISO 8601 with the offset as printed; a zone whose name is ambiguous gives none.</summary>
    public string? Published { get; init; }

    public string? Updated { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    public ImmutableArray<string> Categories { get; init; } = [];

    public string? Summary { get; init; }

    /// <summary>The full text as HTML, or null when the feed has only a summary.</summary>
    public string? Content { get; init; }

    /// <summary>The outlet that the item is taken from (source element), or null.</summary>
    public string? Source { get; init; }
}
