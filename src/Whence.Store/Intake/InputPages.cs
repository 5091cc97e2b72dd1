using System.Text.Json;
using Whence.Articles;
using Whence.Store.Intake.Isolation;

namespace Whence.Store.Intake;

/// <summary>The pages of files and streams, whatever their format. One bad input is a refusal and never stops the others.</summary>
public sealed class InputPages(InputOptions options)
{
    private readonly IntakeLimits _limits = IntakeLimits.Default with { MaxPage = options.MaxBytes };

    /// <summary>Reads PDF, archives and mail in a process of their own; null reads them in this one.</summary>
    internal ChildProgram? Program { get; init; } = ChildProgram.OfThisProgram;

    /// <summary>The pages of the file at <paramref name="path"/>, one at a time.</summary>
    public IEnumerable<InputResult> Of(string path)
    {
        if (Directory.Exists(path))
            return [new InputResult.Refused(path, "is a folder; name the files in it, for example " + Path.Combine(path, "*.txt"))];
        FileStream? file = Open(path, out string? reason);
        if (file is null)
            return [new InputResult.Refused(path, reason!)];
        try
        {
            return Of(path, file, options.ReadSidecars ? Merge(options.Given, Sidecar(path)) : options.Given, contentType: null);
        }
        catch (SidecarException e)
        {
            file.Dispose();
            return [new InputResult.Refused(path, e.Message)];
        }
    }

    /// <summary>The pages of <paramref name="stream"/>, which is closed at the end.</summary>
    public IEnumerable<InputResult> Of(string name, Stream stream) => Of(name, stream, options.Given, contentType: null);

    /// <summary>The pages of something fetched: mostly itself, or what it unfolds to.</summary>
    public IEnumerable<InputResult> Of(InputResult.Loaded fetched)
    {
        RawPage page = fetched.Page;
        foreach (InputResult result in Of(fetched.Name, new MemoryStream(page.Bytes.ToArray(), writable: false), page.Given, page.ContentType))
            yield return result is InputResult.Loaded loaded && loaded.Name == fetched.Name ? loaded with { Capture = fetched.Capture } : result;
    }

    private IEnumerable<InputResult> Of(string name, Stream stream, GivenFacts given, string? contentType)
    {
        using (stream)
        {
            if (options.Format != PageFormat.Detect)
            {
                yield return BoundedCopy.Read(stream, _limits.MaxPage) is { } bytes
                    ? new InputResult.Loaded(name, new RawPage(bytes) { Format = options.Format, Given = given, ContentType = contentType })
                    : new InputResult.Refused(name, $"is larger than {_limits.MaxPage / (1024 * 1024)} MB; one input is one article, so split it");
                yield break;
            }

            foreach (InputResult result in Apart(name, stream, given, contentType) ?? new InputUnfolding(_limits).Unfold(name, stream, given, contentType))
                yield return result;
        }
    }

    // What a large library reads is read by a child; a pipe cannot be given to one.
    private IEnumerable<InputResult>? Apart(string name, Stream stream, GivenFacts given, string? contentType)
    {
        if (Program is null || !stream.CanSeek) return null;
        InputUnfolding.Peek(name, stream, out InputFormat format);
        stream.Position = 0;
        if (!IsolatedUnfolding.Concerns(format)) return null;
        string? path = (stream as FileStream)?.Name;
        byte[]? content = path is null ? BoundedCopy.Read(stream, _limits.MaxDecompressed) : [];
        return content is null ? null : new IsolatedUnfolding(Program, _limits).Unfold(name, path, content, given, contentType);
    }

    internal static FileStream? Open(string path, out string? reason)
    {
        try
        {
            reason = null;
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            reason = "no such file";
        }
        catch (UnauthorizedAccessException)
        {
            reason = "may not be read: permission denied";
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            reason = e.Message.TrimEnd('.');
        }

        return null;
    }

    private static GivenFacts? Sidecar(string path)
    {
        string sidecar = path + ".meta.json";
        if (!File.Exists(sidecar))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(sidecar), new JsonDocumentOptions { MaxDepth = 16 });
            string? Text(string name) =>
                document.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
            return new GivenFacts { Outlet = Text("outlet"), Published = Text("published"), Url = Text("url"), Headline = Text("headline") };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
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

    private sealed class SidecarException(string message, Exception inner) : Exception(message, inner);
}
