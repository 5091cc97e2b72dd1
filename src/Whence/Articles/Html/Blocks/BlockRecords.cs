namespace Whence.Articles.Html.Blocks;

/// <summary>
/// Describes where a block stands among elements that are repeated (cards of a list, comments of a thread, stories one below another), and how it stands to the headline.
/// </summary>
/// <remarks>After the data records of B. Liu, R. Grossman and Y. Zhai, Mining data records in web pages, 2003: elements of one path are records of one kind. An article is
/// seldom one record of many, and when it is, it is the one with the headline.</remarks>
internal sealed class BlockRecords
{
    /// <summary>Numbers a block.</summary>
    public const int Count = (2 * Record) + 7;

    private const int Record = 5;

    private readonly BlockContext _context;
    private readonly Dictionary<int, (int Count, int Prose, bool Titled)> _paths = [];

    /// <summary>For every element: the element round it, or itself, that is repeated most; the outermost that is repeated.</summary>
    private readonly int[] _most, _outermost;

    /// <summary>The outermost element round it that is an article, or -1.</summary>
    private readonly int[] _article;
    private readonly bool[] _titled;

    /// <summary>For every element: how many elements lie between it and one that holds the headline, the outermost of these, and the marks of all round it.</summary>
    private readonly int[] _up, _branch;
    private readonly BlockMarks[] _said;
    private readonly int _articles;
    private readonly bool _titledArticle;

    public BlockRecords(BlockContext context)
    {
        _context = context;
        PageElement[] elements = context.Tree.Elements;
        _most = new int[elements.Length];
        _outermost = new int[elements.Length];
        _article = new int[elements.Length];
        _titled = new bool[elements.Length];
        _up = new int[elements.Length];
        _branch = new int[elements.Length];
        _said = new BlockMarks[elements.Length];
        if (context.TitleBlock >= 0)
        {
            for (int element = context.Tree.Blocks[context.TitleBlock].Element; element >= 0; element = elements[element].Parent)
                _titled[element] = true;
        }

        for (int i = 1; i < elements.Length; i++)
        {
            if (!IsContainer(elements[i]))
                continue;
            _paths.TryGetValue(elements[i].Path, out (int Count, int Prose, bool Titled) path);
            _paths[elements[i].Path] = (path.Count + 1, path.Prose + elements[i].Prose, path.Titled || _titled[i]);
        }

        _article[0] = -1;
        for (int i = 1; i < elements.Length; i++)
        {
            int parent = elements[i].Parent;
            (_most[i], _outermost[i], _article[i]) = (_most[parent], _outermost[parent], _article[parent]);
            _said[i] = _said[parent] | elements[i].Own;
            _up[i] = _titled[i] ? 0 : _up[parent] + 1;
            _branch[i] = _titled[i] || parent == 0 || _titled[parent] ? i : _branch[parent];
            if ((elements[i].Own & BlockMarks.Article) != BlockMarks.None && elements[i].Prose > 0 && _article[i] < 0)
            {
                _article[i] = i;
                _articles++;
                _titledArticle |= _titled[i];
            }

            if (!IsContainer(elements[i]) || Times(i) < 2)
                continue;
            if (_outermost[i] == 0)
                _outermost[i] = i;
            if (Times(i) > Times(_most[i]))
                _most[i] = i;
        }
    }

    /// <summary>Writes the numbers of block <paramref name="i"/>.</summary>
    public void Describe(int i, Span<float> row, int k)
    {
        PageElement[] elements = _context.Tree.Elements;
        int element = _context.Tree.Blocks[i].Element;
        float total = Math.Max(1, _context.TotalProse);
        k = DescribeRecord(_most[element], total, row, k);
        k = DescribeRecord(_outermost[element], total, row, k);

        // Up to the element that holds the headline, too, and what lies below that.
        row[k++] = _context.TitleBlock < 0 ? -1 : _up[element];
        row[k++] = _context.TitleBlock < 0 ? -1 : elements[_branch[element]].Prose / total;
        int article = _article[element];
        row[k++] = article < 0 ? (_titledArticle ? -2 : -1) : _titled[article] ? 2 : _titledArticle ? 0 : 1;
        row[k++] = article < 0 ? 0 : elements[article].Prose / total;
        row[k++] = _articles;
        BlockMarks said = _said[element];
        row[k++] = (said & BlockMarks.Comments) != BlockMarks.None ? 1 : 0;
        row[k] = (said & BlockMarks.Hidden) != BlockMarks.None ? 1 : 0;
    }

    private int DescribeRecord(int record, float total, Span<float> row, int k)
    {
        PageElement element = _context.Tree.Elements[record];
        _paths.TryGetValue(element.Path, out (int Count, int Prose, bool Titled) path);
        bool none = record == 0;
        row[k++] = none ? 0 : MathF.Log(path.Count);
        row[k++] = none ? 0 : MathF.Log(1 + element.EndBlock - element.FirstBlock);
        row[k++] = none ? 0 : element.Prose / total;
        row[k++] = none ? 0 : path.Prose / total;
        row[k++] = none ? 0 : _titled[record] ? 2 : path.Titled ? -1 : 1;
        return k;
    }

    private static bool IsContainer(in PageElement element) => element.Tag is BlockTag.Container or BlockTag.ListItem && element.EndBlock > element.FirstBlock;

    private int Times(int element) => element == 0 ? 0 : _paths[_context.Tree.Elements[element].Path].Count;
}
