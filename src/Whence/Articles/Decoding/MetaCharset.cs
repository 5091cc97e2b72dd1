using System.Buffers;
using System.Text;

namespace Whence.Articles.Decoding;

/// <summary>Finds the character set that a page declares in a meta element or an XML declaration.</summary>
internal static class MetaCharset
{
    private static readonly SearchValues<char> LabelEnds = SearchValues.Create(" \"'/>;?");

    /// <summary>The label as written, or null. A declared UTF-16 cannot be true where this could be read: UTF-8 is meant.</summary>
    public static string? Find(ReadOnlySpan<byte> head)
    {
        string text = Encoding.Latin1.GetString(head);
        int at = text.IndexOf("<?xml", StringComparison.Ordinal) is 0 ? text.IndexOf("encoding", StringComparison.OrdinalIgnoreCase) : -1;
        int skip = "encoding".Length;
        if (at < 0)
        {
            int meta = text.IndexOf("<meta", StringComparison.OrdinalIgnoreCase);
            at = meta < 0 ? -1 : text.IndexOf("charset", meta, StringComparison.OrdinalIgnoreCase);
            skip = "charset".Length;
        }

        if (at < 0)
            return null;
        ReadOnlySpan<char> rest = text.AsSpan(at + skip).TrimStart(" =\"'\t\r\n");
        int end = rest.IndexOfAny(LabelEnds);
        string label = (end < 0 ? rest : rest[..end]).ToString();
        return label.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : label;
    }
}
