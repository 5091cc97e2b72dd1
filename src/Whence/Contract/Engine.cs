using System.Collections.Immutable;
using System.Text.Json;

namespace Whence.Contract;

/// <summary>Which engine made a reading: two readings of one text by one engine are equal.</summary>
public static class Engine
{
    /// <summary>Version of the program, as in the changelog.</summary>
    public static string Version { get; } = typeof(Engine).Assembly.GetName().Version!.ToString(3);

    /// <summary>"sha256:..." of each trained model by its stage, from models/MANIFEST.json.</summary>
    public static ImmutableSortedDictionary<string, string> Models { get; } = ReadManifest();

    private static ImmutableSortedDictionary<string, string> ReadManifest()
    {
        using Stream? manifest = typeof(Engine).Assembly.GetManifestResourceStream("MANIFEST.json");
        if (manifest is null)
        {
            return ImmutableSortedDictionary<string, string>.Empty;
        }

        using JsonDocument document = JsonDocument.Parse(manifest);
        return document.RootElement.EnumerateArray().ToImmutableSortedDictionary(
            model => Path.GetFileNameWithoutExtension(model.GetProperty("file").GetString()!),
            model => "sha256:" + model.GetProperty("sha256").GetString(),
            StringComparer.Ordinal);
    }
}
