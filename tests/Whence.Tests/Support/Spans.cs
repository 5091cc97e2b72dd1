using Whence.Text;

namespace Whence.Tests.Support;

/// <summary>Every span of a reading, whatever its layer.</summary>
internal static class Spans
{
    public static IEnumerable<TextSpan> Of(Reading reading)
    {
        IEnumerable<IEnumerable<TextSpan>> layers =
        [
            reading.Article.Regions.Select(r => r.Span),
            reading.Article.Dateline is { } dateline ? [dateline.Span] : [],
            reading.Tokens.Tokens.Select(t => t.Span),
            reading.Tokens.Sentences.Select(s => s.Span),
            reading.Mentions.Mentions.Select(m => m.Span),
            reading.Times.Select(t => t.Span),
            reading.Places.Select(p => p.Span),
            reading.Attributions.SelectMany(a => a.Source.Concat(a.Cue).Concat(a.Content)),
            reading.Claims.SelectMany(c => c.Content.Concat(c.Hedges.Select(h => h.Span)).Concat(c.Chain.SelectMany(l => l.Cue))),
            reading.Claims.SelectMany(c => c.Chain).Where(l => l.Span is not null).Select(l => l.Span!.Value),
        ];
        return layers.SelectMany(l => l);
    }
}
