using System.Text.Json;
using Whence.Apps.Tests.Support;
using Whence.Contract;

namespace Whence.Apps.Tests.Cli;

/// <summary>The published schema is the one of the records, and real output has its fields.</summary>
public sealed class SchemaTests
{
    private const string Published = "docs/schema/reading.schema.json";

    [Fact]
    public async Task The_published_schema_is_made_from_the_records()
    {
        string schema = ReadingJson.Schema().ReplaceLineEndings("\n") + "\n";
        string path = Path.Combine(Repository.Root, Published);
        if (Environment.GetEnvironmentVariable("WHENCE_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(path, schema, TestContext.Current.CancellationToken);
        }

        string published = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(published.ReplaceLineEndings("\n"), schema);
    }

    [Fact]
    public async Task Every_field_of_real_output_is_in_the_schema()
    {
        string path = Path.Combine(Repository.Root, Published);
        using JsonDocument schema = JsonDocument.Parse(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        var ended = await WhenceProgram.Run("read", "--json", "--meta", "--layers", "tokens", "samples/01-harbour-post.txt");
        using JsonDocument reading = JsonDocument.Parse(ended.Output);
        AssertKnown(reading.RootElement, schema.RootElement, "$");
    }

    private static void AssertKnown(JsonElement value, JsonElement schema, string where)
    {
        if (value.ValueKind == JsonValueKind.Object && schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out JsonElement properties))
        {
            foreach (JsonProperty field in value.EnumerateObject())
            {
                Assert.True(properties.TryGetProperty(field.Name, out JsonElement inner), $"{where}.{field.Name} is not in the schema");
                AssertKnown(field.Value, inner, $"{where}.{field.Name}");
            }
        }
        else if (value.ValueKind == JsonValueKind.Array && schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("items", out JsonElement items))
        {
            foreach (JsonElement item in value.EnumerateArray())
            {
                AssertKnown(item, items, where + "[]");
            }
        }
    }
}
