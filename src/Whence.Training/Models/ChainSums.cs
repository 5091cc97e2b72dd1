using Whence.Models;

namespace Whence.Training.Models;

/// <summary>
/// The sum over all label sequences of a sentence, and its derivatives, by the forward-backward recursion on probabilities that are brought back to a
/// sum of 1 at every token (Rabiner 1989).
/// </summary>
internal sealed class ChainSums(int labels)
{
    private double[] _emissions = [];
    private double[] _forward = [];
    private double[] _backward = [];
    private double[] _norms = [];
    private double _end;
    private int _length;

    /// <summary>The logarithm of the sum over sequences whose labels are all allowed.</summary>
    public double Run(double[] steps, Matrix scores, int first, int length, Func<int, int, bool> allowed)
    {
        _length = length;
        if (_emissions.Length < length * labels)
        {
            _emissions = new double[length * labels];
            _forward = new double[length * labels];
            _backward = new double[length * labels];
            _norms = new double[length];
        }

        double total = 0;
        for (int t = 0; t < length; t++)
        {
            float highest = float.NegativeInfinity;
            foreach (float score in scores.Row(first + t))
                highest = Math.Max(highest, score);
            total += highest;
            Span<double> now = _forward.AsSpan(t * labels, labels);
            now.Clear();
            if (t == 0)
            {
                for (int j = 0; j < labels; j++)
                    now[j] = steps[(labels * (labels + 1)) + j];
            }
            else
            {
                for (int i = 0; i < labels; i++)
                {
                    double before = _forward[((t - 1) * labels) + i];
                    if (before == 0)
                        continue;
                    ReadOnlySpan<double> row = steps.AsSpan(i * (labels + 1), labels);
                    for (int j = 0; j < labels; j++)
                        now[j] += before * row[j];
                }
            }

            double norm = 0;
            for (int j = 0; j < labels; j++)
            {
                double emission = allowed(first + t, j) ? Math.Exp(scores[first + t, j] - highest) : 0;
                _emissions[(t * labels) + j] = emission;
                now[j] *= emission;
                norm += now[j];
            }

            if (norm <= 0)
                throw new InvalidOperationException($"No legal label sequence fits row {first + t}: check the labels of the training data.");
            _norms[t] = norm;
            total += Math.Log(norm);
            for (int j = 0; j < labels; j++)
                now[j] /= norm;
        }

        _end = 0;
        for (int j = 0; j < labels; j++)
            _end += _forward[((length - 1) * labels) + j] * steps[(j * (labels + 1)) + labels];
        if (_end <= 0)
            throw new InvalidOperationException($"No legal label sequence ends at row {first + length - 1}: check the labels of the training data.");
        return total + Math.Log(_end);
    }

    /// <summary>Adds the derivatives of the last <see cref="Run"/>'s result, times <paramref name="weight"/>, by scores and by transitions.</summary>
    public void Differentiate(double[] steps, Matrix scoreSlope, int first, double[] stepSlope, float weight)
    {
        for (int j = 0; j < labels; j++)
        {
            double step = steps[(j * (labels + 1)) + labels];
            _backward[((_length - 1) * labels) + j] = step / _end;
            stepSlope[(j * (labels + 1)) + labels] += weight * _forward[((_length - 1) * labels) + j] * step / _end;
        }

        for (int t = _length - 1; t >= 0; t--)
        {
            Span<double> after = _backward.AsSpan(t * labels, labels);
            for (int j = 0; j < labels; j++)
                scoreSlope[first + t, j] += (float)(weight * _forward[(t * labels) + j] * after[j]);
            for (int j = 0; j < labels; j++)
                after[j] *= _emissions[(t * labels) + j] / _norms[t];
            for (int i = 0; i < labels; i++)
            {
                ReadOnlySpan<double> row = steps.AsSpan(i * (labels + 1), labels);
                Span<double> slope = stepSlope.AsSpan(i * (labels + 1), labels);
                double before = t == 0 ? 0 : _forward[((t - 1) * labels) + i];
                double sum = 0;
                for (int j = 0; j < labels; j++)
                {
                    double flow = row[j] * after[j];
                    sum += flow;
                    slope[j] += weight * before * flow;
                }

                if (t > 0)
                    _backward[((t - 1) * labels) + i] = sum;
            }

            if (t == 0)
            {
                for (int j = 0; j < labels; j++)
                    stepSlope[(labels * (labels + 1)) + j] += weight * steps[(labels * (labels + 1)) + j] * after[j];
            }
        }
    }
}
