using System.Collections.Immutable;
using Whence.Claims;
using Whence.Text;

namespace Whence.Corpus.Origins;

/// <summary>The first teller of a claim as far as the texts tell, however many outlets relay it.</summary>
/// <param name="Id">Its index among the origins of the group.</param>
/// <param name="Label">Who it is, and through which outlet it is known: "a Western diplomatic source (via Kyodo News)".</param>
/// <param name="Kind">What it is.</param>
/// <param name="Members">Indexes of the members of the group that rest on it.</param>
public sealed record Origin(int Id, string Label, SourceKind Kind, ImmutableArray<int> Members);

/// <summary>How many independent origins a claim has at least and at most.</summary>
/// <param name="Min">Origins when everything that may be one is one. 0 when nobody asserts the claim or all tellers only cite each other.</param>
/// <param name="Max">Origins when only what the texts show to be one is one.</param>
public readonly record struct OriginRange(int Min, int Max);

/// <summary>Why two tellers are one, may be one, or are not one.</summary>
public enum ReasonKind
{
    /// <summary>The claim stands in text that both print.</summary>
    SameText,

    /// <summary>The claim stands in a sentence that one rewrites from the other.</summary>
    Rewrites,

    /// <summary>One names the other's outlet, or both name one outlet and describe its source alike.</summary>
    CitesByName,

    /// <summary>A byline, dateline or credit line names the outlet.</summary>
    CreditLine,

    SamePerson,
    SameInstitution,
    SameDocument,

    /// <summary>Both print the same words of somebody, six or more.</summary>
    SameQuotation,

    /// <summary>Two unnamed tellers of one article, or of one agency, described alike.</summary>
    SameDescription,

    /// <summary>The headline or lead says briefly whom the body names.</summary>
    HeadlineOfBody,

    /// <summary>Unnamed tellers whose descriptions do not exclude each other.</summary>
    MayBeSame,

    /// <summary>One text sets them apart: "a second official".</summary>
    ToldApart,

    /// <summary>Two people of different bodies on record.</summary>
    DifferentPersons,

    /// <summary>Reported afresh more than 30 days later.</summary>
    LaterReporting,
}

/// <summary>What a reason does to the count.</summary>
public enum ReasonEffect
{
    /// <summary>Both count once.</summary>
    Merges,

    /// <summary>Once in the lower count, twice in the upper.</summary>
    MayMerge,

    /// <summary>Always twice.</summary>
    KeepsApart,
}

/// <summary>A reason with the passages that prove it.</summary>
/// <param name="Kind">Which reason.</param>
/// <param name="Effect">What it does to the count.</param>
/// <param name="First">Where the first teller stands.</param>
/// <param name="Second">Where the second teller stands.</param>
public sealed record Reason(ReasonKind Kind, ReasonEffect Effect, Evidence First, Evidence Second)
{
    /// <summary>The first teller as printed.</summary>
    public required string FirstName { get; init; }

    /// <summary>The second teller as printed.</summary>
    public required string SecondName { get; init; }

    /// <summary>Share of sentences for copies, 0 to 1; otherwise 0.</summary>
    public double Share { get; init; }
}

/// <summary>A passage of an article.</summary>
/// <param name="Article">Index of the article in the corpus.</param>
/// <param name="Span">Where in its text.</param>
public sealed record Evidence(int Article, TextSpan Span);
