using System.Buffers;

namespace Whence.Tokens.Words;

/// <summary>Finds what is written without spaces and stays one word: web addresses, e-mail addresses, host and file names, handles, hashtags.</summary>
internal static class Addresses
{
    // What is longer is cut: the look ahead must be bounded for the time to stay linear.
    private const int Longest = 2048;

    private static readonly SearchValues<char> NeverInEmail = SearchValues.Create(",;()<>\"“");
    private static readonly SearchValues<char> Closers = SearchValues.Create(".,;:!?)]}>\"'”’»|…*");

    /// <summary>The end of the address that starts at <paramref name="start"/>, or <paramref name="start"/> when none does.</summary>
    public static int End(string text, int start, int end)
    {
        ReadOnlySpan<char> rest = text.AsSpan(start, Math.Min(end - start, Longest));
        if (rest[0] is '@' or '#')
        {
            return Handle(text, start, end);
        }

        if (StartsWithScheme(rest))
        {
            return start + Trim(rest);
        }

        int at = rest.IndexOf('@');
        if (at > 0 && at + 1 < rest.Length && char.IsLetterOrDigit(rest[at + 1]) && rest[..at].IndexOfAny(NeverInEmail) < 0)
        {
            int length = Trim(rest[..EmailLength(rest, at)]);
            return length > at + 1 ? start + length : start;
        }

        return IsHostOrFile(rest, out int host) ? start + host : start;
    }

    private static bool StartsWithScheme(ReadOnlySpan<char> rest) =>
        rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || (rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && rest.Length > 4 && char.IsLetterOrDigit(rest[4]));

    private static int Handle(string text, int start, int end)
    {
        int i = start + 1;
        while (i < end && (Letters.IsWordCharacter(text, i) && text[i] != '\u00ad'))
        {
            i++;
        }

        return i > start + 1 && !char.IsAsciiDigit(text[start + 1]) ? i : start;
    }

    private static int EmailLength(ReadOnlySpan<char> rest, int at)
    {
        int i = at + 1;
        while (i < rest.Length && (char.IsLetterOrDigit(rest[i]) || rest[i] is '.' or '-' or '_'))
        {
            i++;
        }

        return i;
    }

    /// <summary>"name.com", "report.pdf", "site.org/page": dotted words of which the last is known as an ending.</summary>
    private static bool IsHostOrFile(ReadOnlySpan<char> rest, out int length)
    {
        length = 0;
        int dot = rest.IndexOf('.');
        if (dot < 2 || dot + 2 >= rest.Length || !char.IsAsciiLetterOrDigit(rest[dot + 1]))
        {
            return false;
        }

        int i = 0, last = -1;
        while (i < rest.Length && (char.IsAsciiLetterOrDigit(rest[i]) || rest[i] is '-' or '_' or '#' || (rest[i] == '.' && i + 1 < rest.Length && char.IsAsciiLetterOrDigit(rest[i + 1]))))
        {
            if (rest[i] == '.')
            {
                last = i;
            }

            i++;
        }

        // A capital after the dot is a sentence whose space was lost ("done.In"), unless all of the ending is capital.
        if (last < 2 || !WordLists.IsHostOrFileEnding(rest[(last + 1)..i]) || (char.IsUpper(rest[last + 1]) && !char.IsUpper(rest[i - 1])))
        {
            return false;
        }

        length = i < rest.Length && rest[i] == '/' ? Trim(rest) : i;
        return true;
    }

    /// <summary>Length without the punctuation that closes the sentence or bracket around it.</summary>
    private static int Trim(ReadOnlySpan<char> address)
    {
        int length = address.Length;
        int cut = address.IndexOfAny('<', '>', '"');
        length = cut > 0 ? cut : length;
        bool bracket = address.Contains('(');
        while (length > 0 && Closers.Contains(address[length - 1]) && !(bracket && address[length - 1] == ')'))
        {
            length--;
        }

        return length;
    }
}
