using System.Collections.Immutable;
using Whence.Attributions;
using Whence.Attributions.Tagging;
using Whence.Text;
using Whence.Tokens;
using Whence.Training.Corpora;

namespace Whence.Training.Attributions;

/// <summary>The runs of an annotated attribution on the engine's tokens.</summary>
internal sealed record GoldLink(Run? Cue, Run? Source, ImmutableArray<Run> Contents);

/// <summary>Annotated attributions brought onto the engine's tokens and passages: one label a token, cue over source over content.</summary>
internal sealed class GoldRuns
{
    public GoldRuns(GoldArticle gold, TokenLayer tokens, ImmutableArray<Passage> passages)
    {
        int n = tokens.Tokens.Length;
        var owners = new (Role Role, TextSpan Span)?[n];
        ILookup<(Role, TextSpan), GoldAttribution> bySpan = gold.Attributions.Where(a => !a.IsNested)
            .SelectMany(a => SpansOf(a).Select(s => (Key: s, Attribution: a))).ToLookup(x => x.Key, x => x.Attribution);
        foreach (Role role in (Role[])[Role.Content, Role.Source, Role.Cue])
        {
            foreach ((Role Role, TextSpan Span) key in bySpan.Select(g => g.Key).Where(k => k.Item1 == role).Order())
            {
                for (int t = tokens.Tokens.FirstEndingAfter(key.Span.Start); t < n && tokens.Tokens[t].Span.Start < key.Span.End; t++) owners[t] = key;
            }
        }

        var runsOf = new Dictionary<GoldAttribution, List<Run>>();
        foreach (Passage passage in passages)
        {
            var runs = new List<Run>();
            int start = passage.First;
            for (int t = start + 1; t <= passage.End; t++)
            {
                if (t < passage.End && Equals(owners[t], owners[start])) continue;
                if (owners[start] is { } key)
                {
                    var run = new Run(key.Role, start, t);
                    runs.Add(run);
                    foreach (GoldAttribution a in bySpan[key])
                    {
                        if (!runsOf.TryGetValue(a, out List<Run>? mine)) runsOf[a] = mine = [];
                        mine.Add(run);
                    }
                }

                start = t;
            }

            Passages.Add(runs);
        }

        foreach (GoldAttribution a in gold.Attributions)
        {
            if (!runsOf.TryGetValue(a, out List<Run>? mine)) continue;
            Links.Add(new GoldLink(
                mine.Where(r => r.Role == Role.Cue).Cast<Run?>().FirstOrDefault(),
                mine.Where(r => r.Role == Role.Source).Cast<Run?>().FirstOrDefault(),
                [.. mine.Where(r => r.Role == Role.Content)]));
        }
    }

    /// <summary>The runs of each passage in text order.</summary>
    public List<List<Run>> Passages { get; } = [];

    public List<GoldLink> Links { get; } = [];

    private static IEnumerable<(Role, TextSpan)> SpansOf(GoldAttribution a) =>
        a.Source.Select(s => (Role.Source, s)).Concat(a.Cue.Select(s => (Role.Cue, s))).Concat(a.Content.Select(s => (Role.Content, s)));
}
