using System.Text.Json;

namespace Whence.Training.Times;

/// <summary>An annotated document of <c>corpora/time/*/gold.jsonl</c>. Offsets count code points of the text.</summary>
internal sealed record TimeGold(string Doc, string? Published, string Text, IReadOnlyList<GoldTime>? Times, IReadOnlyList<GoldBounds>? Intervals, IReadOnlyList<GoldBounds> Events)
{
    public static List<TimeGold> Read(string path) => File.ReadLines(path).Where(line => line.Length > 0).Select(Parse).ToList();

    private static TimeGold Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        JsonElement root = json.RootElement;
        return new TimeGold(
            root.GetProperty("doc").GetString()!,
            Field(root, "published"),
            root.GetProperty("text").GetString()!,
            root.TryGetProperty("times", out JsonElement times) ? [.. times.EnumerateArray().Select(GoldTime.Of)] : null,
            root.TryGetProperty("intervals", out JsonElement intervals) ? [.. intervals.EnumerateArray().Select(GoldBounds.Of)] : null,
            root.TryGetProperty("events", out JsonElement events) ? [.. events.EnumerateArray().Select(GoldBounds.Of)] : []);
    }

    internal static string? Field(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

internal sealed record GoldTime(int Start, int End, string Type, string? Timex, string? Mod)
{
    public static GoldTime Of(JsonElement e) =>
        new(e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32(), TimeGold.Field(e, "type") ?? "DATE", TimeGold.Field(e, "timex"), TimeGold.Field(e, "mod"));
}

/// <summary>Inclusive days; null is open. A year before 1 counts as the first day there is.</summary>
internal sealed record GoldBounds(int Start, int End, DateOnly? Earliest, DateOnly? Latest)
{
    public static GoldBounds Of(JsonElement e) =>
        new(e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32(), Day(TimeGold.Field(e, "earliest")), Day(TimeGold.Field(e, "latest")));

    private static DateOnly? Day(string? text) =>
        text is null ? null : text.StartsWith('-') ? DateOnly.MinValue : DateOnly.ParseExact(text[..10], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
