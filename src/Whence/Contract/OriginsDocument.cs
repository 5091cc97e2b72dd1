using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Whence.Contract;

/// <summary>The shape of <c>whence origins --json</c>: field names and meanings are kept, additions are free.</summary>
internal sealed record OriginsDocument
{
    public string Schema { get; init; } = "whence.origins/1";

    public required EngineDocument Engine { get; init; }

    public string Offsets { get; init; } = "utf16";

    public required ImmutableArray<ComparedArticleDocument> Articles { get; init; }

    /// <summary>Every pair of which one repeats the other.</summary>
    public required ImmutableArray<CopyDocument> Copies { get; init; }

    public required ImmutableArray<GroupDocument> Groups { get; init; }

    /// <summary>What is announced for coming days.</summary>
    public required ImmutableArray<WindowDocument> Windows { get; init; }
}

/// <param name="Opens">First day, or null when only the last is said.</param>
/// <param name="Closes">Last day, or null when open.</param>
/// <param name="Claims">The claims that announce it, the first one first.</param>
/// <param name="Revises">Id of the window that it moves, or null.</param>
/// <param name="Outcome">The first later report that tells the event as past, or null.</param>
internal sealed record WindowDocument(int Id, string Statement, string Issuer, string? Opens, string? Closes, ImmutableArray<ClaimReference> Claims, int? Revises, ClaimReference? Outcome);

internal sealed record ComparedArticleDocument(
    string Id, string Input, string? Outlet, string? Headline, string? Published, string TextSha256, string? CopyOf, string? CopyKind);

internal sealed record CopyDocument
{
    public required string Original { get; init; }

    public required string Later { get; init; }

    public required string Kind { get; init; }

    /// <summary>Why the original is taken for the earlier text.</summary>
    public required string Direction { get; init; }

    public required double OfOriginal { get; init; }

    public required double OfLater { get; init; }

    public required double Sentences { get; init; }

    public required ImmutableArray<PassageDocument> Passages { get; init; }

    /// <summary>Sentences that only the later text has.</summary>
    public required ImmutableArray<SpanDocument> Added { get; init; }
}

internal readonly record struct PassageDocument(SpanDocument InOriginal, SpanDocument InLater, bool Exact);

internal sealed record GroupDocument
{
    public required int Id { get; init; }

    public required string Statement { get; init; }

    public required int Reports { get; init; }

    public required int Outlets { get; init; }

    public required int DistinctTexts { get; init; }

    public required ImmutableArray<MemberDocument> Members { get; init; }

    public required ImmutableArray<OriginDocument> Origins { get; init; }

    public required RangeDocument IndependentOrigins { get; init; }

    public required ImmutableArray<string> Reasons { get; init; }

    /// <summary>The reasons again, each with the passages that prove it.</summary>
    public required ImmutableArray<ReasonDocument> Evidence { get; init; }

    public required ImmutableArray<ClaimReference> Denials { get; init; }

    public required RangeDocument DenialOrigins { get; init; }

    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>The warnings again, each with the passages that prove it.</summary>
    public required ImmutableArray<WarningDocument> Findings { get; init; }
}

internal sealed record MemberDocument
{
    public required string Article { get; init; }

    public required string Input { get; init; }

    public required int Claim { get; init; }

    public required ImmutableArray<SpanDocument> Content { get; init; }

    public required string Quote { get; init; }

    public required string Stance { get; init; }

    public required ImmutableArray<string> Chain { get; init; }

    /// <summary>The first of <see cref="Origins"/>, or null.</summary>
    public int? Origin { get; init; }

    public required ImmutableArray<int> Origins { get; init; }

    public required bool NamesNobody { get; init; }

    /// <summary>Close in wording, listed but not counted.</summary>
    public required bool Loose { get; init; }

    /// <summary>The claim that it copies or cites, or null.</summary>
    public ClaimReference? From { get; init; }

    public string? FromBy { get; init; }
}

internal sealed record ClaimReference(string Article, int Claim);

internal sealed record OriginDocument(int Id, string Label, string Kind);

internal readonly record struct RangeDocument(int Min, int Max);

internal sealed record ReasonDocument(string Kind, string Effect, ImmutableArray<QuoteDocument> Passages);

internal sealed record WarningDocument(
    string Kind, ImmutableArray<QuoteDocument> Passages, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Detail);

/// <summary>A passage with its words, so that a reader can check it without opening the article.</summary>
internal sealed record QuoteDocument(string Article, int Start, int End, string Quote);
