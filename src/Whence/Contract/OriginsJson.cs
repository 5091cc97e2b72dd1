using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Schema;
using Whence.Claims;
using Whence.Corpus;
using Whence.Corpus.Copies;
using Whence.Text;

namespace Whence.Contract;

/// <summary>Prints a comparison of readings as JSON: the same bytes for the command line, the store and the API.</summary>
public static class OriginsJson
{
    /// <summary>One JSON object in UTF-8, without a line end.</summary>
    /// <param name="corpus">What was compared.</param>
    /// <param name="inputs">The inputs as the user named them, in the order in which they were compared.</param>
    public static byte[] ToUtf8(CorpusReading corpus, IReadOnlyList<string> inputs)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(inputs);
        return JsonSerializer.SerializeToUtf8Bytes(new Printer(corpus, inputs).Document(), ContractJson.Relaxed.OriginsDocument);
    }

    /// <summary>The JSON Schema (2020-12) of <see cref="ToUtf8"/>, made from the records themselves.</summary>
    public static string Schema() =>
        ContractJson.Relaxed.OriginsDocument.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true })
            .ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    /// <summary>The quoted content of the member that stands for the group.</summary>
    public static string Statement(CorpusReading corpus, ClaimGroup group)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(group);
        GroupMember member = group.Members[group.Representative];
        Reading reading = corpus.Articles[member.Article].Reading;
        return Quote(reading.Claims[member.Claim].Content, reading.Article.Text);
    }

    /// <summary>The quoted content of the claim that announces a window first.</summary>
    public static string Statement(CorpusReading corpus, CorpusWindow window)
    {
        ArgumentNullException.ThrowIfNull(corpus);
        ArgumentNullException.ThrowIfNull(window);
        Reading reading = corpus.Articles[window.Claims[0].Article].Reading;
        return Quote(reading.Claims[window.Claims[0].Claim].Content, reading.Article.Text);
    }

    private static string Quote(ImmutableArray<TextSpan> content, string text) => string.Join(" … ", content.Select(s => s.In(text).ToString()));

    private sealed class Printer(CorpusReading corpus, IReadOnlyList<string> inputs)
    {
        public OriginsDocument Document() => new()
        {
            Engine = new EngineDocument(Engine.Version, Engine.Models),
            Articles = [.. corpus.Articles.OrderBy(a => a.Input).Select(Of)],
            Copies = [.. corpus.Copies.Select(Of)],
            Groups = [.. corpus.Groups.Select(g => Groups.Of(g, Statement(corpus, g)))],
            Windows = [.. corpus.Windows.Select(Of)],
        };

        private GroupPrinter Groups => new()
        {
            Id = Id,
            Input = Input,
            ClaimOf = ClaimOf,
            QuoteOf = m => Quote(ClaimOf(m).Content, Text(m.Article)),
            WordsOf = e => e.Span.In(Text(e.Article)).ToString(),
        };

        private WindowDocument Of(CorpusWindow window) => new(
            window.Id, Statement(corpus, window), window.Days.Issuer, Day(window.Days.Opens), Day(window.Days.Closes), [.. window.Claims.Select(Reference)], window.Revises, window.Outcome is { } outcome ? Reference(outcome) : null);

        private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private string Id(int article) => corpus.Articles[article].Id;

        private string Input(int article) => inputs[corpus.Articles[article].Input];

        private ComparedArticleDocument Of(CorpusArticle article) => new(
            article.Id,
            inputs[article.Input],
            article.Reading.Article.Outlet,
            article.Reading.Article.Headline,
            article.Reading.Article.Published,
            article.Reading.Article.TextSha256,
            article.CopyOf is { } copy ? Id(copy.Original) : null,
            article.CopyOf is { } kind ? ReadingJson.Name(kind.Kind) : null);

        private CopyDocument Of(Copy copy) => new()
        {
            Original = Id(copy.Original),
            Later = Id(copy.Later),
            Kind = ReadingJson.Name(copy.Kind),
            Direction = ReadingJson.Name(copy.Direction),
            OfOriginal = Math.Round(copy.OfOriginal, 3),
            OfLater = Math.Round(copy.OfLater, 3),
            Sentences = Math.Round(copy.Sentences, 3),
            Passages = [.. copy.Passages.Select(p => new PassageDocument(Of(p.InOriginal), Of(p.InLater), p.Exact))],
            Added = [.. copy.Added.Select(Of)],
        };

        private Claim ClaimOf(GroupMember member) => corpus.Articles[member.Article].Reading.Claims[member.Claim];

        private string Text(int article) => corpus.Articles[article].Reading.Article.Text;

        private ClaimReference Reference(ClaimPlace place) => new(Id(place.Article), place.Claim);

        private static SpanDocument Of(TextSpan span) => new(span.Start, span.End);
    }
}
