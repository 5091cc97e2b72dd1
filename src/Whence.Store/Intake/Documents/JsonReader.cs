using System.Globalization;
using System.Text;
using System.Text.Json;
using Whence.Articles;

namespace Whence.Store.Intake.Documents;

/// <summary>Reads articles from JSON: one object a line, an array, or a ninjs item (IPTC, versions 1 to 3).</summary>
internal static class JsonReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private static readonly string[] TextNames = ["text", "body", "content", "body_text", "bodyText", "articleBody", "body_html", "body_xhtml", "html"];

    public static IEnumerable<InputResult> ReadLines(string name, Stream stream, IntakeLimits limits, GivenFacts given)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        int number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            string label = string.Create(CultureInfo.InvariantCulture, $"{name}#{number}");
            if (line.Length > limits.MaxPage)
            {
                yield return new InputResult.Refused(label, $"is a line of more than {limits.MaxPage / (1024 * 1024)} MB");
                continue;
            }

            yield return Parse(label, Encoding.UTF8.GetBytes(line), given)[0];
        }
    }

    public static IReadOnlyList<InputResult> ReadDocument(string name, byte[] bytes, GivenFacts given) => Parse(name, bytes, given);

    private static List<InputResult> Parse(string name, byte[] bytes, GivenFacts given)
    {
        try
        {
            ReadOnlyMemory<byte> json = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes.AsMemory(3) : bytes;
            using JsonDocument document = JsonDocument.Parse(json, Options);
            JsonElement root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Array)
                return [Read(name, root, given)];
            int number = 0;
            return [.. root.EnumerateArray().Select(item => Read(string.Create(CultureInfo.InvariantCulture, $"{name}#{++number}"), item, given))];
        }
        catch (JsonException e) when (e.LineNumber is { } line && e.BytePositionInLine is { } at)
        {
            return [new InputResult.Refused(name, string.Create(CultureInfo.InvariantCulture, $"is not valid JSON in line {line + 1}, at byte {at + 1}"))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return [new InputResult.Refused(name, "is not valid JSON: " + e.Message.TrimEnd('.'))];
        }
    }

    private static InputResult Read(string name, JsonElement item, GivenFacts given)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return new InputResult.Refused(name, "is JSON but no object with a text");
        if (Text(item, "pubStatus", "pubstatus") is "canceled" or "cancelled" or "withheld")
            return new InputResult.Refused(name, "is an item that its agency has withdrawn");
        string? text = Text(item, TextNames) ?? Body(item);
        if (text is null)
            return new InputResult.Refused(name, "has no text; fields looked for: " + string.Join(", ", TextNames));
        bool html = text.AsSpan().TrimStart().StartsWith("<") && text.Contains("</", StringComparison.Ordinal);
        string? headline = Text(item, "headline", "title") ?? First(item, "headlines");
        return new InputResult.Loaded(name, new RawPage(Encoding.UTF8.GetBytes(html ? $"<html><body>{text}</body></html>" : text))
        {
            ContentType = html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8",
            Format = html ? PageFormat.Html : PageFormat.Text,
            Given = given with
            {
                Headline = given.Headline ?? headline,
                Outlet = given.Outlet ?? Text(item, "outlet", "publisher", "source", "provider") ?? First(item, "infoSources"),
                Published = given.Published ?? Text(item, "published", "publishedAt", "published_at", "date", "datePublished", "versionCreated", "versioncreated", "contentCreated"),
                Url = given.Url ?? Text(item, "url", "link", "canonicalUrl") ?? (Text(item, "uri") is { } uri && uri.StartsWith("http", StringComparison.Ordinal) ? uri : null),
            },
        });
    }

    // ninjs 2 and 3: "bodies": [{"role": "main", "contentType": "text/html", "value": "..."}]
    private static string? Body(JsonElement item) => First(item, "bodies");

    private static string? First(JsonElement item, string name)
    {
        if (!item.TryGetProperty(name, out JsonElement list) || list.ValueKind != JsonValueKind.Array)
            return null;
        foreach (JsonElement one in list.EnumerateArray())
        {
            if (one.ValueKind == JsonValueKind.Object && Text(one, "value", "name") is { } value)
                return value;
        }

        return null;
    }

    private static string? Text(JsonElement item, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (item.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text)
                return text;
        }

        return null;
    }
}
