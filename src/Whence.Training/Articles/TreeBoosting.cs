namespace Whence.Training.Articles;

/// <summary>Gradient boosting of complete shallow trees on the logistic loss, over features cut into at most 64 bins.</summary>
/// <remarks>J. Friedman, Greedy function approximation: a gradient boosting machine, 2001; second-order leaves as in XGBoost (2016).
/// Deterministic: no sampling of rows; a fixed cycle leaves out features.</remarks>
internal sealed class TreeBoosting(int trees, int depth, double rate, double minWeight, double shrink)
{
    private const int Bins = 64;

    private readonly List<(int Feature, float Threshold)[]> _splits = [];
    private readonly List<float[]> _leaves = [];
    private float _base;

    /// <summary>Trains on rows of <paramref name="width"/> numbers.</summary>
    public void Train(float[] rows, int width, float[] labels, float[] weights)
    {
        int n = labels.Length;
        (byte[] bins, float[][] cuts) = Cut(rows, width, n);
        double positive = 0, total = 0;
        for (int i = 0; i < n; i++)
        {
            positive += labels[i] * weights[i];
            total += weights[i];
        }

        _base = (float)Math.Log((positive + 1) / (total - positive + 1));
        var scores = new double[n];
        Array.Fill(scores, _base);
        var gradients = new double[n];
        var hessians = new double[n];
        var nodes = new int[n];
        for (int tree = 0; tree < trees; tree++)
        {
            for (int i = 0; i < n; i++)
            {
                double p = 1 / (1 + Math.Exp(-scores[i]));
                gradients[i] = weights[i] * (p - labels[i]);
                hessians[i] = weights[i] * Math.Max(1e-6, p * (1 - p));
            }

            Grow(tree, bins, cuts, width, n, gradients, hessians, nodes, scores);
        }
    }

    public float Score(ReadOnlySpan<float> row)
    {
        float sum = _base;
        for (int tree = 0; tree < _splits.Count; tree++)
        {
            int node = 0;
            for (int level = 0; level < depth; level++)
                node = (2 * node) + (row[_splits[tree][node].Feature] > _splits[tree][node].Threshold ? 2 : 1);
            sum += _leaves[tree][node - _splits[tree].Length];
        }

        return 1 / (1 + MathF.Exp(-sum));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(_splits.Count);
        writer.Write(depth);
        writer.Write(_base);
        foreach ((int Feature, float Threshold)[] tree in _splits)
        {
            foreach ((int feature, _) in tree)
                writer.Write((ushort)feature);
        }

        foreach ((int Feature, float Threshold)[] tree in _splits)
        {
            foreach ((_, float threshold) in tree)
                writer.Write(threshold);
        }

        foreach (float[] leaves in _leaves)
        {
            foreach (float leaf in leaves)
                writer.Write(leaf);
        }
    }

    private void Grow(int tree, byte[] bins, float[][] cuts, int width, int n, double[] gradients, double[] hessians, int[] nodes, double[] scores)
    {
        int inner = (1 << depth) - 1;
        var splits = new (int Feature, float Threshold)[inner];
        var splitBins = new int[inner];
        Array.Fill(splitBins, 255);
        Array.Fill(splits, (0, float.MaxValue));
        Array.Clear(nodes);
        for (int level = 0; level < depth; level++)
        {
            int first = (1 << level) - 1, count = 1 << level;
            double[] g = new double[count * width * Bins], h = new double[count * width * Bins];
            Parallel.For(0, 2, half =>
            {
                int from = width * half / 2, to = width * (half + 1) / 2;
                for (int i = 0; i < n; i++)
                {
                    int offset = (nodes[i] - first) * width * Bins, row = i * width;
                    double gradient = gradients[i], hessian = hessians[i];
                    for (int f = from; f < to; f++)
                    {
                        int at = offset + (f * Bins) + bins[row + f];
                        g[at] += gradient;
                        h[at] += hessian;
                    }
                }
            });
            for (int node = 0; node < count; node++)
                Split(tree, first + node, node * width * Bins, width, cuts, g, h, splits, splitBins);
            for (int i = 0; i < n; i++)
                nodes[i] = (2 * nodes[i]) + (bins[(i * width) + splits[nodes[i]].Feature] > splitBins[nodes[i]] ? 2 : 1);
        }

        var sumG = new double[inner + 1];
        var sumH = new double[inner + 1];
        for (int i = 0; i < n; i++)
        {
            sumG[nodes[i] - inner] += gradients[i];
            sumH[nodes[i] - inner] += hessians[i];
        }

        var leaves = new float[inner + 1];
        for (int leaf = 0; leaf < leaves.Length; leaf++)
            leaves[leaf] = (float)(-rate * sumG[leaf] / (sumH[leaf] + shrink));
        for (int i = 0; i < n; i++)
            scores[i] += leaves[nodes[i] - inner];
        _splits.Add(splits);
        _leaves.Add(leaves);
    }

    private void Split(int tree, int node, int offset, int width, float[][] cuts, double[] g, double[] h, (int Feature, float Threshold)[] splits, int[] splitBins)
    {
        double allG = 0, allH = 0, best = 1e-9;
        for (int bin = 0; bin < Bins; bin++)
        {
            allG += g[offset + bin];
            allH += h[offset + bin];
        }

        double whole = allG * allG / (allH + shrink);
        for (int f = 0; f < width; f++)
        {
            // Every tree does without a fifth of the features.
            if ((f + tree) % 5 == 0 || cuts[f].Length == 0)
                continue;
            double leftG = 0, leftH = 0;
            for (int bin = 0; bin < cuts[f].Length; bin++)
            {
                leftG += g[offset + (f * Bins) + bin];
                leftH += h[offset + (f * Bins) + bin];
                if (leftH < minWeight || allH - leftH < minWeight)
                    continue;
                double rightG = allG - leftG, rightH = allH - leftH;
                double gain = (leftG * leftG / (leftH + shrink)) + (rightG * rightG / (rightH + shrink)) - whole;
                if (gain > best)
                {
                    best = gain;
                    splits[node] = (f, cuts[f][bin]);
                    splitBins[node] = bin;
                }
            }
        }
    }

    private static (byte[] Bins, float[][] Cuts) Cut(float[] rows, int width, int n)
    {
        var bins = new byte[n * width];
        var cuts = new float[width][];
        Parallel.For(0, width, new ParallelOptions { MaxDegreeOfParallelism = 2 }, f =>
        {
            var values = new float[n];
            for (int i = 0; i < n; i++)
                values[i] = rows[(i * width) + f];
            Array.Sort(values);
            float[] distinct = [.. values.Distinct()];
            if (distinct.Length <= Bins)
                cuts[f] = distinct.Length < 2 ? [] : distinct[..^1];
            else
                cuts[f] = [.. Enumerable.Range(1, Bins - 1).Select(b => values[(int)((long)b * n / Bins)]).Distinct()];
            for (int i = 0; i < n; i++)
            {
                int at = Array.BinarySearch(cuts[f], rows[(i * width) + f]);
                bins[(i * width) + f] = (byte)(at >= 0 ? at : ~at);
            }
        });
        return (bins, cuts);
    }
}
