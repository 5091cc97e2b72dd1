using Whence.Models;

namespace Whence.Attributions.Tagging;

/// <summary>The probability of a run: sums over all label sequences of a passage that hold it (forward-backward, Rabiner 1989, with scaling).</summary>
internal sealed class RunProbabilities
{
    private readonly int _labels;
    private readonly float[] _steps;
    private readonly float[] _starts;
    private readonly float[] _ends;
    private float[] _forward = [];
    private float[] _backward = [];
    private float[] _emissions = [];
    private float[] _scales = [];

    public RunProbabilities(LinearChain chain)
    {
        _labels = chain.Labels.Count;
        (_steps, _starts, _ends) = (new float[_labels * _labels], new float[_labels], new float[_labels]);
        for (int a = 0; a < _labels; a++)
        {
            _starts[a] = Weight(chain, chain.Edge, a);
            _ends[a] = Weight(chain, a, chain.Edge);
            for (int b = 0; b < _labels; b++) _steps[(a * _labels) + b] = Weight(chain, a, b);
        }
    }

    /// <summary>Sums over rows <c>[first, first + count)</c> of <paramref name="scores"/>.</summary>
    public void Sum(Matrix scores, int first, int count)
    {
        int size = count * _labels;
        if (_forward.Length < size) (_forward, _backward, _emissions) = (new float[size], new float[size], new float[size]);
        if (_scales.Length < count) _scales = new float[count];
        Span<float> before = _starts;
        for (int t = 0; t < count; t++)
        {
            ReadOnlySpan<float> row = scores.Row(first + t);
            Span<float> emission = _emissions.AsSpan(t * _labels, _labels), now = _forward.AsSpan(t * _labels, _labels);
            float top = row[VectorMath.Best(row)];
            for (int b = 0; b < _labels; b++) emission[b] = MathF.Exp(row[b] - top);
            if (t == 0) before.CopyTo(now);
            else Advance(before, now);
            float sum = 0;
            for (int b = 0; b < _labels; b++) sum += now[b] *= emission[b];
            if (t == count - 1)
            {
                sum = 0;
                for (int b = 0; b < _labels; b++) sum += now[b] * _ends[b];
            }

            sum = Math.Max(sum, 1e-30f);
            _scales[t] = sum;
            for (int b = 0; b < _labels; b++) now[b] /= sum;
            before = now;
        }

        _ends.CopyTo(_backward.AsSpan((count - 1) * _labels));
        Span<float> weighted = stackalloc float[_labels];
        for (int t = count - 2; t >= 0; t--)
        {
            for (int b = 0; b < _labels; b++) weighted[b] = _emissions[((t + 1) * _labels) + b] * _backward[((t + 1) * _labels) + b] / _scales[t + 1];
            for (int a = 0; a < _labels; a++) _backward[(t * _labels) + a] = VectorMath.Dot(weighted, _steps.AsSpan(a * _labels, _labels));
        }
    }

    /// <summary>Probability that tokens <c>[from, to)</c> of the passage have <paramref name="labels"/>.</summary>
    public float Of(ReadOnlySpan<int> labels, int from, int to)
    {
        float p = _forward[(from * _labels) + labels[from]];
        for (int t = from + 1; t < to; t++) p *= _steps[(labels[t - 1] * _labels) + labels[t]] * _emissions[(t * _labels) + labels[t]] / _scales[t];
        return p * _backward[((to - 1) * _labels) + labels[to - 1]];
    }

    private void Advance(ReadOnlySpan<float> before, Span<float> now)
    {
        now.Clear();
        for (int a = 0; a < _labels; a++)
            if (before[a] > 0) VectorMath.AddScaled(_steps.AsSpan(a * _labels, _labels), before[a], now);
    }

    private static float Weight(LinearChain chain, int from, int to) =>
        chain.IsLegal(from, to) ? MathF.Exp(chain.Transitions.Values[from, to]) : 0;
}
