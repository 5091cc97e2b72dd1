using Whence.Articles.Html;

namespace Whence.Articles.Metadata;

/// <summary>The headline: the printed one if a declared title vouches for it, else the declared title without the outlet's name.</summary>
internal static class TitleFinder
{
    private const int Longest = 300;

    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " • ", " · ", " // ", "|"];

    /// <summary>The headline and the block that prints it (-1: none does).</summary>
    public static (string? Title, int Block) Find(DeclaredFacts facts, string? outlet, string? url)
    {
        PageTree tree = facts.Tree;
        string? declared = facts.Article?.Headline ?? facts.Meta("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "citation_title") ?? facts.Article?.Name;
        string? tag = tree.TitleTag;
        (int best, double bestScore) = (-1, 0);
        string og = facts.Meta("og:title", "twitter:title") ?? declared ?? string.Empty;
        for (int i = 0; i < tree.Blocks.Length; i++)
        {
            PageBlock block = tree.Blocks[i];
            bool heading = block.Tag is BlockTag.TopHeading;
            bool lower = block.Tag is BlockTag.SecondHeading or BlockTag.LowHeading || (block.Own & BlockMarks.Headline) != BlockMarks.None;
            if (!(heading || lower) || block.Span.Length is < 4 or > Longest)
                continue;
            string text = block.Span.In(tree.Text).ToString();
            double score = Math.Max(Math.Max(TitleWords.Overlap(text, declared), TitleWords.Overlap(text, og)), 0.9 * TitleWords.Overlap(text, tag));
            if (score < (heading ? 0.5 : 0.8) || (WordCount(text) < 3 && score < 0.95))
                continue;
            score += heading ? 0.5 : 0;
            score += (block.Own & BlockMarks.Headline) != BlockMarks.None ? 0.05 : 0;
            score -= (block.Marks & (BlockMarks.Related | BlockMarks.Teaser | BlockMarks.Navigation | BlockMarks.Aside | BlockMarks.Footer)) != BlockMarks.None ? 0.5 : 0;
            score -= (block.Marks & BlockMarks.Hidden) != BlockMarks.None ? 0.2 : 0;
            if (score > bestScore + 0.001)
                (best, bestScore) = (i, score);
        }

        if (best < 0)
            best = OnlyTopHeading(tree, declared ?? tag);
        if (best >= 0)
            return (OneLine(tree.Blocks[best].Span.In(tree.Text)), best);
        string? title = declared is null ? null : Strip(declared, outlet, url);
        title ??= tag is null ? null : Strip(tag, outlet, url);
        return (title is { Length: > 0 } ? OneLine(title) : null, -1);
    }

    // One h1 and nothing declared that it could differ from.
    private static int OnlyTopHeading(PageTree tree, string? declared)
    {
        int only = -1;
        for (int i = 0; i < tree.Blocks.Length; i++)
        {
            PageBlock block = tree.Blocks[i];
            if (block.Tag != BlockTag.TopHeading || block.Span.Length is < 12 or > Longest || WordCount(block.Span.In(tree.Text)) < 3)
                continue;
            if (only >= 0)
                return -1;
            only = i;
        }

        return declared is null ? only : -1;
    }

    /// <summary><paramref name="title"/> without a part that names the outlet.</summary>
    public static string Strip(string title, string? outlet, string? url)
    {
        string rest = title.Trim();
        string outletFlat = TitleWords.Flat(outlet).Replace(" ", string.Empty, StringComparison.Ordinal);
        string domain = OutletFinder.Domain(url) ?? string.Empty;
        string domainFlat = TitleWords.Flat(domain.Split('.').OrderByDescending(p => p.Length).FirstOrDefault()).Replace(" ", string.Empty, StringComparison.Ordinal);
        for (int round = 0; round < 3; round++)
        {
            int cut = -1, width = 0;
            foreach (string separator in Separators)
            {
                int at = rest.LastIndexOf(separator, StringComparison.Ordinal);
                if (at > cut)
                    (cut, width) = (at, separator.Length);
            }

            if (cut <= 0)
                break;
            string tail = TitleWords.Flat(rest[(cut + width)..]).Replace(" ", string.Empty, StringComparison.Ordinal);
            bool names = tail.Length > 0 && (tail == outletFlat || (outletFlat.Length > 3 && (tail.Contains(outletFlat, StringComparison.Ordinal) || outletFlat.Contains(tail, StringComparison.Ordinal)))
                || (domainFlat.Length > 3 && (tail.Contains(domainFlat, StringComparison.Ordinal) || domainFlat.Contains(tail, StringComparison.Ordinal))));
            bool bar = rest[cut..(cut + width)].Contains('|', StringComparison.Ordinal) && cut > 20;
            if (!names && !(bar && tail.Length < 30))
                break;
            rest = rest[..cut].TrimEnd();
        }

        return rest;
    }

    private static string OneLine(ReadOnlySpan<char> text) => string.Join(' ', text.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static int WordCount(ReadOnlySpan<char> text) => text.Count(' ') + 1;
}
