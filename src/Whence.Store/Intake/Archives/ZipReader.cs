using System.IO.Compression;

namespace Whence.Store.Intake.Archives;

/// <summary>Reads the entries of a ZIP archive in the order of their names. Names are labels: nothing is ever written under them.</summary>
internal static class ZipReader
{
    public static IEnumerable<InputResult> Read(string name, Stream stream, IntakeLimits limits, Func<long, bool> take, Func<string, byte[], IEnumerable<InputResult>> unfold)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (archive.Entries.Count > limits.MaxEntries)
        {
            yield return new InputResult.Refused(name, $"holds {archive.Entries.Count} entries; {limits.MaxEntries} are allowed");
            yield break;
        }

        long budget = Math.Max(1 << 20, stream.Length * limits.MaxRatio);
        foreach (ZipArchiveEntry entry in archive.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            if (entry.FullName.EndsWith('/') || entry.FullName.EndsWith(".meta.json", StringComparison.OrdinalIgnoreCase))
                continue;
            string label = Label(entry.FullName);
            if (IsLink(entry))
            {
                yield return new InputResult.Refused($"{name}#{label}", "is a link; links in archives are not followed");
                continue;
            }

            byte[]? content;
            using (Stream plain = entry.Open())
                content = BoundedCopy.Read(plain, Math.Min(budget, limits.MaxDecompressed));
            if (content is null || !take(content.Length))
            {
                yield return new InputResult.Refused($"{name}#{label}", "unfolds to more than is allowed: a compression bomb, or split the archive");
                yield break;
            }

            budget -= content.Length;
            foreach (InputResult result in unfold(label, content))
                yield return result;
        }
    }

    /// <summary>An entry's name without what could be taken for a path or a terminal command: drive, root, "..", control characters.</summary>
    public static string Label(string entry)
    {
        string plain = new([.. entry.Replace('\\', '/').Where(c => !char.IsControl(c)).Take(300)]);
        return string.Join('/', plain.Split('/').Where(p => p.Length > 0 && p is not ("." or "..") && !p.EndsWith(':')));
    }

    // The upper half of the attributes is the Unix mode; 0xA000 is a symbolic link.
    private static bool IsLink(ZipArchiveEntry entry) => ((entry.ExternalAttributes >> 16) & 0xF000) == 0xA000;
}
