namespace Whence.Articles.Html.Blocks;

/// <summary>
/// Gives every block the probability that it is text of the article: trees over the block's own description and what its words say, then trees that
/// also see what those before gave to the blocks round it.
/// </summary>
internal sealed class BlockScorer
{
    /// <summary>How often trees look at a page.</summary>
    public const int Passes = 2;

    /// <summary>Numbers that every later pass adds to a row.</summary>
    public const int Added = 17;

    private const int Width = BlockFeatures.Count + Added;

    private static readonly Lazy<BlockScorer?> Shipped = new(Load);

    private readonly BlockEvidence _evidence;
    private readonly TreeModel[] _passes;

    private BlockScorer(BlockEvidence evidence, TreeModel[] passes)
    {
        _evidence = evidence;
        _passes = passes;
    }

    /// <summary>The scorer with the model inside this assembly; null in a build without it, where rules decide.</summary>
    public static BlockScorer? Default => Shipped.Value;

    /// <summary>A block and its neighbours that a pass is so sure to be nothing are not looked at again.</summary>
    private const float Surely = 0.004f;

    public float[] Score(BlockContext context)
    {
        float[] rows = BlockFeatures.Describe(context, _evidence);
        float[] scores = _passes[0].Score(rows, BlockFeatures.Count);
        foreach (TreeModel pass in _passes.AsSpan(1))
            scores = Again(pass, context.Tree, rows, scores);
        return scores;
    }

    private static float[] Again(TreeModel pass, PageTree tree, float[] rows, float[] before)
    {
        var neighbourhood = new Neighbourhood(tree, before);
        var after = new float[before.Length];
        Span<float> wide = stackalloc float[TreeModel.Abreast * Width];
        Span<float> scores = stackalloc float[TreeModel.Abreast];
        Span<int> blocks = stackalloc int[TreeModel.Abreast];
        int waiting = 0;
        for (int i = 0; i < before.Length; i++)
        {
            if (neighbourhood.Highest(i) >= Surely)
            {
                Widen(rows, neighbourhood, i, wide.Slice(waiting * Width, Width));
                blocks[waiting++] = i;
            }

            if (waiting < TreeModel.Abreast && i < before.Length - 1)
                continue;
            pass.Score(wide, Width, scores[..waiting]);
            for (int k = 0; k < waiting; k++)
                after[blocks[k]] = scores[k];
            waiting = 0;
        }

        return after;
    }

    /// <summary>Rows of a later pass: those of the first, and what the pass before gave in the neighbourhood.</summary>
    public static float[] Widen(PageTree tree, float[] rows, float[] scores)
    {
        var neighbourhood = new Neighbourhood(tree, scores);
        var wide = new float[scores.Length * Width];
        for (int i = 0; i < scores.Length; i++)
            Widen(rows, neighbourhood, i, wide.AsSpan(i * Width, Width));
        return wide;
    }

    private static void Widen(float[] rows, Neighbourhood neighbourhood, int i, Span<float> row)
    {
        rows.AsSpan(i * BlockFeatures.Count, BlockFeatures.Count).CopyTo(row);
        neighbourhood.Describe(i, row[BlockFeatures.Count..]);
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
        reader.ReadInt32() == BlockFeatures.Count ? new BlockScorer(BlockEvidence.Read(reader), [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => TreeModel.Read(reader))]) : null;
}
