using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;
using Whence.Apps.Tests.Support;

namespace Whence.Apps.Tests.Cli;

/// <summary>What the program is made of: docs/bill-of-materials.json (CycloneDX 1.6). A change of it is a visible diff; WHENCE_APPROVE=1 writes it anew.</summary>
public sealed class BillOfMaterialsTests
{
    private static readonly string[] MayBePassedOn = ["MIT", "Apache-2.0", "BSD-3-Clause", "OFL-1.1", "CC BY-SA 4.0", "CC BY 4.0"];

    private static readonly JsonWriterOptions Written = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Document => Path.Combine(Repository.Root, "docs", "bill-of-materials.json");

    /// <param name="Type">As CycloneDX names it.</param>
    /// <param name="Sha512">In hex; null for what is no package.</param>
    private sealed record Component(string Type, string Name, string? Version, string Licence, string? Sha512);

    [Fact]
    public async Task S63_The_bill_of_materials_names_every_package_model_and_font_with_its_licence()
    {
        string found = Print([.. Packages(), .. Models(), .. Fonts()]);
        if (Environment.GetEnvironmentVariable("WHENCE_APPROVE") is { Length: > 0 }) await File.WriteAllTextAsync(Document, found, TestContext.Current.CancellationToken);
        Assert.Equal(found, await File.ReadAllTextAsync(Document, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void S63_Every_licence_may_be_passed_on() => Assert.All([.. Packages(), .. Models(), .. Fonts()], c => Assert.Contains(c.Licence, MayBePassedOn));

    [Fact]
    public void S63_No_package_fetches_or_runs_anything_when_it_is_built()
    {
        string[] scripts = [.. Packages().Select(Folder).SelectMany(f => Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories)).Where(f => Path.GetExtension(f) is ".targets" or ".props")];
        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.DoesNotContain(
            XDocument.Load(script).Descendants(), e => e.Name.LocalName is "DownloadFile" or "Exec" or "UsingTask" or "Unzip" || (e.Name.LocalName == "Import" && e.Attribute("Project")?.Value.Contains("://", StringComparison.Ordinal) == true)));
    }

    [Fact]
    public async Task S63_Every_project_restores_what_its_lock_says()
    {
        string[] projects = [.. Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Where(p => !p.Contains("artifacts", StringComparison.Ordinal))];
        Assert.NotEmpty(projects);
        Assert.All(projects, p => Assert.True(File.Exists(Path.Combine(Path.GetDirectoryName(p)!, "packages.lock.json")), p));
        Assert.Contains("<RestoreLockedMode Condition=\"'$(CI)' == 'true'\">true</RestoreLockedMode>", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "Directory.Build.props"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("export CI=true", await File.ReadAllTextAsync(Path.Combine(Repository.Root, ".ci", "run"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // Everything that the command line is restored with, in the order of names.
    private static IEnumerable<Component> Packages()
    {
        using JsonDocument locked = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "src", "Whence.Cli", "packages.lock.json")));
        JsonProperty framework = locked.RootElement.GetProperty("dependencies").EnumerateObject().First(f => f.Name == "net10.0");
        return [.. framework.Value.EnumerateObject().Where(p => p.Value.GetProperty("type").GetString() != "Project").OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).Select(p =>
        {
            string version = p.Value.GetProperty("resolved").GetString()!;
            Component package = new("library", p.Name, version, "", Convert.ToHexStringLower(Convert.FromBase64String(p.Value.GetProperty("contentHash").GetString()!)));
            XDocument facts = XDocument.Load(Path.Combine(Folder(package), p.Name.ToLowerInvariant() + ".nuspec"));
            return package with { Licence = facts.Descendants().FirstOrDefault(e => e.Name.LocalName == "license")?.Value ?? "not stated" };
        })];
    }

    private static IEnumerable<Component> Models()
    {
        using JsonDocument manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "models", "MANIFEST.json")));
        return [.. manifest.RootElement.EnumerateArray().Select(m => new Component("machine-learning-model", "models/" + m.GetProperty("file").GetString(), null, m.GetProperty("licence").GetString()!, null)).OrderBy(m => m.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<Component> Fonts() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Whence.Web", "wwwroot", "fonts"), "*.woff2").Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .Select(f => new Component("file", "fonts/" + f, null, "OFL-1.1", null));

    private static string Folder(Component package) => Path.Combine(
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
        package.Name.ToLowerInvariant(), package.Version!.ToLowerInvariant());

    private static string Print(IEnumerable<Component> components)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Written))
        {
            json.WriteStartObject();
            json.WriteString("bomFormat", "CycloneDX");
            json.WriteString("specVersion", "1.6");
            json.WriteNumber("version", 1);
            json.WriteStartArray("components");
            foreach (Component component in components)
            {
                json.WriteStartObject();
                json.WriteString("type", component.Type);
                json.WriteString("name", component.Name);
                if (component.Version is not null) json.WriteString("version", component.Version);
                if (component.Sha512 is not null)
                {
                    json.WriteStartArray("hashes");
                    json.WriteStartObject();
                    json.WriteString("alg", "SHA-512");
                    json.WriteString("content", component.Sha512);
                    json.WriteEndObject();
                    json.WriteEndArray();
                    json.WriteString("purl", $"pkg:nuget/{component.Name}@{component.Version}");
                }

                json.WriteStartArray("licenses");
                json.WriteStartObject();
                json.WriteStartObject("license");
                json.WriteString(component.Licence.Contains(' ', StringComparison.Ordinal) ? "name" : "id", component.Licence);
                json.WriteEndObject();
                json.WriteEndObject();
                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }
}
