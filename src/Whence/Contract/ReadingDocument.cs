using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Whence.Contract;

/// <summary>The shape of <c>whence read --json</c>: field names and meanings are kept, additions are free.</summary>
internal sealed record ReadingDocument
{
    public string Schema { get; init; } = "whence.reading/1";

    /// <summary>The input as it was named.</summary>
    public required string Input { get; init; }

    public required EngineDocument Engine { get; init; }

    public string Offsets { get; init; } = "utf16";

    public required ArticleDocument Article { get; init; }

    public required ImmutableArray<SpanDocument> Sentences { get; init; }

    /// <summary>Only with the layer "tokens".</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TokenDocument>? Tokens { get; init; }

    public required ImmutableArray<EntityDocument> Entities { get; init; }

    public required ImmutableArray<AttributionDocument> Attributions { get; init; }

    public required ImmutableArray<TimeDocument> Times { get; init; }

    public required ImmutableArray<PlaceDocument> Places { get; init; }

    public required ImmutableArray<ClaimDocument> Claims { get; init; }
}

/// <param name="Version">Version of the program.</param>
/// <param name="Models">SHA-256 of each trained model, by stage.</param>
internal sealed record EngineDocument(string Version, ImmutableSortedDictionary<string, string> Models);

/// <summary>Half-open, in UTF-16 code units of the article's text.</summary>
internal readonly record struct SpanDocument(int Start, int End);

internal sealed record ArticleDocument
{
    public required string Id { get; init; }

    public required string TextSha256 { get; init; }

    public string? Url { get; init; }

    public string? Outlet { get; init; }

    public string? Headline { get; init; }

    public required ImmutableArray<string> Bylines { get; init; }

    public DatelineDocument? Dateline { get; init; }

    public string? Published { get; init; }

    public required string PublishedBasis { get; init; }

    public required string Language { get; init; }

    public string? ProbablyNot { get; init; }

    public required string Text { get; init; }

    public required ImmutableArray<RegionDocument> Regions { get; init; }
}

internal sealed record DatelineDocument(string? Place, string? Agency, SpanDocument Span);

internal readonly record struct RegionDocument(string Kind, int Start, int End);

internal readonly record struct TokenDocument(
    int Start,
    int End,
    string Upos,
    string Xpos,
    string Lemma,
    int Head,
    string Deprel,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Joined);

internal sealed record EntityDocument(int Id, string Name, string Type, ImmutableArray<MentionDocument> Mentions);

internal readonly record struct MentionDocument(
    int Start,
    int End,
    string Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Type);

internal sealed record AttributionDocument(
    int Id,
    ImmutableArray<SpanDocument> Source,
    ImmutableArray<SpanDocument> Cue,
    ImmutableArray<SpanDocument> Content,
    string Form,
    int? Within,
    double Confidence);

internal sealed record TimeDocument
{
    public required int Start { get; init; }

    public required int End { get; init; }

    public required string Type { get; init; }

    public required string Timex { get; init; }

    public string? Mod { get; init; }

    public string? Edtf { get; init; }

    public DateOnly? Earliest { get; init; }

    public DateOnly? Latest { get; init; }

    public required BoundsDocument Bounds { get; init; }

    public required string Anchor { get; init; }

    /// <summary>Index of the time that ends the range which this one begins.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RangeEnd { get; init; }
}

internal sealed record BoundsDocument(DateOnly? BeginEarliest, DateOnly? BeginLatest, DateOnly? EndEarliest, DateOnly? EndLatest);

internal sealed record PlaceDocument
{
    public required int Start { get; init; }

    public required int End { get; init; }

    public required string Name { get; init; }

    public string? GazetteerId { get; init; }

    public string? Country { get; init; }

    public string? Admin1 { get; init; }

    public double? Lat { get; init; }

    public double? Lon { get; init; }

    public required string Precision { get; init; }

    public required bool Literal { get; init; }

    /// <summary>GeoJSON geometry, only of a relative location.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public System.Text.Json.Nodes.JsonNode? Region { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public System.Text.Json.Nodes.JsonNode? Core { get; init; }
}

internal sealed record ClaimDocument
{
    public required int Id { get; init; }

    public required string Region { get; init; }

    public required ImmutableArray<SpanDocument> Content { get; init; }

    public required ImmutableArray<LinkDocument> Chain { get; init; }

    public required string Stance { get; init; }

    public required ImmutableArray<HedgeDocument> Hedges { get; init; }

    public required ImmutableArray<int> When { get; init; }

    public required ImmutableArray<int> Where { get; init; }

    public ClaimTimeDocument? Time { get; init; }

    /// <summary>The days for which the claim announces an event.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AnnouncedDocument? Announced { get; init; }

    public required ImmutableArray<string> Notices { get; init; }

    public required double Confidence { get; init; }
}

internal sealed record LinkDocument
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string Basis { get; init; }

    public SpanDocument? Span { get; init; }

    /// <summary>Null when no words signal the telling.</summary>
    public IReadOnlyList<SpanDocument>? Cue { get; init; }

    public int? Attribution { get; init; }
}

internal readonly record struct HedgeDocument(int Start, int End, string Kind);

internal sealed record ClaimTimeDocument(DateOnly? Earliest, DateOnly? Latest, string Basis);

internal sealed record AnnouncedDocument(DateOnly? Opens, DateOnly? Closes, string Issuer);
