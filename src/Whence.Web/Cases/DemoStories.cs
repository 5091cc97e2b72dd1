using System.Text.Json;
using Whence.Articles;

namespace Whence.Web.Cases;

/// <summary>The stories written for this project, inside the assembly: what <c>whence serve --demo</c> shows.</summary>
internal static class DemoStories
{
    private const string Root = "samples/";

    /// <summary>Each article with the facts of its sidecar, in order of name.</summary>
    public static IEnumerable<(string Name, RawPage Page)> Pages()
    {
        string[] names = [.. typeof(DemoStories).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Root, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
        foreach (string name in names.Where(n => !n.EndsWith(".json", StringComparison.Ordinal)))
        {
            GivenFacts given = names.Contains(name + ".meta.json") ? Facts(Bytes(name + ".meta.json")) : GivenFacts.None;
            yield return (name[Root.Length..], new RawPage(Bytes(name)) { Given = given });
        }
    }

    private static GivenFacts Facts(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        string? Text(string name) => document.RootElement.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
        return new GivenFacts { Outlet = Text("outlet"), Published = Text("published"), Url = Text("url"), Headline = Text("headline") };
    }

    private static byte[] Bytes(string name)
    {
        using Stream stream = typeof(DemoStories).Assembly.GetManifestResourceStream(name)!;
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
