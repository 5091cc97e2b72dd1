using System.Text;

namespace Whence.Articles.Decoding;

/// <summary>Decodes bytes in the order of the WHATWG standard: byte-order mark, media type, meta element, valid UTF-8, windows-1252.</summary>
internal static class CharsetDecoder
{
    /// <summary>The standard looks for a meta element in so many bytes; pages with long heads put it later, so a little more.</summary>
    private const int MetaReach = 4096;

    /// <summary>The text without its byte-order mark. Bytes that mean nothing become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        switch (bytes)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                return Encoding.UTF8.GetString(bytes[3..]);
            case [0xFF, 0xFE, 0, 0, ..] when bytes.Length % 4 == 0:
                return Encoding.UTF32.GetString(bytes[4..]);
            case [0xFE, 0xFF, ..]:
                return Encoding.BigEndianUnicode.GetString(bytes[2..]);
            case [0xFF, 0xFE, ..]:
                return Encoding.Unicode.GetString(bytes[2..]);
        }

        if (Named(Parameter(contentType)) is { } declared)
            return (IsMisnamed(declared, bytes) ? Windows1252() : declared).GetString(bytes);
        if (Wide(bytes) is { } wide)
            return wide.GetString(bytes);
        bool valid = IsUtf8(bytes);
        // A meta that contradicts valid UTF-8 with letters beyond ASCII is a leftover of a conversion.
        if (valid)
            return Encoding.UTF8.GetString(bytes);
        Encoding? meta = Named(MetaCharset.Find(bytes[..Math.Min(bytes.Length, MetaReach)]));
        if (meta is not null && meta.CodePage != Encoding.UTF8.CodePage)
            return meta.GetString(bytes);
        // Mostly UTF-8 with a broken byte is still UTF-8.
        return (meta is not null && !IsMisnamed(meta, bytes)) || MostlyUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Windows1252().GetString(bytes);
    }

    /// <summary>The encoding that the web calls <paramref name="label"/>, or null.</summary>
    public static Encoding? Named(string? label)
    {
        if (string.IsNullOrWhiteSpace(label) || label.Length > 40)
            return null;
        string name = label.Trim(' ', '"', '\'', ';').ToLowerInvariant();
        name = name switch
        {
            "latin1" or "latin-1" or "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "ascii" or "us-ascii" or "cp1252" or "x-cp1252" => "windows-1252",
            "iso-8859-9" or "latin5" => "windows-1254",
            "iso-8859-11" or "tis-620" => "windows-874",
            "utf8" or "unicode-1-1-utf-8" => "utf-8",
            "gb2312" or "gbk" or "x-gbk" => "gb18030",
            "shift-jis" or "sjis" or "x-sjis" or "windows-31j" => "shift_jis",
            "ks_c_5601-1987" or "ksc5601" => "euc-kr",
            "utf-16" => "utf-16",
            "utf-7" => "windows-1252",
            _ => name,
        };
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding Windows1252() => CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static string? Parameter(string? contentType)
    {
        int at = contentType?.IndexOf("charset", StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
            return null;
        ReadOnlySpan<char> rest = contentType.AsSpan(at + 7).TrimStart(" =\"'");
        int end = rest.IndexOfAny(";, \"'");
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    // UTF-16 without a mark: every other byte of Western text is zero.
    private static Encoding? Wide(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8)
            return null;
        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length & ~1, 400)];
        int even = 0, odd = 0;
        for (int i = 0; i < head.Length; i += 2)
        {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }

        int pairs = head.Length / 2;
        return odd * 10 > pairs * 7 && even == 0 ? Encoding.Unicode : even * 10 > pairs * 7 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes);

    // Calls itself UTF-8, and not one of its letters beyond ASCII is.
    private static bool IsMisnamed(Encoding declared, ReadOnlySpan<byte> bytes) =>
        declared.CodePage == Encoding.UTF8.CodePage && !IsUtf8(bytes) && Letters(bytes).Good == 0;

    private static bool MostlyUtf8(ReadOnlySpan<byte> bytes)
    {
        var (good, bad) = Letters(bytes);
        return good > 0 && good > bad * 4;
    }

    // Sequences beyond ASCII that are UTF-8, and bytes that are not.
    private static (int Good, int Bad) Letters(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        while (bytes.Length > 0)
        {
            int high = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (high < 0)
                break;
            bytes = bytes[high..];
            bool ok = Rune.DecodeFromUtf8(bytes, out _, out int used) == System.Buffers.OperationStatus.Done;
            good += ok ? 1 : 0;
            bad += ok ? 0 : 1;
            bytes = bytes[used..];
        }

        return (good, bad);
    }
}
