using System.Buffers;
using Whence.Articles.Html.Blocks;
using Whence.Articles.Metadata;
using Whence.Articles.PageTypes;
using Whence.Articles.Regions;
using Whence.Text;

namespace Whence.Articles.Html;

/// <summary>Finds the article in a page: walks it into blocks, reads its metadata, scores the blocks, writes text and regions.</summary>
internal static class HtmlArticleFinder
{
    private static readonly SearchValues<char> s_rule = SearchValues.Create("_*-–—# ");

    /// <summary>Blocks with at least this probability are body.</summary>
    public const float Threshold = 0.5f;

    /// <summary>Above the headline they must be more probable: what stands there is seldom body when the scorer doubts.</summary>
    private const float ThresholdAbove = 0.9f;

    /// <summary>With fewer characters of body the scorer is taken to have missed the text.</summary>
    private const int ShortBody = 400;

    /// <summary>A page of more blocks is a page, and not an item by itself.</summary>
    private const int MostOfItem = 12;

    /// <summary>A block that repeats this share of its runs of words is a copy.</summary>
    private const float Copy = 0.8f;

    private const BlockMarks Chrome = BlockMarks.Footer | BlockMarks.Comments | BlockMarks.Modal | BlockMarks.Consent | BlockMarks.Legal | BlockMarks.Navigation;

    public static Article Find(string html, GivenFacts given) => Find(html, given, BlockScorer.Default);

    /// <summary>The article that <paramref name="scorer"/> finds; without one, rules decide.</summary>
    public static Article Find(string html, GivenFacts given, BlockScorer? scorer) => Find(PageWalk.Walk(html), given, scorer is null ? BlockRules.Score : scorer.Score);

    /// <summary>The article in a page whose blocks <paramref name="score"/> gives a probability each.</summary>
    public static Article Find(PageTree tree, GivenFacts given, Func<BlockContext, float[]> score)
    {
        PageMetadata metadata = PageMetadata.Read(tree, given.Url);
        RegionKind[] kinds = BlockKinds.Find(tree, metadata);
        bool[] body = Choose(tree, metadata, kinds, score);
        ArticleText text = ArticleText.Write(tree, metadata, kinds, body);
        if (metadata.Facts.Article?.ArticleBody is { Length: > 600 } declared && text.BodyLength < declared.Length * 0.4 && IsNotDrawn(declared, tree, text.BodyLength))
            text = ArticleText.OfDeclared(metadata.Title, declared);
        string? published = given.Published ?? metadata.Published;
        return new Article
        {
            Text = text.Text,
            TextSha256 = ContentHash.Sha256(text.Text),
            Regions = text.Regions,
            Dateline = text.Dateline,
            Url = given.Url ?? metadata.Url,
            Outlet = given.Outlet ?? metadata.Outlet,
            Headline = given.Headline ?? metadata.Title,
            Bylines = metadata.Authors,
            Published = published,
            PublishedBasis = given.Published is not null ? PublishedBasis.Given : metadata.PublishedBasis,
            ProbablyNot = PageTypeGuard.Judge(tree, metadata, text),
        };
    }

    // Some pages carry their text only in JSON-LD and draw it by script. What the page draws, the scorer has seen.
    private static bool IsNotDrawn(string declared, PageTree tree, int body) =>
        body < ShortBody || WordRuns.Share(declared, WordRuns.Hashes(tree.Text)) < 0.5f;

    // Where another story is appended (infinite scroll): a headline drawn like the page's own, after the text has begun.
    private static int NextArticle(PageTree tree, PageMetadata metadata, bool[] body)
    {
        if (metadata.TitleBlock < 0 || tree.Blocks[metadata.TitleBlock].Tag != BlockTag.TopHeading)
            return body.Length;
        PageElement title = tree.Elements[tree.Blocks[metadata.TitleBlock].Element];
        int chars = 0;
        for (int i = metadata.TitleBlock + 1; i < body.Length; i++)
        {
            PageBlock block = tree.Blocks[i];
            chars += body[i] ? block.Span.Length : 0;
            if (chars > 400 && block.Tag == BlockTag.TopHeading && block.Span.Length > 20 && tree.Elements[block.Element].Path == title.Path && tree.Elements[block.Element].Parent != title.Parent)
                return i;
        }

        return body.Length;
    }

    private static bool[] Choose(PageTree tree, PageMetadata metadata, RegionKind[] kinds, Func<BlockContext, float[]> score)
    {
        BlockContext context = BlockContext.Build(tree, metadata.TitleBlock, metadata.Facts.Article?.ArticleBody, metadata.Description);
        float[] scores = score(context);
        var body = new bool[kinds.Length];
        int chars = 0;
        for (int i = 0; i < kinds.Length; i++)
        {
            float least = i < metadata.TitleBlock ? ThresholdAbove : Threshold;
            body[i] = BlockKinds.IsOpen(kinds[i], tree.Blocks[i]) && scores[i] >= least && (tree.Blocks[i].Marks & BlockMarks.Consent) == BlockMarks.None;
            chars += body[i] ? tree.Blocks[i].Span.Length : 0;
        }

        WholeTables.Decide(tree, metadata.TitleBlock, kinds, scores, body);
        TakeRules(tree, body);
        LeaveHiddenCopies(context, body);
        int next = NextArticle(tree, metadata, body);
        Array.Fill(body, false, next, body.Length - next);

        // Never an empty article when the page has prose.
        for (int i = 0; i < kinds.Length && chars < 80; i++)
            body[i] |= kinds[i] == RegionKind.Body && MarkResolver.IsProse(tree.Blocks[i]) && (tree.Blocks[i].Marks & Chrome) == BlockMarks.None;
        if (kinds.Length <= MostOfItem && !body.Contains(true))
            TakeItem(tree, kinds, body);
        return body;
    }

    // Some systems write the text a second time for machines, once or twice, and do not draw it.
    private static void LeaveHiddenCopies(BlockContext context, bool[] body)
    {
        var said = new HashSet<int>();
        foreach (int i in Enumerable.Range(0, body.Length).Where(i => body[i] && context.Runs.Repeated(i) >= Copy).OrderBy(i => context.Tree.Blocks[i].Marks & BlockMarks.Hidden))
        {
            body[i] = (context.Tree.Blocks[i].Marks & BlockMarks.Hidden) == BlockMarks.None || context.Runs.Share(i, said) < Copy;
            foreach (int run in context.Runs.Of(i))
                said.Add(run);
        }
    }

    // "___" and "* * *" between two blocks of the text belong to it.
    private static void TakeRules(PageTree tree, bool[] body)
    {
        for (int i = 1; i + 1 < body.Length; i++)
            body[i] |= body[i - 1] && body[i + 1] && tree.Blocks[i].Span.Length <= 20 && !tree.Blocks[i].Span.In(tree.Text).ContainsAnyExcept(s_rule);
    }

    // An agency or feed item is a few short sentences with no page round them: nothing in it looks like prose.
    private static void TakeItem(PageTree tree, RegionKind[] kinds, bool[] body)
    {
        for (int i = 0; i < kinds.Length; i++)
        {
            PageBlock block = tree.Blocks[i];
            ReadOnlySpan<char> text = block.Span.In(tree.Text);
            body[i] = kinds[i] == RegionKind.Body && block.Tag is not (BlockTag.TopHeading or BlockTag.SecondHeading or BlockTag.LowHeading) && block.LinkChars * 2 < text.Length && (block.Marks & Chrome) == BlockMarks.None
                && text.Count(' ') >= 2 && text.TrimEnd("\"”’')") is [.., '.' or '!' or '?'] && !PromoLines.Matches(text);
        }
    }
}
