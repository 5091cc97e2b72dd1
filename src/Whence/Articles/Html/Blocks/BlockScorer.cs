namespace Whence.Articles.Html.Blocks;

/// <summary>
/// Gives every block the probability that it is text of the article: trees over the block's own description and what its words say, then trees that
/// also see what the first gave to the blocks round it.
/// </summary>
internal sealed class BlockScorer
{
    /// <summary>Numbers that the second pass adds to a row.</summary>
    public const int Added = 12;

    private static readonly Lazy<BlockScorer?> Shipped = new(Load);

    private readonly BlockEvidence _evidence;
    private readonly TreeModel _first;
    private readonly TreeModel _second;

    public BlockScorer(BlockEvidence evidence, TreeModel first, TreeModel second)
    {
        _evidence = evidence;
        _first = first;
        _second = second;
    }

    /// <summary>The scorer with the model inside this assembly; null in a build without it, where rules decide.</summary>
    public static BlockScorer? Default => Shipped.Value;

    /// <summary>A block and its neighbours that the first pass is so sure to be nothing are not looked at again.</summary>
    private const float Surely = 0.004f;

    public float[] Score(BlockContext context)
    {
        float[] rows = BlockFeatures.Describe(context, _evidence);
        int n = context.Tree.Blocks.Length;
        var first = new float[n];
        _first.Score(rows, BlockFeatures.Count, first);
        var neighbourhood = new Neighbourhood(context.Tree, first);
        var second = new float[n];
        const int Width = BlockFeatures.Count + Added;
        Span<float> wide = stackalloc float[TreeModel.Abreast * Width];
        Span<float> scores = stackalloc float[TreeModel.Abreast];
        Span<int> blocks = stackalloc int[TreeModel.Abreast];
        int waiting = 0;
        for (int i = 0; i < n; i++)
        {
            if (neighbourhood.Highest(i) >= Surely)
            {
                Span<float> row = wide.Slice(waiting * Width, Width);
                rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count).CopyTo(row);
                neighbourhood.Describe(i, row[BlockFeatures.Count..]);
                blocks[waiting++] = i;
            }

            if (waiting < TreeModel.Abreast && i < n - 1)
                continue;
            _second.Score(wide, Width, scores[..waiting]);
            for (int k = 0; k < waiting; k++)
                second[blocks[k]] = scores[k];
            waiting = 0;
        }

        return second;
    }

    /// <summary>Rows of the second pass: those of the first and its results in the neighbourhood.</summary>
    public static float[] Widen(PageTree tree, float[] rows, float[] scores)
    {
        const int Width = BlockFeatures.Count + Added;
        var neighbourhood = new Neighbourhood(tree, scores);
        var wide = new float[scores.Length * Width];
        for (int i = 0; i < scores.Length; i++)
        {
            Span<float> row = wide.AsSpan(i * Width, Width);
            rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count).CopyTo(row);
            neighbourhood.Describe(i, row[BlockFeatures.Count..]);
        }

        return wide;
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
        reader.ReadInt32() == BlockFeatures.Count ? new BlockScorer(BlockEvidence.Read(reader), TreeModel.Read(reader), TreeModel.Read(reader)) : null;
}
