using System.Collections.Immutable;
using Whence.Articles.Dates;
using Whence.Articles.Regions;
using Whence.Text;

namespace Whence.Articles.PlainText;

/// <summary>Says what each paragraph of a plain text is. Nothing is cut out; what is not plainly something else is body.</summary>
internal static class TextArticleFinder
{
    /// <summary>Only so many paragraphs at the top can belong to the head of the article.</summary>
    private const int HeadBlocks = 8;

    /// <summary>A standfirst is not longer than this many characters.</summary>
    private const int LongestStandfirst = 320;

    /// <summary>The parts of <paramref name="text"/>; <paramref name="givenHeadline"/> is a headline known from elsewhere, or null.</summary>
    public static TextArticle Find(string text, string? givenHeadline)
    {
        ImmutableArray<TextBlock> blocks = TextBlocks.Split(text);
        if (blocks.IsEmpty)
            return new TextArticle { Regions = [] };

        var kinds = new RegionKind[blocks.Length];
        Array.Fill(kinds, RegionKind.Body);
        int headline = HeadlineFinder.Find(text, blocks, givenHeadline);
        for (int i = 0; i < blocks.Length; i++)
        {
            if (i != headline)
                kinds[i] = LineKinds.Of(blocks[i].Span.In(text), i, blocks.Length);
        }

        if (headline >= 0)
            kinds[headline] = RegionKind.Headline;
        MarkCaptions(text, blocks, kinds, headline);
        int byline = FindByline(text, blocks, kinds, headline);
        (Dateline? dateline, int datelineBlock) = FindDateline(text, blocks, kinds, headline);
        MarkStandfirst(text, blocks, kinds, headline, byline, datelineBlock);
        KeepSomeBody(kinds, headline);

        return new TextArticle
        {
            Regions = Build(text, blocks, kinds, dateline),
            Headline = headline >= 0 ? text[blocks[headline].Span.Start..blocks[headline].Span.End] : null,
            Bylines = byline >= 0 ? BylineParser.Parse(blocks[byline].Span.In(text).ToString()) : [],
            Dateline = dateline,
            Published = PrintedDay(text, blocks, kinds),
        };
    }

    // The line above a bare credit is its caption; the same short line printed again is what it was the first time.
    private static void MarkCaptions(string text, ImmutableArray<TextBlock> blocks, RegionKind[] kinds, int headline)
    {
        for (int i = 1; i < blocks.Length; i++)
        {
            ReadOnlySpan<char> above = blocks[i - 1].Span.In(text);
            if (kinds[i] == RegionKind.Credit && kinds[i - 1] == RegionKind.Body && i - 1 != headline
                && CreditLines.IsPhotoCredit(blocks[i].Span.In(text)) && above.Length <= 300 && !EndsSentence(above))
                kinds[i - 1] = RegionKind.Caption;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < blocks.Length; i++)
        {
            ReadOnlySpan<char> line = blocks[i].Span.In(text);
            if (line.Length is < 12 or > 300)
                continue;
            int credit = kinds[i] == RegionKind.Caption ? CreditLines.CreditIn(line) : -1;
            string key = (credit > 0 ? line[..credit] : line).Trim().ToString();
            if (seen.TryGetValue(key, out int first) && first != headline)
            {
                if (kinds[first] is RegionKind.Caption or RegionKind.Promo)
                    kinds[i] = kinds[first];
                else if (kinds[i] is RegionKind.Caption or RegionKind.Promo)
                    kinds[first] = kinds[i];
                else if (kinds[i] == RegionKind.Body && kinds[first] == RegionKind.Body && !EndsSentence(line) && line.Count(' ') >= 3)
                    kinds[i] = kinds[first] = RegionKind.Promo;
            }
            else
                seen[key] = i;
        }
    }

    private static int FindByline(string text, ImmutableArray<TextBlock> blocks, RegionKind[] kinds, int headline)
    {
        int byline = -1;
        for (int i = headline + 1; i < Math.Min(blocks.Length, headline + 1 + HeadBlocks); i++)
        {
            ReadOnlySpan<char> line = blocks[i].Span.In(text);
            if (kinds[i] != RegionKind.Body)
                continue;
            if (LineKinds.IsStamp(line))
                kinds[i] = RegionKind.Byline;
            else if (byline < 0 && BylineParser.IsByline(line))
            {
                kinds[i] = RegionKind.Byline;
                byline = i;
            }
            else if (line.Length > LongestStandfirst)
                break;
        }

        return byline;
    }

    private static (Dateline? Dateline, int Block) FindDateline(string text, ImmutableArray<TextBlock> blocks, RegionKind[] kinds, int headline)
    {
        for (int i = headline + 1; i < Math.Min(blocks.Length, headline + 1 + HeadBlocks); i++)
        {
            if (kinds[i] != RegionKind.Body)
                continue;
            if (DatelineFinder.Find(text, blocks[i].Span) is { } found)
                return (found, i);
            if (blocks[i].Span.Length > LongestStandfirst)
                break;
        }

        return (null, -1);
    }

    // Between headline and byline or dateline only a standfirst can stand; without them, a second line that hangs on the first does.
    private static void MarkStandfirst(string text, ImmutableArray<TextBlock> blocks, RegionKind[] kinds, int headline, int byline, int dateline)
    {
        if (headline < 0 || headline + 1 >= blocks.Length)
            return;
        int limit = dateline >= 0 ? dateline : byline;
        if (limit > headline)
        {
            int between = 0;
            for (int i = headline + 1; i < limit; i++)
            {
                if (kinds[i] == RegionKind.Body)
                    between += blocks[i].Span.Length <= LongestStandfirst ? 1 : 9;
            }

            for (int i = headline + 1; i < limit && between <= 2; i++)
            {
                if (kinds[i] == RegionKind.Body)
                    kinds[i] = RegionKind.Standfirst;
            }

            return;
        }

        int second = headline + 1;
        if (kinds[second] != RegionKind.Body || second + 2 >= blocks.Length)
            return;
        ReadOnlySpan<char> line = blocks[second].Span.In(text);
        bool hangs = blocks[headline].Span.In(text)[^1] == ';' && line.Length <= LongestStandfirst;
        bool label = line.Length <= 200 && line[^1] is not (':' or ',') && line.Count(' ') >= 4 && !EndsSentence(line) && blocks[second + 1].Span.Length > line.Length;
        if (hangs || label)
            kinds[second] = RegionKind.Standfirst;
    }

    // A text in which everything looks like furniture is a text of its own kind: read it.
    private static void KeepSomeBody(RegionKind[] kinds, int headline)
    {
        if (Array.IndexOf(kinds, RegionKind.Body) >= 0)
            return;
        for (int i = 0; i < kinds.Length; i++)
        {
            if (i != headline || kinds.Length == 1)
                kinds[i] = RegionKind.Body;
        }
    }

    private static ImmutableArray<Region> Build(string text, ImmutableArray<TextBlock> blocks, RegionKind[] kinds, Dateline? dateline)
    {
        var regions = ImmutableArray.CreateBuilder<Region>();
        for (int i = 0; i < blocks.Length; i++)
        {
            TextSpan span = blocks[i].Span;
            if (kinds[i] == RegionKind.Caption && CreditLines.CreditIn(span.In(text)) is > 0 and var credit)
            {
                int end = span.Start + span.In(text)[..credit].TrimEnd().Length;
                regions.Add(new Region(RegionKind.Caption, new TextSpan(span.Start, end)));
                regions.Add(new Region(RegionKind.Credit, new TextSpan(span.Start + credit, span.End)));
                continue;
            }

            if (dateline is not null && dateline.Span.Start == span.Start)
            {
                regions.Add(new Region(RegionKind.Dateline, dateline.Span));
                int start = dateline.Span.End;
                while (start < span.End && char.IsWhiteSpace(text[start]))
                    start++;
                if (start < span.End)
                    regions.Add(new Region(RegionKind.Body, new TextSpan(start, span.End)));
                continue;
            }

            if (kinds[i] == RegionKind.Body && regions.Count > 0 && regions[^1].Kind == RegionKind.Body)
                regions[^1] = new Region(RegionKind.Body, regions[^1].Span.Cover(span));
            else
                regions.Add(new Region(kinds[i], span));
        }

        return regions.ToImmutable();
    }

    private static string? PrintedDay(string text, ImmutableArray<TextBlock> blocks, RegionKind[] kinds)
    {
        for (int i = 0; i < Math.Min(blocks.Length, HeadBlocks); i++)
        {
            if (kinds[i] == RegionKind.Byline && PrintedDates.Find(blocks[i].Span.In(text)) is { } date)
                return date.ToIso();
        }

        return null;
    }

    private static bool EndsSentence(ReadOnlySpan<char> line) => line.TrimEnd("\"”’')") is [.., '.' or '!' or '?'];
}
