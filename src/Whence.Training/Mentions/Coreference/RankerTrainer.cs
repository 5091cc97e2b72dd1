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
    /// <summary>Nets that are trained apart, each with its part of the ranker's units, and added up: together they are surer than each.</summary>
    private const int Nets = 4;

    private readonly MentionFinder _finder = new(model);

    /// <summary>Trains the weights of the model's ranker and prints how often it is right.</summary>
    public void Train(TextWriter output)
    {
        string folder = Path.Combine(corpora, "language");
        var training = new List<RankerExample>();
        var held = new List<RankerExample>();
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
        var nets = new RankerNet[Nets];
        for (int set = 0; set < PronounRanker.Sets; set++)
        {
            List<RankerExample> own = [.. training.Where(example => example.Set == set)];
            model.Ranker.Direct.Values.Row(set).Clear();
            Parallel.For(0, Nets, net => nets[net] = new RankerNet(own, PronounRanker.Hidden / Nets, net));
            for (int net = 0; net < Nets; net++)
                nets[net].WriteTo(model.Ranker, set, net * (PronounRanker.Hidden / Nets));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"set {set}: {own.Count} pronouns, right in training {Right(own):0.0} %, GAP validation {Right(held.Take(gapHeld).Where(e => e.Set == set)):0.0} %, OntoGUM dev {Right(held.Skip(gapHeld).Where(e => e.Set == set)):0.0} %"));
        }
    }

    private void Collect(CoreferenceGold gold, List<RankerExample> examples)
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
            examples.Add(new RankerExample(PronounRanker.SetOf(drafts[pronoun]), rows, right));
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

    private double Right(IEnumerable<RankerExample> examples)
    {
        int right = 0, all = 0;
        foreach (RankerExample example in examples)
        {
            int best = 0;
            for (int i = 1; i < example.Rows.Length; i++)
            {
                if (model.Ranker.Score(example.Set, example.Rows[i]) > model.Ranker.Score(example.Set, example.Rows[best]))
                    best = i;
            }

            right += example.Right[best] ? 1 : 0;
            all++;
        }

        return 100.0 * right / Math.Max(1, all);
    }
}
