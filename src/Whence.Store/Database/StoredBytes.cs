using System.IO.Compression;
using System.Text;

namespace Whence.Store.Database;

/// <summary>Packs and unpacks what the case keeps compressed (zlib).</summary>
internal static class StoredBytes
{
    public static byte[] Pack(ReadOnlySpan<byte> bytes)
    {
        using MemoryStream packed = new(64 + (bytes.Length / 3));
        using (ZLibStream zlib = new(packed, CompressionLevel.Fastest))
        {
            zlib.Write(bytes);
        }

        return packed.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes were not packed here, or were changed.</exception>
    public static byte[] Unpack(byte[] packed)
    {
        using ZLibStream zlib = new(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        using MemoryStream plain = new(packed.Length * 4);
        zlib.CopyTo(plain);
        return plain.ToArray();
    }

    public static byte[] PackText(string text) => Pack(Encoding.UTF8.GetBytes(text));

    public static string UnpackText(byte[] packed) => Encoding.UTF8.GetString(Unpack(packed));
}
