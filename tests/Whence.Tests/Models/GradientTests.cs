using Whence.Models;
using Whence.Training.Models;

namespace Whence.Tests.Models;

/// <summary>Every backward pass against finite differences of its forward pass.</summary>
public sealed class GradientTests
{
    private readonly ParameterSet _set = [];

    [Fact]
    public void Linear_layer_with_rectifier()
    {
        var layer = new Linear(_set, "layer", 7, 5);
        Check(tape => Losses.Softmax(tape, tape.LeakyRectify(tape.Linear(layer, tape.Input(Numbers.Random(4, 7))), 0.1f), [0, 4, Losses.Unknown, 2], 0.7f));
    }

    [Fact]
    public void Embeddings_bags_and_their_concatenation()
    {
        var words = new Embedding(_set, "words", 6, 3);
        var parts = new Embedding(_set, "parts", 9, 2);
        Check(tape => Losses.Softmax(tape, tape.Concat(tape.Lookup(words, [0, 5, 5]), tape.LookupBags(parts, [[1, 2, 2], [], [8]])), [1, 4, 0], 1));
    }

    [Fact]
    public void Two_recurrent_layers_over_sentences_of_different_length_with_dropout()
    {
        var words = new Embedding(_set, "words", 9, 6);
        var first = new BiLstm(_set, "first", 6, 16);
        var second = new BiLstm(_set, "second", 32, 16);
        var batch = new SequenceBatch([3, 5, 1]);
        int[] byTime = batch.SentenceRows();
        Check(tape =>
        {
            Node input = tape.Drop(tape.Lookup(words, [0, 1, 2, 3, 4, 5, 6, 7, 8]), batch, 0.3f, new Random(4));
            Node states = tape.BiLstm(second, batch, tape.BiLstm(first, batch, tape.Reorder(input, byTime)));
            return Losses.Softmax(tape, tape.Reorder(states, Tape.Inverse(byTime)), [0, 1, 2, 3, 4, 5, 6, 7, 15], 1);
        });
    }

    [Fact]
    public void Chain_of_labels_some_of_them_unknown()
    {
        var layer = new Linear(_set, "scores", 4, 5);
        var chain = new LinearChain(_set, "chain", ["O", "B-a", "I-a", "E-a", "S-a"]);
        var batch = new SequenceBatch([4, 1, 2]);
        int[] gold = [1, 2, 3, 0, 4, -1, 0];
        Check(tape => Losses.Chain(tape, chain, batch, tape.Linear(layer, tape.Input(Numbers.Random(7, 4))), (row, label) => gold[row] < 0 || gold[row] == label, 0.5f));
    }

    [Fact]
    public void Chain_of_labels_that_teachers_give()
    {
        var layer = new Linear(_set, "scores", 4, 5);
        var chain = new LinearChain(_set, "chain", ["O", "B-a", "I-a", "E-a", "S-a"]);
        var batch = new SequenceBatch([4, 1, 2]);
        var teacher = new LinearChain(new ParameterSet(), "teacher", chain.Labels);
        Matrix?[] targets = [Numbers.Random(4, 5), null, Numbers.Random(2, 5)];
        Check(tape => Losses.Distil(tape, chain, batch, tape.Linear(layer, tape.Input(Numbers.Random(7, 4))), Losses.StepFactors(teacher), targets, 0.5f));
    }

    [Fact]
    public void A_moving_average_begins_with_the_first_step_and_forgets_old_ones()
    {
        Parameter parameter = _set.Add("numbers", 1, 2, ParameterKind.Bias);
        var average = new MovingAverage(_set, 0.5f);
        foreach (float value in (float[])[8, 2, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4])
        {
            parameter.Values.Span.Fill(value);
            average.Add();
            if (value == 8)
            {
                average.Swap();
                Assert.Equal([8, 8], parameter.Values.Span.ToArray());
                average.Swap();
            }
        }

        average.Swap();
        Assert.All(parameter.Values.Span.ToArray(), value => Assert.Equal(4, value, 0.02f));
        average.Swap();
        Assert.Equal([4, 4], parameter.Values.Span.ToArray());
    }

    /// <summary>Checks every parameter of <see cref="_set"/>. Single precision limits what a difference can show to about three digits.</summary>
    private void Check(Func<Tape, double> pass)
    {
        Numbers.Fill(_set);
        using var tape = new Tape(new Gradients(_set));
        double Loss()
        {
            foreach (Parameter parameter in _set)
                parameter.PackForTraining();
            double loss = pass(tape);
            tape.Clear();
            return loss;
        }

        pass(tape);
        tape.Back();
        tape.Clear();
        const float Step = 4e-3f;
        int slopes = 0;
        foreach (Parameter parameter in _set)
        {
            for (int i = 0; i < parameter.Values.Span.Length; i++)
            {
                float kept = parameter.Values.Values[i];
                parameter.Values.Values[i] = kept + Step;
                double above = Loss();
                parameter.Values.Values[i] = kept - Step;
                double below = Loss();
                parameter.Values.Values[i] = kept;
                double expected = (above - below) / (2 * Step);
                float found = tape.Gradients.Of(parameter).Values[i];
                Assert.True(Math.Abs(expected - found) < 1e-3 + (1e-2 * Math.Abs(expected)), $"{parameter.Name}[{i}]: {found} for {expected}");
                if (Math.Abs(found) > 1e-3)
                    slopes++;
            }
        }

        Assert.True(slopes > 10, "Hardly any parameter has a slope: the loss does not depend on them.");
    }
}
