using Whence.Attributions.Linking;
using Whence.Attributions.Tagging;
using Whence.Models;

namespace Whence.Training.Attributions;

/// <summary>Trains the log-linear links on marked runs with AdaGrad (Duchi et al. 2011).</summary>
internal sealed class LinkerTraining
{
    private const float Rate = 0.1f;

    private readonly float[] _squares = new float[PairFeatures.Rows];

    /// <summary>A choice to learn: rows of each candidate, and the right one.</summary>
    internal sealed record Choice(int[][] Candidates, int Right);

    public static IEnumerable<Choice> Contents(PairFeatures features, GoldRuns gold)
    {
        for (int p = 0; p < gold.Passages.Count; p++)
        {
            foreach (Run content in gold.Passages[p])
            {
                if (content.Role != Role.Content) continue;
                (List<Run> cues, IReadOnlyList<Run> near) = Linker.CuesFor(content, gold.Passages, p);
                int right = cues.FindIndex(cue => gold.Links.Exists(l => l.Cue == cue && l.Contents.Contains(content)));
                if (right < 0 || cues.Count < 2) continue;
                yield return new Choice([.. cues.Select(cue => Rows(rows => features.Of(cue, content, near, rows)))], right);
            }
        }
    }

    public static IEnumerable<Choice> Sources(PairFeatures features, GoldRuns gold)
    {
        foreach (List<Run> runs in gold.Passages)
        {
            foreach (Run cue in runs)
            {
                if (cue.Role != Role.Cue) continue;
                List<Run> sources = Linker.Nearest(runs, cue, Role.Source);
                GoldLink? link = gold.Links.Find(l => l.Cue == cue);
                if (link is null || sources.Count == 0) continue;
                int right = link.Source is { } source ? sources.IndexOf(source) : sources.Count;
                if (right < 0) continue;
                IEnumerable<int[]> candidates = sources.Select(s => Rows(rows => features.Of(cue, s, runs, rows)));
                yield return new Choice([.. candidates, Rows(rows => features.OfNone(cue, sources.Count, rows))], right);
            }
        }
    }

    public void Learn(Parameter weights, List<Choice> choices, int epochs, Random random)
    {
        float[] w = weights.Values.Values;
        Choice[] shuffled = [.. choices];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(shuffled);
            foreach (Choice choice in shuffled)
            {
                float[] scores = [.. choice.Candidates.Select(rows => rows.Sum(row => w[row]))];
                VectorMath.Softmax(scores);
                for (int i = 0; i < scores.Length; i++)
                {
                    float gradient = scores[i] - (i == choice.Right ? 1 : 0);
                    if (Math.Abs(gradient) < 1e-4f) continue;
                    foreach (int row in choice.Candidates[i])
                    {
                        _squares[row] += gradient * gradient;
                        w[row] -= (Rate * gradient / MathF.Sqrt(_squares[row] + 1e-3f)) + (1e-5f * w[row]);
                    }
                }
            }
        }
    }

    private static int[] Rows(RowWriter write)
    {
        int[] rows = new int[PairFeatures.Count];
        write(rows);
        return rows;
    }

    private delegate void RowWriter(Span<int> rows);
}
