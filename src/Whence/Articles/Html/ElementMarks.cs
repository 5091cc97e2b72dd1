using System.Buffers;
using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Whence.Articles.Html;

/// <summary>Reads the attributes of one element: marks, microdata, times, and whether it is hidden.</summary>
internal static class ElementMarks
{
    // What is read here, in the head of the page, and by the tree builder itself.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Names =
        ("class id alt role data-component data-testid data-block data-type data-component-name data-qa itemprop rel datetime title hidden aria-hidden style href "
        + "data-date data-datetime data-published data-publish-date data-pubdate data-timestamp data-utime lang xml:lang content property name http-equiv src type encoding color face size " + LeanMarkup.ScriptNumber).Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<string> AuthorPaths = SearchValues.Create(["/author", "/staff/", "/people/", "/profile/", "/by/", "/reporters/"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> HoverWords = SearchValues.Create(["rollover", "tooltip", "hovercard"], StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether anybody reads the attribute; the others are not kept.</summary>
    public static bool IsRead(ReadOnlySpan<char> name) => Names.Contains(name);

    public static BlockMarks Read(IElement element, string name, PageTree facts, int row, out string? property, out bool hidden)
    {
        BlockMarks marks = BlockMarks.None;
        property = null;
        hidden = false;
        foreach (IAttr attribute in element.Attributes)
        {
            string value = attribute.Value;
            switch (attribute.Name)
            {
                case "class":
                    marks |= ClassWords.Read(value);
                    break;
                case "id" or "role" or "data-component" or "data-testid" or "data-block" or "data-type" or "data-component-name" or "data-qa":
                    marks |= ClassWords.Read(value);
                    break;
                case "itemprop":
                    property = value.ToLowerInvariant();
                    marks |= value.Equals("articleBody", StringComparison.OrdinalIgnoreCase) ? BlockMarks.BodyProperty : ClassWords.Read(value) & (BlockMarks.Caption | BlockMarks.Credit | BlockMarks.Byline | BlockMarks.Date | BlockMarks.Standfirst | BlockMarks.Headline);
                    if (element.GetAttribute("content") is { Length: > 0 } content)
                        facts.Microdata.Add(new(property, content));
                    break;
                case "rel":
                    if (value.Contains("author", StringComparison.OrdinalIgnoreCase))
                    {
                        property ??= "rel-author";
                        marks |= BlockMarks.Byline;
                    }
                    else if (name == "a" && value.Equals("tag", StringComparison.OrdinalIgnoreCase))
                        marks |= BlockMarks.Tags;
                    break;
                case "datetime" when name == "time":
                    facts.Times.Add(new TimeElement(value, row));
                    marks |= BlockMarks.Date;
                    break;
                case "data-date" or "data-datetime" or "data-published" or "data-publish-date" or "data-pubdate" or "data-timestamp" or "data-utime" when value.Length is >= 10 and <= 40:
                    facts.Times.Add(new TimeElement(value, row));
                    marks |= BlockMarks.DateName;
                    break;
                case "title" when value.Length is >= 10 and <= 40 && char.IsAsciiDigit(value[0]) && (ClassWords.Read(element.ClassName) & BlockMarks.Date) != BlockMarks.None:
                    // hAtom: the machine's form of the date stands in the title.
                    facts.Times.Add(new TimeElement(value, row));
                    break;
                case "hidden":
                    hidden = true;
                    break;
                case "aria-hidden":
                    hidden |= value.Equals("true", StringComparison.OrdinalIgnoreCase);
                    break;
                case "style":
                    hidden |= HidesText(value);
                    break;
                case "href" when name == "a" && value.AsSpan().ContainsAny(AuthorPaths):
                    property ??= "author-link";
                    break;
            }
        }

        if ((marks & BlockMarks.Hidden) != BlockMarks.None && BlockTags.Of(name).Tag == BlockTag.Inline)
        {
            if (IsPointedAt(element, name))
                marks &= ~BlockMarks.Hidden;
            else
                hidden = true;
        }

        return marks;
    }

    // What shows itself when a word is pointed at is hidden; the word, a link or an abbreviation, is not, nor is what holds both.
    private static bool IsPointedAt(IElement element, string name) =>
        IsHover(element) && (name is "a" or "abbr" or "dfn" || element.Children.Any(IsHover));

    private static bool IsHover(IElement element) => element.ClassName is { } classes && classes.AsSpan().ContainsAny(HoverWords);

    private static bool HidesText(string style)
    {
        int at = style.IndexOf("display", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return false;
        ReadOnlySpan<char> rest = style.AsSpan(at + 7).TrimStart(" :");
        return rest.StartsWith("none", StringComparison.OrdinalIgnoreCase);
    }
}
