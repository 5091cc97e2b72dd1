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
            WordRuns.Add(picture.Alternative, alternatives);
        return new BlockContext
        {
            Tree = tree,
            TitleBlock = titleBlock,
            DeclaredBody = WordRuns.Hashes(declaredBody),
            Description = description,
            Described = WordRuns.Hashes(description),
            Alternatives = alternatives,
            Words = words,
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

/// <summary>Hashes of runs of four words: a cheap test whether a text is part of another.</summary>
internal static class WordRuns
{
    private const int Run = 4;

    public static HashSet<int> Hashes(string? text)
    {
        var hashes = new HashSet<int>();
        Add(text, hashes);
        return hashes;
    }

    public static void Add(string? text, HashSet<int> hashes)
    {
        if (!string.IsNullOrEmpty(text))
            Read(text, hashes, add: true);
    }

    /// <summary>Share of the runs of <paramref name="text"/> that are among <paramref name="hashes"/>; -1 when it has none.</summary>
    public static float Share(ReadOnlySpan<char> text, HashSet<int> hashes) => Read(text, hashes, add: false);

    private static float Read(ReadOnlySpan<char> text, HashSet<int> hashes, bool add)
    {
        Span<int> last = stackalloc int[Run];
        int words = 0, hash = 0, all = 0, found = 0;
        bool inside = false;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ' ';
            if (char.IsLetterOrDigit(c))
            {
                hash = unchecked((hash * 31) + char.ToLowerInvariant(c));
                inside = true;
                continue;
            }

            if (!inside)
                continue;
            last[words++ % Run] = hash;
            hash = 0;
            inside = false;
            if (words < Run)
                continue;
            int run = 17;
            for (int k = 0; k < Run; k++)
                run = unchecked((run * 1_000_003) + last[(words + k) % Run]);
            all++;
            if (add)
                hashes.Add(run);
            else if (hashes.Contains(run))
                found++;
        }

        return all == 0 ? -1 : (float)found / all;
    }
}
