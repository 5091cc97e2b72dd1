using System.Globalization;
using Whence.Articles;

namespace Whence.Store.Intake.Archives;

/// <summary>Reads the pages of a web archive record by record, in bounded memory. Tolerates lengths that are a little off and truncated records.</summary>
/// <remarks>ISO 28500:2017. Requests, metadata and revisits hold no page and are passed over.</remarks>
internal static class WarcReader
{
    public static IEnumerable<InputResult> Read(string name, Stream stream, IntakeLimits limits, GivenFacts given)
    {
        var lines = new ByteLines(stream);
        int number = 0;
        while (lines.ReadLine() is { } line)
        {
            if (!line.StartsWith("WARC/", StringComparison.Ordinal))
                continue;
            Dictionary<string, string> headers = ReadHeaders(lines);
            if (!headers.TryGetValue("content-length", out string? text) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long length))
            {
                yield return new InputResult.Refused($"{name}#{++number}", "is a record without a length");
                continue;
            }

            string type = headers.GetValueOrDefault("warc-type", string.Empty);
            string url = headers.GetValueOrDefault("warc-target-uri", string.Empty).Trim('<', '>');
            bool wanted = type is "response" or "resource" or "conversion" && url.StartsWith("http", StringComparison.OrdinalIgnoreCase);
            if (!wanted)
            {
                lines.Skip(length);
                continue;
            }

            number++;
            string label = $"{name}#{number}";
            if (length > limits.MaxPage)
            {
                lines.Skip(length);
                yield return new InputResult.Refused(label, $"is larger than {limits.MaxPage / (1024 * 1024)} MB");
                continue;
            }

            byte[] block = lines.ReadBytes((int)length);
            if (Page(label, type, block, headers, limits, given, url) is { } loaded)
                yield return loaded;
            else if (block.Length < length)
                yield return new InputResult.Refused(label, "ends before its length: the archive is cut off");
        }
    }

    private static InputResult.Loaded? Page(string label, string type, byte[] block, Dictionary<string, string> headers, IntakeLimits limits, GivenFacts given, string url)
    {
        GivenFacts facts = given with { Url = given.Url ?? url };
        Capture capture = new() { Address = url, At = headers.GetValueOrDefault("warc-date"), ContentType = headers.GetValueOrDefault("content-type") };
        if (type != "response")
            return IsText(capture.ContentType) ? new InputResult.Loaded(label, new RawPage(block) { ContentType = capture.ContentType, Given = facts }) { Capture = capture } : null;
        if (HttpMessage.Parse(block, limits) is not { Status: 200 } message || !IsText(message.ContentType))
            return null;
        return new InputResult.Loaded(label, new RawPage(message.Body) { ContentType = message.ContentType, Given = facts })
        {
            Capture = capture with { ContentType = message.ContentType, Headers = message.Head },
        };
    }

    private static bool IsText(string? contentType) =>
        contentType is not null && (contentType.Contains("html", StringComparison.OrdinalIgnoreCase) || contentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, string> ReadHeaders(ByteLines lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (lines.ReadLine() is { Length: > 0 } line && headers.Count < 200)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return headers;
    }
}
