using Whence.Mentions.Coreference;
using Whence.Models;

namespace Whence.Training.Mentions.Coreference;

/// <summary>A pronoun to learn from: the features of its candidates and which of them are right.</summary>
internal sealed record RankerExample(int Set, float[][] Rows, bool[] Right);

/// <summary>
/// A small ranker in training: weights of the features, and of a few hidden units over them. Its numbers lie in one row: first the direct weights, then for each
/// unit its inner weights, its start and its outer weight.
/// </summary>
internal sealed class RankerNet
{
    private const int Walks = 25;
    private const float Rate = 2e-3f;

    // Pull of the weights to zero over a whole walk: the fewer examples, the more of it a step.
    private const float Decay = 2.8f;

    private const int Features = PairFeatures.Count, UnitSize = Features + 2;

    private readonly int _units;
    private readonly float _decay;
    private readonly float[] _weights;

    /// <summary>Trains a net.</summary>
    /// <param name="examples">What it learns from.</param>
    /// <param name="units">Hidden units.</param>
    /// <param name="seed">Of its first weights and of the order of the examples.</param>
    public RankerNet(List<RankerExample> examples, int units, int seed)
    {
        var random = new Random(seed);
        _units = units;
        _decay = Decay / examples.Count;
        _weights = new float[Features + (units * UnitSize)];
        for (int i = Features; i < _weights.Length; i++)
            _weights[i] = (float)(random.NextDouble() - 0.5) * ((i - Features) % UnitSize > Features ? 1 : 0.3f);
        RankerExample[] order = [.. examples];
        float[] slope = new float[_weights.Length], mean = new float[_weights.Length], square = new float[_weights.Length];
        int step = 0, steps = order.Length * Walks;
        for (int walk = 0; walk < Walks; walk++)
        {
            random.Shuffle(order);
            foreach (RankerExample example in order)
            {
                Slope(example, slope);
                Move(slope, mean, square, ++step, Rate * (1 - ((float)step / steps)));
            }
        }
    }

    /// <summary>Writes the net into its place among those of a ranker, which adds them up.</summary>
    /// <param name="ranker">Where it is written.</param>
    /// <param name="set">The set of weights.</param>
    /// <param name="first">The first of its units there.</param>
    public void WriteTo(PronounRanker ranker, int set, int first)
    {
        VectorMath.Add(_weights.AsSpan(0, Features), ranker.Direct.Values.Row(set));
        for (int u = 0; u < _units; u++)
        {
            ReadOnlySpan<float> unit = Unit(_weights, u);
            for (int f = 0; f < Features; f++)
                ranker.Inner.Values[(set * Features) + f, first + u] = unit[f];
            ranker.Start.Values[set, first + u] = unit[Features];
            ranker.Outer.Values[set, first + u] = unit[Features + 1];
        }
    }

    private static Span<float> Unit(float[] numbers, int unit) => numbers.AsSpan(Features + (unit * UnitSize), UnitSize);

    // The slope of -log of the share that the right candidates have.
    private void Slope(RankerExample example, float[] slope)
    {
        float[][] units = [.. example.Rows.Select(Units)];
        double[] shares = [.. example.Rows.Select((row, i) => Score(row, units[i]))];
        double highest = shares.Max();
        shares = [.. shares.Select(score => Math.Exp(score - highest))];
        double all = shares.Sum(), right = shares.Where((_, i) => example.Right[i]).Sum();
        for (int i = 0; i < slope.Length; i++)
            slope[i] = _decay * _weights[i];
        for (int c = 0; c < shares.Length; c++)
        {
            float back = (float)((shares[c] / all) - (example.Right[c] ? shares[c] / right : 0));
            VectorMath.AddScaled(example.Rows[c], back, slope);
            for (int u = 0; u < _units; u++)
            {
                Span<float> unit = Unit(slope, u);
                float inner = back * Unit(_weights, u)[Features + 1] * (1 - (units[c][u] * units[c][u]));
                unit[Features + 1] += back * units[c][u];
                unit[Features] += inner;
                VectorMath.AddScaled(example.Rows[c], inner, unit);
            }
        }
    }

    private float[] Units(float[] row)
    {
        var units = new float[_units];
        for (int u = 0; u < _units; u++)
        {
            ReadOnlySpan<float> unit = Unit(_weights, u);
            units[u] = MathF.Tanh(unit[Features] + VectorMath.Dot(row, unit[..Features]));
        }

        return units;
    }

    private double Score(float[] row, float[] units)
    {
        double score = VectorMath.Dot(row, _weights.AsSpan(0, Features));
        for (int u = 0; u < _units; u++)
            score += units[u] * Unit(_weights, u)[Features + 1];
        return score;
    }

    // Adam (Kingma and Ba 2015).
    private void Move(float[] slope, float[] mean, float[] square, int step, float rate)
    {
        float first = 1 - MathF.Pow(0.9f, step), second = 1 - MathF.Pow(0.999f, step);
        for (int i = 0; i < slope.Length; i++)
        {
            mean[i] += 0.1f * (slope[i] - mean[i]);
            square[i] += 0.001f * ((slope[i] * slope[i]) - square[i]);
            _weights[i] -= rate * (mean[i] / first) / (MathF.Sqrt(square[i] / second) + 1e-6f);
        }
    }
}
