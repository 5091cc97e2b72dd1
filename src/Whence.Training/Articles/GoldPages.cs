using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Whence.Training.Articles;

/// <summary>A page of an extraction corpus with what is known of it; what the corpus lacks is null or empty.</summary>
internal sealed record GoldPage(string Id, string Html)
{
    public string? Url { get; init; }

    public string? Body { get; init; }

    public string? Title { get; init; }

    public string? Date { get; init; }

    public string[] Authors { get; init; } = [];

    public string[] Captions { get; init; } = [];

    public string[] Credits { get; init; } = [];

    /// <summary>Whether the page belongs to the part that training never reads: three of ten, by the hash of its name.</summary>
    public bool Unread => (Hash(Id) >> 8) % 10 < 3;

    /// <summary>The host of its address, or its name.</summary>
    public string Site => !Uri.TryCreate(Url, UriKind.Absolute, out Uri? address) ? Id : address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host;

    /// <summary>The same in every run (FNV-1a).</summary>
    public static uint Hash(string name)
    {
        uint hash = 2166136261;
        foreach (char c in name)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }
}

/// <summary>An extraction corpus: its pages, and how it is scored.</summary>
internal sealed record GoldSet(string Name, bool StandfirstInBody, bool NoDateIsAnAnswer, GoldPage[] Pages)
{
    public static readonly string[] Names = ["aeb", "naeb", "fundus-tests", "wcxb-dev", "date-default"];

    /// <summary>Whether the gold bodies of the set hold no tables: of 23 that stand among body paragraphs it keeps a hundredth of the words, where other sets keep six tenths.</summary>
    public bool LeavesOutTables => Name == "naeb";

    /// <summary>Reads <c>corpora/extraction/<paramref name="name"/></c>; pages in the order of their names.</summary>
    public static GoldSet Read(DirectoryInfo corpora, string name)
    {
        string folder = Path.Combine(corpora.FullName, "extraction", name);
        using JsonDocument settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "set.json")));
        using JsonDocument gold = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "ground-truth.json")));
        GoldPage[] pages = [.. gold.RootElement.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => ReadPage(folder, p))];
        bool Setting(string key) => settings.RootElement.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.True;
        return new GoldSet(name, Setting("standfirst_in_body"), Setting("no_date_is_an_answer"), pages);
    }

    private static GoldPage ReadPage(string folder, JsonProperty page)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "html", page.Name + ".html.gz")), CompressionMode.Decompress), Encoding.UTF8);
        string? Text(string key) => page.Value.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        string[] Texts(string key) => page.Value.TryGetProperty(key, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(v => v.GetString() ?? string.Empty)] : [];
        return new GoldPage(page.Name, reader.ReadToEnd().TrimStart('\uFEFF'))
        {
            Url = Text("url"),
            Body = Text("articleBody"),
            Title = Text("title"),
            Date = Text("date"),
            Authors = Texts("authors"),
            Captions = Texts("captions"),
            Credits = Texts("credits"),
        };
    }
}
