using System.Collections.Immutable;
using Whence.Attributions;
using Whence.Training.Corpora;

namespace Whence.Training.Attributions;

/// <summary>How often attributions of some confidence were right.</summary>
internal readonly record struct ReliabilityRow(double Low, double High, int Count, double Confidence, double Right)
{
    public override string ToString() => FormattableString.Invariant($"  confidence {Low:F1}-{High:F1}: {Count} attributions, mean {Confidence:F3}, right {Right:F3}");
}

/// <summary>Fits the confidence of a model to how often it is right on articles it did not learn from (Platt 1999).</summary>
internal static class Calibration
{
    private const int Rounds = 4000;

    public static void Fit(AttributionModel model, LayeredCorpus corpus)
    {
        Span<float> weights = model.Calibration.Values.Row(0);
        var rows = new List<(double[] X, bool Right)>();
        for (int k = 1; k < AttributionModel.CalibrationLength; k++)
        {
            // With one weight of 1 the confidence is the logistic of that evidence alone: its log odds give the evidence back.
            weights.Clear();
            weights[k] = 1;
            List<(double Confidence, bool Right)> seen = Judged(new AttributionFinder(model), corpus);
            for (int i = 0; i < seen.Count; i++)
            {
                if (k == 1) rows.Add(([1, 0, 0, 0], seen[i].Right));
                double p = Math.Clamp(seen[i].Confidence, 1e-9, 1 - 1e-9);
                rows[i].X[k] = Math.Log(p / (1 - p));
            }
        }

        double[] w = [0, 1, 1, 1];
        for (int round = 0; round < Rounds; round++)
        {
            double[] gradient = new double[w.Length];
            foreach ((double[] x, bool right) in rows)
            {
                double odds = w.Zip(x, (a, b) => a * b).Sum();
                double error = (1 / (1 + Math.Exp(-odds))) - (right ? 1 : 0);
                for (int k = 0; k < w.Length; k++) gradient[k] += error * x[k];
            }

            for (int k = 0; k < w.Length; k++) w[k] -= 0.3 * ((gradient[k] / rows.Count) + (0.001 * w[k]));
        }

        for (int k = 0; k < w.Length; k++) weights[k] = (float)w[k];
    }

    /// <summary>Ten steps of confidence with how often each was right; nested attributions, which the corpus does not mark, are left out.</summary>
    public static IEnumerable<ReliabilityRow> Reliability(AttributionFinder finder, LayeredCorpus corpus) =>
        Judged(finder, corpus)
            .GroupBy(j => Math.Min(9, (int)(10 * j.Confidence))).OrderBy(g => g.Key)
            .Select(g => new ReliabilityRow(g.Key / 10.0, (g.Key + 1) / 10.0, g.Count(), g.Average(j => j.Confidence), g.Average(j => j.Right ? 1 : 0)));

    private static List<(double Confidence, bool Right)> Judged(AttributionFinder finder, LayeredCorpus corpus)
    {
        var judged = new List<(double, bool)>();
        foreach (GoldArticle article in corpus.Gold.Where(g => g.IsPrimary))
        {
            LayeredArticle layered = corpus.Layers[article.Text];
            ImmutableArray<Attribution> found = [.. finder.Find(layered.Article, layered.Tokens, layered.Syntax).Where(a => a.Within is null)];
            foreach ((GoldAttribution? _, Attribution? read, bool right) in AttributionScorer.Pair(article, found).Where(p => p.Found is not null).OrderBy(p => p.Found!.Id))
                judged.Add((read!.Confidence, right));
        }

        return judged;
    }
}
