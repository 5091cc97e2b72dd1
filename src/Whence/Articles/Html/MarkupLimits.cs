using System.Text;

namespace Whence.Articles.Html;

/// <summary>
/// Bounds a page before the tree builder sees it. HTML's tree construction walks the stack of open elements for most tags, so
/// its time is tags times depth: a million nested elements would take hours. One linear scan drops start tags beyond a depth
/// that no real page reaches and cuts the page after so many tags.
/// </summary>
internal static class MarkupLimits
{
    /// <summary>Real pages stay under 100.</summary>
    public const int DeepestElement = 300;

    /// <summary>Unclosed formatting elements are rebuilt in every paragraph, so few may be open at once.</summary>
    public const int OpenFormatting = 24;

    /// <summary>The largest page of the development sets has 30,000.</summary>
    public const int MostTags = 120_000;

    /// <summary>Longest page in UTF-16 code units; the rest is not read.</summary>
    public const int LongestPage = 8_000_000;

    /// <summary>Attributes of one tag are cut after so many characters: duplicate checks are quadratic in their number.</summary>
    public const int LongestTag = 200_000;

    /// <summary><paramref name="html"/> itself when it is within bounds, else a copy without what is over them.</summary>
    public static string Apply(string html)
    {
        if (html.Length > LongestPage)
            html = html[..LongestPage];
        StringBuilder? kept = null;
        int copied = 0, depth = 0, formatting = 0, tags = 0, i = 0;
        while (true)
        {
            int next = html.AsSpan(i).IndexOf('<');
            if (next < 0 || i + next + 1 >= html.Length)
                break;
            i += next;
            char c = html[i + 1];
            bool end = c == '/';
            int nameStart = end ? i + 2 : i + 1;
            if (nameStart >= html.Length || !char.IsAsciiLetter(html[nameStart]))
            {
                i = html.AsSpan(i).StartsWith("<!--") ? After(html, i + 4, "-->") : i + 1;
                continue;
            }

            if (++tags > MostTags)
                return (kept ?? new StringBuilder()).Append(html, copied, i - copied).ToString();
            int nameEnd = nameStart;
            while (nameEnd < html.Length && (char.IsAsciiLetterOrDigit(html[nameEnd]) || html[nameEnd] == '-'))
                nameEnd++;
            ReadOnlySpan<char> name = html.AsSpan(nameStart, nameEnd - nameStart);
            int close = TagEnd(html, nameEnd);
            bool drop = close - i > LongestTag;
            if (end)
            {
                if (IsFormatting(name))
                    formatting = Math.Max(0, formatting - 1);
                else if (Nests(name))
                    depth = Math.Max(0, depth - 1);
            }
            else if (IsFormatting(name))
            {
                drop |= formatting >= OpenFormatting;
                if (!drop)
                    formatting++;
            }
            else if (Nests(name) && html[close - 1] != '/')
            {
                drop |= depth >= DeepestElement;
                if (!drop)
                    depth++;
            }

            if (drop)
            {
                kept ??= new StringBuilder(html.Length);
                kept.Append(html, copied, i - copied);
                copied = Math.Min(html.Length, close + 1);
            }

            i = Math.Min(html.Length, close + 1);
            if (!end && IsRaw(name))
                i = After(html, i, string.Concat("</", name));
        }

        return kept is null ? html : kept.Append(html, copied, html.Length - copied).ToString();
    }

    // Position of the '>' that ends the tag, quotes minded; the end of the text when there is none.
    private static int TagEnd(string html, int from)
    {
        int i = from;
        while (i < html.Length)
        {
            int next = html.AsSpan(i).IndexOfAny('>', '"', '\'');
            if (next < 0)
                return html.Length - 1;
            i += next;
            if (html[i] == '>')
                return i;
            int before = i - 1;
            while (before > from && char.IsWhiteSpace(html[before]))
                before--;
            int quote = html[before] == '=' ? html.AsSpan(i + 1).IndexOf(html[i]) : -1;
            i += quote < 0 ? 1 : quote + 2;
        }

        return html.Length - 1;
    }

    private static int After(string html, int from, string mark)
    {
        if (from >= html.Length)
            return html.Length;
        int at = html.AsSpan(from).IndexOf(mark, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? html.Length : from + at;
    }

    // Elements that do not close themselves when the next of their kind begins, and are not void.
    private static bool Nests(ReadOnlySpan<char> name) => !(Is(name, "br") || Is(name, "img") || Is(name, "p") || Is(name, "li") || Is(name, "input") || Is(name, "meta") || Is(name, "link")
        || Is(name, "hr") || Is(name, "a") || Is(name, "td") || Is(name, "tr") || Is(name, "th") || Is(name, "dd") || Is(name, "dt") || Is(name, "option") || Is(name, "source") || Is(name, "wbr")
        || Is(name, "area") || Is(name, "col") || Is(name, "param") || Is(name, "track") || Is(name, "embed") || Is(name, "base"));

    private static bool IsFormatting(ReadOnlySpan<char> name) => Is(name, "b") || Is(name, "i") || Is(name, "u") || Is(name, "s") || Is(name, "em") || Is(name, "tt") || Is(name, "big")
        || Is(name, "font") || Is(name, "code") || Is(name, "small") || Is(name, "strong") || Is(name, "strike") || Is(name, "nobr");

    private static bool IsRaw(ReadOnlySpan<char> name) => Is(name, "script") || Is(name, "style") || Is(name, "textarea") || Is(name, "title") || Is(name, "noscript") || Is(name, "iframe") || Is(name, "xmp");

    private static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
