namespace Whence.Store.Intake;

/// <summary>Knows by their first bytes the formats that are certainly no text, so that the refusal can name them.</summary>
internal static class BinaryFormats
{
    private static readonly (byte[] Magic, string Name)[] _known =
    [
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ("GIF8"u8.ToArray(), "a GIF image"),
        ("PK\x03\x04"u8.ToArray(), "a ZIP archive or an office document"),
        ([0x1F, 0x8B], "a gzip file"),
        ("%PDF-"u8.ToArray(), "a PDF"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ("MZ\x90"u8.ToArray(), "a program"),
        ("SQLite format 3"u8.ToArray(), "an SQLite database"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
        ("OggS"u8.ToArray(), "a sound file"),
        ("ID3"u8.ToArray(), "a sound file"),
        ("RIFF"u8.ToArray(), "a sound or video file"),
    ];

    /// <summary>What the bytes are ("a PNG image"), or null when they may be text.</summary>
    public static string? Name(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, name) in _known)
        {
            if (bytes.StartsWith(magic))
            {
                return name;
            }
        }

        return LooksBinary(bytes) ? "binary data" : null;
    }

    /// <summary>NUL bytes are text only in UTF-16 and UTF-32, where they come at even steps or a byte-order mark stands first.</summary>
    private static bool LooksBinary(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, 4096)];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return false;
        }

        int even = 0, odd = 0, control = 0;
        for (int i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
            {
                _ = i % 2 == 0 ? even++ : odd++;
            }
            else if (head[i] < 0x20 && head[i] is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B))
            {
                control++;
            }
        }

        bool utf16 = Math.Min(even, odd) * 20 < Math.Max(even, odd) && Math.Max(even, odd) * 5 > head.Length;
        return (even + odd > 0 && !utf16) || control * 10 > head.Length;
    }
}
