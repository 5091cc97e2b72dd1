using System.Collections.Immutable;
using System.Text;
using Whence.Articles.Metadata;
using Whence.Articles.Regions;
using Whence.Text;

namespace Whence.Articles.Html;

/// <summary>The article's text with its regions, written from the chosen blocks.</summary>
internal sealed record ArticleText(string Text, ImmutableArray<Region> Regions, Dateline? Dateline)
{
    /// <summary>Furniture so many blocks after the last body block still belongs to the article.</summary>
    private const int Tail = 2;

    /// <summary>Characters of body.</summary>
    public int BodyLength => Regions.Sum(r => r.Kind is RegionKind.Body or RegionKind.Dateline ? r.Span.Length : 0);

    public static ArticleText Write(PageTree tree, PageMetadata metadata, RegionKind[] kinds, bool[] body)
    {
        int first = Array.IndexOf(body, true), last = Array.LastIndexOf(body, true);
        int start = metadata.TitleBlock >= 0 && (first < 0 || metadata.TitleBlock < first) ? metadata.TitleBlock : Math.Max(0, first);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var text = new StringBuilder();
        var regions = new List<Region>();
        Dateline? dateline = null;
        bool headline = false, prose = false;
        for (int i = start; i <= Math.Min(last + Tail, tree.Blocks.Length - 1); i++)
        {
            PageBlock block = tree.Blocks[i];
            ReadOnlySpan<char> words = block.Span.In(tree.Text);
            if (body[i])
            {
                if (words.Length >= 80 && !seen.Add(words.ToString()))
                    continue;
                if (words.Length <= 300 && CreditLines.IsClosing(words) && i > first && i >= last - 2)
                {
                    Append(text, regions, RegionKind.Credit, words);
                    continue;
                }

                int from = Append(text, regions, RegionKind.Body, words);
                if (!prose)
                    dateline = SplitDateline(text.ToString(from, text.Length - from), from, regions);
                prose |= words.Length >= MarkResolver.ProseLength || dateline is not null;
                continue;
            }

            switch (kinds[i])
            {
                case RegionKind.Headline when !headline:
                    headline = true;
                    Append(text, regions, RegionKind.Headline, words);
                    break;
                case RegionKind.Caption when i < last && Unlike(tree, block):
                    AppendCaption(text, regions, words, block);
                    break;
                case RegionKind.Credit when i <= last + 1 && Unlike(tree, block):
                case RegionKind.Standfirst:
                case RegionKind.Byline when i < last || first < 0:
                    Append(text, regions, kinds[i], words);
                    break;
                case RegionKind.Body when i > first && i < last && words.Length <= 280 && PromoLines.Matches(words) && words.Length >= 12:
                    Append(text, regions, RegionKind.Promo, words);
                    break;
            }
        }

        return new ArticleText(text.ToString(), [.. regions], dateline);
    }

    /// <summary>Headline and paragraphs of a text that a page declares and does not print.</summary>
    public static ArticleText OfDeclared(string? title, string declared)
    {
        var text = new StringBuilder();
        var regions = new List<Region>();
        if (title is not null)
            Append(text, regions, RegionKind.Headline, title);
        Dateline? dateline = null;
        bool first = true;
        foreach (Range range in declared.AsSpan().Split('\n'))
        {
            ReadOnlySpan<char> paragraph = declared.AsSpan(range).Trim();
            if (paragraph.IsEmpty)
                continue;
            int from = Append(text, regions, RegionKind.Body, paragraph);
            if (first)
                dateline = SplitDateline(text.ToString(from, text.Length - from), from, regions);
            first = false;
        }

        return new ArticleText(text.ToString(), [.. regions], dateline);
    }

    // Captions of the pictures of other stories are chrome.
    private static bool Unlike(PageTree tree, in PageBlock block) =>
        (block.Marks & (BlockMarks.Related | BlockMarks.Teaser | BlockMarks.Comments | BlockMarks.Footer | BlockMarks.Navigation)) == BlockMarks.None && block.LinkChars * 10 < block.Span.Length * 9;

    private static int Append(StringBuilder text, List<Region> regions, RegionKind kind, ReadOnlySpan<char> words)
    {
        if (text.Length > 0)
            text.Append('\n');
        int start = text.Length;
        text.Append(words);
        var span = new TextSpan(start, text.Length);
        if (kind == RegionKind.Body && regions.Count > 0 && regions[^1].Kind == RegionKind.Body)
            regions[^1] = new Region(kind, regions[^1].Span.Cover(span));
        else
            regions.Add(new Region(kind, span));
        return start;
    }

    private static void AppendCaption(StringBuilder text, List<Region> regions, ReadOnlySpan<char> words, in PageBlock block)
    {
        int credit = block.CreditStart > block.Span.Start && block.CreditStart < block.Span.End ? block.CreditStart - block.Span.Start : CreditLines.CreditIn(words);
        if (credit <= 0)
        {
            Append(text, regions, block.CreditStart == block.Span.Start || CreditLines.IsPhotoCredit(words) ? RegionKind.Credit : RegionKind.Caption, words);
            return;
        }

        int start = Append(text, regions, RegionKind.Caption, words);
        int end = start + words[..credit].TrimEnd().Length;
        regions[^1] = new Region(RegionKind.Caption, new TextSpan(start, end));
        regions.Add(new Region(RegionKind.Credit, new TextSpan(start + credit, start + words.Length)));
    }

    private static Dateline? SplitDateline(string block, int start, List<Region> regions)
    {
        if (DatelineFinder.Find(block, new TextSpan(0, block.Length)) is not { } found)
            return null;
        var span = new TextSpan(start, start + found.Span.End);
        Region body = regions[^1];
        regions.RemoveAt(regions.Count - 1);
        if (body.Span.Start < start)
            regions.Add(new Region(RegionKind.Body, new TextSpan(body.Span.Start, start - 1)));
        regions.Add(new Region(RegionKind.Dateline, span));
        int rest = span.End;
        while (rest < body.Span.End && char.IsWhiteSpace(block[rest - start]))
            rest++;
        if (rest < body.Span.End)
            regions.Add(new Region(RegionKind.Body, new TextSpan(rest, body.Span.End)));
        return found with { Span = span };
    }
}
