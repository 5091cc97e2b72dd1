using Whence.Attributions.Features;
using Whence.Models;

namespace Whence.Attributions.Tagging;

/// <summary>
/// Labels the tokens of passages with their roles: a layer over the parser's encoder states and looked-up features, a bidirectional LSTM, and a chain
/// over labels (Huang, Xu and Yu 2015).
/// </summary>
internal sealed class RoleTagger
{
    /// <summary>Slope of the first layer's rectifier below zero.</summary>
    public const float Slope = 0.1f;

    /// <param name="stateWidth">Numbers a token that the parser's encoder gives.</param>
    /// <param name="rows">Rows of the feature table.</param>
    /// <param name="width">Numbers a token after the first layer.</param>
    /// <param name="units">Units of the LSTM a side.</param>
    public RoleTagger(ParameterSet set, int stateWidth, int rows, int width, int units)
    {
        (StateWidth, Width, Units) = (stateWidth, width, units);
        Features = new Embedding(set, "features", rows, width);
        First = new Linear(set, "first", stateWidth, width);
        Context = new BiLstm(set, "context", width, units);
        Labels = new Linear(set, "labels", (2 * units) + width, RoleLabels.Count);
        Chain = new LinearChain(set, "chain", RoleLabels.Names);
    }

    public int StateWidth { get; }

    public int Width { get; }

    public int Units { get; }

    public Embedding Features { get; }

    public Linear First { get; }

    public BiLstm Context { get; }

    /// <summary>From the context and the first layer to the labels.</summary>
    public Linear Labels { get; }

    public LinearChain Chain { get; }

    /// <summary>Scores of every label for the tokens of passages, passage after passage: [n × <see cref="RoleLabels.Count"/>].</summary>
    public Matrix Score(IReadOnlyList<Passage> passages, FeatureRows features, ReadOnlySpan<byte> states, Workspace workspace)
    {
        int[] lengths = new int[passages.Count];
        for (int p = 0; p < lengths.Length; p++) lengths[p] = passages[p].Length;
        var batch = new SequenceBatch(lengths);
        int[] order = batch.SentenceRows(), tokens = TokensOf(passages, batch.Rows);
        IntegerRows inputs = workspace.Units(batch.Rows, StateWidth);
        for (int row = 0; row < tokens.Length; row++)
            states.Slice(tokens[row] * StateWidth, StateWidth).CopyTo(inputs.Row(row));
        Matrix first = workspace.Take(batch.Rows, Width);
        First.Forward(inputs, first);
        for (int row = 0; row < tokens.Length; row++)
            Features.AddSum(features.Rows.AsSpan(features.Starts[tokens[row]]..features.Starts[tokens[row] + 1]), first.Row(row));

        VectorMath.LeakyRectify(first.Span, Slope);
        IntegerRows context = workspace.Units(batch.Rows, Context.Outputs);
        Context.Read(batch, workspace.Integers(first), order, context, workspace);
        Matrix seen = workspace.Take(batch.Rows, Labels.Inputs), scores = workspace.Take(batch.Rows, RoleLabels.Count);
        for (int row = 0; row < order.Length; row++)
        {
            Span<float> both = seen.Row(order[row]);
            context.Read(row, both);
            first.Row(order[row]).CopyTo(both[Context.Outputs..]);
        }

        Labels.Forward(workspace.Integers(seen), scores);
        return scores;
    }

    private static int[] TokensOf(IReadOnlyList<Passage> passages, int n)
    {
        int[] tokens = new int[n];
        int i = 0;
        foreach (Passage passage in passages)
            for (int t = passage.First; t < passage.End; t++) tokens[i++] = t;
        return tokens;
    }
}
