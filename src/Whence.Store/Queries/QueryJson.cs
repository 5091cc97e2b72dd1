using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Whence.Store.Queries;

/// <summary>Prints what queries return as JSON: the same bytes for the command line and the API.</summary>
public static class QueryJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new SpanConverter(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>One JSON value in UTF-8, without a line end.</summary>
    public static byte[] ToUtf8<T>(T record) => JsonSerializer.SerializeToUtf8Bytes(record, Options);

    // A span leaves the program as its two ends and nothing else.
    private sealed class SpanConverter : JsonConverter<Text.TextSpan>
    {
        public override Text.TextSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Text.TextSpan value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteNumber("start", value.Start);
            writer.WriteNumber("end", value.End);
            writer.WriteEndObject();
        }
    }
}
