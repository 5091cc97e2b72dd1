using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whence.Training.Corpus;

/// <summary>A labelled story: its articles as files, and what a reader found in them (gold.json).</summary>
internal sealed record StoryFolder(string Name, IReadOnlyList<StoryArticle> Articles, IReadOnlyList<StoryClaim> Claims)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Reads every folder of <paramref name="stories"/> that holds a gold.json, by name.</summary>
    public static IReadOnlyList<StoryFolder> ReadAll(string stories) =>
        [.. Directory.GetDirectories(stories).Order(StringComparer.Ordinal).Where(f => File.Exists(Path.Combine(f, "gold.json"))).Select(Read)];

    private static StoryFolder Read(string folder)
    {
        GoldFile gold = JsonSerializer.Deserialize<GoldFile>(File.ReadAllText(Path.Combine(folder, "gold.json")), Options)
            ?? throw new InvalidDataException($"{folder}/gold.json is empty.");
        var articles = gold.Articles.Select(a => a with { Text = File.ReadAllText(Path.Combine(folder, a.Id + ".txt")) }).ToList();
        return new StoryFolder(Path.GetFileName(folder), articles, gold.Claims);
    }

    private sealed record GoldFile(IReadOnlyList<StoryArticle> Articles, IReadOnlyList<StoryClaim> Claims);
}

internal sealed record StoryArticle(string Id, string Outlet, string Published, string? CopyOf)
{
    [JsonIgnore]
    public string Text { get; init; } = "";
}

internal sealed record StoryClaim(string Id, string Statement, IReadOnlyList<StoryMention> Mentions, StoryRange IndependentOrigins);

/// <param name="Article">Id of the article.</param>
/// <param name="Anchor">Words that occur exactly once in it.</param>
/// <param name="Chain">The tellers, outlet first.</param>
/// <param name="OriginKind">named-person, named-organisation, anonymous, document, outlet-own, unattributed.</param>
/// <param name="Stance">asserted, hedged, denied, questioned.</param>
internal sealed record StoryMention(string Article, string Anchor, string Where, IReadOnlyList<string> Chain, string OriginKind, string Stance);

internal sealed record StoryRange(int Min, int Max);
