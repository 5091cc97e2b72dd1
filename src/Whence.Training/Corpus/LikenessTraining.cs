using Whence.Claims;
using Whence.Corpus.Groups;
using Whence.Corpus.Groups.Pairs;

namespace Whence.Training.Corpus;

/// <summary>Learns the coefficients of <see cref="Likeness"/> by logistic regression over pairs of claims of different articles.</summary>
/// <remarks>A pair is right when both answer one label; claims that answer none are wrong partners of those that do.</remarks>
internal static class LikenessTraining
{
    private const int Steps = 3000;
    private const double Ridge = 0.002;

    public static double[] Learn(IEnumerable<ReadStory> stories)
    {
        var rows = new List<(double[] Features, double Same, double Weight)>();
        foreach (ReadStory story in stories) rows.AddRange(Rows(story));
        double positive = rows.Where(r => r.Same > 0).Sum(r => r.Weight), negative = rows.Where(r => r.Same == 0).Sum(r => r.Weight);
        int count = PairFeatures.Names.Length;
        var w = new double[count];
        var speed = new double[count];
        var size = new double[count];
        for (int step = 1; step <= Steps; step++)
        {
            var gradient = new double[count];
            foreach ((double[] x, double same, double weight) in rows)
            {
                double sum = 0;
                for (int i = 0; i < count; i++) sum += w[i] * x[i];

                // Both sides weigh alike, so that 0.5 is the even bet.
                double error = ((1 / (1 + Math.Exp(-sum))) - same) * weight / (same > 0 ? positive : negative);
                for (int i = 0; i < count; i++) gradient[i] += error * x[i];
            }

            for (int i = 0; i < count; i++)
            {
                if (i > 0) gradient[i] += Ridge * w[i];
                speed[i] = (0.9 * speed[i]) + (0.1 * gradient[i]);
                size[i] = (0.999 * size[i]) + (0.001 * gradient[i] * gradient[i]);
                w[i] -= 0.03 * (speed[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(size[i] / (1 - Math.Pow(0.999, step))) + 1e-9);
            }
        }

        return w;
    }

    private static IEnumerable<(double[], double, double)> Rows(ReadStory story)
    {
        var propositions = new List<Proposition>();
        for (int a = 0; a < story.Articles.Length; a++)
            foreach (Claim claim in story.Articles[a].Reading.Claims)
                propositions.Add(PropositionBuilder.Build(story.Articles[a], a, claim));
        var table = new PropositionTable(propositions);
        ILookup<(int, int), int> gold = story.Found.ToLookup(f => (f.Member.Article, f.Member.Claim), f => f.Gold);
        var rows = new List<(double[], double)>();
        for (int i = 0; i < propositions.Count; i++)
        {
            for (int j = i + 1; j < propositions.Count; j++)
            {
                (Proposition p, Proposition q) = (propositions[i], propositions[j]);
                if (p.Article == q.Article || p.IsProForm || q.IsProForm) continue;
                int[] x = [.. gold[(p.Article, p.Claim)]], y = [.. gold[(q.Article, q.Claim)]];
                if (x.Length + y.Length == 0) continue;
                var features = new double[PairFeatures.Names.Length];
                PairFeatures.Fill(table[i], table[j], table, features);
                if (features[1] > 0) rows.Add((features, x.Intersect(y).Any() ? 1 : 0));
            }
        }

        // Stories weigh alike however many claims they have.
        return rows.Select(r => (r.Item1, r.Item2, 1.0 / rows.Count));
    }
}
