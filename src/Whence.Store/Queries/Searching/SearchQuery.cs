using System.Collections.Immutable;

namespace Whence.Store.Queries.Searching;

/// <summary>A query in Whence's own language, read and ready to be asked.</summary>
/// <remarks>
/// Words, <c>"a phrase"</c>, <c>prefix*</c>, <c>NEAR(a b, 10)</c>, <c>AND OR NOT</c> and brackets; words side by side mean AND, <c>-word</c> is NOT.
/// Fields: <c>source: outlet: place: headline: stance: kind: region: review: language: article: when: published:</c>, the last two with a day, month,
/// year, a range <c>2024-01..2024-03</c> or a comparison <c>&gt;=2024-01</c>.
/// </remarks>
public sealed class SearchQuery
{
    private SearchQuery(string text, SearchNode node)
    {
        Text = text;
        Node = node;
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    internal SearchNode Node { get; }

    /// <exception cref="SearchSyntaxException">It is not in the language; the message says where and what was expected.</exception>
    public static SearchQuery Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SearchQuery(text, new SearchParser(text).Parse());
    }
}

/// <summary>A query cannot be understood.</summary>
public sealed class SearchSyntaxException : Exception
{
    public SearchSyntaxException(string message, int position)
        : base(message) => Position = position;

    public SearchSyntaxException(string message)
        : base(message)
    {
    }

    public SearchSyntaxException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public SearchSyntaxException()
    {
    }

    /// <summary>Where in the query, in UTF-16 code units.</summary>
    public int Position { get; }
}

internal abstract record SearchNode
{
    internal sealed record All(ImmutableArray<SearchNode> Parts) : SearchNode;

    internal sealed record Any(ImmutableArray<SearchNode> Parts) : SearchNode;

    internal sealed record Not(SearchNode Part) : SearchNode;

    /// <summary>Words, a phrase, a prefix or NEAR, in the syntax of FTS5, in one field or anywhere.</summary>
    internal sealed record Words(string? Field, string Expression, int Position) : SearchNode;

    /// <summary>A column that holds a value from a list.</summary>
    internal sealed record Value(string Field, string Text, int Position) : SearchNode;

    /// <summary>Days of the claim or of publication, inclusive; null is open.</summary>
    internal sealed record Days(string Field, DateOnly? From, DateOnly? To, int Position) : SearchNode;
}
