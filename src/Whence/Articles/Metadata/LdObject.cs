using System.Collections.Immutable;

namespace Whence.Articles.Metadata;

/// <summary>A schema.org object as a page declares it; what it lacks is null or empty.</summary>
internal sealed record LdObject
{
    public required ImmutableArray<string> Types { get; init; }

    public string? Headline { get; init; }

    public string? Name { get; init; }

    public string? AlternativeHeadline { get; init; }

    public string? Description { get; init; }

    public string? DatePublished { get; init; }

    public string? DateModified { get; init; }

    public string? ArticleBody { get; init; }

    public string? Url { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    public string? Publisher { get; init; }

    public bool AccessibleForFree { get; init; } = true;

    /// <summary>NewsArticle, BlogPosting, ReportageNewsArticle ...</summary>
    public bool IsArticle => !IsReader && Types.Any(t => t.EndsWith("Article", StringComparison.Ordinal) || t.EndsWith("Posting", StringComparison.Ordinal) || t is "Report" or "Review" or "AnalysisNewsArticle" or "Recipe");

    /// <summary>A reader's review or comment, inside what it is about.</summary>
    public bool IsReader { get; init; }

    public bool Is(string type) => Types.Contains(type, StringComparer.Ordinal);
}
