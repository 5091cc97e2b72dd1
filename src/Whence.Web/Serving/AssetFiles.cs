using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Whence.Web.Serving;

/// <summary>The style, scripts and fonts inside the assembly. Their addresses carry a hash of the content, so a browser may keep them for ever.</summary>
internal static class AssetFiles
{
    /// <param name="Bytes">The content.</param>
    /// <param name="ContentType">Its media type.</param>
    public sealed record Asset(byte[] Bytes, string ContentType);

    private static readonly FrozenDictionary<string, (string Address, Asset Asset)> _byName = Load();

    private static readonly FrozenDictionary<string, Asset> _byAddress =
        _byName.Values.ToFrozenDictionary(a => a.Address, a => a.Asset, StringComparer.Ordinal);

    /// <summary>The address of a file: "desk.css" gives "/assets/desk.1f3a….css".</summary>
    public static string Address(string name) => _byName[name].Address;

    public static Asset? At(string address) => _byAddress.GetValueOrDefault(address);

    private static FrozenDictionary<string, (string, Asset)> Load()
    {
        const string Root = "wwwroot/";
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string resource in typeof(AssetFiles).Assembly.GetManifestResourceNames())
        {
            string name = resource.Replace('\\', '/');
            if (!name.StartsWith(Root, StringComparison.Ordinal)) continue;
            using Stream stream = typeof(AssetFiles).Assembly.GetManifestResourceStream(resource)!;
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            found[name[Root.Length..]] = bytes;
        }

        // The style names fonts by their plain names; it is hashed after they have theirs.
        var placed = new Dictionary<string, (string, Asset)>(StringComparer.Ordinal);
        foreach ((string name, byte[] bytes) in found.OrderBy(f => f.Key.EndsWith(".css", StringComparison.Ordinal)))
        {
            byte[] content = bytes;
            if (name.EndsWith(".css", StringComparison.Ordinal))
            {
                string css = System.Text.Encoding.UTF8.GetString(bytes);
                foreach ((string other, (string address, _)) in placed) css = css.Replace($"url({other})", $"url({address})", StringComparison.Ordinal);
                content = System.Text.Encoding.UTF8.GetBytes(css);
            }

            string hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
            string file = Path.GetFileNameWithoutExtension(name) + "." + hash + Path.GetExtension(name);
            placed[name] = ("/assets/" + file, new Asset(content, TypeOf(name)));
        }

        return placed.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static string TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".woff2" => "font/woff2",
        ".svg" => "image/svg+xml",
        ".json" => "application/json",
        _ => "text/plain; charset=utf-8",
    };
}
