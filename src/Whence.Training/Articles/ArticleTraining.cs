using Whence.Articles;
using Whence.Articles.Html;
using Whence.Articles.Html.Blocks;
using Whence.Articles.Metadata;

namespace Whence.Training.Articles;

/// <summary>Trains the block scorer: labels by alignment with gold bodies, two passes, the second on scores that the first gave to pages it had not read.</summary>
internal static class ArticleTraining
{
    private const int Folds = 3;

    private static readonly string[] Sets = ["aeb", "naeb", "fundus-tests", "wcxb-dev"];

    public static void Train(DirectoryInfo corpora, FileInfo output, bool all)
    {
        List<Page> pages = [];
        foreach (string name in Sets)
        {
            GoldSet set = GoldSet.Read(corpora, name);
            // News counts more than the blogs and manuals of the largest set.
            float weight = name switch { "aeb" => 2f, "naeb" => 1.5f, "fundus-tests" => 2f, _ => 1f };
            pages.AddRange(set.Pages.Where(p => (all || !p.Unread) && !string.IsNullOrEmpty(p.Body)).Select(p => Read(p, set, weight)));
            Console.WriteLine($"{name}: {pages.Count} pages, {pages.Sum(p => p.Labels.Length)} blocks in all");
        }

        const int Width = BlockFeatures.Count;
        float[][] held = new float[pages.Count][];
        for (int fold = 0; fold < Folds; fold++)
        {
            int now = fold;
            TreeBoosting part = Fit(pages.Where((_, i) => i % Folds != now), p => p.Rows, Width);
            for (int i = fold; i < pages.Count; i += Folds)
                held[i] = Score(part, pages[i].Rows, Width);
            Console.WriteLine($"first pass, fold {fold + 1} of {Folds}");
        }

        TreeBoosting first = Fit(pages, p => p.Rows, Width);
        for (int i = 0; i < pages.Count; i++)
            pages[i] = pages[i] with { Rows = BlockScorer.Widen(pages[i].Tree, pages[i].Rows, held[i]) };
        TreeBoosting second = Fit(pages, p => p.Rows, Width + BlockScorer.Added);
        using var writer = new BinaryWriter(output.Create());
        writer.Write(Width);
        first.Write(writer);
        second.Write(writer);
        Console.WriteLine($"{output.FullName}: {writer.BaseStream.Length} bytes");
    }

    private static Page Read(GoldPage gold, GoldSet set, float weight)
    {
        PageTree tree = PageWalk.Walk(gold.Html);
        PageMetadata metadata = PageMetadata.Read(tree, gold.Url);
        RegionKind[] kinds = BlockKinds.Find(tree, metadata);
        BlockContext context = BlockContext.Build(tree, metadata.TitleBlock, metadata.Facts.Article?.ArticleBody, metadata.Description);
        sbyte[] labels = BlockLabels.Align(tree, gold.Body!);
        for (int i = 0; i < labels.Length; i++)
        {
            // What rules have named is not the scorer's to decide.
            if (kinds[i] != RegionKind.Body)
                labels[i] = -1;
        }

        _ = set;
        return new Page(tree, BlockFeatures.Describe(context), labels, weight);
    }

    private static TreeBoosting Fit(IEnumerable<Page> pages, Func<Page, float[]> rows, int width)
    {
        Page[] used = [.. pages];
        int n = used.Sum(p => p.Labels.Count(l => l >= 0));
        var matrix = new float[(long)n * width];
        var labels = new float[n];
        var weights = new float[n];
        int at = 0;
        foreach (Page page in used)
        {
            double chars = 0;
            for (int i = 0; i < page.Labels.Length; i++)
                chars += page.Labels[i] >= 0 ? Mass(page.Tree.Blocks[i].Span.Length) : 0;
            for (int i = 0; i < page.Labels.Length; i++)
            {
                if (page.Labels[i] < 0)
                    continue;
                rows(page).AsSpan(i * width, width).CopyTo(matrix.AsSpan(at * width, width));
                labels[at] = page.Labels[i];
                weights[at++] = (float)(page.Weight * 60 * Mass(page.Tree.Blocks[i].Span.Length) / Math.Max(1, chars));
            }
        }

        var boosting = new TreeBoosting(trees: 220, depth: 5, rate: 0.07, minWeight: 6, shrink: 6);
        boosting.Train(matrix, width, labels, weights);
        return boosting;
    }

    // A long paragraph costs more when it is wrong, but not in proportion: identity of the whole body counts too.
    private static double Mass(int length) => 1 + Math.Sqrt(Math.Min(length, 900) / 10.0);

    private static float[] Score(TreeBoosting model, float[] rows, int width)
    {
        var scores = new float[rows.Length / width];
        for (int i = 0; i < scores.Length; i++)
            scores[i] = model.Score(rows.AsSpan(i * width, width));
        return scores;
    }

    private sealed record Page(PageTree Tree, float[] Rows, sbyte[] Labels, float Weight);
}
