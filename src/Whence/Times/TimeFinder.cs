using System.Collections.Immutable;
using Whence.Articles;
using Whence.Times.Anchors;
using Whence.Times.Normalization;
using Whence.Times.Recognition;
using Whence.Times.Words;

namespace Whence.Times;

/// <summary>Finds the time expressions of an article and says which days they mean.</summary>
/// <remarks>
/// Three steps: words of time are typed and read by a grammar into trees (<c>Recognition/</c>); each tree gets an anchor (<c>Anchors/</c>);
/// with it the tree becomes days, TIMEX3 and EDTF (<c>Normalization/</c>, <c>Edtf/</c>). Linear in the text. Dates outside the years 1 to 9999 keep
/// their TIMEX3 value and have open bounds.
/// </remarks>
internal sealed class TimeFinder
{
    /// <summary>Finds the time expressions in text order, without overlap.</summary>
    public ImmutableArray<TimeExpression> Find(Article article)
    {
        var words = new WordRun(article.Text, WordScanner.Scan(article.Text));
        List<Recognised> found = TimeGrammar.Find(words);
        if (found.Count == 0)
            return [];
        AnchorTrail trail = AnchorChooser.Choose(article, words, found);
        var tenses = new TenseReader(words);
        int[] speeches = SpeechDays.Find(words, found);
        var times = ImmutableArray.CreateBuilder<TimeExpression>(found.Count);
        int paragraph = 0;
        for (int i = 0; i < found.Count; i++)
        {
            Recognised here = found[i];
            for (; paragraph < here.First; paragraph++)
            {
                if (words.Is(paragraph, "\n"))
                    trail.Paragraph();
            }

            TimeNode node = i + 1 < found.Count ? Ranges.Inherit(words, here, found[i + 1]) : here.Node;
            trail.Spoken = speeches[i] >= 0 ? Day(found[speeches[i]]) : null;
            Resolved resolved = Resolver.Resolve(node, trail, tenses.At(here));
            trail.Add(node, resolved);
            (DayBounds bounds, string? edtf) = Signals.Apply(resolved, SignalReader.At(words, here.First), trail.Telling);
            times.Add(new TimeExpression
            {
                Span = words.Cover(here.First, here.End),
                Type = resolved.Type,
                Timex = resolved.Timex,
                Mod = resolved.Mod,
                Edtf = edtf,
                Bounds = bounds,
                Anchor = resolved.Anchor,
                RangeEnd = i + 1 < found.Count && Ranges.AreEnds(words, here, found[i + 1]) ? i + 1 : null,
            });
        }

        return times.MoveToImmutable();

        DateOnly? Day(Recognised telling)
        {
            trail.Spoken = null;
            return Resolver.Resolve(telling.Node, trail, tenses.At(telling)) is { Period: { Grain: Grain.Day, IsInCalendar: true } day } ? day.First : null;
        }
    }
}
