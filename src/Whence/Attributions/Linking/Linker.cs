using System.Collections.Immutable;
using Whence.Attributions.Tagging;
using Whence.Models;

namespace Whence.Attributions.Linking;

/// <summary>A cue with its source and contents, before the text is asked.</summary>
/// <param name="Cue">The cue.</param>
/// <param name="Source">The source, or null when none is stated.</param>
/// <param name="Contents">The pieces of the content in text order.</param>
/// <param name="LinkProbability">Probability that the links are right, given the runs.</param>
internal sealed record LinkedRuns(Run Cue, Run? Source, ImmutableArray<Run> Contents, float LinkProbability);

/// <summary>Joins the runs of a tagger to attributions: each content takes the cue that fits it best, each cue its source or none (log-linear choice over hashed pair features).</summary>
internal sealed class Linker(float[] contentWeights, float[] sourceWeights)
{
    /// <summary>Cues on each side that a content may choose from.</summary>
    private const int Reach = 5;

    /// <param name="passages">The runs of each passage in text order.</param>
    public List<LinkedRuns> Link(PairFeatures features, IReadOnlyList<List<Run>> passages)
    {
        var contents = new Dictionary<Run, List<Run>>();
        var odds = new Dictionary<Run, float>();
        for (int p = 0; p < passages.Count; p++)
        {
            foreach (Run content in passages[p])
            {
                if (content.Role != Role.Content) continue;
                (List<Run> cues, IReadOnlyList<Run> near) = CuesFor(content, passages, p);
                if (cues.Count == 0) continue;
                float[] scores = Scores(features, cues, content, near, contentWeights, withNone: false);
                int best = VectorMath.Best(scores);
                if (!contents.TryGetValue(cues[best], out List<Run>? pieces)) contents[cues[best]] = pieces = [];
                pieces.Add(content);
                odds[cues[best]] = odds.GetValueOrDefault(cues[best], 1) * Probability(scores, best);
            }
        }

        var linked = new List<LinkedRuns>();
        foreach (List<Run> runs in passages)
        {
            foreach (Run cue in runs)
            {
                if (cue.Role != Role.Cue || !contents.TryGetValue(cue, out List<Run>? pieces)) continue;
                List<Run> sources = Nearest(runs, cue, Role.Source);
                float[] scores = Scores(features, sources, cue, runs, sourceWeights, withNone: true);
                int best = VectorMath.Best(scores);
                linked.Add(new LinkedRuns(cue, best < sources.Count ? sources[best] : null, [.. pieces], odds[cue] * Probability(scores, best)));
            }
        }

        return linked;
    }

    /// <summary>The cues that a content may belong to: those around it in its passage, else the last of the passage before.</summary>
    public static (List<Run> Cues, IReadOnlyList<Run> Near) CuesFor(Run content, IReadOnlyList<List<Run>> passages, int p)
    {
        List<Run> cues = Nearest(passages[p], content, Role.Cue);
        if (cues.Count > 0) return (cues, passages[p]);
        for (int before = p - 1; before >= 0 && before >= p - 3; before--)
        {
            cues = Nearest(passages[before], content, Role.Cue);
            if (cues.Count > 0) return (cues, passages[before]);
        }

        for (int after = p + 1; after < passages.Count && after == p + 1; after++)
        {
            cues = Nearest(passages[after], content, Role.Cue);
            if (cues.Count > 0) return (cues, passages[after]);
        }

        return (cues, passages[p]);
    }

    public static List<Run> Nearest(IReadOnlyList<Run> runs, Run to, Role role)
    {
        var found = new List<Run>();
        int before = 0;
        for (int i = runs.Count - 1; i >= 0 && before < Reach; i--)
        {
            if (runs[i].Role != role || runs[i].First > to.First) continue;
            found.Add(runs[i]);
            before++;
        }

        found.Reverse();
        int after = 0;
        for (int i = 0; i < runs.Count && after < Reach; i++)
        {
            if (runs[i].Role != role || runs[i].First <= to.First) continue;
            found.Add(runs[i]);
            after++;
        }

        return found;
    }

    /// <summary>Scores of the candidates, and last of "none" where that is a choice. For contents the candidates are cues, for sources they are the runs.</summary>
    private static float[] Scores(PairFeatures features, List<Run> candidates, Run fixedRun, IReadOnlyList<Run> near, float[] weights, bool withNone)
    {
        float[] scores = new float[candidates.Count + (withNone ? 1 : 0)];
        Span<int> rows = stackalloc int[PairFeatures.Count];
        for (int i = 0; i < scores.Length; i++)
        {
            if (i == candidates.Count) features.OfNone(fixedRun, candidates.Count, rows);
            else if (fixedRun.Role == Role.Cue) features.Of(fixedRun, candidates[i], near, rows);
            else features.Of(candidates[i], fixedRun, near, rows);
            foreach (int row in rows) scores[i] += weights[row];
        }

        return scores;
    }

    private static float Probability(float[] scores, int best)
    {
        float sum = 0;
        foreach (float score in scores) sum += MathF.Exp(score - scores[best]);
        return 1 / sum;
    }
}
