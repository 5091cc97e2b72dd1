using System.Numerics;

namespace Whence.Articles.Html;

/// <summary>Passes marks down from elements to blocks, and disbelieves those that would condemn most of the page's prose.</summary>
internal static class MarkResolver
{
    /// <summary>A block with at least so many characters and few links is prose.</summary>
    public const int ProseLength = 80;

    /// <summary>An element that holds this share of the page's prose is not chrome, whatever its class says.</summary>
    private const double TrustedShare = 0.3;

    /// <summary>What is hidden may well be as long as the article.</summary>
    private const double HiddenShare = 0.7;

    public static void Resolve(PageTree tree)
    {
        PageElement[] elements = tree.Elements;
        int total = 0;
        for (int i = 1; i < elements.Length; i++)
            elements[i].Marks = (elements[elements[i].Parent].Marks | elements[i].Own) & BlockMarks.Consent;
        for (int i = 0; i < tree.Blocks.Length; i++)
        {
            ref PageBlock block = ref tree.Blocks[i];
            if (!IsProse(block) || elements[block.Element].Marks != BlockMarks.None)
                continue;
            total += block.Span.Length;
            elements[block.Element].Prose += block.Span.Length;
        }

        for (int i = elements.Length - 1; i > 0; i--)
            elements[elements[i].Parent].Prose += elements[i].Prose;

        for (int i = 1; i < elements.Length; i++)
        {
            ref PageElement element = ref elements[i];
            BlockMarks own = element.Own;
            if (element.Prose > 600 && element.Prose > total * TrustedShare)
                own &= ~Doubted(tree, element, total);
            // Long class lists of a layout name everything: they say nothing.
            if (BitOperations.PopCount((ulong)(own & BlockMarks.Against)) > 6)
                own &= ~BlockMarks.Against;
            element.Marks = elements[element.Parent].Marks | own;
        }

        for (int i = 0; i < tree.Blocks.Length; i++)
        {
            ref PageBlock block = ref tree.Blocks[i];
            PageElement element = elements[block.Element];
            block.Marks = element.Marks;
            block.Own = element.Own | (element.Parent >= 0 ? elements[element.Parent].Own & (BlockMarks.Caption | BlockMarks.Credit | BlockMarks.Byline | BlockMarks.Date | BlockMarks.Standfirst | BlockMarks.Summary) : BlockMarks.None);
        }

        // Marked elements in a line lend their marks to the block when they cover most of it.
        for (int i = 1; i < elements.Length; i++)
        {
            PageElement element = elements[i];
            if (element.Tag != BlockTag.Inline || element.FirstBlock >= tree.Blocks.Length)
                continue;
            ref PageBlock block = ref tree.Blocks[element.FirstBlock];
            int covered = Math.Min(element.Span.End, block.Span.End) - Math.Max(element.Span.Start, block.Span.Start);
            if (covered * 10 >= block.Span.Length * 6)
            {
                block.Own |= element.Own;
                block.Marks |= element.Own;
            }
        }
    }

    // Comments are often longer than what they comment on: they are doubted only round a headline. A hidden copy of the text is as long as the text.
    private static BlockMarks Doubted(PageTree tree, in PageElement element, int total)
    {
        BlockMarks doubted = BlockMarks.Against;
        if (element.Prose < total * HiddenShare)
            doubted &= ~BlockMarks.Hidden;
        if ((element.Own & BlockMarks.Comments) != BlockMarks.None && !HasHeadline(tree, element.FirstBlock, element.EndBlock) && HasHeadline(tree, 0, tree.Blocks.Length))
            doubted &= ~BlockMarks.Comments;
        return doubted;
    }

    private static bool HasHeadline(PageTree tree, int first, int end) => Array.FindIndex(tree.Blocks, first, end - first, b => b.Tag == BlockTag.TopHeading) >= 0;

    /// <summary>Whether the block is long and mostly outside links.</summary>
    public static bool IsProse(in PageBlock block) => block.Span.Length >= ProseLength && block.LinkChars * 2 < block.Span.Length;
}
