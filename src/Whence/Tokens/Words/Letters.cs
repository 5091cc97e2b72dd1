using System.Globalization;

namespace Whence.Tokens.Words;

/// <summary>What kind of character stands at an offset.</summary>
internal static class Letters
{
    /// <summary>Whether <paramref name="c"/> separates chunks: white space, controls, and marks without width that are no letters.</summary>
    public static bool IsGap(char c) => c <= ' ' || (c >= '\u007f' && (char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200b' or '\u2060' or '\ufeff' or '\u200e' or '\u200f'));

    public static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ' or '`';

    /// <summary>Whether a word goes on with the character at <paramref name="at"/>: letters, digits, combining marks, soft hyphens, letters beyond the BMP.</summary>
    public static bool IsWordCharacter(string text, int at)
    {
        char c = text[at];
        if (char.IsAsciiLetterOrDigit(c))
        {
            return true;
        }

        if (c < '\u0080')
        {
            return c == '_';
        }

        if (char.IsHighSurrogate(c) || char.IsLowSurrogate(c))
        {
            int first = char.IsLowSurrogate(c) ? at - 1 : at;
            return first >= 0 && first + 1 < text.Length && char.IsSurrogatePair(text[first], text[first + 1]) && IsLetter(CharUnicodeInfo.GetUnicodeCategory(char.ConvertToUtf32(text[first], text[first + 1])));
        }

        return c is '\u00ad' or '\u200c' or '\u200d' || IsLetter(CharUnicodeInfo.GetUnicodeCategory(c));
    }

    private static bool IsLetter(UnicodeCategory category) => category <= UnicodeCategory.OtherLetter
        || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;
}
