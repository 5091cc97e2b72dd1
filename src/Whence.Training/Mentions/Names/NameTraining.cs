using Whence.Mentions;
using Whence.Mentions.Names;
using Whence.Mentions.Names.Features;
using Whence.Models;
using Whence.Training.Models;

namespace Whence.Training.Mentions.Names;

/// <summary>The names of a sentence as training sees them.</summary>
/// <param name="Signs">Rows of each word's signs, see <see cref="NameContext"/>.</param>
/// <param name="History">Rows of what the document's earlier sentences said, by the annotators.</param>
/// <param name="Words">Hashes of each word's features, see <see cref="NameFeatures"/>.</param>
/// <param name="Allowed">For each word the labels that the corpus allows it, a set of bits.</param>
internal sealed record NameExample(int[][] Signs, int[][] History, uint[][] Words, ulong[] Allowed)
{
    /// <summary>The sentences of a document.</summary>
    public static NameExample[] Document(List<NameSentence> sentences, IReadOnlyList<ulong[]> allowed)
    {
        var history = new NameHistory();
        var features = new NameFeatures();
        Span<uint> keys = stackalloc uint[NameFeatures.Most];
        var examples = new NameExample[sentences.Count];
        for (int s = 0; s < examples.Length; s++)
        {
            NameSentence sentence = sentences[s];
            int[][] signs = Rows(sentence, (i, rows) => NameContext.WriteSigns(sentence, i, rows));
            int[][] before = Rows(sentence, (i, rows) => NameContext.WriteHistory(history, sentence, i, rows));
            features.Start(sentence.Words, sentence.Signs);
            var words = new uint[signs.Length][];
            for (int i = 0; i < words.Length; i++)
                words[i] = keys[..features.Write(i, keys)].ToArray();
            bool legal = NameDocument.IsLegal(allowed[s]);
            examples[s] = new NameExample(signs, before, words, legal ? allowed[s] : [.. Enumerable.Repeat(NameDocument.Any, signs.Length)]);
            history.Add(sentence.Words, Array.ConvertAll(allowed[s], Known));
        }

        return examples;
    }

    private static int[][] Rows(NameSentence sentence, Action<int, List<int>> write)
    {
        var all = new int[sentence.Words.Length][];
        for (int i = 0; i < all.Length; i++)
        {
            var rows = new List<int>();
            write(i, rows);
            all[i] = [.. rows];
        }

        return all;
    }

    // The label of a set of one, or -1.
    private static int Known(ulong set) => System.Numerics.BitOperations.PopCount(set) == 1 ? System.Numerics.BitOperations.TrailingZeroCount(set) : -1;
}

/// <summary>The pass of the name finder on a tape, as <see cref="NameFinder"/> does it but with dropout.</summary>
internal static class NameTraining
{
    private const float StateSilent = 0.4f, Silent = 0.33f, WordSilent = 0.2f;

    // When it reads, the history is its own guess and not the annotators' word: training may not lean on it.
    private const float HistorySilent = 0.3f, HistoryWordSilent = 0.15f;

    /// <summary>Negative log-likelihood of the labels, by <paramref name="weight"/>.</summary>
    /// <param name="model">What learns.</param>
    /// <param name="tape">Where the pass is noted.</param>
    /// <param name="words">How the words of the sentences lie.</param>
    /// <param name="states">The encoder's states of the words, by sentence.</param>
    /// <param name="names">The names of each sentence.</param>
    public static double Loss(MentionModel model, Tape tape, SequenceBatch words, Node states, NameExample[] names, Random random, float weight)
    {
        NameTagger tagger = model.Tagger;
        Node mapped = tape.Linear(tagger.States, tape.Drop(states, words, StateSilent, random));
        Node signs = tape.LookupBags(tagger.Context, [.. names.SelectMany(n => n.Signs)]);
        Node history = tape.LookupBags(tagger.Context, [.. names.SelectMany(n => Thin(n.History, random))]);
        Node hidden = tape.Drop(tape.LeakyRectify(tape.Plus(tape.Plus(mapped, signs), history), NameTagger.Slope), words, Silent, random);
        Node known = tape.LookupBags(tagger.Words, [.. names.SelectMany(n => n.Words).Select(keys => Rows(model.Features, keys, random))], NameTagger.WordGain);
        ulong[] allowed = [.. names.SelectMany(n => n.Allowed)];
        return Losses.Chain(tape, tagger.Chain, words, tape.Plus(tape.Linear(tagger.Labels, hidden), known), (row, label) => (allowed[row] >> label & 1) != 0, weight);
    }

    /// <summary>Leaves out the history of some sentences and of some words.</summary>
    public static int[][] Thin(int[][] history, Random random) =>
        random.NextSingle() < HistorySilent
            ? [.. history.Select(_ => Array.Empty<int>())]
            : [.. history.Select(rows => rows.Length > 0 && random.NextSingle() < HistoryWordSilent ? [] : rows)];

    private static int[] Rows(FeatureIndex index, uint[] keys, Random random)
    {
        Span<int> rows = stackalloc int[NameFeatures.Most];
        int known = index.RowsOf(keys, rows), kept = 0;
        for (int i = 0; i < known; i++)
        {
            if (random.NextSingle() >= WordSilent)
                rows[kept++] = rows[i];
        }

        return rows[..kept].ToArray();
    }
}
