using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Whence.Claims;
using Whence.Text;

namespace Whence.Store.Queries.Reviewing;

/// <summary>A teller that a person named in place of the machine's.</summary>
public sealed record GivenTeller(string Name, SourceKind Kind);

/// <summary>A person's word on how a claim was read. It stands beside the reading and never in place of it.</summary>
public sealed record ClaimReview
{
    /// <summary>Key of the claim as it was read then.</summary>
    public required string Claim { get; init; }

    /// <summary>Id of its article.</summary>
    public required string Article { get; init; }

    /// <summary>Content as it was read then.</summary>
    public required ImmutableArray<TextSpan> Content { get; init; }

    /// <summary>The tellers as they were read then, outermost first.</summary>
    public required ImmutableArray<GivenTeller> Read { get; init; }

    /// <summary>The stance as it was read then.</summary>
    public required Stance ReadStance { get; init; }

    /// <summary>The engine that read it so.</summary>
    public required string Engine { get; init; }

    public required Verdict Verdict { get; init; }

    public ImmutableArray<ReadingPart> Wrong { get; init; } = [];

    /// <summary>The tellers as a person gives them; null when those of the machine stand.</summary>
    public ImmutableArray<GivenTeller>? Chain { get; init; }

    /// <summary>The stance as a person gives it; null when that of the machine stands.</summary>
    public Stance? Stance { get; init; }

    public string? Reason { get; init; }

    public required string At { get; init; }

    /// <summary>Whether the claim is read otherwise by now than when this was said of it. Always false in a list of reviews that names no claim.</summary>
    public bool ReadOtherwise { get; init; }

    /// <summary>Whose word it is, as every field that is served says.</summary>
    public string By => "user";

    /// <summary>Number of the act.</summary>
    [JsonIgnore]
    public long Row { get; init; }

    /// <summary>A correction holds for whatever the machine reads in these words; the rest spoke of one reading alone.</summary>
    internal bool Holds => Verdict != Verdict.Withdrawn && (Verdict == Verdict.Corrected || !ReadOtherwise);
}
