using System.Globalization;
using Whence.Mentions;
using Whence.Mentions.Coreference;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Training.Mentions.Coreference;

/// <summary>
/// Trains the ranker of antecedents: for each pronoun a softmax over its candidates, whose right ones (there may be several) share the probability.
/// The pronouns before it are resolved rightly, as far as the corpus knows.
/// </summary>
internal sealed class RankerTrainer(string corpora, MentionModel model, Parser parser)
{
    private const int Walks = 60;
    private const float Rate = 0.3f, Decay = 5e-4f;

    private readonly MentionFinder _finder = new(model);

    /// <summary>Trains the weights of the model's ranker and prints how often it is right.</summary>
    public void Train(TextWriter output)
    {
        string folder = Path.Combine(corpora, "language");
        var training = new List<Example>();
        var held = new List<Example>();
        foreach (CoreferenceGold gold in CoreferenceCorpora.Gap(Path.Combine(folder, "coref/gap-development.tsv")))
            Collect(gold, training);
        foreach (CoreferenceGold gold in CoreferenceCorpora.OntoGum(Path.Combine(folder, "coref/ontogum-train.conll.gz"), Path.Combine(folder, "ud/gum-train.conllu.gz")))
            Collect(gold, training);
        foreach (CoreferenceGold gold in CoreferenceCorpora.Gap(Path.Combine(folder, "coref/gap-validation.tsv")))
            Collect(gold, held);
        int gapHeld = held.Count;
        foreach (CoreferenceGold gold in CoreferenceCorpora.OntoGum(Path.Combine(folder, "coref/ontogum-dev.conll"), Path.Combine(folder, "ud/gum-dev.conllu")))
            Collect(gold, held);
        output.WriteLine($"{training.Count} pronouns to learn from, {held.Count} held, {gapHeld} of these from GAP");
        for (int set = 0; set < PronounRanker.Sets; set++)
        {
            List<Example> own = [.. training.Where(example => example.Set == set)];
            float[] weights = Fit(own);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"set {set}: {own.Count} pronouns, right in training {Right(own, weights):0.0} %, GAP validation {Right(held.Take(gapHeld).Where(e => e.Set == set), weights):0.0} %, OntoGUM dev {Right(held.Skip(gapHeld).Where(e => e.Set == set), weights):0.0} %"));
            weights.CopyTo(model.Ranker.Weights.Values.Row(set));
        }
    }

    private void Collect(CoreferenceGold gold, List<Example> examples)
    {
        TokenLayer tokens = new Tokenizer().Tokenize(gold.Text);
        (Phrases phrases, List<MentionDraft> drafts) = _finder.Collect(gold.Text, tokens, parser.Parse(gold.Text, tokens));
        int[] entities = [.. drafts.Select(draft => EntityOf(gold, phrases.Span(draft.First, draft.End), phrases.Span(draft.Head, draft.Head + 1)))];
        new Resolver(phrases, drafts, (pronoun, candidates, features, clusters) =>
        {
            bool[] right = [.. candidates.Select(candidate => entities[pronoun] >= 0 && clusters.Members(candidate).Any(member => entities[member] == entities[pronoun]))];
            if (!right.Contains(true) || (gold.Pronoun is TextSpan asked && phrases.Span(drafts[pronoun].First, drafts[pronoun].End) != asked))
                return model.Ranker.Best(drafts[pronoun], pronoun, candidates, features);
            int[] nearer = features.Nearer(candidates);
            float[][] rows = [.. candidates.Select((candidate, i) =>
            {
                float[] row = new float[PairFeatures.Count];
                features.Write(pronoun, candidate, nearer[i], row);
                return row;
            })];
            examples.Add(new Example(PronounRanker.SetOf(drafts[pronoun]), rows, right));
            return candidates[Array.IndexOf(right, true)];
        }).Resolve();
    }

    /// <summary>The entity of a mention: of the same span, else of the smallest gold span around its head that shares an end with it or lies in it.</summary>
    private static int EntityOf(CoreferenceGold gold, TextSpan span, TextSpan head)
    {
        if (gold.Entities.TryGetValue(span, out int entity))
            return entity;
        TextSpan? best = null;
        foreach (TextSpan other in gold.Entities.Keys)
        {
            bool fits = other.Contains(head) && (other.Start == span.Start || other.End == span.End || gold.Pronoun is not null);
            if (fits && (best is null || other.Length < best.Value.Length))
                best = other;
        }

        return best is null ? -1 : gold.Entities[best.Value];
    }

    private static float[] Fit(List<Example> examples)
    {
        var weights = new float[PairFeatures.Count];
        var squares = new float[PairFeatures.Count];
        var sums = new float[PairFeatures.Count];
        var random = new Random(1);
        Example[] order = [.. examples];
        for (int walk = 0; walk < Walks; walk++)
        {
            random.Shuffle(order);
            foreach (Example example in order)
                Step(example, weights, squares);
            for (int i = 0; i < weights.Length; i++)
                sums[i] += walk >= Walks / 2 ? weights[i] / (Walks - (Walks / 2)) : 0;
        }

        return sums;
    }

    private static void Step(Example example, float[] weights, float[] squares)
    {
        double[] scores = [.. example.Rows.Select(row => Math.Exp(Score(row, weights)))];
        double all = scores.Sum(), good = scores.Where((_, i) => example.Right[i]).Sum();
        var slope = new float[weights.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            float share = (float)((example.Right[i] ? scores[i] / good : 0) - (scores[i] / all));
            for (int f = 0; f < slope.Length; f++)
                slope[f] += share * example.Rows[i][f];
        }

        for (int f = 0; f < slope.Length; f++)
        {
            float step = slope[f] - (Decay * weights[f]);
            squares[f] += step * step;
            weights[f] += Rate * step / MathF.Sqrt(1e-6f + squares[f]);
        }
    }

    private static double Score(float[] row, ReadOnlySpan<float> weights)
    {
        double sum = 0;
        for (int i = 0; i < row.Length; i++)
            sum += row[i] * weights[i];
        return Math.Clamp(sum, -60, 60);
    }

    private static double Right(IEnumerable<Example> examples, ReadOnlySpan<float> weights)
    {
        int right = 0, all = 0;
        foreach (Example example in examples)
        {
            int best = 0;
            for (int i = 1; i < example.Rows.Length; i++)
            {
                if (Score(example.Rows[i], weights) > Score(example.Rows[best], weights))
                    best = i;
            }

            right += example.Right[best] ? 1 : 0;
            all++;
        }

        return 100.0 * right / Math.Max(1, all);
    }

    private sealed record Example(int Set, float[][] Rows, bool[] Right);
}
