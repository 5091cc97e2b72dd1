using Whence.Articles.Regions;

namespace Whence.Articles.Html.Blocks;

/// <summary>Describes every block of a page by numbers: its words, its elements, its neighbours, its place in the page.</summary>
/// <remarks>Trainer and scorer share this code. A change of it makes a trained model useless: train again.</remarks>
internal static class BlockFeatures
{
    /// <summary>Numbers a block.</summary>
    public const int Count = Shape + (2 * Neighbour) + Page + MarkBits + MarkBits + BlockSurroundings.Count + BlockRecords.Count + BlockEvidence.Count;

    /// <summary>Where the numbers of <see cref="BlockEvidence"/> start.</summary>
    public const int Evidence = Count - BlockEvidence.Count;

    private const int Shape = 34, Neighbour = 7, Page = 27;

    private const int MarkBits = 40;

    /// <summary>Rows of <see cref="Count"/> numbers, block after block; without <paramref name="evidence"/> its numbers are left zero.</summary>
    public static float[] Describe(BlockContext context, BlockEvidence? evidence)
    {
        PageTree tree = context.Tree;
        int n = tree.Blocks.Length;
        var rows = new float[n * Count];
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        Dictionary<int, PathSums> paths = SumPaths(tree);
        var surroundings = new BlockSurroundings(context);
        var records = new BlockRecords(context);
        (int[] before, int[] after, int[] proseBefore) = ProseDistances(tree);
        for (int i = 0; i < n; i++)
        {
            Span<float> row = rows.AsSpan(i * Count, Count);
            int k = Describe(context, i, row);
            k = DescribeNeighbour(context, i, i - 1, row, k);
            k = DescribeNeighbour(context, i, i + 1, row, k);
            PageBlock block = tree.Blocks[i];
            PathSums path = paths[tree.Elements[block.Element].Path];
            int total = Math.Max(1, context.TotalProse);
            row[k++] = MathF.Log(1 + path.Blocks);
            row[k++] = path.Prose / (float)total;
            row[k++] = path.Links / (float)Math.Max(1, path.Chars);
            row[k++] = path.Chars / (float)Math.Max(1, path.Blocks);
            row[k++] = before[i];
            row[k++] = after[i];
            row[k++] = proseBefore[i] / (float)total;
            row[k++] = MathF.Log(1 + total);
            row[k++] = n;
            row[k++] = i / (float)n;
            row[k++] = context.TitleBlock < 0 ? -100 : Math.Clamp(i - context.TitleBlock, -60, 200);
            row[k++] = context.TitleBlock < 0 ? 0 : 1;
            k = DescribeContainers(context, block, row, k);
            string text = block.Span.Length <= 400 ? block.Span.In(tree.Text).ToString() : string.Empty;
            seen.TryGetValue(text, out int times);
            row[k++] = text.Length == 0 ? 0 : times;
            seen[text] = times + 1;
            row[k++] = context.DeclaredBody.Count == 0 ? -2 : context.Runs.Share(i, context.DeclaredBody);
            BlockMarks marks = block.Marks;
            BlockMarks own = block.Own;
            for (int bit = 0; bit < MarkBits; bit++)
                row[k++] = ((long)marks >> bit) & 1;
            for (int bit = 0; bit < MarkBits; bit++)
                row[k++] = ((long)own >> bit) & 1;
            k = surroundings.Describe(i, row, k);
            records.Describe(i, row, k);
        }

        evidence?.Describe(tree, rows, Count, Evidence);
        return rows;
    }

    private static int Describe(BlockContext context, int i, Span<float> row)
    {
        PageBlock block = context.Tree.Blocks[i];
        BlockWords words = context.Words[i];
        ReadOnlySpan<char> text = block.Span.In(context.Tree.Text);
        float length = Math.Max(1, text.Length), count = Math.Max(1, words.Words);
        int k = 0;
        row[k++] = MathF.Log(length);
        row[k++] = words.Words;
        row[k++] = words.Letters / count;
        row[k++] = block.LinkChars / length;
        row[k++] = block.BoldChars / length;
        row[k++] = block.ItalicChars / length;
        row[k++] = words.StopWords / count;
        row[k++] = words.CapitalWords / count;
        row[k++] = words.UpperWords / count;
        row[k++] = words.Digits / length;
        row[k++] = words.Stops;
        row[k++] = words.Commas;
        row[k++] = words.Quotes;
        row[k++] = words.OddMarks;
        row[k++] = words.EndsSentence ? 1 : 0;
        row[k++] = words.EndsOpen ? 1 : 0;
        row[k++] = char.IsUpper(text[0]) ? 1 : char.IsLower(text[0]) ? 2 : char.IsDigit(text[0]) ? 3 : 0;
        row[k++] = text.IndexOf('\n') >= 0 ? 1 : 0;
        for (BlockTag tag = BlockTag.Container; tag < BlockTag.Skipped; tag++)
            row[k++] = block.Tag == tag ? 1 : 0;
        bool small = text.Length <= 300;
        row[k++] = small && PromoLines.Matches(text) ? 1 : 0;
        row[k++] = small && CreditLines.IsClosing(text) ? 1 : 0;
        row[k++] = small && (CreditLines.IsPhotoCredit(text) || CreditLines.CreditIn(text) > 0) ? 1 : 0;
        row[k++] = small && BylineParser.IsByline(text) ? 1 : 0;
        row[k++] = small && Dates.PrintedDates.Find(text) is not null ? 1 : 0;
        return k;
    }

    private static int DescribeNeighbour(BlockContext context, int i, int other, Span<float> row, int k)
    {
        PageTree tree = context.Tree;
        if (other < 0 || other >= tree.Blocks.Length)
        {
            row[k] = -1;
            return k + Neighbour;
        }

        PageBlock block = tree.Blocks[other];
        BlockWords words = context.Words[other];
        float length = Math.Max(1, block.Span.Length);
        row[k++] = MathF.Log(length);
        row[k++] = block.LinkChars / length;
        row[k++] = words.StopWords / (float)Math.Max(1, words.Words);
        row[k++] = words.EndsSentence ? 1 : 0;
        row[k++] = (int)block.Tag;
        row[k++] = tree.Elements[block.Element].Path == tree.Elements[tree.Blocks[i].Element].Path ? 1 : 0;
        row[k++] = tree.Elements[block.Element].Parent == tree.Elements[tree.Blocks[i].Element].Parent ? 1 : 0;
        return k;
    }

    // Prose and text of the three containers round the block, and how far it is from the element that holds the prose.
    private static int DescribeContainers(BlockContext context, PageBlock block, Span<float> row, int k)
    {
        PageElement[] elements = context.Tree.Elements;
        float total = Math.Max(1, context.TotalProse);
        int element = elements[block.Element].Tag == BlockTag.Container ? block.Element : Math.Max(0, elements[block.Element].Parent);
        for (int level = 0; level < 3; level++)
        {
            PageElement container = elements[element];
            row[k++] = container.Prose / total;
            row[k++] = container.Prose / (float)Math.Max(1, container.Span.Length);
            row[k++] = MathF.Log(1 + container.EndBlock - container.FirstBlock);
            element = Math.Max(0, container.Parent);
        }

        PageElement top = elements[context.TopElement];
        int up = 0, at = block.Element;
        while (at > 0 && !(elements[at].FirstBlock <= top.FirstBlock && elements[at].EndBlock >= top.EndBlock && elements[at].Depth <= top.Depth))
        {
            at = elements[at].Parent;
            up++;
        }

        row[k++] = up;
        row[k++] = top.Depth - elements[at].Depth;
        row[k++] = elements[block.Element].Depth;
        row[k++] = top.Prose / total;
        return k;
    }

    private static Dictionary<int, PathSums> SumPaths(PageTree tree)
    {
        var paths = new Dictionary<int, PathSums>();
        foreach (ref readonly PageBlock block in tree.Blocks.AsSpan())
        {
            int path = tree.Elements[block.Element].Path;
            paths.TryGetValue(path, out PathSums sums);
            sums.Blocks++;
            sums.Chars += block.Span.Length;
            sums.Links += block.LinkChars;
            if (MarkResolver.IsProse(block))
                sums.Prose += block.Span.Length;
            paths[path] = sums;
        }

        return paths;
    }

    // Blocks to the nearest prose before and after, at most 30; prose characters before.
    private static (int[] Before, int[] After, int[] ProseBefore) ProseDistances(PageTree tree)
    {
        const int Far = 30;
        int n = tree.Blocks.Length;
        int[] before = new int[n], after = new int[n], sum = new int[n];
        int distance = Far, total = 0;
        for (int i = 0; i < n; i++)
        {
            before[i] = distance;
            sum[i] = total;
            bool prose = MarkResolver.IsProse(tree.Blocks[i]);
            distance = prose ? 1 : Math.Min(Far, distance + 1);
            total += prose ? tree.Blocks[i].Span.Length : 0;
        }

        distance = Far;
        for (int i = n - 1; i >= 0; i--)
        {
            after[i] = distance;
            distance = MarkResolver.IsProse(tree.Blocks[i]) ? 1 : Math.Min(Far, distance + 1);
        }

        return (before, after, sum);
    }

    private struct PathSums
    {
        public int Blocks;
        public int Chars;
        public int Links;
        public int Prose;
    }
}
