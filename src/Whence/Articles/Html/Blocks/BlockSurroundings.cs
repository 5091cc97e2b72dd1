using Whence.Articles.Regions;

namespace Whence.Articles.Html.Blocks;

/// <summary>Describes what stands round a block: how much of its containers is links and scraps, the heading it stands under, pictures beside it.</summary>
internal sealed class BlockSurroundings
{
    /// <summary>Numbers a block.</summary>
    public const int Count = (3 * Levels) + 5 + 3 + 3 + 4;

    private const int Levels = 3;

    /// <summary>A shorter block is a scrap: a button, a label, a count.</summary>
    private const int Scrap = 25;

    private const int Far = 40;

    private readonly BlockContext _context;
    private readonly int[] _links, _scraps;
    private readonly bool[] _pictured;
    private readonly int[] _pictures;
    private readonly float _declared, _articles, _main;
    private int _heading = -1;
    private bool _headingPromotes;

    public BlockSurroundings(BlockContext context)
    {
        _context = context;
        PageTree tree = context.Tree;
        _links = new int[tree.Elements.Length];
        _scraps = new int[tree.Elements.Length];
        _pictured = new bool[tree.Elements.Length];
        _pictures = new int[tree.Blocks.Length + 1];
        foreach (ref readonly PageBlock block in tree.Blocks.AsSpan())
        {
            _links[block.Element] += block.LinkChars;
            _scraps[block.Element] += block.Span.Length < Scrap ? 1 : 0;
            if (!MarkResolver.IsProse(block))
                continue;
            _declared += (block.Marks & BlockMarks.BodyProperty) != BlockMarks.None ? block.Span.Length : 0;
            _articles += (block.Marks & BlockMarks.Article) != BlockMarks.None ? block.Span.Length : 0;
            _main += (block.Marks & BlockMarks.Main) != BlockMarks.None ? block.Span.Length : 0;
        }

        for (int i = tree.Elements.Length - 1; i > 0; i--)
        {
            _links[tree.Elements[i].Parent] += _links[i];
            _scraps[tree.Elements[i].Parent] += _scraps[i];
        }

        foreach (PagePicture picture in tree.Pictures)
        {
            _pictures[picture.Block]++;
            _pictured[picture.Element] = true;
        }
    }

    /// <summary>Writes the numbers of block <paramref name="i"/>; blocks are asked for in their order.</summary>
    public int Describe(int i, Span<float> row, int k)
    {
        PageTree tree = _context.Tree;
        PageElement[] elements = tree.Elements;
        PageBlock block = tree.Blocks[i];
        ReadOnlySpan<char> text = block.Span.In(tree.Text);
        int element = elements[block.Element].Tag == BlockTag.Container ? block.Element : Math.Max(0, elements[block.Element].Parent);
        int parent = element;
        for (int level = 0; level < Levels; level++)
        {
            PageElement container = elements[element];
            float chars = Math.Max(1, container.Span.Length), blocks = Math.Max(1, container.EndBlock - container.FirstBlock);
            row[k++] = _links[element] / chars;
            row[k++] = MathF.Log(chars / blocks);
            row[k++] = _scraps[element] / blocks;
            element = Math.Max(0, container.Parent);
        }

        k = DescribeHeading(i, parent, row, k);
        float total = Math.Max(1, _context.TotalProse);
        row[k++] = _declared / total;
        row[k++] = _articles / total;
        row[k++] = _main / total;
        row[k++] = _pictures[i];
        row[k++] = _pictures[i + 1];
        row[k++] = _pictured[block.Element] || _pictured[parent] ? 1 : 0;
        row[k++] = _context.Alternatives.Count == 0 ? -2 : _context.Runs.Share(i, _context.Alternatives);
        row[k++] = _context.Described.Count == 0 ? -2 : _context.Runs.Share(i, _context.Described);
        row[k++] = _context.Runs.Repeated(i);
        row[k++] = text.Length <= 300 && CreditLines.OpensCaption(text) ? 1 : 0;
        return k;
    }

    private int DescribeHeading(int i, int parent, Span<float> row, int k)
    {
        PageTree tree = _context.Tree;
        PageBlock block = tree.Blocks[i];
        row[k++] = _heading < 0 ? Far : Math.Min(Far, i - _heading);
        if (_heading < 0)
        {
            row.Slice(k, 4).Fill(-1);
        }
        else
        {
            PageBlock heading = tree.Blocks[_heading];
            PageElement container = tree.Elements[parent];
            row[k] = heading.LinkChars / (float)Math.Max(1, heading.Span.Length);
            row[k + 1] = _headingPromotes ? 1 : 0;
            row[k + 2] = _heading >= container.FirstBlock && _heading < container.EndBlock ? 1 : 0;
            row[k + 3] = (int)heading.Tag;
        }

        ReadOnlySpan<char> text = block.Span.In(tree.Text);
        bool bold = block.BoldChars * 10 > block.Span.Length * 9 && text.Length < 60;
        bool promotes = text.Length < 60 && PromoLines.Matches(text);
        if (block.Tag is BlockTag.TopHeading or BlockTag.SecondHeading or BlockTag.LowHeading || bold || promotes)
            (_heading, _headingPromotes) = (i, promotes);
        return k + 4;
    }
}
