namespace Whence.Articles.Html.Blocks;

/// <summary>A table of figures is text of the article as a whole or not at all: half a table says something else than the whole.</summary>
internal static class WholeTables
{
    /// <summary>A table with fewer cells is a layout or a list of links.</summary>
    private const int LeastCells = 6;

    /// <summary>The mean probability that a table needs. Cells are shorter than what the scorer is sure of.</summary>
    private const float Threshold = 0.35f;

    /// <summary>Sets <paramref name="body"/> for all cells of each innermost table of figures below the headline.</summary>
    /// <param name="tree">The page.</param>
    /// <param name="title">The block of the headline, or -1.</param>
    /// <param name="kinds">What rules call each block; only body can become text.</param>
    /// <param name="scores">Probability of each block.</param>
    /// <param name="body">Whether each block is text of the article.</param>
    public static void Decide(PageTree tree, int title, ReadOnlySpan<RegionKind> kinds, ReadOnlySpan<float> scores, Span<bool> body)
    {
        int inner = tree.Blocks.Length;
        for (int i = tree.Elements.Length - 1; i > 0; i--)
        {
            PageElement element = tree.Elements[i];
            if ((element.Own & BlockMarks.Table) == BlockMarks.None)
                continue;
            bool holdsTable = inner < element.EndBlock;
            inner = element.FirstBlock;
            bool figures = element.Prose * 2 <= element.Span.Length;
            if (figures && !holdsTable && element.FirstBlock > title && (element.Marks & BlockMarks.Consent) == BlockMarks.None)
                Decide(element.FirstBlock..element.EndBlock, kinds, scores, body);
        }
    }

    private static void Decide(Range table, ReadOnlySpan<RegionKind> kinds, ReadOnlySpan<float> scores, Span<bool> body)
    {
        int cells = kinds[table].Count(RegionKind.Body);
        if (cells < LeastCells)
            return;
        float sum = 0;
        for (int i = table.Start.Value; i < table.End.Value; i++)
            sum += kinds[i] == RegionKind.Body ? scores[i] : 0;
        for (int i = table.Start.Value; i < table.End.Value; i++)
        {
            if (kinds[i] == RegionKind.Body)
                body[i] = sum >= Threshold * cells;
        }
    }
}
