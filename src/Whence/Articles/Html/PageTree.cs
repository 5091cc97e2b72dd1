using Whence.Text;

namespace Whence.Articles.Html;

/// <summary>A page flattened into blocks of text in document order, with the elements that matter and the facts outside the text.</summary>
internal sealed class PageTree
{
    /// <summary>The text of all blocks, each followed by a line end. Spans of blocks and elements point into it.</summary>
    public required string Text { get; init; }

    public required PageBlock[] Blocks { get; init; }

    /// <summary>The page as it was parsed.</summary>
    public string Markup { get; init; } = string.Empty;

    /// <summary>Block elements, and those in a line that carry a mark; parents before children.</summary>
    public required PageElement[] Elements { get; init; }

    /// <summary>Contents of the JSON-LD scripts.</summary>
    public List<string> JsonLd { get; } = [];

    /// <summary>The other scripts, as long as they are not too long.</summary>
    public List<string> Scripts { get; } = [];

    /// <summary>Name (lower case) and content of the meta elements, in order.</summary>
    public List<KeyValuePair<string, string>> Metas { get; } = [];

    /// <summary>Values of microdata attributes: property (lower case) and value.</summary>
    public List<KeyValuePair<string, string>> Microdata { get; } = [];

    /// <summary>Slots of the class and id words of the elements, see <see cref="Blocks.BlockEvidence"/>.</summary>
    public ushort[] ClassWords { get; init; } = [];

    /// <summary>Pictures in document order.</summary>
    public List<PagePicture> Pictures { get; } = [];

    /// <summary>Datetime attributes of time elements.</summary>
    public List<TimeElement> Times { get; } = [];

    public string? TitleTag { get; set; }

    public string? Canonical { get; set; }

    public string? Base { get; set; }

    public string? Language { get; set; }
}

/// <summary>A picture: the block it stands before or in, the element round it, the text that stands for it.</summary>
internal readonly record struct PagePicture(int Block, int Element, string? Alternative);

/// <summary>The datetime attribute of an element, and the element's row.</summary>
internal readonly record struct TimeElement(string Value, int Element);

/// <summary>A run of text between two block boundaries.</summary>
internal struct PageBlock
{
    /// <summary>Row of the innermost block element that holds it.</summary>
    public int Element;

    public TextSpan Span;
    public BlockTag Tag;

    /// <summary>Characters inside links, in bold, in italics; images in the block.</summary>
    public int LinkChars;
    public int BoldChars;
    public int ItalicChars;

    /// <summary>Where an inline element marked as a credit starts, in the page's text; -1 when there is none.</summary>
    public int CreditStart;

    /// <summary>Marks of all elements round it, and of its own element with those in it.</summary>
    public BlockMarks Marks;
    public BlockMarks Own;
}

internal struct PageElement
{
    public int Parent;
    public int Depth;
    public BlockTag Tag;

    /// <summary>Marks of its own name and attributes; of these and its ancestors', once resolved.</summary>
    public BlockMarks Own;
    public BlockMarks Marks;

    /// <summary>Hash of the tag names and first class words from the root: the same for all paragraphs of a text.</summary>
    public int Path;

    public TextSpan Span;
    public int FirstBlock;

    /// <summary>One past its last block.</summary>
    public int EndBlock;

    /// <summary>Characters of prose blocks inside it.</summary>
    public int Prose;

    /// <summary>Its words in <see cref="PageTree.ClassWords"/>.</summary>
    public int FirstWord;
    public int Words;

    /// <summary>itemprop or rel, lower case, or null.</summary>
    public string? Property;
}
