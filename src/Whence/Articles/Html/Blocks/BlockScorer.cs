namespace Whence.Articles.Html.Blocks;

/// <summary>
/// Gives every block the probability that it is text of the article: trees over the block's own description, then trees that
/// also see what the first gave to the blocks round it.
/// </summary>
internal sealed class BlockScorer
{
    /// <summary>Numbers that the second pass adds to a row.</summary>
    public const int Added = 12;

    private static readonly Lazy<BlockScorer?> Shipped = new(Load);

    private readonly TreeModel _first;
    private readonly TreeModel _second;

    public BlockScorer(TreeModel first, TreeModel second)
    {
        _first = first;
        _second = second;
    }

    /// <summary>The scorer with the model inside this assembly; null in a build without it, where rules decide.</summary>
    public static BlockScorer? Default => Shipped.Value;

    public float[] Score(BlockContext context)
    {
        float[] rows = BlockFeatures.Describe(context);
        int n = context.Tree.Blocks.Length;
        var first = new float[n];
        for (int i = 0; i < n; i++)
            first[i] = _first.Score(rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count));
        float[] wide = Widen(context.Tree, rows, first);
        var second = new float[n];
        const int Width = BlockFeatures.Count + Added;
        for (int i = 0; i < n; i++)
            second[i] = _second.Score(wide.AsSpan(i * Width, Width));
        return second;
    }

    /// <summary>Rows of the second pass: those of the first and its results in the neighbourhood.</summary>
    public static float[] Widen(PageTree tree, float[] rows, float[] scores)
    {
        const int Width = BlockFeatures.Count + Added;
        int n = scores.Length;
        var wide = new float[n * Width];
        (float[] parent, float[] grand, Dictionary<int, (float Sum, int Count)> paths) = ContainerMeans(tree, scores);
        float mass = 0, total = 0;
        for (int i = 0; i < n; i++)
            total += scores[i] * tree.Blocks[i].Span.Length;
        for (int i = 0; i < n; i++)
        {
            Span<float> row = wide.AsSpan(i * Width, Width);
            rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count).CopyTo(row);
            int k = BlockFeatures.Count;
            row[k++] = scores[i];
            for (int d = 1; d <= 3; d++)
            {
                row[k++] = i - d >= 0 ? scores[i - d] : -1;
                row[k++] = i + d < n ? scores[i + d] : -1;
            }

            row[k++] = mass / Math.Max(1, total);
            mass += scores[i] * tree.Blocks[i].Span.Length;
            row[k++] = (total - mass) / Math.Max(1, total);
            row[k++] = parent[i];
            row[k++] = grand[i];
            (float sum, int count) = paths[tree.Elements[tree.Blocks[i].Element].Path];
            row[k++] = count > 1 ? (sum - scores[i]) / (count - 1) : -1;
        }

        return wide;
    }

    // Means over the siblings of a block and over its parent's siblings, by characters.
    private static (float[] Parent, float[] Grand, Dictionary<int, (float Sum, int Count)> Paths) ContainerMeans(PageTree tree, float[] scores)
    {
        int n = scores.Length;
        var sums = new float[tree.Elements.Length];
        var chars = new float[tree.Elements.Length];
        var paths = new Dictionary<int, (float Sum, int Count)>();
        for (int i = 0; i < n; i++)
        {
            int element = tree.Blocks[i].Element;
            for (int level = 0; level < 3 && element >= 0; level++, element = tree.Elements[element].Parent)
            {
                sums[element] += scores[i] * tree.Blocks[i].Span.Length;
                chars[element] += tree.Blocks[i].Span.Length;
            }

            int path = tree.Elements[tree.Blocks[i].Element].Path;
            paths.TryGetValue(path, out (float Sum, int Count) sum);
            paths[path] = (sum.Sum + scores[i], sum.Count + 1);
        }

        var parent = new float[n];
        var grand = new float[n];
        for (int i = 0; i < n; i++)
        {
            int up = Math.Max(0, tree.Elements[tree.Blocks[i].Element].Parent), above = Math.Max(0, tree.Elements[up].Parent);
            parent[i] = sums[up] / Math.Max(1, chars[up]);
            grand[i] = sums[above] / Math.Max(1, chars[above]);
        }

        return (parent, grand, paths);
    }

    private static BlockScorer? Load()
    {
        using Stream? stream = typeof(BlockScorer).Assembly.GetManifestResourceStream("articles.bin");
        if (stream is null)
            return null;
        using var reader = new BinaryReader(stream);
        return Read(reader);
    }

    /// <summary>Reads a model; null when it was trained for other features.</summary>
    public static BlockScorer? Read(BinaryReader reader) =>
        reader.ReadInt32() == BlockFeatures.Count ? new BlockScorer(TreeModel.Read(reader), TreeModel.Read(reader)) : null;
}
