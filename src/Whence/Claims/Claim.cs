using System.Collections.Immutable;
using Whence.Articles;
using Whence.Text;

namespace Whence.Claims;

/// <summary>A content with its chain of tellers: what is said, by whom, on whose word, how sure, when, where.</summary>
public sealed record Claim
{
    /// <summary>Its index among the claims of the article.</summary>
    public required int Id { get; init; }

    /// <summary>The region that it stands in.</summary>
    public required RegionKind Region { get; init; }

    public required ImmutableArray<TextSpan> Content { get; init; }

    /// <summary>The tellers, outermost first; the outlet opens it when known.</summary>
    public required ImmutableArray<SourceLink> Chain { get; init; }

    public required Stance Stance { get; init; }

    public ImmutableArray<Hedge> Hedges { get; init; } = [];

    /// <summary>Indexes into the times that the content (not its telling) is about.</summary>
    public ImmutableArray<int> When { get; init; } = [];

    /// <summary>Indexes into the places that the content is about.</summary>
    public ImmutableArray<int> Where { get; init; } = [];

    /// <summary>When what is claimed happens, also where no time expression says so; null when unknown.</summary>
    public ClaimTime? Time { get; init; }

    /// <summary>The days for which the claim announces an event; null when it announces none.</summary>
    public AnnouncedWindow? Announced { get; init; }

    /// <summary>What a reader should know of how the claim is presented.</summary>
    public ImmutableArray<ClaimNotice> Notices { get; init; } = [];

    /// <summary>Probability that content and chain are right, 0 to 1.</summary>
    public double Confidence { get; init; } = 1;
}

/// <summary>Whether the innermost teller asserts the content.</summary>
public enum Stance
{
    Asserted,
    Hedged,
    Denied,
    Questioned,
}

public enum SourceKind
{
    Outlet,
    Agency,
    Person,
    Organization,
    Document,
    Anonymous,
    Crowd,
    Unknown,
}

/// <summary>How the text gives a link of the chain.</summary>
public enum LinkBasis
{
    Publisher,
    Stated,
    Credit,
    Inferred,
}

/// <summary>One teller of a chain.</summary>
/// <param name="Name">The name a reader would give: the proper name of what a pronoun or "the agency" stands for.</param>
/// <param name="Kind">What the teller is.</param>
/// <param name="Basis">How the text gives it.</param>
public sealed record SourceLink(string Name, SourceKind Kind, LinkBasis Basis)
{
    /// <summary>Where the teller is named, or null (the publisher).</summary>
    public TextSpan? Span { get; init; }

    /// <summary>The words that signal the telling; empty when there are none.</summary>
    public ImmutableArray<TextSpan> Cue { get; init; } = [];

    /// <summary>Id of the attribution that gives the link, or null.</summary>
    public int? Attribution { get; init; }
}

/// <summary>Words of doubt inside or around a content.</summary>
public sealed record Hedge(TextSpan Span, HedgeKind Kind);

public enum HedgeKind
{
    /// <summary>apparently, reportedly, allegedly</summary>
    Adverb,

    /// <summary>may, might, could</summary>
    Modal,

    /// <summary>alleged, likely, suspected</summary>
    Adjective,

    /// <summary>believe, suspect, appear, seem</summary>
    Verb,

    /// <summary>if, unless</summary>
    Conditional,
    Question,

    /// <summary>unconfirmed, not verified</summary>
    Unconfirmed,

    /// <summary>Quotation marks that keep a distance.</summary>
    ScareQuote,
}

/// <summary>The days in which what is claimed happens, inclusive; null is an open side.</summary>
/// <param name="Earliest">First possible day.</param>
/// <param name="Latest">Last possible day.</param>
/// <param name="Basis">What says so: "expression", "paragraph", "same event", "publication" or "tense".</param>
public sealed record ClaimTime(DateOnly? Earliest, DateOnly? Latest, string Basis);

/// <summary>An event announced for days after publication: to be watched.</summary>
/// <param name="Opens">First day, not before publication; null when only a last day is said.</param>
/// <param name="Closes">Last day, or null when open.</param>
/// <param name="Issuer">Name of the innermost teller.</param>
public sealed record AnnouncedWindow(DateOnly? Opens, DateOnly? Closes, string Issuer);

public enum ClaimNotice
{
    /// <summary>The headline states flatly what the body attributes or hedges.</summary>
    HeadlineGap,

    /// <summary>The lead states flatly what the body attributes or hedges.</summary>
    LeadGap,
}
