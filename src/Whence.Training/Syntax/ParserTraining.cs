using Whence.Models;
using Whence.Syntax;
using Whence.Training.Corpora;
using Whence.Training.Models;

namespace Whence.Training.Syntax;

/// <summary>The forward pass of training: the parser's layers on a tape, with the losses of its four heads.</summary>
internal sealed class ParserTraining(ParserModel model)
{
    public const float Silent = 0.33f;
    private const float WordsUnknown = 0.15f;
    private const float XposWeight = 0.5f;
    private const float UposWeight = 0.3f;

    /// <summary>A sentence as numbers. Position 0 is the root, whose labels are unknown.</summary>
    internal sealed record Example(WordFeatures[] Words, int[] Heads, int[] Relations, int[] Xpos, int[] Upos)
    {
        public int Count => Words.Length;
    }

    /// <summary>Numbers a sentence.</summary>
    public Example ToExample(ConlluSentence sentence, Func<string, WordFeatures> features)
    {
        ParserTables tables = model.Tables;
        int Row(string[] table, string label) => Array.IndexOf(table, label);
        return new Example(
            [features(WordFeatures.Root), .. sentence.Words.Select(w => features(w.Form))],
            [-1, .. sentence.Words.Select(w => w.Head)],
            [Losses.Unknown, .. sentence.Words.Select(w => Row(tables.Relations, w.Deprel))],
            [Losses.Unknown, .. sentence.Words.Select(w => Row(tables.Xpos, w.Xpos))],
            [Losses.Unknown, .. sentence.Words.Select(w => Row(tables.Upos, w.Upos))]);
    }

    /// <summary>Runs sentences forward on <paramref name="tape"/> and gives the loss of their tags and trees.</summary>
    public double Pass(Tape tape, List<Example> sentences, Random random, float weight)
    {
        var batch = new SequenceBatch([.. sentences.Select(s => s.Count)]);
        return TreeLoss(tape, batch, Encode(tape, batch, sentences, random), sentences, weight);
    }

    /// <summary>The encoder's states with dropout, rows by sentence.</summary>
    public Node Encode(Tape tape, SequenceBatch batch, List<Example> sentences, Random random)
    {
        int[] byTime = batch.SentenceRows();
        int[] bySentence = Tape.Inverse(byTime);
        WordFeatures[] words = [.. sentences.SelectMany(s => s.Words)];
        Node input = tape.Concat(
            tape.Lookup(model.WordVectors, [.. words.Select(w => random.NextSingle() < WordsUnknown ? Vocabulary.Unknown : w.Word)]),
            tape.LookupBags(model.NgramVectors, [.. words.Select(w => w.Ngrams)]),
            tape.Lookup(model.LongSuffixVectors, [.. words.Select(w => w.LongSuffix)]),
            tape.Lookup(model.ShortSuffixVectors, [.. words.Select(w => w.ShortSuffix)]),
            tape.Lookup(model.ShapeVectors, [.. words.Select(w => w.Shape)]));
        Node first = tape.BiLstm(model.First, batch, tape.Reorder(tape.Drop(input, batch, Silent, random), byTime));
        Node between = tape.Reorder(tape.Drop(tape.Reorder(first, bySentence), batch, Silent, random), byTime);
        return tape.Drop(tape.Reorder(tape.BiLstm(model.Second, batch, between), bySentence), batch, Silent, random);
    }

    /// <summary>The loss of the four heads over <paramref name="states"/>.</summary>
    public double TreeLoss(Tape tape, SequenceBatch batch, Node states, List<Example> sentences, float weight)
    {
        double loss = Losses.Softmax(tape, tape.Linear(model.Xpos, states), [.. sentences.SelectMany(s => s.Xpos)], weight * XposWeight);
        loss += Losses.Softmax(tape, tape.Linear(model.Upos, states), [.. sentences.SelectMany(s => s.Upos)], weight * UposWeight);

        Node dependents = tape.Linear(model.ArcMap, Mlp(tape, model.ArcDependent, states));
        Node heads = Mlp(tape, model.ArcHead, states);
        loss += ArcLoss.Sum(tape, batch, dependents, heads, [.. sentences.SelectMany(s => s.Heads)], weight);

        Node left = Mlp(tape, model.RelationDependent, states);
        Node right = tape.Reorder(Mlp(tape, model.RelationHead, states), HeadRows(batch, sentences));
        Node relations = tape.Linear(model.Relation, tape.Concat(left, right, tape.Times(left, right)));
        return loss + Losses.Softmax(tape, relations, [.. sentences.SelectMany(s => s.Relations)], weight);
    }

    private static Node Mlp(Tape tape, Linear layer, Node states) => tape.LeakyRectify(tape.Linear(layer, states), ParserModel.Leak);

    private static int[] HeadRows(SequenceBatch batch, List<Example> sentences)
    {
        var rows = new int[batch.Rows];
        for (int i = 0; i < batch.Count; i++)
        {
            for (int position = 0; position < batch.Lengths[i]; position++)
                rows[batch.Starts[i] + position] = batch.Starts[i] + Math.Max(0, sentences[i].Heads[position]);
        }

        return rows;
    }
}
