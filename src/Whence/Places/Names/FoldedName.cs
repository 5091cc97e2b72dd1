using System.Globalization;
using System.Text;

namespace Whence.Places.Names;

/// <summary>Brings the spellings of one name together: "São Tomé", "Sao Tome"; "St. Mary's", "Saint Marys"; "W. Va.", "W.Va.".</summary>
/// <remarks>The gazetteer is compiled and asked with the same folding. Nothing is allocated.</remarks>
internal static class FoldedName
{
    /// <summary>Bytes that the longest folded name may have; longer names are no names.</summary>
    public const int MaxLength = 60;

    private const int TableEnd = 0x2000;

    /// <summary>Up to two ASCII letters for each letter below U+2000 that is a Latin one with marks; 0 where there is none.</summary>
    private static readonly ushort[] s_plain = Plain();

    /// <summary>Writes the folded form of <paramref name="name"/> and returns its length, or 0 when it is empty or too long.</summary>
    public static int Fold(ReadOnlySpan<char> name, Span<byte> into)
    {
        int n = 0, word = 0;
        bool abbreviated = false;
        foreach (char c in name)
        {
            if (n + 8 > into.Length || n > MaxLength) return 0;
            if (char.IsAsciiLetterOrDigit(c))
            {
                // "W.Va." and "W. Va." are one: a space after a single letter with a point is dropped.
                into[n++] = (byte)(c | 0x20);
                abbreviated = false;
            }
            else if (c is '.')
            {
                abbreviated = n - word == 1;
                n = Expanded(into, word, n);
            }
            else if (c is ' ' or '-' or '\u2010' or '\u2011' or '\u2013' or '\u00A0' or '/' or '\n' or '\r' or '\t')
            {
                if (n == word || abbreviated) continue;
                n = Expanded(into, word, n);
                into[n++] = (byte)' ';
                word = n;
            }
            else if (c < TableEnd && s_plain[c] != 0)
            {
                into[n++] = (byte)s_plain[c];
                if (s_plain[c] >> 8 != 0) into[n++] = (byte)(s_plain[c] >> 8);
                abbreviated = false;
            }
            else if (c > 0x370 && char.IsLetter(c))
            {
                into[n++] = (byte)(0x80 | (c & 0x7F));
                into[n++] = (byte)(0x80 | ((c >> 7) & 0x7F));
                into[n++] = (byte)(0x80 | (c >> 14));
                abbreviated = false;
            }
        }

        n = Expanded(into, word, n);
        while (n > 0 && into[n - 1] == ' ') n--;
        return n > MaxLength ? 0 : n;
    }

    /// <summary>Writes "saint" for "st" and so on over the word that starts at <paramref name="word"/>; returns the new end.</summary>
    private static int Expanded(Span<byte> into, int word, int end)
    {
        ReadOnlySpan<byte> last = into[word..end];
        ReadOnlySpan<byte> full = last.SequenceEqual("st"u8) ? "saint"u8
            : last.SequenceEqual("ste"u8) ? "sainte"u8
            : last.SequenceEqual("mt"u8) ? "mount"u8
            : last.SequenceEqual("ft"u8) ? "fort"u8
            : last.SequenceEqual("twp"u8) ? "township"u8
            : default;
        if (full.IsEmpty || word + full.Length > into.Length) return end;
        full.CopyTo(into[word..]);
        return word + full.Length;
    }

    private static ushort[] Plain()
    {
        var plain = new ushort[TableEnd];
        for (int c = 0xC0; c < TableEnd; c++)
        {
            if (c is >= 0x250 and < 0x1E00) continue;
            string parts = ((char)c).ToString().Normalize(NormalizationForm.FormD);
            if (char.IsAsciiLetter(parts[0]) && CharUnicodeInfo.GetUnicodeCategory((char)c) is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter)
                plain[c] = (ushort)(parts[0] | 0x20);
        }

        foreach ((string letters, string ascii) in new[]
        {
            ("ÆæǢǣ", "ae"), ("Œœ", "oe"), ("Øø", "o"), ("Łł", "l"), ("ĐđÐð", "d"), ("ı", "i"), ("ß", "ss"), ("Þþ", "th"), ("Ħħ", "h"), ("Ŧŧ", "t"),
        })
        {
            foreach (char c in letters) plain[c] = (ushort)(ascii[0] | (ascii.Length > 1 ? ascii[1] << 8 : 0));
        }

        return plain;
    }
}
