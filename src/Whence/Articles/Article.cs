using System.Collections.Immutable;
using Whence.Text;

namespace Whence.Articles;

/// <summary>A news article whose <see cref="Text"/> never changes again: every later layer points into it.</summary>
public sealed record Article
{
    /// <summary>Stable name of the text: the first 16 hexadecimal digits of <see cref="TextSha256"/>.</summary>
    public string Id => TextSha256[..16];

    /// <summary>SHA-256 of the UTF-8 bytes of <see cref="Text"/>, lower-case hexadecimal.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>The text. For plain-text input it is the decoded input, unchanged apart from a byte-order mark.</summary>
    public required string Text { get; init; }

    /// <summary>What each stretch of the text is, in text order, without overlap.</summary>
    public required ImmutableArray<Region> Regions { get; init; }

    public string? Url { get; init; }

    /// <summary>The publisher as a reader would name it, or null when nothing says.</summary>
    public string? Outlet { get; init; }

    public string? Headline { get; init; }

    public ImmutableArray<string> Bylines { get; init; } = [];

    public Dateline? Dateline { get; init; }

    /// <summary>ISO 8601 date, or date-time with the offset as printed, or null.</summary>
    public string? Published { get; init; }

    public PublishedBasis PublishedBasis { get; init; } = PublishedBasis.Unknown;

    /// <summary>ISO 639-1 code of the language, "en" for English.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Why this is probably not an article (a login wall, an index page ...), or null when it looks like one.</summary>
    public string? ProbablyNot { get; init; }

    /// <summary>The local day of <see cref="Published"/> as printed, or null.</summary>
    public DateOnly? PublishedDay =>
        Published is { Length: >= 10 } p && DateOnly.TryParseExact(p.AsSpan(0, 10), "yyyy-MM-dd", out DateOnly day) ? day : null;
}

/// <summary>Where <see cref="Article.Published"/> comes from.</summary>
public enum PublishedBasis
{
    Unknown,
    Given,
    Metadata,
    Text,
    Url,
}

/// <summary>A dateline at the head of the body: "TOKYO (Kyodo) -".</summary>
/// <param name="Place">The place as printed, or null.</param>
/// <param name="Agency">The agency named in it, or null.</param>
/// <param name="Span">The dateline with its brackets and dash.</param>
public sealed record Dateline(string? Place, string? Agency, TextSpan Span);

/// <summary>A stretch of the text and what it is.</summary>
public sealed record Region(RegionKind Kind, TextSpan Span);

public enum RegionKind
{
    Headline,
    Standfirst,
    Byline,
    Dateline,
    Body,
    Caption,
    Credit,
    Promo,
}
