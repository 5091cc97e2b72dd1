using System.Collections.Immutable;
using System.Net;
using System.Text.Json;

namespace Whence.Articles.Metadata;

/// <summary>Reads schema.org objects from JSON-LD scripts as pages write them: trailing commas, comments, CDATA, raw line ends, entities.</summary>
internal static class JsonLdReader
{
    private const int MostObjects = 400;

    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private static readonly string[] ScannedFields = ["headline", "datePublished", "dateModified", "articleBody", "description"];

    /// <summary>All typed objects of <paramref name="scripts"/>, outer before inner. A script that cannot be parsed is searched for single fields.</summary>
    public static ImmutableArray<LdObject> Read(IReadOnlyList<string> scripts)
    {
        var objects = ImmutableArray.CreateBuilder<LdObject>();
        foreach (string script in scripts)
        {
            string json = Clean(script);
            if (json.Length == 0)
                continue;
            try
            {
                using JsonDocument document = JsonDocument.Parse(json, Tolerant);
                Collect(document.RootElement, objects);
            }
            catch (JsonException)
            {
                if (Scan(json) is { } found)
                    objects.Add(found);
            }
        }

        return objects.ToImmutable();
    }

    private static void Collect(JsonElement root, ImmutableArray<LdObject>.Builder objects)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<(JsonElement Element, bool Reader)>();
        var typed = new List<(JsonElement Element, bool Reader)>();
        queue.Enqueue((root, false));
        int visited = 0;
        while (queue.TryDequeue(out (JsonElement Element, bool Reader) next) && visited++ < 20_000 && typed.Count < MostObjects)
        {
            (JsonElement element, bool reader) = next;
            if (element.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement item in element.EnumerateArray())
                    queue.Enqueue((item, reader));
            }
            else if (element.ValueKind == JsonValueKind.Object)
            {
                if (element.TryGetProperty("@type", out _))
                    typed.Add(next);
                if (Text(element, "@id") is { } id && Text(element, "name") is { } name)
                    names[id] = name;
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                        queue.Enqueue((property.Value, reader || property.Name is "review" or "reviews" or "comment"));
                }
            }
        }

        foreach ((JsonElement element, bool reader) in typed)
            objects.Add(ToObject(element, names) with { IsReader = reader });
    }

    private static LdObject ToObject(JsonElement e, Dictionary<string, string> names) => new()
    {
        Types = Strings(e, "@type", names),
        Headline = Text(e, "headline"),
        Name = Text(e, "name"),
        Description = Text(e, "description"),
        AlternativeHeadline = Text(e, "alternativeHeadline") ?? Text(e, "alternateName"),
        DatePublished = Text(e, "datePublished") ?? Text(e, "dateCreated") ?? Text(e, "uploadDate"),
        DateModified = Text(e, "dateModified"),
        ArticleBody = Text(e, "articleBody"),
        Url = Text(e, "url") ?? Text(e, "mainEntityOfPage") ?? Nested(e, "mainEntityOfPage", "@id"),
        Authors = Strings(e, "author", names) is { Length: > 0 } authors ? authors : Strings(e, "creator", names),
        Publisher = Strings(e, "publisher", names).FirstOrDefault(),
        AccessibleForFree = !(e.TryGetProperty("isAccessibleForFree", out JsonElement free) && (free.ValueKind == JsonValueKind.False || (free.ValueKind == JsonValueKind.String && free.ValueEquals("False"u8)) || (free.ValueKind == JsonValueKind.String && free.ValueEquals("false"u8)))),
    };

    private static string? Nested(JsonElement element, string outer, string inner) =>
        element.TryGetProperty(outer, out JsonElement value) && value.ValueKind == JsonValueKind.Object ? Text(value, inner) : null;

    private static string? Text(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out JsonElement value))
            return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0)
            value = value[0];
        return value.ValueKind == JsonValueKind.String ? Decode(value) : null;
    }

    // Lone surrogates in an escape make GetString throw.
    private static string? Decode(JsonElement value)
    {
        try
        {
            string text = value.GetString()!;
            text = WebUtility.HtmlDecode(text.Contains("&amp;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text).Trim();
            return text.Length == 0 ? null : text;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Names of a person, of a list of persons, or of an object given by its @id.
    private static ImmutableArray<string> Strings(JsonElement element, string name, Dictionary<string, string> names)
    {
        if (!element.TryGetProperty(name, out JsonElement value))
            return [];
        var found = ImmutableArray.CreateBuilder<string>();
        foreach (JsonElement item in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
        {
            string? text = item.ValueKind switch
            {
                JsonValueKind.String => Decode(item),
                JsonValueKind.Object => Text(item, "name") ?? (Text(item, "@id") is { } id && names.TryGetValue(id, out string? known) ? known : null),
                _ => null,
            };
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("name", out JsonElement several) && several.ValueKind == JsonValueKind.Array)
            {
                foreach (JsonElement one in several.EnumerateArray())
                {
                    if (one.ValueKind == JsonValueKind.String && Decode(one) is { } part)
                        found.Add(part);
                }
            }
            else if (text is not null)
                found.Add(text);
        }

        return found.ToImmutable();
    }

    private static string Clean(string script)
    {
        string json = string.Create(script.Length, script, static (target, source) =>
        {
            source.CopyTo(target);
            foreach (ref char c in target)
            {
                if (c < ' ')
                    c = ' ';
            }
        });
        if (json.Contains("<!", StringComparison.Ordinal) || json.Contains("]]>", StringComparison.Ordinal))
            json = json.Replace("<![CDATA[", string.Empty, StringComparison.Ordinal).Replace("]]>", string.Empty, StringComparison.Ordinal).Replace("<!--", string.Empty, StringComparison.Ordinal).Replace("-->", string.Empty, StringComparison.Ordinal);
        return json.Trim(' ', ';', '\uFEFF', '\u00A0', '/', '*');
    }

    private static LdObject? Scan(string json)
    {
        if (!json.Contains("Article", StringComparison.Ordinal) && !json.Contains("Posting", StringComparison.Ordinal))
            return null;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string field in ScannedFields)
        {
            int at = json.IndexOf($"\"{field}\"", StringComparison.Ordinal);
            if (at < 0)
                continue;
            ReadOnlySpan<char> rest = json.AsSpan(at + field.Length + 2).TrimStart(" :");
            if (rest.Length < 2 || rest[0] != '"')
                continue;
            int end = 1;
            while (end < rest.Length && rest[end] != '"')
                end += rest[end] == '\\' ? 2 : 1;
            if (end < rest.Length)
                fields[field] = WebUtility.HtmlDecode(rest[1..end].ToString().Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\/", "/", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal));
        }

        return new LdObject
        {
            Types = ["Article"],
            Headline = fields.GetValueOrDefault("headline"),
            Description = fields.GetValueOrDefault("description"),
            DatePublished = fields.GetValueOrDefault("datePublished"),
            DateModified = fields.GetValueOrDefault("dateModified"),
            ArticleBody = fields.GetValueOrDefault("articleBody"),
        };
    }
}
