using System.Collections.Immutable;
using System.Text.Json;

namespace Whence.Store.Intake.Feeds;

/// <summary>Reads JSON Feed 1 and 1.1 (jsonfeed.org).</summary>
internal static class JsonFeed
{
    public static Feed Read(string text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("items", out JsonElement items) || items.ValueKind != JsonValueKind.Array)
                throw new FormatException("is JSON but no feed: it has no list of items");
            return new Feed(Text(root, "title"), Text(root, "home_page_url"), [.. items.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object).Select(Item)]);
        }
        catch (JsonException e)
        {
            throw new FormatException("is not valid JSON: " + e.Message, e);
        }
    }

    private static FeedItem Item(JsonElement item) => new()
    {
        Id = Text(item, "id") ?? Text(item, "url"),
        Link = Text(item, "url") ?? Text(item, "external_url"),
        Title = Text(item, "title"),
        Published = FeedDates.Read(Text(item, "date_published") ?? Text(item, "date_modified")),
        Updated = FeedDates.Read(Text(item, "date_modified")),
        Authors = Authors(item),
        Categories = item.TryGetProperty("tags", out JsonElement tags) && tags.ValueKind == JsonValueKind.Array ? [.. tags.EnumerateArray().Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)] : [],
        Summary = Text(item, "summary"),
        Content = Text(item, "content_html") ?? Text(item, "content_text"),
    };

    private static ImmutableArray<string> Authors(JsonElement item)
    {
        if (item.TryGetProperty("authors", out JsonElement list) && list.ValueKind == JsonValueKind.Array)
            return [.. list.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.Object).Select(a => Text(a, "name")).OfType<string>()];
        return item.TryGetProperty("author", out JsonElement one) && one.ValueKind == JsonValueKind.Object && Text(one, "name") is { } name ? [name] : [];
    }

    // Numbers as ids are common.
    private static string? Text(JsonElement item, string name) => !item.TryGetProperty(name, out JsonElement value) ? null
        : value.ValueKind == JsonValueKind.String ? (string.IsNullOrWhiteSpace(value.GetString()) ? null : value.GetString()!.Trim())
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
}
