using System.Collections.Frozen;

namespace Whence.Articles.Html;

/// <summary>What kind of element a block of text stands in.</summary>
internal enum BlockTag
{
    /// <summary>Drawn in a line with its neighbours.</summary>
    Inline,
    Container,
    Paragraph,
    TopHeading,
    SecondHeading,
    LowHeading,
    ListItem,
    Cell,
    Quote,
    Caption,
    Preformatted,
    Term,

    /// <summary>Neither it nor what is in it is text of the page.</summary>
    Skipped,
}

/// <summary>Which elements are blocks, and what marks their names alone give.</summary>
internal static class BlockTags
{
    private static readonly FrozenDictionary<string, (BlockTag Tag, BlockMarks Marks)> Tags = Build();

    public static (BlockTag Tag, BlockMarks Marks) Of(string name)
    {
        if (Tags.TryGetValue(name, out (BlockTag, BlockMarks) known))
            return known;
        // Custom elements are drawn in a line unless styled, and nearly always are styled.
        return name.Contains('-', StringComparison.Ordinal) ? (BlockTag.Container, BlockMarks.None) : (BlockTag.Inline, BlockMarks.None);
    }

    private static FrozenDictionary<string, (BlockTag, BlockMarks)> Build()
    {
        var tags = new Dictionary<string, (BlockTag, BlockMarks)>(StringComparer.Ordinal);
        foreach (string name in "script style template svg math canvas iframe object applet select textarea input audio video map frame frameset noframes noscript datalist meter progress source track param head amp-img amp-ad amp-analytics amp-social-share".Split(' '))
            tags[name] = (BlockTag.Skipped, BlockMarks.None);
        foreach (string name in "html body div section center fieldset details summary hgroup main article dl ul ol table tbody thead tfoot tr menu dir address noindex picture-frame".Split(' '))
            tags[name] = (BlockTag.Container, BlockMarks.None);
        tags["article"] = (BlockTag.Container, BlockMarks.Article);
        tags["main"] = (BlockTag.Container, BlockMarks.Main);
        tags["ul"] = (BlockTag.Container, BlockMarks.List);
        tags["ol"] = (BlockTag.Container, BlockMarks.List);
        tags["table"] = (BlockTag.Container, BlockMarks.Table);
        tags["nav"] = (BlockTag.Container, BlockMarks.Navigation);
        tags["aside"] = (BlockTag.Container, BlockMarks.Aside);
        tags["footer"] = (BlockTag.Container, BlockMarks.Footer);
        tags["header"] = (BlockTag.Container, BlockMarks.Header);
        tags["form"] = (BlockTag.Container, BlockMarks.Form);
        tags["dialog"] = (BlockTag.Container, BlockMarks.Modal);
        tags["figure"] = (BlockTag.Container, BlockMarks.Figure);
        tags["button"] = (BlockTag.Container, BlockMarks.Button);
        tags["figcaption"] = (BlockTag.Caption, BlockMarks.Caption);
        tags["p"] = (BlockTag.Paragraph, BlockMarks.None);
        tags["h1"] = (BlockTag.TopHeading, BlockMarks.None);
        tags["h2"] = (BlockTag.SecondHeading, BlockMarks.None);
        tags["h3"] = tags["h4"] = tags["h5"] = tags["h6"] = (BlockTag.LowHeading, BlockMarks.None);
        tags["li"] = (BlockTag.ListItem, BlockMarks.None);
        tags["td"] = tags["th"] = tags["caption"] = (BlockTag.Cell, BlockMarks.None);
        tags["blockquote"] = (BlockTag.Quote, BlockMarks.Quote);
        tags["pre"] = (BlockTag.Preformatted, BlockMarks.None);
        tags["dt"] = tags["dd"] = (BlockTag.Term, BlockMarks.None);
        tags["time"] = (BlockTag.Inline, BlockMarks.DateName);
        tags["hr"] = (BlockTag.Container, BlockMarks.None);
        return tags.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
