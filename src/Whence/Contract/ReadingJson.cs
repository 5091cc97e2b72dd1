using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using Whence.Articles;
using Whence.Attributions;
using Whence.Claims;
using Whence.Mentions;
using Whence.Places;
using Whence.Text;
using Whence.Times;

namespace Whence.Contract;

/// <summary>Prints readings as JSON: the same bytes for the command line, the store and the API.</summary>
public static class ReadingJson
{
    /// <summary>One JSON object in UTF-8, without a line end.</summary>
    /// <param name="reading">The reading to print.</param>
    /// <param name="input">The input as the user named it.</param>
    /// <param name="withTokens">Whether to print the layer "tokens".</param>
    public static byte[] ToUtf8(Reading reading, string input, bool withTokens = false)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return JsonSerializer.SerializeToUtf8Bytes(Document(reading, input, withTokens), ContractJson.Relaxed.ReadingDocument);
    }

    /// <summary>The JSON Schema (2020-12) of <see cref="ToUtf8"/>, made from the records themselves.</summary>
    public static string Schema() =>
        ContractJson.Relaxed.ReadingDocument.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true })
            .ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    private static ReadingDocument Document(Reading reading, string input, bool withTokens) => new()
    {
        Input = input,
        Engine = new EngineDocument(Engine.Version, Engine.Models),
        Article = Of(reading.Article),
        Sentences = [.. reading.Tokens.Sentences.Select(s => Of(s.Span))],
        Tokens = withTokens ? Tokens(reading) : null,
        Entities = [.. reading.Mentions.Entities.Select(e => Of(e, reading.Mentions))],
        Attributions = [.. reading.Attributions.Select(Of)],
        Times = [.. reading.Times.Select(Of)],
        Places = [.. reading.Places.Select(Of)],
        Claims = [.. reading.Claims.Select(Of)],
    };

    private static ArticleDocument Of(Article article) => new()
    {
        Id = article.Id,
        TextSha256 = article.TextSha256,
        Url = article.Url,
        Outlet = article.Outlet,
        Headline = article.Headline,
        Bylines = article.Bylines,
        Dateline = article.Dateline is { } d ? new DatelineDocument(d.Place, d.Agency, Of(d.Span)) : null,
        Published = article.Published,
        PublishedBasis = Name(article.PublishedBasis),
        Language = article.Language,
        ProbablyNot = article.ProbablyNot,
        Text = article.Text,
        Regions = [.. article.Regions.Select(r => new RegionDocument(Name(r.Kind), r.Span.Start, r.Span.End))],
    };

    private static TokenDocument[] Tokens(Reading reading)
    {
        var tokens = new TokenDocument[reading.Tokens.Tokens.Length];
        for (int i = 0; i < tokens.Length; i++)
        {
            var (span, joined) = reading.Tokens.Tokens[i];
            var word = reading.Syntax.Words[i];
            tokens[i] = new TokenDocument(span.Start, span.End, word.Upos, word.Xpos, word.Lemma, word.Head, word.Deprel, joined);
        }

        return tokens;
    }

    private static EntityDocument Of(Entity entity, MentionLayer layer) =>
        new(entity.Id, entity.Name, Name(entity.Type), [.. entity.Mentions.Select(m => Of(layer.Mentions[m], entity))]);

    private static MentionDocument Of(Mention mention, Entity entity) =>
        new(mention.Span.Start, mention.Span.End, Name(mention.Kind), mention.Type == entity.Type ? null : Name(mention.Type));

    private static AttributionDocument Of(Attribution a) =>
        new(a.Id, Of(a.Source), Of(a.Cue), Of(a.Content), Name(a.Form), a.Within, Math.Round(a.Confidence, 3));

    private static TimeDocument Of(TimeExpression t) => new()
    {
        Start = t.Span.Start,
        End = t.Span.End,
        Type = t.Type.ToString().ToUpperInvariant(),
        Timex = t.Timex,
        Mod = t.Mod,
        Edtf = t.Edtf,
        Earliest = t.Earliest,
        Latest = t.Latest,
        Bounds = new BoundsDocument(t.Bounds.BeginEarliest, t.Bounds.BeginLatest, t.Bounds.EndEarliest, t.Bounds.EndLatest),
        Anchor = Name(t.Anchor),
        RangeEnd = t.RangeEnd,
    };

    private static PlaceDocument Of(Place p) => new()
    {
        Start = p.Span.Start,
        End = p.Span.End,
        Name = p.Name,
        GazetteerId = p.GazetteerId,
        Country = p.Country,
        Admin1 = p.Admin1,
        Lat = p.Latitude,
        Lon = p.Longitude,
        Precision = Name(p.Precision),
        Literal = p.Literal,
        Region = p.Region is null ? null : JsonNode.Parse(p.Region),
        Core = p.Core is null ? null : JsonNode.Parse(p.Core),
    };

    private static ClaimDocument Of(Claim c) => new()
    {
        Id = c.Id,
        Region = Name(c.Region),
        Content = Of(c.Content),
        Chain = [.. c.Chain.Select(Of)],
        Stance = Name(c.Stance),
        Hedges = [.. c.Hedges.Select(h => new HedgeDocument(h.Span.Start, h.Span.End, Name(h.Kind)))],
        When = c.When,
        Where = c.Where,
        Time = c.Time is { } t ? new ClaimTimeDocument(t.Earliest, t.Latest, t.Basis) : null,
        Announced = c.Announced is { } a ? new AnnouncedDocument(a.Opens, a.Closes, a.Issuer) : null,
        Notices = [.. c.Notices.Select(n => Name(n))],
        Confidence = Math.Round(c.Confidence, 3),
    };

    private static LinkDocument Of(SourceLink link) => new()
    {
        Name = link.Name,
        Kind = Name(link.Kind),
        Basis = Name(link.Basis),
        Span = link.Span is { } span ? Of(span) : null,
        Cue = link.Cue.IsDefaultOrEmpty ? null : Of(link.Cue),
        Attribution = link.Attribution,
    };

    private static ImmutableArray<SpanDocument> Of(ImmutableArray<TextSpan> spans) => [.. spans.Select(Of)];

    private static SpanDocument Of(TextSpan span) => new(span.Start, span.End);

    /// <summary>The name of a value on screen and in JSON: "ScareQuote" is "scare_quote".</summary>
    internal static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ReadingDocument))]
[JsonSerializable(typeof(OriginsDocument))]
internal sealed partial class ContractJson : JsonSerializerContext
{
    /// <summary>Quotation marks and accents as they are: the output is data for programs and people, never pasted into HTML.</summary>
    public static ContractJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
