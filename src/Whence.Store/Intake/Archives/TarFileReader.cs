using System.Formats.Tar;

namespace Whence.Store.Intake.Archives;

/// <summary>Reads the files of a tar archive in their order. Names are labels; links and devices are refused.</summary>
internal static class TarFileReader
{
    public static IEnumerable<InputResult> Read(string name, Stream stream, IntakeLimits limits, Func<string, byte[], IEnumerable<InputResult>> unfold)
    {
        using var reader = new TarReader(stream, leaveOpen: true);
        int entries = 0;
        while (reader.GetNextEntry() is { } entry)
        {
            if (++entries > limits.MaxEntries)
            {
                yield return new InputResult.Refused(name, $"holds more than {limits.MaxEntries} entries");
                yield break;
            }

            if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes or TarEntryType.ExtendedAttributes
                || entry.Name.EndsWith(".meta.json", StringComparison.OrdinalIgnoreCase))
                continue;
            string label = ZipReader.Label(entry.Name);
            if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile))
            {
                yield return new InputResult.Refused($"{name}#{label}", "is a link or device; only files in archives are read");
                continue;
            }

            byte[]? content = entry.DataStream is { } data ? BoundedCopy.Read(data, limits.MaxPage) : [];
            if (content is null)
            {
                yield return new InputResult.Refused($"{name}#{label}", $"is larger than {limits.MaxPage / (1024 * 1024)} MB");
                continue;
            }

            if (content.Length < entry.Length)
            {
                yield return new InputResult.Refused($"{name}#{label}", "is cut off: the archive ends before it does");
                yield break;
            }

            foreach (InputResult result in unfold(label, content))
                yield return result;
        }
    }
}
