using System.Text.Json;
using Whence.Articles;

namespace Whence.Store.Intake;

/// <summary>Loads files and standard input as raw pages. One bad input is a refusal and never stops the others.</summary>
public sealed class InputFiles(InputOptions options)
{
    /// <summary>Loads the file at <paramref name="path"/>.</summary>
    public InputResult Load(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return new InputResult.Refused(path, "is a folder; name the files in it, for example " + Path.Combine(path, "*.txt"));
            }

            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return Load(path, file, ContentTypeOf(path), options.ReadSidecars ? Sidecar(path) : null);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return new InputResult.Refused(path, "no such file");
        }
        catch (UnauthorizedAccessException)
        {
            return new InputResult.Refused(path, "may not be read: permission denied");
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return new InputResult.Refused(path, e.Message.TrimEnd('.'));
        }
        catch (SidecarException e)
        {
            return new InputResult.Refused(path, e.Message);
        }
    }

    /// <summary>Loads everything that <paramref name="stream"/> holds.</summary>
    /// <param name="name">The input as it was named.</param>
    /// <param name="stream">Read to its end, or to one byte beyond the limit.</param>
    public InputResult Load(string name, Stream stream) => Load(name, stream, contentType: null, sidecar: null);

    private InputResult Load(string name, Stream stream, string? contentType, GivenFacts? sidecar)
    {
        byte[]? bytes = ReadAtMost(stream, options.MaxBytes);
        if (bytes is null)
        {
            return new InputResult.Refused(name, $"is larger than {options.MaxBytes / (1024 * 1024)} MB; one input is one article, so split it");
        }

        if (options.Format == PageFormat.Detect && BinaryFormats.Name(bytes) is { } format)
        {
            return new InputResult.Refused(name, $"is {format}, not text or HTML");
        }

        return new InputResult.Loaded(name, new RawPage(bytes)
        {
            ContentType = contentType,
            Format = options.Format,
            Given = Merge(options.Given, sidecar),
        });
    }

    private static byte[]? ReadAtMost(Stream stream, int limit)
    {
        using MemoryStream copy = new();
        byte[] buffer = new byte[81920];
        for (int read; (read = stream.Read(buffer, 0, buffer.Length)) > 0;)
        {
            if (copy.Length + read > limit)
            {
                return null;
            }

            copy.Write(buffer, 0, read);
        }

        return copy.ToArray();
    }

    private static GivenFacts? Sidecar(string path)
    {
        string sidecar = path + ".meta.json";
        if (!File.Exists(sidecar))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(sidecar), new JsonDocumentOptions { MaxDepth = 16 });
            string? Text(string name) =>
                document.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return new GivenFacts { Outlet = Text("outlet"), Published = Text("published"), Url = Text("url"), Headline = Text("headline") };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new SidecarException($"its sidecar {sidecar} is not a JSON object: mend or remove it", e);
        }
    }

    private static GivenFacts Merge(GivenFacts given, GivenFacts? sidecar) => sidecar is null ? given : new GivenFacts
    {
        Outlet = sidecar.Outlet ?? given.Outlet,
        Published = sidecar.Published ?? given.Published,
        Url = sidecar.Url ?? given.Url,
        Headline = sidecar.Headline ?? given.Headline,
    };

    private static string? ContentTypeOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" or ".XHTML" => "text/html",
        ".TXT" or ".MD" or ".TEXT" => "text/plain",
        _ => null,
    };

    private sealed class SidecarException(string message, Exception inner) : Exception(message, inner);
}
