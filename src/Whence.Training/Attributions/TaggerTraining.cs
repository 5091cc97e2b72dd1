using Whence.Attributions;
using Whence.Attributions.Features;
using Whence.Attributions.Tagging;
using Whence.Models;
using Whence.Training.Models;

namespace Whence.Training.Attributions;

/// <summary>An article as the tagger's training sees it: feature rows, and the encoder's states.</summary>
internal sealed record TrainingArticle(FeatureRows Features, byte[] States);

/// <summary>A passage with its labels by one annotator, or with what teachers make of it: the scores of every label for its tokens.</summary>
internal sealed record TrainingPassage(TrainingArticle Article, Passage Passage, int[]? Labels, Matrix? Scores = null);

/// <summary>A pass of the tagger over a batch of passages on a tape, as <see cref="RoleTagger.Score"/> does it but with dropout.</summary>
internal static class TaggerTraining
{
    private const float StateDropout = 0.15f, FeatureDropout = 0.1f, LayerDropout = 0.33f, ContextDropout = 0.33f;

    /// <returns>The loss, weighted by <paramref name="weight"/>.</returns>
    public static double Pass(RoleTagger tagger, Tape tape, List<TrainingPassage> passages, double[] teacher, Random random, float weight)
    {
        var batch = new SequenceBatch([.. passages.Select(p => p.Passage.Length)]);
        int[] byTime = batch.SentenceRows();
        int[] gold = [.. passages.SelectMany(p => p.Labels ?? Unknown(p.Passage.Length))];
        Node first = First(tagger, tape, batch, passages, random);
        Node dropped = tape.Drop(tape.LeakyRectify(first, RoleTagger.Slope), batch, LayerDropout, random);
        Node context = tape.Reorder(tape.BiLstm(tagger.Context, batch, tape.Reorder(dropped, byTime)), Tape.Inverse(byTime));
        Node seen = tape.Concat(tape.Drop(context, batch, ContextDropout, random), dropped);
        Node scores = tape.Linear(tagger.Labels, seen);
        double loss = Losses.Chain(tape, tagger.Chain, batch, scores, (row, label) => gold[row] == label || gold[row] == Losses.Unknown, weight);
        return passages.Exists(p => p.Scores is not null) ? loss + Losses.Distil(tape, tagger.Chain, batch, scores, teacher, [.. passages.Select(p => p.Scores)], weight) : loss;
    }

    private static int[] Unknown(int count)
    {
        int[] labels = new int[count];
        Array.Fill(labels, Losses.Unknown);
        return labels;
    }

    /// <summary>The first layer: the mapped states plus the rows of the features that dropout leaves.</summary>
    private static Node First(RoleTagger tagger, Tape tape, SequenceBatch batch, List<TrainingPassage> passages, Random random)
    {
        Matrix states = tape.Take(batch.Rows, tagger.First.Inputs);
        var kept = new List<int>(batch.Rows * 20);
        int[] starts = new int[batch.Rows + 1];
        int row = 0;
        foreach (TrainingPassage passage in passages)
        {
            FeatureRows features = passage.Article.Features;
            for (int t = passage.Passage.First; t < passage.Passage.End; t++, row++)
            {
                Span<float> state = states.Row(row);
                state.Clear();
                for (int j = 0; j < tagger.StateWidth; j++)
                    state[j] = random.NextSingle() < StateDropout ? 0 : IntegerRows.Unit(passage.Article.States[(t * tagger.StateWidth) + j]) / (1 - StateDropout);
                for (int i = features.Starts[t]; i < features.Starts[t + 1]; i++)
                    if (random.NextSingle() >= FeatureDropout) kept.Add(features.Rows[i]);
                starts[row + 1] = kept.Count;
            }
        }

        Node sum = tape.Linear(tagger.First, tape.Input(states));
        for (row = 0; row < batch.Rows; row++)
            for (int i = starts[row]; i < starts[row + 1]; i++) VectorMath.Add(tagger.Features.Table.Values.Row(kept[i]), sum.Value.Row(row));
        tape.OnBack(() =>
        {
            for (int r = 0; r < batch.Rows; r++)
                for (int i = starts[r]; i < starts[r + 1]; i++) VectorMath.Add(sum.Gradient.Row(r), tape.Gradients.Touch(tagger.Features.Table, kept[i]));
        });
        return sum;
    }
}
