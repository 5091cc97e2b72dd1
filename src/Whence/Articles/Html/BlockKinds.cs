using Whence.Articles.Metadata;
using Whence.Articles.Regions;

namespace Whence.Articles.Html;

/// <summary>Names the blocks whose elements or words say that they are something other than body.</summary>
internal static class BlockKinds
{
    private const int LongestCaption = 700;

    private const int LongestStandfirst = 400;

    /// <summary>The kind of each block; Body where nothing speaks against it, which the scorer then decides.</summary>
    public static RegionKind[] Find(PageTree tree, PageMetadata metadata)
    {
        var kinds = new RegionKind[tree.Blocks.Length];
        Array.Fill(kinds, RegionKind.Body);
        int title = metadata.TitleBlock;
        string titleFlat = TitleWords.Flat(metadata.Title);
        for (int i = 0; i < kinds.Length; i++)
        {
            PageBlock block = tree.Blocks[i];
            ReadOnlySpan<char> text = block.Span.In(tree.Text);
            if (i == title || (block.Tag == BlockTag.TopHeading && titleFlat.Length > 0 && text.Length < 300 && TitleWords.Flat(text.ToString()) == titleFlat))
                kinds[i] = RegionKind.Headline;
            else if (IsCaption(tree, block, text))
                kinds[i] = RegionKind.Caption;
            else if (IsCredit(block, text))
                kinds[i] = RegionKind.Credit;
            else if (IsByline(block, text, i, title))
                kinds[i] = RegionKind.Byline;
        }

        MarkStandfirst(tree, metadata, kinds);
        return kinds;
    }

    /// <summary>Whether the scorer decides what a block is: a first paragraph that looks like a standfirst, but is not called one, may be body.</summary>
    public static bool IsOpen(RegionKind kind, in PageBlock block) =>
        kind == RegionKind.Body || (kind == RegionKind.Standfirst && (block.Own & BlockMarks.Standfirst) == BlockMarks.None);

    private static bool IsCaption(PageTree tree, in PageBlock block, ReadOnlySpan<char> text)
    {
        if (text.Length > LongestCaption)
            return false;
        if (block.Tag == BlockTag.Caption || (block.Marks & BlockMarks.Caption) != BlockMarks.None)
            return true;
        // Text inside a figure that is not a quotation, a table or code is its caption.
        for (int element = block.Element, up = 0; element > 0 && up < 5; element = tree.Elements[element].Parent, up++)
        {
            if ((tree.Elements[element].Own & BlockMarks.Quote) != BlockMarks.None || tree.Elements[element].Tag is BlockTag.Cell or BlockTag.Preformatted)
                return false;
            if ((tree.Elements[element].Own & tree.Elements[element].Marks & BlockMarks.Figure) != BlockMarks.None && tree.Elements[element].Span.Length <= LongestCaption)
                return true;
        }

        return CreditLines.OpensCaption(text) && text.Length < 500;
    }

    private static bool IsCredit(in PageBlock block, ReadOnlySpan<char> text) =>
        text.Length <= 160 && ((block.Own & BlockMarks.Credit) != BlockMarks.None || (text.Length <= 120 && CreditLines.IsPhotoCredit(text)));

    private static bool IsByline(in PageBlock block, ReadOnlySpan<char> text, int index, int title)
    {
        if (text.Length > 160 || (block.Marks & BlockMarks.BodyProperty) != BlockMarks.None && text.Length > 80)
            return false;
        bool near = title >= 0 ? index > title - 6 && index < title + 16 : index < 40;
        if (!near)
            return false;
        return BylineParser.IsByline(text) || ((block.Own & (BlockMarks.Byline | BlockMarks.Date)) != BlockMarks.None && text.Length <= 120 && !EndsSentence(text))
            || (text.Length <= 60 && PlainText.LineKinds.IsStamp(text));
    }

    // Between headline and text: an element called so, a sentence that the page gives as its description, or a low heading.
    private static void MarkStandfirst(PageTree tree, PageMetadata metadata, RegionKind[] kinds)
    {
        int from = metadata.TitleBlock < 0 ? 0 : metadata.TitleBlock + 1;
        string description = TitleWords.Flat(metadata.Description);
        for (int i = from; i < Math.Min(kinds.Length, from + 14); i++)
        {
            PageBlock block = tree.Blocks[i];
            if (kinds[i] != RegionKind.Body || block.Span.Length is < 20 or > LongestStandfirst || block.LinkChars * 2 > block.Span.Length)
                continue;
            bool named = (block.Own & BlockMarks.Standfirst) != BlockMarks.None;
            bool summary = (block.Own & BlockMarks.Summary) != BlockMarks.None || block.Tag == BlockTag.SecondHeading;
            bool described = description.Length > 20 && SameStart(TitleWords.Flat(block.Span.In(tree.Text).ToString()), description);
            bool inBody = (block.Marks & BlockMarks.BodyProperty) != BlockMarks.None && block.Tag == BlockTag.Paragraph;
            if (metadata.TitleBlock >= 0 && (named || (summary && (described || i - from <= 2)) || (described && !inBody && i - from <= 3 && !SamePathFollows(tree, i))))
            {
                kinds[i] = RegionKind.Standfirst;
                break;
            }

            if (MarkResolver.IsProse(block) && block.Tag == BlockTag.Paragraph)
                break;
        }
    }

    // A lead paragraph stands among its like; a standfirst is set apart.
    private static bool SamePathFollows(PageTree tree, int i)
    {
        int path = tree.Elements[tree.Blocks[i].Element].Path;
        for (int j = i + 1; j < Math.Min(tree.Blocks.Length, i + 6); j++)
        {
            if (tree.Elements[tree.Blocks[j].Element].Path == path && tree.Elements[tree.Blocks[j].Element].Parent == tree.Elements[tree.Blocks[i].Element].Parent)
                return true;
        }

        return false;
    }

    private static bool SameStart(string a, string b)
    {
        int length = Math.Min(Math.Min(a.Length, b.Length), 60);
        return length > 20 && a.AsSpan(0, length).SequenceEqual(b.AsSpan(0, length));
    }

    private static bool EndsSentence(ReadOnlySpan<char> text) => text.TrimEnd("\"”’')") is [.., '.' or '!' or '?'] && text.Count(' ') > 8;
}
