using Whence.Articles.Dates;
using Whence.Articles.Html;
using Whence.Text;

namespace Whence.Articles.Metadata.DateSignals;

/// <summary>Dates that a reader sees: time elements, elements called date or byline, dates near the headline, any first date in the text.</summary>
internal static class PrintedSignals
{
    private const int LongestDateLine = 160;

    /// <summary>What it adds to a line that it says that its date is that of publication.</summary>
    private const double LabelWeight = 0.25;

    /// <summary>What it takes from a day that it is said to be that of the last change.</summary>
    private const double ChangedWeight = 0.1;

    private const BlockMarks Elsewhere = BlockMarks.Comments | BlockMarks.Related | BlockMarks.Teaser | BlockMarks.Aside | BlockMarks.Footer | BlockMarks.Navigation | BlockMarks.Widget;

    public static void Add(PageTree tree, int titleBlock, bool monthFirst, List<DateSignal> signals)
    {
        int title = titleBlock < 0 ? 0 : titleBlock;
        AddTimes(tree, title, titleBlock >= 0, monthFirst, signals);
        AddMarked(tree, title, titleBlock >= 0, monthFirst, signals);
        AddLines(tree, titleBlock, monthFirst, signals);
    }

    private static void AddTimes(PageTree tree, int title, bool titled, bool monthFirst, List<DateSignal> signals)
    {
        int order = 0;
        foreach (TimeElement time in tree.Times)
        {
            if (DeclaredDates.Read(time.Value.AsSpan(0, Math.Min(100, time.Value.Length)), monthFirst) is not { } date)
                continue;
            PageElement element = time.Element < tree.Elements.Length ? tree.Elements[time.Element] : tree.Elements[0];
            // An element in which nothing is drawn has an empty span, which may lie behind the last block.
            DayLabel label = DayLabel.None;
            if (element.Span.Length is >= 6 and <= LongestDateLine)
            {
                PrintedDate? drawn = PrintedDates.Find(element.Span.In(tree.Text), monthFirst);
                date = AsDrawn(date, drawn);
                label = DayLabels.Before(tree.Text, element.Span.Start + (drawn?.Start ?? 0));
            }

            bool modified = element.Property?.Contains("modified", StringComparison.Ordinal) == true;
            bool elsewhere = (element.Marks & (Elsewhere | BlockMarks.Quote | BlockMarks.Embed)) != BlockMarks.None;
            bool above = !titled || element.FirstBlock < title;
            double near = titled ? Near(element.FirstBlock - title) : 0;
            double weight = (element.Property?.Contains("published", StringComparison.Ordinal) == true ? 0.9 : 0.8) + near - (elsewhere ? 0.4 : 0) - (modified ? 0.3 : 0) - (0.01 * Math.Min(20, order++));
            signals.Add(new DateSignal(date, PublishedBasis.Metadata, weight, SignalKind.Printed, label, above));
        }
    }

    // Below the headline more than above it, where today's date may stand.
    private static double Near(int blocks) => blocks is < -8 or > 15 ? 0 : blocks < 0 ? 0.07 : 0.1;

    // Some systems write the moment of the last change into the attribute and draw the day of publication.
    private static PrintedDate AsDrawn(PrintedDate declared, PrintedDate? drawn) =>
        drawn is { } read && Math.Abs(read.Day.DayNumber - declared.Day.DayNumber) > 1 ? read : declared;

    // The day that a label says is that of publication, else the first.
    private static (PrintedDate Date, DayLabel Label) Labelled(TextSpan line, string page, PrintedDate first, bool monthFirst)
    {
        ReadOnlySpan<char> text = line.In(page);
        DayLabel label = DayLabels.Before(page, line.Start + first.Start);
        PrintedDate? next = label == DayLabel.Published ? null : PrintedDates.FindFrom(text, first.End, monthFirst);
        for (int i = 0; i < 3 && next is { } later; i++, next = PrintedDates.FindFrom(text, later.End, monthFirst))
        {
            if (DayLabels.Before(page, line.Start + later.Start) == DayLabel.Published)
                return (later, DayLabel.Published);
        }

        return (first, label);
    }

    private static void AddMarked(PageTree tree, int title, bool titled, bool monthFirst, List<DateSignal> signals)
    {
        int order = 0;
        foreach (PageElement element in tree.Elements)
        {
            bool property = element.Property?.Contains("datepublished", StringComparison.Ordinal) == true;
            if ((element.Own & (BlockMarks.Date | BlockMarks.DateName | BlockMarks.Byline)) == BlockMarks.None && !property)
                continue;
            if (element.Span.Length is < 6 or > LongestDateLine || PrintedDates.Find(element.Span.In(tree.Text), monthFirst) is not { } date)
                continue;
            (date, DayLabel label) = Labelled(element.Span, tree.Text, date, monthFirst);
            bool elsewhere = (element.Marks & (Elsewhere | BlockMarks.Quote | BlockMarks.Embed)) != BlockMarks.None;
            bool above = !titled || element.FirstBlock < title;
            double near = titled ? Near(element.FirstBlock - title) : 0;
            double weight = (property ? 0.9 : (element.Own & BlockMarks.Date) != BlockMarks.None ? 0.72 : 0.68) + near - (elsewhere ? 0.4 : 0) - (label == DayLabel.Changed ? ChangedWeight : 0) - (0.01 * Math.Min(20, order++));
            signals.Add(new DateSignal(date, PublishedBasis.Text, weight, SignalKind.Printed, label, above));
        }
    }

    private static void AddLines(PageTree tree, int titleBlock, bool monthFirst, List<DateSignal> signals)
    {
        bool first = true;
        for (int i = 0; i < tree.Blocks.Length && i < 3000; i++)
        {
            PageBlock block = tree.Blocks[i];
            ReadOnlySpan<char> text = block.Span.In(tree.Text);
            if (text.Length > 3000 || PrintedDates.Find(text, monthFirst) is not { } date)
                continue;
            bool line = text.Length <= LongestDateLine;
            DayLabel label = DayLabel.None;
            if (line)
                (date, label) = Labelled(block.Span, tree.Text, date, monthFirst);
            bool above = i < titleBlock || titleBlock < 0;
            bool near = titleBlock >= 0 && i >= titleBlock - 6 && i <= titleBlock + 10;
            bool elsewhere = (block.Marks & Elsewhere) != BlockMarks.None;
            double weight = (line ? 0.5 : 0.35) + (near && line ? 0.2 : 0) - (elsewhere ? 0.25 : 0) - (first ? 0 : 0.05) + (label == DayLabel.Published ? LabelWeight : label == DayLabel.Changed ? -ChangedWeight : 0) - (0.0005 * Math.Min(200, i)) - (titleBlock >= 0 && i < titleBlock - 6 ? 0.1 : 0);
            if (line && text.Length < 60)
                weight += 0.03;
            if (text.Contains("©", StringComparison.Ordinal) || text.Contains("opyright", StringComparison.Ordinal))
                weight -= 0.2;
            signals.Add(new DateSignal(date, PublishedBasis.Text, Math.Max(0.01, weight), SignalKind.Printed, label, above));
            first = false;
        }
    }
}
