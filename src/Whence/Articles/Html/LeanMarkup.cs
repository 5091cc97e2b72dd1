using System.Buffers;
using System.Globalization;

namespace Whence.Articles.Html;

/// <summary>What of a page the tree builder is given: bounded, and without what is not read. One linear scan.</summary>
/// <remarks>
/// HTML's tree construction walks the stack of open elements for most tags, so its time is tags times depth: a million nested elements would take hours.
/// Start tags beyond a depth that no real page reaches are dropped, and the page is cut after so many tags. Scripts, styles and comments are half of a page
/// and a tokenizer reads them character by character: scripts wait in a list of their own, and nobody reads the rest.
/// </remarks>
internal sealed class LeanMarkup : IDisposable
{
    /// <summary>Attribute that numbers a script whose text is in <see cref="Script"/>.</summary>
    public const string ScriptNumber = "whence-script";

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

    private readonly List<(int Start, int Length)> _scripts = [];
    private char[]? _kept;
    private int _length;
    private int _copied;

    private LeanMarkup(string html)
    {
        Whole = html.Length > LongestPage ? html[..LongestPage] : html;
        Text = Whole.AsMemory();
        Scan();
    }

    /// <summary>The page, at most <see cref="LongestPage"/> of it.</summary>
    public string Whole { get; }

    /// <summary>What is to be parsed; gone when this is disposed.</summary>
    public ReadOnlyMemory<char> Text { get; private set; }

    public static LeanMarkup Of(string html) => new(html);

    /// <summary>Scripts whose texts are not in <see cref="Text"/>.</summary>
    public int Scripts => _scripts.Count;

    /// <summary>Text of the script with this number, its line ends as HTML has them.</summary>
    public string Script(int number)
    {
        (int start, int length) = _scripts[number];
        string script = Whole.Substring(start, length);
        return script.Contains('\r', StringComparison.Ordinal) ? script.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : script;
    }

    public void Dispose()
    {
        Text = default;
        if (_kept is not null)
            ArrayPool<char>.Shared.Return(_kept);
        _kept = null;
    }

    private void Scan()
    {
        string html = Whole;
        int depth = 0, formatting = 0, tags = 0, i = 0, end = html.Length;
        while (true)
        {
            int next = html.AsSpan(i).IndexOf('<');
            if (next < 0 || i + next + 1 >= html.Length)
                break;
            i += next;
            bool closes = html[i + 1] == '/';
            int nameStart = closes ? i + 2 : i + 1;
            if (nameStart >= html.Length || !char.IsAsciiLetter(html[nameStart]))
            {
                i = html.AsSpan(i).StartsWith("<!--") ? Comment(i) : i + 1;
                continue;
            }

            if (++tags > MostTags)
            {
                end = i;
                break;
            }

            int nameEnd = nameStart;
            while (nameEnd < html.Length && (char.IsAsciiLetterOrDigit(html[nameEnd]) || html[nameEnd] == '-'))
                nameEnd++;
            ReadOnlySpan<char> name = html.AsSpan(nameStart, nameEnd - nameStart);
            int close = TagEnd(html, nameEnd);
            bool drop = close - i > LongestTag;
            if (closes)
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

            int after = Math.Min(html.Length, close + 1);
            if (drop)
                Drop(i, after);
            i = !closes && IsRaw(name) ? Raw(name, drop ? -1 : nameEnd, after) : after;
        }

        if (_kept is null)
        {
            Text = html.AsMemory(0, end);
            return;
        }

        if (end > _copied)
            Keep(html.AsSpan(_copied, end - _copied));
        Text = _kept.AsMemory(0, _length);
    }

    private void Drop(int from, int to)
    {
        Keep(Whole.AsSpan(_copied, from - _copied));
        _copied = to;
    }

    // What is kept is no longer than the page and the numbers of its scripts: each stands for at least "<script></script>".
    private void Keep(ReadOnlySpan<char> text)
    {
        _kept ??= ArrayPool<char>.Shared.Rent(Whole.Length * 3);
        text.CopyTo(_kept.AsSpan(_length));
        _length += text.Length;
    }

    private int Comment(int start)
    {
        int end = After(Whole, start + 4, "-->");
        if (end == Whole.Length)
            return end;
        ReadOnlySpan<char> inside = Whole.AsSpan(start + 4, end - start - 4);
        // Comments that end in other ways than this are left to the parser.
        if (!inside.StartsWith('>') && !inside.StartsWith("->") && inside.IndexOf("--!>") < 0)
            Drop(start, end + 3);
        return end;
    }

    // The text of an element that holds no elements, from after its start tag.
    private int Raw(ReadOnlySpan<char> name, int nameEnd, int start)
    {
        int end = After(Whole, start, string.Concat("</", name));
        ReadOnlySpan<char> inside = Whole.AsSpan(start, end - start);
        bool script = Is(name, "script");
        // In a script a comment can hide the end of the element.
        if (end == Whole.Length || (script && (inside.IndexOf("<!--") >= 0 || inside.Contains('\0'))) || !(script || IsUnread(name)))
            return end;
        if (script && nameEnd >= 0)
        {
            Drop(nameEnd, nameEnd);
            Keep(string.Create(CultureInfo.InvariantCulture, $" {ScriptNumber}={_scripts.Count}"));
            _scripts.Add((start, inside.Length));
        }

        Drop(start, end);
        return end;
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
        int at = html.AsSpan(from).IndexOf(mark, mark[0] == '<' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        return at < 0 ? html.Length : from + at;
    }

    // Elements that do not close themselves when the next of their kind begins, and are not void.
    private static bool Nests(ReadOnlySpan<char> name) => !(Is(name, "br") || Is(name, "img") || Is(name, "p") || Is(name, "li") || Is(name, "input") || Is(name, "meta") || Is(name, "link")
        || Is(name, "hr") || Is(name, "a") || Is(name, "td") || Is(name, "tr") || Is(name, "th") || Is(name, "dd") || Is(name, "dt") || Is(name, "option") || Is(name, "source") || Is(name, "wbr")
        || Is(name, "area") || Is(name, "col") || Is(name, "param") || Is(name, "track") || Is(name, "embed") || Is(name, "base"));

    private static bool IsFormatting(ReadOnlySpan<char> name) => Is(name, "b") || Is(name, "i") || Is(name, "u") || Is(name, "s") || Is(name, "em") || Is(name, "tt") || Is(name, "big")
        || Is(name, "font") || Is(name, "code") || Is(name, "small") || Is(name, "strong") || Is(name, "strike") || Is(name, "nobr");

    private static bool IsRaw(ReadOnlySpan<char> name) => Is(name, "script") || Is(name, "style") || Is(name, "textarea") || Is(name, "title") || Is(name, "noscript") || Is(name, "iframe") || Is(name, "xmp");

    private static bool IsUnread(ReadOnlySpan<char> name) => Is(name, "style") || Is(name, "textarea") || Is(name, "noscript") || Is(name, "iframe");

    private static bool Is(ReadOnlySpan<char> name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);
}
