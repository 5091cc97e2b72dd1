using System.Globalization;
using System.Text;

namespace Whence.Store.Queries.Syndication;

/// <summary>Text of strangers on its way into files that other programs read.</summary>
internal static class PlainLine
{
    /// <summary>One line without control, invisible and direction characters; lone surrogates become U+FFFD.</summary>
    public static string Of(string? text, int most = 400)
    {
        StringBuilder line = new();
        foreach (Rune rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            {
                line.Append(rune.ToString());
            }

            if (line.Length < most) continue;
            line.Append('…');
            break;
        }

        return line.ToString().TrimEnd();
    }
}
