using Whence.Models;

namespace Whence.Training.Models;

/// <summary>Losses that end a <see cref="Tape"/>'s pass. Each returns its sum in nats and notes its gradient, scaled by <c>weight</c>.</summary>
internal static class Losses
{
    /// <summary>A label that no corpus gave: such a row costs nothing.</summary>
    public const int Unknown = -1;

    /// <summary>Cross-entropy of one label a row.</summary>
    public static double Softmax(Tape tape, Node scores, int[] labels, float weight)
    {
        double loss = 0;
        Matrix shares = tape.Take(scores.Rows, scores.Columns);
        for (int row = 0; row < scores.Rows; row++)
        {
            if (labels[row] == Unknown)
                continue;
            scores.Value.Row(row).CopyTo(shares.Row(row));
            float total = VectorMath.Softmax(shares.Row(row));
            loss += total - scores.Value[row, labels[row]];
            shares[row, labels[row]] -= 1;
        }

        tape.OnBack(() =>
        {
            for (int row = 0; row < scores.Rows; row++)
            {
                if (labels[row] != Unknown)
                    VectorMath.AddScaled(shares.Row(row), weight, scores.Gradient.Row(row));
            }
        });
        return loss * weight;
    }

    /// <summary>
    /// Negative log-likelihood of the label sequences of a <see cref="LinearChain"/>; rows lie by sentence. <paramref name="allowed"/> says which labels a
    /// row may have: one where it is known, several where the corpus does not annotate a class (then all sequences that fit count as right).
    /// </summary>
    /// <param name="allowed">Whether row may have label; a gold label must be legal in its sentence.</param>
    public static double Chain(Tape tape, LinearChain chain, SequenceBatch batch, Node scores, Func<int, int, bool> allowed, float weight)
    {
        int labels = chain.Labels.Count;
        double[] steps = StepFactors(chain);
        double loss = 0;
        var any = new ChainSums(labels);
        var right = new ChainSums(labels);
        double[] stepSlope = new double[steps.Length];
        Matrix scoreSlope = tape.Take(scores.Rows, scores.Columns);
        scoreSlope.Span.Clear();
        for (int sentence = 0; sentence < batch.Count; sentence++)
        {
            int first = batch.Starts[sentence];
            int length = batch.Lengths[sentence];
            if (length == 0)
                continue;
            loss += any.Run(steps, scores.Value, first, length, (_, _) => true);
            loss -= right.Run(steps, scores.Value, first, length, allowed);
            any.Differentiate(steps, scoreSlope, first, stepSlope, weight);
            right.Differentiate(steps, scoreSlope, first, stepSlope, -weight);
        }

        AddOnBack(tape, chain, scores, scoreSlope, stepSlope);
        return loss * weight;
    }

    /// <summary>
    /// Cross-entropy of the label sequences of a <see cref="LinearChain"/> towards what another chain gives to them: how a pupil learns from teachers
    /// (Hinton, Vinyals and Dean 2015; of whole sequences, Wang et al. 2020).
    /// </summary>
    /// <param name="teacher">The other chain's factors, see <see cref="StepFactors"/>.</param>
    /// <param name="targets">For each sentence the other chain's scores, [length × labels]; null for a sentence that is not to be learned.</param>
    public static double Distil(Tape tape, LinearChain chain, SequenceBatch batch, Node scores, double[] teacher, IReadOnlyList<Matrix?> targets, float weight)
    {
        int labels = chain.Labels.Count;
        double[] steps = StepFactors(chain), stepSlope = new double[steps.Length];
        double loss = 0;
        var own = new ChainSums(labels);
        var wanted = new ChainSums(labels);
        Matrix scoreSlope = tape.Take(scores.Rows, scores.Columns);
        scoreSlope.Span.Clear();
        for (int sentence = 0; sentence < batch.Count; sentence++)
        {
            if (targets[sentence] is not { } target || target.Rows == 0)
                continue;
            int first = batch.Starts[sentence];
            var shares = new Matrix(target.Rows, labels);
            var stepShares = new double[steps.Length];
            loss += own.Run(steps, scores.Value, first, target.Rows, (_, _) => true);
            wanted.Run(teacher, target, 0, target.Rows, (_, _) => true);
            wanted.Differentiate(teacher, shares, 0, stepShares, 1);
            own.Differentiate(steps, scoreSlope, first, stepSlope, weight);
            for (int row = 0; row < target.Rows; row++)
            {
                loss -= VectorMath.Dot(shares.Row(row), scores.Value.Row(first + row));
                VectorMath.AddScaled(shares.Row(row), -weight, scoreSlope.Row(first + row));
            }

            for (int i = 0; i < steps.Length; i++)
            {
                loss -= stepShares[i] == 0 ? 0 : stepShares[i] * chain.Transitions.Values.Span[i];
                stepSlope[i] -= weight * stepShares[i];
            }
        }

        AddOnBack(tape, chain, scores, scoreSlope, stepSlope);
        return loss * weight;
    }

    // What the pass noted of a chain reaches its scores and transitions when the tape is walked back.
    private static void AddOnBack(Tape tape, LinearChain chain, Node scores, Matrix scoreSlope, double[] stepSlope) => tape.OnBack(() =>
    {
        VectorMath.Add(scoreSlope.Span, scores.Gradient.Span);
        Span<float> slope = tape.Gradients.Of(chain.Transitions).Span;
        for (int i = 0; i < slope.Length; i++)
            slope[i] += (float)stepSlope[i];
    });

    /// <summary>e to the power of each transition, and 0 where it is illegal: [(labels + 1) × (labels + 1)], the edge last.</summary>
    public static double[] StepFactors(LinearChain chain)
    {
        int count = chain.Labels.Count + 1;
        var factors = new double[count * count];
        for (int from = 0; from < count; from++)
        {
            for (int to = 0; to < count; to++)
                factors[(from * count) + to] = chain.IsLegal(from, to) ? Math.Exp(chain.Transitions.Values[from, to]) : 0;
        }

        return factors;
    }
}
