namespace Whence.Articles.Html.Blocks;

/// <summary>What is known of a page before its blocks are scored.</summary>
internal sealed class BlockContext
{
    public required PageTree Tree { get; init; }

    /// <summary>Block of the printed headline, or -1.</summary>
    public required int TitleBlock { get; init; }

    /// <summary>Hashes of runs of four words of the JSON-LD articleBody; empty when there is none.</summary>
    public required HashSet<int> DeclaredBody { get; init; }

    /// <summary>The page's own description (meta or JSON-LD), or null.</summary>
    public string? Description { get; init; }

    /// <summary>Hashes of runs of four words of <see cref="Description"/>.</summary>
    public required HashSet<int> Described { get; init; }

    /// <summary>The same of the texts that stand for pictures.</summary>
    public required HashSet<int> Alternatives { get; init; }

    public required BlockWords[] Words { get; init; }

    /// <summary>Runs of four words of every block.</summary>
    public required WordRuns Runs { get; init; }

    /// <summary>Element that holds most of the prose, as deep as possible.</summary>
    public required int TopElement { get; init; }

    public int TotalProse => Tree.Elements[0].Prose;

    public static BlockContext Build(PageTree tree, int titleBlock, string? declaredBody, string? description)
    {
        var words = new BlockWords[tree.Blocks.Length];
        for (int i = 0; i < words.Length; i++)
            words[i] = BlockWords.Count(tree.Blocks[i].Span.In(tree.Text));
        var alternatives = new HashSet<int>();
        foreach (PagePicture picture in tree.Pictures)
            alternatives.UnionWith(WordRuns.Hashes(picture.Alternative));
        return new BlockContext
        {
            Tree = tree,
            TitleBlock = titleBlock,
            DeclaredBody = WordRuns.Hashes(declaredBody),
            Description = description,
            Described = WordRuns.Hashes(description),
            Alternatives = alternatives,
            Words = words,
            Runs = new WordRuns(tree),
            TopElement = FindTop(tree),
        };
    }

    // From the root to the child that holds at least six tenths of its parent's prose, as long as there is one. Children come
    // after parents in the rows, so one pass suffices.
    private static int FindTop(PageTree tree)
    {
        int top = 0;
        for (int i = 1; i < tree.Elements.Length; i++)
        {
            PageElement element = tree.Elements[i];
            if (element.Parent == top && element.Tag is BlockTag.Container or BlockTag.Quote or BlockTag.Cell && element.Prose * 10 > tree.Elements[top].Prose * 6)
                top = i;
        }

        return top;
    }
}
