using System.Text;

namespace Whence.Cli.Printing;

/// <summary>Makes text of strangers safe for a terminal: no escape sequence, no hidden direction mark reaches it.</summary>
internal static class Printable
{
    /// <summary>The text on one line: white space runs are one space, control, bidirectional and invisible characters are gone.</summary>
    public static string OneLine(ReadOnlySpan<char> text)
    {
        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (clean.Length > 0 && clean[^1] != ' ')
                {
                    clean.Append(' ');
                }
            }
            else if (Rune.GetUnicodeCategory(rune) is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().TrimEnd();
    }
}
