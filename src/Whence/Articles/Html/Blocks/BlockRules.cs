namespace Whence.Articles.Html.Blocks;

/// <summary>The floor that the trained scorer must beat: prose in the element that holds most prose, without marks against it.</summary>
internal static class BlockRules
{
    private const BlockMarks Against = BlockMarks.Navigation | BlockMarks.Aside | BlockMarks.Footer | BlockMarks.Form | BlockMarks.Related | BlockMarks.Promo | BlockMarks.Comments | BlockMarks.Share | BlockMarks.Hidden
        | BlockMarks.Advertisement | BlockMarks.Tags | BlockMarks.Biography | BlockMarks.Modal | BlockMarks.Legal | BlockMarks.Teaser | BlockMarks.Paywall | BlockMarks.Button;

    public static float[] Score(BlockContext context)
    {
        PageTree tree = context.Tree;
        PageElement top = tree.Elements[context.TopElement];
        var scores = new float[tree.Blocks.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            PageBlock block = tree.Blocks[i];
            float score = i >= top.FirstBlock && i < top.EndBlock ? 0.4f : 0;
            score += MarkResolver.IsProse(block) ? 0.25f : block.LinkChars * 2 > block.Span.Length ? -0.3f : 0;
            score += block.Tag == BlockTag.Paragraph ? 0.15f : 0;
            score += context.Words[i].EndsSentence ? 0.1f : 0;
            score -= (block.Marks & Against) != BlockMarks.None ? 0.6f : 0;
            score -= Regions.PromoLines.Matches(block.Span.In(tree.Text)) ? 0.6f : 0;
            scores[i] = Math.Clamp(score, 0, 1);
        }

        return scores;
    }
}
