using System.Security.Cryptography;
using System.Text;

namespace Whence.Text;

/// <summary>Names a text by its content: the same text has the same name on every machine.</summary>
internal static class ContentHash
{
    /// <summary>SHA-256 of the UTF-8 bytes of <paramref name="text"/> in lower-case hexadecimal. A lone surrogate counts as U+FFFD.</summary>
    public static string Sha256(string text) => Sha256(Encoding.UTF8.GetBytes(text));

    /// <summary>SHA-256 of <paramref name="bytes"/> in lower-case hexadecimal.</summary>
    public static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
