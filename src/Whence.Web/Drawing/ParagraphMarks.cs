using System.Collections.Immutable;
using Whence.Articles;
using Whence.Attributions;
using Whence.Claims;
using Whence.Text;

namespace Whence.Web.Drawing;

/// <summary>A run of text under the same marks.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Classes">Names of its layers, separated by spaces; empty for plain text.</param>
/// <param name="Claims">Indexes of the claims that it is content of.</param>
/// <param name="Opens">Indexes of the claims whose content begins here.</param>
public sealed record MarkedRun(TextSpan Span, string Classes, ImmutableArray<int> Claims, ImmutableArray<int> Opens);

/// <summary>A paragraph of an article with its marks.</summary>
public sealed record MarkedParagraph(RegionKind Kind, TextSpan Span, ImmutableArray<MarkedRun> Runs)
{
    /// <summary>Indexes of the claims that begin in it.</summary>
    public IEnumerable<int> Claims => Runs.SelectMany(r => r.Opens);
}

/// <summary>Cuts an article into paragraphs and runs so that each layer of the reading can be drawn and switched. Time is linear in text and marks, but for a sort.</summary>
internal static class ParagraphMarks
{
    private sealed record Mark(TextSpan Span, string Class, int Claim = -1);

    /// <param name="reading">The article with its layers.</param>
    /// <param name="focus">Index of the claim in focus, or null.</param>
    /// <param name="passage">A passage to mark, or null.</param>
    public static ImmutableArray<MarkedParagraph> Of(Reading reading, int? focus, TextSpan? passage)
    {
        List<Mark> marks = [.. MarksOf(reading, focus, passage).Where(m => !m.Span.IsEmpty).OrderBy(m => m.Span)];
        var paragraphs = ImmutableArray.CreateBuilder<MarkedParagraph>();
        var opened = new HashSet<int>();
        int first = 0;
        foreach ((RegionKind kind, TextSpan span) in Paragraphs(reading.Article))
        {
            while (first < marks.Count && marks[first].Span.End <= span.Start && marks[first].Span.Start < span.Start) first++;
            List<Mark> here = [];
            for (int m = first; m < marks.Count && marks[m].Span.Start < span.End; m++)
                if (marks[m].Span.Overlaps(span)) here.Add(marks[m]);
            paragraphs.Add(new MarkedParagraph(kind, span, Runs(span, here, opened)));
        }

        return paragraphs.ToImmutable();
    }

    private static IEnumerable<Mark> MarksOf(Reading reading, int? focus, TextSpan? passage)
    {
        foreach (Attribution attribution in reading.Attributions)
        {
            foreach (TextSpan span in attribution.Source) yield return new Mark(span, "m-src");
            foreach (TextSpan span in attribution.Cue) yield return new Mark(span, "m-cue");
        }

        foreach (Claim claim in reading.Claims)
        {
            string layer = claim.Chain.Length <= 1 ? "m-own" : "m-said";
            string kind = claim.Stance == Stance.Denied ? layer + " m-denied" : layer;
            if (claim.Id == focus) kind += " m-focus";
            foreach (TextSpan span in claim.Content) yield return new Mark(span, kind, claim.Id);
            foreach (Hedge hedge in claim.Hedges) yield return new Mark(hedge.Span, "m-hedge");
            if (claim.Id != focus) continue;
            foreach (SourceLink link in claim.Chain)
                if (link.Span is { } span) yield return new Mark(span, "m-focus-src");
        }

        foreach (var time in reading.Times) yield return new Mark(time.Span, "m-when");
        foreach (var place in reading.Places) yield return new Mark(place.Span, "m-where");
        if (passage is { } wanted) yield return new Mark(wanted, "m-passage");
    }

    private static ImmutableArray<MarkedRun> Runs(TextSpan paragraph, List<Mark> marks, HashSet<int> opened)
    {
        var cuts = new SortedSet<int> { paragraph.Start, paragraph.End };
        foreach (Mark mark in marks)
        {
            cuts.Add(Math.Max(mark.Span.Start, paragraph.Start));
            cuts.Add(Math.Min(mark.Span.End, paragraph.End));
        }

        var runs = ImmutableArray.CreateBuilder<MarkedRun>();
        int from = paragraph.Start;
        foreach (int to in cuts.Skip(1))
        {
            TextSpan span = new(from, to);
            Mark[] over = [.. marks.Where(m => m.Span.Contains(span))];
            runs.Add(new MarkedRun(
                span,
                string.Join(' ', over.SelectMany(m => m.Class.Split(' ')).Distinct(StringComparer.Ordinal)),
                [.. over.Where(m => m.Claim >= 0).Select(m => m.Claim).Distinct()],
                [.. over.Where(m => m.Claim >= 0).Select(m => m.Claim).Where(opened.Add)]));
            from = to;
        }

        return runs.ToImmutable();
    }

    /// <summary>The paragraphs of every region; text outside all regions is left as body.</summary>
    private static IEnumerable<(RegionKind Kind, TextSpan Span)> Paragraphs(Article article)
    {
        int at = 0;
        int? dateline = null;
        foreach (Region region in article.Regions)
        {
            if (region.Kind == RegionKind.Dateline)
            {
                dateline = region.Span.Start;
                at = Math.Max(at, region.Span.End);
                continue;
            }

            // A dateline opens the paragraph behind it.
            if (dateline is { } opens && region.Kind == RegionKind.Body)
            {
                foreach (TextSpan span in Lines(article.Text, new TextSpan(opens, region.Span.End), region.Kind)) yield return (region.Kind, span);
                at = region.Span.End;
                dateline = null;
                continue;
            }

            foreach (TextSpan span in Lines(article.Text, new TextSpan(at, region.Span.Start), RegionKind.Body)) yield return (RegionKind.Body, span);
            foreach (TextSpan span in Lines(article.Text, region.Span, region.Kind)) yield return (region.Kind, span);
            at = Math.Max(at, region.Span.End);
        }

        foreach (TextSpan span in Lines(article.Text, new TextSpan(dateline ?? at, article.Text.Length), RegionKind.Body)) yield return (RegionKind.Body, span);
    }

    // A single line end inside wrapped prose is a space; after a full stop, or in a line longer than any wrapping, it ends a paragraph.
    private static IEnumerable<TextSpan> Lines(string text, TextSpan region, RegionKind kind)
    {
        int start = region.Start;
        int line = region.Start;
        for (int i = region.Start; i <= region.End; i++)
        {
            if (i < region.End && text[i] != '\n') continue;
            bool ends = i == region.End || kind != RegionKind.Body || i + 1 >= region.End || text[i + 1] is '\n' or '\r'
                || i - line > 120 || EndsSentence(text.AsSpan(line, i - line));
            line = i + 1;
            if (!ends) continue;
            TextSpan span = Trim(text, new TextSpan(start, i));
            if (!span.IsEmpty) yield return span;
            start = i + 1;
        }
    }

    private static bool EndsSentence(ReadOnlySpan<char> line) => line.TrimEnd() is [.., '.' or '!' or '?' or '"' or '”' or ')'] or [];

    private static TextSpan Trim(string text, TextSpan span)
    {
        int start = span.Start, end = span.End;
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new TextSpan(start, end);
    }
}
