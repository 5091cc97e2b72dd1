using System.Security.Cryptography;
using System.Text.Json;
using Whence.Tests.Support;

namespace Whence.Tests.Layout;

/// <summary>Every trained model says what it is made of, and is the one that it says.</summary>
public sealed class ManifestTests
{
    private const long MostBytes = 40 * 1024 * 1024;

    [Fact]
    public void The_manifest_names_every_model_with_its_hash_data_licence_and_command()
    {
        using JsonDocument manifest = JsonDocument.Parse(Repository.Read("models/MANIFEST.json"));
        Dictionary<string, JsonElement> entries = manifest.RootElement.EnumerateArray().ToDictionary(e => e.GetProperty("file").GetString()!);
        string[] models = [.. Repository.Files("models", "*.bin").Select(f => Path.GetFileName(f))];
        Assert.Equal(models, entries.Keys.Order(StringComparer.Ordinal));
        foreach (string model in models)
        {
            JsonElement entry = entries[model];
            string hash = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Repository.Root, "models", model))));
            Assert.Equal(hash, entry.GetProperty("sha256").GetString());
            Assert.False(string.IsNullOrEmpty(entry.GetProperty("command").GetString()));
            Assert.All(entry.GetProperty("data").EnumerateArray(), data =>
            {
                Assert.False(string.IsNullOrEmpty(data.GetProperty("name").GetString()));
                Assert.False(string.IsNullOrEmpty(data.GetProperty("licence").GetString()));
            });
        }
    }

    [Fact]
    public void The_models_fit_into_40_megabytes() =>
        Assert.InRange(Repository.Files("models", "*.bin").Sum(f => new FileInfo(Path.Combine(Repository.Root, f)).Length), 1, MostBytes);
}
