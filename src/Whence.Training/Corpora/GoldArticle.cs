using System.Collections.Immutable;
using System.IO.Compression;
using System.Text.Json;
using Whence.Text;

namespace Whence.Training.Corpora;

/// <summary>An attribution that an annotator marked.</summary>
/// <param name="IsNested">Whether it stands inside the content of another.</param>
internal sealed record GoldAttribution(string Id, ImmutableArray<TextSpan> Source, ImmutableArray<TextSpan> Cue, ImmutableArray<TextSpan> Content, bool IsNested);

/// <summary>One annotator's attributions of an article, with the tokens that scores count in.</summary>
/// <remarks>Read from the scorer's format (<c>*.gold.jsonl</c>, one .ann file a line); its code points become UTF-16 units here.</remarks>
internal sealed record GoldArticle
{
    public required string Name { get; init; }

    /// <summary>Whether the relation metric uses it: true for one annotator of each article.</summary>
    public required bool IsPrimary { get; init; }

    /// <summary>Whether attributions inside contents are marked.</summary>
    public required bool MarksNested { get; init; }

    /// <summary>Whether contents end by other rules than PolNeAR's, so that half of the smaller content is enough.</summary>
    public required bool IsLoose { get; init; }

    public required string Text { get; init; }

    public required ImmutableArray<TextSpan> Tokens { get; init; }

    public required ImmutableArray<GoldAttribution> Attributions { get; init; }

    /// <summary>Tokens whose lemma is a speech word.</summary>
    public required ImmutableHashSet<int> SpeechTokens { get; init; }

    /// <summary>Token indexes where the published file breaks its lines.</summary>
    public required ImmutableHashSet<int> Lines { get; init; }

    /// <summary>The published runs of tokens by role, or null when there are none.</summary>
    public required ImmutableDictionary<string, ImmutableArray<(int First, int End)>>? Fragments { get; init; }

    /// <summary>Reads a file, plain or gzipped.</summary>
    public static List<GoldArticle> Read(string path)
    {
        using Stream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream);
        var articles = new List<GoldArticle>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0) continue;
            using JsonDocument document = JsonDocument.Parse(line);
            articles.Add(Of(document.RootElement));
        }

        return articles;
    }

    private static GoldArticle Of(JsonElement row)
    {
        string text = row.GetProperty("text").GetString()!;
        int[] units = UnitsOf(text);
        return new GoldArticle
        {
            Name = row.GetProperty("doc").GetString()!,
            IsPrimary = row.GetProperty("primary").GetBoolean(),
            MarksNested = Flag(row, "nested"),
            IsLoose = Flag(row, "loose"),
            Text = text,
            Tokens = Spans(row.GetProperty("tokens"), units),
            Attributions = [.. row.GetProperty("attributions").EnumerateArray().Select(a => new GoldAttribution(
                a.GetProperty("id").ToString(),
                Spans(a.GetProperty("source"), units),
                Spans(a.GetProperty("cue"), units),
                Spans(a.GetProperty("content"), units),
                a.TryGetProperty("within", out JsonElement within) && within.ValueKind != JsonValueKind.Null))],
            SpeechTokens = Numbers(row, "speech_tokens"),
            Lines = Numbers(row, "lines"),
            Fragments = row.TryGetProperty("fragments", out JsonElement fragments) && fragments.ValueKind == JsonValueKind.Object
                ? fragments.EnumerateObject().ToImmutableDictionary(
                    f => f.Name, f => f.Value.EnumerateArray().Select(r => (r[0].GetInt32(), r[1].GetInt32())).ToImmutableArray(), StringComparer.Ordinal)
                : null,
        };
    }

    private static bool Flag(JsonElement row, string name) => row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.True;

    private static ImmutableHashSet<int> Numbers(JsonElement row, string name) =>
        row.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(n => n.GetInt32())]
            : [];

    private static ImmutableArray<TextSpan> Spans(JsonElement spans, int[] units) =>
        [.. spans.EnumerateArray().Select(s => new TextSpan(units[s[0].GetInt32()], units[s[1].GetInt32()])).Order()];

    /// <summary>The UTF-16 offset of each code point, and of the end.</summary>
    private static int[] UnitsOf(string text)
    {
        var units = new List<int>(text.Length + 1);
        for (int i = 0; i < text.Length; i++)
        {
            units.Add(i);
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
        }

        units.Add(text.Length);
        return [.. units];
    }
}
