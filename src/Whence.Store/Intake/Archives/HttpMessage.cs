using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Whence.Store.Intake.Archives;

/// <summary>An HTTP response as an archive keeps it: head, then the body, perhaps in chunks and compressed.</summary>
internal sealed record HttpMessage(int Status, string? ContentType, string Head, byte[] Body)
{
    private const int LongestHead = 131_072;

    /// <summary>The response in <paramref name="block"/>, its body decoded; null when it is none or unfolds beyond the limits.</summary>
    public static HttpMessage? Parse(byte[] block, IntakeLimits limits)
    {
        ReadOnlySpan<byte> all = block;
        if (!all.StartsWith("HTTP/"u8))
            return null;
        int end = all.IndexOf("\r\n\r\n"u8), width = 4;
        if (end < 0)
            (end, width) = (all.IndexOf("\n\n"u8), 2);
        if (end is < 0 or > LongestHead)
            return null;
        string[] head = Encoding.Latin1.GetString(all[..end]).Split('\n');
        string[] status = head[0].Split(' ', 3);
        if (status.Length < 2 || !int.TryParse(status[1], NumberStyles.None, CultureInfo.InvariantCulture, out int code))
            return null;
        string? Header(string name) => head.Skip(1).Where(l => l.StartsWith(name, StringComparison.OrdinalIgnoreCase) && l.Length > name.Length && l[name.Length] == ':').Select(l => l[(name.Length + 1)..].Trim()).LastOrDefault();
        byte[] body = block[(end + width)..];
        // Many archives keep the headers and store the body without its chunks: chunked only if it looks so.
        if (Header("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true)
            body = Unchunk(body) ?? body;
        byte[]? plain = Decompress(body, Header("Content-Encoding"), limits);
        return plain is null ? null : new HttpMessage(code, Header("Content-Type"), string.Join('\n', head.Select(l => l.TrimEnd('\r'))), plain);
    }

    private static byte[]? Unchunk(byte[] body)
    {
        using var joined = new MemoryStream(body.Length);
        int at = 0;
        while (at < body.Length)
        {
            int line = body.AsSpan(at).IndexOf((byte)'\n');
            if (line is < 1 or > 40)
                return at == 0 ? null : joined.ToArray();
            string size = Encoding.Latin1.GetString(body, at, line).Split(';')[0].Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length) || length < 0)
                return at == 0 ? null : joined.ToArray();
            at += line + 1;
            if (length == 0)
                break;
            int part = Math.Min(length, body.Length - at);
            joined.Write(body, at, part);
            at += part;
            while (at < body.Length && body[at] is (byte)'\r' or (byte)'\n')
                at++;
        }

        return joined.ToArray();
    }

    private static byte[]? Decompress(byte[] body, string? encoding, IntakeLimits limits)
    {
        long limit = Math.Min(limits.MaxPage, Math.Max(1 << 20, (long)body.Length * limits.MaxRatio));
        bool gzip = body.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
        try
        {
            if (gzip)
            {
                using var stream = new GZipStream(new MemoryStream(body, writable: false), CompressionMode.Decompress);
                return BoundedCopy.Read(stream, limit);
            }

            if (encoding is not null && encoding.Contains("br", StringComparison.OrdinalIgnoreCase))
            {
                using var stream = new BrotliStream(new MemoryStream(body, writable: false), CompressionMode.Decompress);
                return BoundedCopy.Read(stream, limit);
            }

            if (encoding is not null && encoding.Contains("deflate", StringComparison.OrdinalIgnoreCase))
            {
                using var stream = new ZLibStream(new MemoryStream(body, writable: false), CompressionMode.Decompress);
                return BoundedCopy.Read(stream, limit);
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException)
        {
            // The header lied: archives often store the body already decoded.
            return body;
        }

        return body;
    }
}
