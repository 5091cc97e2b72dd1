using Whence.Mentions.Names;
using Whence.Models;
using Whence.Training.Models;

namespace Whence.Training.Mentions.Names;

/// <summary>The forward pass of training: the name finder's layers on a tape, with the loss of its chain over all label sequences that a corpus allows.</summary>
internal sealed class NameTraining(NameModel model)
{
    private const float Silent = 0.33f;
    private const float WordsUnknown = 0.12f;
    private const float SignsUnknown = 0.1f;

    /// <summary>A sentence as numbers.</summary>
    internal sealed record Example(NameWord[] Words, int[][] Signs, ulong[] Allowed)
    {
        public int Count => Words.Length;
    }

    /// <summary>Runs sentences forward on <paramref name="tape"/> and gives their loss.</summary>
    public double Pass(Tape tape, List<Example> sentences, Random random, float weight)
    {
        var batch = new SequenceBatch([.. sentences.Select(s => s.Count)]);
        int[] byTime = batch.SentenceRows();
        int[] bySentence = Tape.Inverse(byTime);
        NameWord[] words = [.. sentences.SelectMany(s => s.Words)];
        int[][] signs = [.. sentences.SelectMany(s => s.Signs)];
        ulong[] allowed = [.. sentences.SelectMany(s => s.Allowed)];
        Node input = tape.Concat(
            tape.Lookup(model.WordVectors, [.. words.Select(w => random.NextSingle() < WordsUnknown ? Vocabulary.Unknown : w.Word)]),
            tape.LookupBags(model.NgramVectors, [.. words.Select(w => w.Ngrams)]),
            tape.Lookup(model.ShapeVectors, [.. words.Select(w => w.Shape)]),
            tape.LookupBags(model.SignVectors, [.. signs.Select(list => list.Length > 1 && random.NextSingle() < SignsUnknown ? [list[0]] : list)]));
        input = tape.Drop(input, batch, Silent, random);
        Node first = tape.BiLstm(model.First, batch, tape.Reorder(input, byTime));
        Node between = tape.Reorder(tape.Drop(tape.Reorder(first, bySentence), batch, Silent, random), byTime);
        Node states = tape.Drop(tape.Reorder(tape.BiLstm(model.Second, batch, between), bySentence), batch, Silent, random);
        Node scores = tape.Linear(model.Scores, tape.Concat(states, input));
        return Losses.Chain(tape, model.Chain, batch, scores, (row, label) => (allowed[row] >> label & 1) != 0, weight);
    }
}
