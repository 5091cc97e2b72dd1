using Whence.Articles;
using Whence.Text;
using Whence.Times.Normalization;
using Whence.Times.Recognition;
using Whence.Times.Words;

namespace Whence.Times.Anchors;

/// <summary>Chooses what the incomplete dates of an article count from.</summary>
internal static class AnchorChooser
{
    /// <summary>Days that a dateline may differ from publication and still be its day.</summary>
    private const int DatelineReach = 7;

    public static AnchorTrail Choose(Article article, WordRun words, List<Recognised> found)
    {
        DateOnly? published = article.PublishedDay;
        if (published is { } day && Dateline(article, words, found, day) is { } local)
            return new AnchorTrail(local, TimeAnchor.Dateline, IsNarrative(found, published));
        return new AnchorTrail(published, TimeAnchor.Publication, IsNarrative(found, published));
    }

    /// <summary>The day that the dateline says: "SEOUL, Dec. 12 (AP) -". It outranks publication where the two differ.</summary>
    private static DateOnly? Dateline(Article article, WordRun words, List<Recognised> found, DateOnly published)
    {
        if (article.Dateline is not { } dateline)
            return null;
        foreach (Recognised time in found)
        {
            TextSpan span = words.Cover(time.First, time.End);
            if (span.Start >= dateline.Span.End)
                return null;
            if (dateline.Span.Contains(span)
                && Resolver.Resolve(time.Node, new AnchorTrail(published, TimeAnchor.Publication, false), Tense.Unknown) is { Period: { Grain: Grain.Day, IsInCalendar: true } day }
                && Math.Abs(day.First.DayNumber - published.DayNumber) <= DatelineReach)
                return day.First;
        }

        return null;
    }

    /// <summary>
    /// Whether the text tells of times long before its publication: most of the years it names lie far from it and it hardly uses words
    /// that count from today.
    /// </summary>
    private static bool IsNarrative(List<Recognised> found, DateOnly? published)
    {
        int far = 0, near = 0;
        foreach (Recognised time in found)
        {
            switch (time.Node)
            {
                case Fixed { Period: { IsInCalendar: true } period }:
                    if (published is { } day && Math.Abs(period.First.Year - day.Year) <= 1)
                        near++;
                    else
                        far++;
                    break;
                case Unplaced:
                    far++;
                    break;
                case Recurring { Cycle: Cycle.Weekday } or Shifted { Origin: Origin.Telling } or Away { Origin: Origin.Telling } or Clocked { Day: Shifted or Recurring }:
                    near++;
                    break;
            }
        }

        return published is null || (far >= 4 && far >= 2 * near);
    }
}
