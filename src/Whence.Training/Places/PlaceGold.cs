using System.Text.Json;
using Whence.Articles;
using Whence.Text;

namespace Whence.Training.Places;

/// <summary>A gold toponym or relative location.</summary>
internal sealed record GoldPlace(TextSpan Span)
{
    public string? GeonamesId { get; init; }

    public string? Country { get; init; }

    public string? Admin1 { get; init; }

    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public string? Kind { get; init; }

    public string? Use { get; init; }

    /// <summary>Demonyms and languages of GeoWebNews: found or not, they do not count.</summary>
    public bool Optional { get; init; }

    /// <summary>Stated distance of a relative location.</summary>
    public double Km { get; init; }
}

/// <summary>An annotated document.</summary>
/// <param name="Index">Its place in the file; every fifth document is the fold that is never trained on.</param>
internal sealed record GoldDocument(int Index, string Publisher, Article Article, List<GoldPlace> Places)
{
    public bool IsHeldOut => Index % 5 == 4;

    /// <summary>Reads a gold file (see the README of the place corpora); offsets become UTF-16.</summary>
    public static List<GoldDocument> Read(string path)
    {
        var documents = new List<GoldDocument>();
        foreach (string line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            JsonElement d = json.RootElement;
            string text = d.GetProperty("text").GetString()!;
            int[] at = CodePoints(text);
            string? url = Text(d, "domain") is { } domain ? $"https://{domain}/" : Text(d, "url");
            string publisher = Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) ? uri.Host : url ?? "";
            Article article = ArticleFinder.FromText(text, new GivenFacts { Url = url, Published = Text(d, "published") });
            documents.Add(new GoldDocument(documents.Count, publisher, article, [.. d.GetProperty("places").EnumerateArray().Select(p => Place(p, at))]));
        }

        return documents;
    }

    private static GoldPlace Place(JsonElement p, int[] at) => new(new TextSpan(at[p.GetProperty("start").GetInt32()], at[p.GetProperty("end").GetInt32()]))
    {
        GeonamesId = Text(p, "geonameid"),
        Country = Text(p, "country"),
        Admin1 = Text(p, "admin1"),
        Kind = Text(p, "kind"),
        Use = Text(p, "use"),
        Latitude = Number(p, "lat"),
        Longitude = Number(p, "lon"),
        Km = Number(p, "km") ?? 0,
        Optional = p.TryGetProperty("optional", out JsonElement optional) && optional.ValueKind == JsonValueKind.True,
    };

    /// <summary>UTF-16 offset of each code point, and of the end.</summary>
    private static int[] CodePoints(string text)
    {
        var at = new List<int>(text.Length + 1);
        for (int i = 0; i < text.Length; i += i + 1 < text.Length && char.IsSurrogatePair(text, i) ? 2 : 1) at.Add(i);
        at.Add(text.Length);
        return [.. at];
    }

    private static string? Text(JsonElement e, string name) => e.TryGetProperty(name, out JsonElement v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;

    private static double? Number(JsonElement e, string name) => e.TryGetProperty(name, out JsonElement v) && v.ValueKind == JsonValueKind.Number ? v.GetDouble() : null;
}
