using System.Text;
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
        List<Page> pages = [.. Sets.SelectMany(name => Read(GoldSet.Read(corpora, name), p => all || !p.Unread))];
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(p => p.Labels.Length)} blocks");
        using Stream stream = output.Create();
        Train(pages, stream);
        Console.WriteLine($"{output.FullName}: {stream.Length} bytes");
    }

    /// <summary>Scores every page with a model that was trained without its site: the sites are dealt into so many parts.</summary>
    public static void Validate(DirectoryInfo corpora, int parts, int misses, DirectoryInfo? readings)
    {
        GoldSet[] sets = [.. Sets.Select(name => GoldSet.Read(corpora, name))];
        Page[][] pages = [.. sets.Select(set => Read(set, _ => true).ToArray())];
        Article[][] found = [.. pages.Select(p => new Article[p.Length])], best = [.. pages.Select(p => new Article[p.Length])];
        for (int part = 0; part < parts; part++)
        {
            using var stream = new MemoryStream();
            Train([.. pages.SelectMany(p => p).Where(p => Part(p, parts) != part)], stream);
            stream.Position = 0;
            BlockScorer scorer = Load(stream);
            for (int set = 0; set < sets.Length; set++)
            {
                for (int i = 0; i < found[set].Length; i++)
                {
                    Page page = pages[set][i];
                    if (Part(page, parts) == part)
                        found[set][i] = Find(page, scorer.Score);
                    if (part == 0)
                        best[set][i] = Find(page, _ => [.. page.Labels.Select(l => l == 0 ? 0f : 1)]);
                }
            }

            Console.Error.WriteLine($"part {part + 1} of {parts}");
        }

        for (int set = 0; set < sets.Length; set++)
        {
            ArticleScores scores = new(sets[set]), ceiling = new(sets[set]);
            for (int i = 0; i < found[set].Length; i++)
            {
                scores.Add(pages[set][i].Gold, found[set][i]);
                ceiling.Add(pages[set][i].Gold, best[set][i]);
            }

            if (readings is not null)
                ArticleReadings.Write(readings, sets[set].Name, pages[set].Select(p => p.Gold).Zip(found[set]));
            Console.WriteLine($"{sets[set].Name}: {scores}");
            Console.WriteLine($"  were every block labelled right: {ceiling}");
            foreach ((double f1, double p, double r, GoldPage page) in scores.PerPage.OrderBy(x => x.F1).Take(misses))
                Console.WriteLine($"  {page.Id} F1 {f1:0.000} P {p:0.000} R {r:0.000} {page.Url}");
        }
    }

    private static Article Find(Page page, Func<BlockContext, float[]> score) => HtmlArticleFinder.Find(page.Tree, new GivenFacts { Url = page.Gold.Url }, score);

    /// <summary>A model that <see cref="Train(DirectoryInfo, FileInfo, bool)"/> wrote.</summary>
    public static BlockScorer Load(FileInfo model)
    {
        using FileStream stream = model.OpenRead();
        return Load(stream);
    }

    private static BlockScorer Load(Stream stream)
    {
        using var reader = new BinaryReader(stream);
        return BlockScorer.Read(reader) ?? throw new InvalidDataException("The model was trained for other features.");
    }

    // Whatever learns from another's answers is given answers for pages that the other had not read.
    private static void Train(List<Page> pages, Stream output)
    {
        const int Width = BlockFeatures.Count;
        for (int fold = 0; fold < Folds; fold++)
        {
            BlockEvidence part = Learn(pages.Where(p => Part(p, Folds) != fold));
            foreach (Page page in pages.Where(p => Part(p, Folds) == fold))
                part.Describe(page.Tree, page.Rows, Width, BlockFeatures.Evidence);
        }

        using var writer = new BinaryWriter(output, Encoding.UTF8, leaveOpen: true);
        writer.Write(Width);
        Learn(pages).Write(writer);
        writer.Write(BlockScorer.Passes);
        pages.ForEach(p => p.Input = p.Rows);
        for (int pass = 0; pass < BlockScorer.Passes; pass++)
        {
            int width = pages[0].Input.Length / pages[0].Labels.Length;
            Fit(pages, width, pass).Write(writer);
            if (pass == BlockScorer.Passes - 1)
                return;
            var next = new List<(Page Page, float[] Input)>();
            for (int fold = 0; fold < Folds; fold++)
            {
                TreeModel part = TreeModel.From(Fit([.. pages.Where(p => Part(p, Folds) != fold)], width, pass).Write);
                next.AddRange(pages.Where(p => Part(p, Folds) == fold).Select(p => (p, BlockScorer.Widen(p.Tree, p.Rows, part.Score(p.Input, width)))));
            }

            next.ForEach(n => n.Page.Input = n.Input);
        }
    }

    // Pages of one site fall in one part. Parts within parts are drawn by other bits, so that they stay even.
    private static int Part(Page page, int parts) => (int)((GoldPage.Hash(page.Gold.Site) >> (parts == Folds ? 20 : 8)) % (uint)parts);

    private static BlockEvidence Learn(IEnumerable<Page> pages) => EvidenceTraining.Train([.. pages.Select(p => (p.Gold.Site, p.Evidence))]);

    // News counts more than the blogs and manuals of the largest set.
    private static IEnumerable<Page> Read(GoldSet set, Func<GoldPage, bool> wanted) =>
        set.Pages.Where(p => wanted(p) && !string.IsNullOrEmpty(p.Body)).Select(p => Read(set, p, set.Name switch { "aeb" => 2f, "naeb" => 1.5f, "fundus-tests" => 2f, _ => 1f }));

    private static Page Read(GoldSet set, GoldPage gold, float weight)
    {
        PageTree tree = PageWalk.Walk(gold.Html);
        PageMetadata metadata = PageMetadata.Read(tree, gold.Url);
        RegionKind[] kinds = BlockKinds.Find(tree, metadata);
        BlockContext context = BlockContext.Build(tree, metadata.TitleBlock, metadata.Facts.Article?.ArticleBody, metadata.Description);
        sbyte[] labels = BlockLabels.Align(tree, gold.Body!);
        for (int i = 0; i < labels.Length; i++)
        {
            // What rules have named is not the scorer's to decide, and what a set leaves out everywhere says nothing. Standfirsts are learned from, whoever decides them: without those that are called so all figures fall by .001 to .002.
            bool named = kinds[i] != RegionKind.Body && !(kinds[i] == RegionKind.Standfirst && !set.StandfirstInBody);
            bool leftOut = set.LeavesOutTables && labels[i] == 0 && (tree.Blocks[i].Marks & BlockMarks.Table) != BlockMarks.None;
            if (named || leftOut)
                labels[i] = -1;
        }

        float share = weight * 60 / Math.Max(1, labels.Length);
        return new Page(gold, tree, BlockFeatures.Describe(context, null), labels, weight)
        {
            Evidence = [.. Enumerable.Range(0, labels.Length).Where(i => labels[i] >= 0).Select(i => (labels[i], Math.Min(share, 3), BlockEvidence.Find(tree, i)))],
        };
    }

    private static TreeBoosting Fit(List<Page> used, int width, int pass)
    {
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
                page.Input.AsSpan(i * width, width).CopyTo(matrix.AsSpan(at * width, width));
                labels[at] = page.Labels[i];
                weights[at++] = (float)(page.Weight * 60 * Mass(page.Tree.Blocks[i].Span.Length) / Math.Max(1, chars));
            }
        }

        // What the first pass cannot see from a block alone, the later ones see round it: they have more to learn.
        TreeBoosting boosting = pass == 0
            ? new TreeBoosting(trees: 220, depth: 5, rate: 0.07, minWeight: 6, shrink: 6)
            : new TreeBoosting(trees: 400, depth: 6, rate: 0.05, minWeight: 10, shrink: 10);
        boosting.Train(matrix, width, labels, weights);
        return boosting;
    }

    // A long paragraph costs more when it is wrong, but not in proportion: identity of the whole body counts too.
    private static double Mass(int length) => 1 + Math.Sqrt(Math.Min(length, 900) / 10.0);

    private sealed class Page(GoldPage gold, PageTree tree, float[] rows, sbyte[] labels, float weight)
    {
        public GoldPage Gold => gold;

        public PageTree Tree => tree;

        /// <summary>The blocks' own description.</summary>
        public float[] Rows => rows;

        /// <summary>What the pass that is being trained sees.</summary>
        public float[] Input { get; set; } = [];

        public sbyte[] Labels => labels;

        public float Weight => weight;

        /// <summary>Label, weight and words of the blocks that are learned from.</summary>
        public required (sbyte Label, float Weight, int[] Slots)[] Evidence { get; init; }
    }
}
