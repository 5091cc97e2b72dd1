namespace Whence.Training.Articles;

/// <summary>Gradient boosting of complete shallow trees on the logistic loss, over features cut into at most 64 bins.</summary>
/// <remarks>J. Friedman, Greedy function approximation: a gradient boosting machine, 2001; second-order leaves as in XGBoost (2016).
/// After the first trees the rows that are wrong most stand for themselves and a few for all the others (one-side sampling, Ke et al., LightGBM, 2017).
/// Deterministic: rows are drawn by a hash of their number, and a fixed cycle leaves out features.</remarks>
internal sealed class TreeBoosting(int trees, int depth, double rate, double minWeight, double shrink)
{
    private const int Bins = 64;

    /// <summary>The first trees see all rows; the others the steepest share of them and one in so many of the rest.</summary>
    private const int Warm = 10;
    private const double Steep = 0.08;
    private const int OneIn = 10;

    private readonly List<(int Feature, float Threshold)[]> _splits = [];
    private readonly List<byte[]> _splitBins = [];
    private readonly List<float[]> _leaves = [];
    private float _base;

    /// <summary>Trains on rows of <paramref name="width"/> numbers.</summary>
    public void Train(float[] rows, int width, float[] labels, float[] weights)
    {
        int n = labels.Length;
        (byte[] bins, float[][] cuts) = Cut(rows, width, n);
        int[] starts = new int[width + 1];
        for (int f = 0; f < width; f++)
            starts[f + 1] = starts[f] + (cuts[f].Length == 0 ? 0 : cuts[f].Length + 1);
        double positive = 0, total = 0;
        for (int i = 0; i < n; i++)
        {
            positive += labels[i] * weights[i];
            total += weights[i];
        }

        _base = (float)Math.Log((positive + 1) / (total - positive + 1));
        var scores = new double[n];
        Array.Fill(scores, _base);
        var slopes = new Slope[n];
        var order = new int[n];
        for (int tree = 0; tree < trees; tree++)
        {
            for (int i = 0; i < n; i++)
            {
                double p = 1 / (1 + Math.Exp(-scores[i]));
                slopes[i] = new Slope(weights[i] * (p - labels[i]), weights[i] * Math.Max(1e-6, p * (1 - p)));
            }

            int used = tree < Warm ? All(order) : Sample(tree, slopes, order);
            Grow(tree, bins, cuts, starts, slopes, order.AsSpan(0, used).ToArray());
            Add(bins, width, scores);
        }
    }

    private static int All(int[] order)
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        return order.Length;
    }

    // The rows that are wrong most, and one in so many of the others, which then counts for those left out.
    private static int Sample(int tree, Slope[] slopes, int[] order)
    {
        var sizes = new double[slopes.Length];
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = Math.Abs(slopes[i].Gradient);
        Array.Sort(sizes);
        double least = sizes[(int)(sizes.Length * (1 - Steep))];
        int used = 0;
        for (int i = 0; i < slopes.Length; i++)
        {
            bool steep = Math.Abs(slopes[i].Gradient) > least;
            if (!steep && (unchecked((uint)((i + 1) * 0x9E3779B1L) + (uint)(tree * 0x85EBCA77L)) >> 7) % OneIn != 0)
                continue;
            if (!steep)
                slopes[i] = new Slope(slopes[i].Gradient * OneIn, slopes[i].Curve * OneIn);
            order[used++] = i;
        }

        return used;
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

    // Rows of a node lie side by side in the order; of two sisters only the smaller is counted, the other is what is left of their mother.
    private void Grow(int tree, byte[] bins, float[][] cuts, int[] starts, Slope[] slopes, int[] order)
    {
        int inner = (1 << depth) - 1, size = starts[^1], width = cuts.Length;
        var splits = new (int Feature, float Threshold)[inner];
        var splitBins = new byte[inner];
        Array.Fill(splitBins, (byte)255);
        Array.Fill(splits, (0, float.MaxValue));
        var from = new int[(2 * inner) + 1];
        var to = new int[(2 * inner) + 1];
        to[0] = order.Length;
        var sums = new Slope[size];
        Count(bins, starts, slopes, order, sums);
        for (int level = 0; level < depth; level++)
        {
            int first = (1 << level) - 1, count = 1 << level;
            var next = new Slope[level == depth - 1 ? 0 : 2 * sums.Length];
            for (int node = 0; node < count; node++)
            {
                int at = first + node, left = (2 * at) + 1;
                Span<Slope> mother = sums.AsSpan(node * size, size);
                Split(tree, mother, cuts, starts, ref splits[at], ref splitBins[at]);
                int middle = Part(bins, width, splits[at].Feature, splitBins[at], order, from[at], to[at]);
                (from[left], to[left], from[left + 1], to[left + 1]) = (from[at], middle, middle, to[at]);
                if (next.Length == 0)
                    continue;
                bool less = middle - from[at] <= to[at] - middle;
                Span<Slope> small = next.AsSpan(((2 * node) + (less ? 0 : 1)) * size, size), large = next.AsSpan(((2 * node) + (less ? 1 : 0)) * size, size);
                Count(bins, starts, slopes, less ? order.AsSpan(from[at]..middle) : order.AsSpan(middle..to[at]), small);
                for (int i = 0; i < size; i++)
                    large[i] = new Slope(mother[i].Gradient - small[i].Gradient, mother[i].Curve - small[i].Curve);
            }

            sums = next;
        }

        var leaves = new float[inner + 1];
        for (int leaf = 0; leaf <= inner; leaf++)
        {
            double gradient = 0, curve = 0;
            foreach (int row in order.AsSpan(from[inner + leaf]..to[inner + leaf]))
            {
                gradient += slopes[row].Gradient;
                curve += slopes[row].Curve;
            }

            leaves[leaf] = (float)(-rate * gradient / (curve + shrink));
        }

        _splits.Add(splits);
        _splitBins.Add(splitBins);
        _leaves.Add(leaves);
    }

    private static void Count(byte[] bins, int[] starts, Slope[] slopes, ReadOnlySpan<int> rows, Span<Slope> sums)
    {
        int width = starts.Length - 1;
        int[] features = [.. Enumerable.Range(0, width).Where(f => starts[f + 1] > starts[f])];
        foreach (int i in rows)
        {
            Slope slope = slopes[i];
            ReadOnlySpan<byte> row = bins.AsSpan(i * width, width);
            foreach (int f in features)
            {
                ref Slope sum = ref sums[starts[f] + row[f]];
                sum = new Slope(sum.Gradient + slope.Gradient, sum.Curve + slope.Curve);
            }
        }
    }

    // Moves the rows that go left before those that go right; gives the first of the latter.
    private static int Part(byte[] bins, int width, int feature, int bin, int[] order, int start, int end)
    {
        int left = start, right = end;
        while (left < right)
        {
            if (bins[(order[left] * width) + feature] <= bin)
            {
                left++;
            }
            else
            {
                right--;
                (order[left], order[right]) = (order[right], order[left]);
            }
        }

        return left;
    }

    private void Split(int tree, ReadOnlySpan<Slope> sums, float[][] cuts, int[] starts, ref (int Feature, float Threshold) split, ref byte splitBin)
    {
        double allG = 0, allH = 0, best = 1e-9;
        int some = Array.FindIndex(cuts, c => c.Length > 0);
        for (int i = starts[some]; i < starts[some + 1]; i++)
        {
            allG += sums[i].Gradient;
            allH += sums[i].Curve;
        }

        double whole = allG * allG / (allH + shrink);
        for (int f = 0; f < cuts.Length; f++)
        {
            // Every tree does without a fifth of the features.
            if ((f + tree) % 5 == 0)
                continue;
            double leftG = 0, leftH = 0;
            for (int bin = 0; bin < cuts[f].Length; bin++)
            {
                leftG += sums[starts[f] + bin].Gradient;
                leftH += sums[starts[f] + bin].Curve;
                if (leftH < minWeight || allH - leftH < minWeight)
                    continue;
                double rightG = allG - leftG, rightH = allH - leftH;
                double gain = (leftG * leftG / (leftH + shrink)) + (rightG * rightG / (rightH + shrink)) - whole;
                if (gain > best)
                {
                    best = gain;
                    split = (f, cuts[f][bin]);
                    splitBin = (byte)bin;
                }
            }
        }
    }

    // What the last tree gives to every row, sampled or not.
    private void Add(byte[] bins, int width, double[] scores)
    {
        (int Feature, float Threshold)[] splits = _splits[^1];
        byte[] splitBins = _splitBins[^1];
        float[] leaves = _leaves[^1];
        for (int i = 0; i < scores.Length; i++)
        {
            int node = 0;
            while (node < splits.Length)
                node = (2 * node) + (bins[(i * width) + splits[node].Feature] > splitBins[node] ? 2 : 1);
            scores[i] += leaves[node - splits.Length];
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

    private readonly record struct Slope(double Gradient, double Curve);
}
