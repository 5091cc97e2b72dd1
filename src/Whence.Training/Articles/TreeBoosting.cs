using System.Runtime.Intrinsics;

namespace Whence.Training.Articles;

/// <summary>Gradient boosting of complete shallow trees on the logistic loss, over features cut into bins.</summary>
/// <remarks>J. Friedman, Greedy function approximation: a gradient boosting machine, 2001; second-order leaves as in XGBoost (2016).
/// After the first trees the rows that are wrong most stand for themselves and a few for all the others (one-side sampling, Ke et al., LightGBM, 2017).
/// Deterministic: rows are drawn by a hash of their number, and a fixed cycle leaves out features.</remarks>
internal sealed class TreeBoosting(int trees, int depth, double rate, double minWeight, double shrink)
{
    /// <summary>The first trees see all rows; the others the steepest share of them and one in so many of the rest.</summary>
    private const int Warm = 10;
    private const double Steep = 0.12;
    private const int OneIn = 6;

    /// <summary>What counts as steep is told from one row in so many.</summary>
    private const int Probe = 8;

    private readonly List<(int Feature, float Threshold)[]> _splits = [];
    private readonly List<byte[]> _splitBins = [];
    private readonly List<float[]> _leaves = [];
    private float _base;

    /// <summary>Trains on rows of <paramref name="width"/> numbers.</summary>
    public void Train(float[] rows, int width, float[] labels, float[] weights)
    {
        int n = labels.Length;
        var table = BinTable.Cut(rows, width, n);
        double positive = 0, total = 0;
        for (int i = 0; i < n; i++)
        {
            positive += labels[i] * weights[i];
            total += weights[i];
        }

        _base = (float)Math.Log((positive + 1) / (total - positive + 1));
        var scores = new double[n];
        Array.Fill(scores, _base);
        var slopes = new Vector128<double>[n];
        var order = new int[n];
        for (int tree = 0; tree < trees; tree++)
        {
            for (int i = 0; i < n; i++)
            {
                double p = 1 / (1 + Math.Exp(-scores[i]));
                slopes[i] = Vector128.Create(weights[i] * (p - labels[i]), weights[i] * Math.Max(1e-6, p * (1 - p)));
            }

            int used = tree < Warm ? All(order) : Sample(tree, slopes, order);
            Grow(tree, table, slopes, order.AsSpan(0, used));
            Add(table, scores);
        }
    }

    private static int All(int[] order)
    {
        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        return order.Length;
    }

    // The rows that are wrong most, and one in so many of the others, which then counts for those left out.
    private static int Sample(int tree, Vector128<double>[] slopes, int[] order)
    {
        var sizes = new double[(slopes.Length + Probe - 1) / Probe];
        for (int i = 0; i < sizes.Length; i++)
            sizes[i] = Math.Abs(slopes[i * Probe][0]);
        Array.Sort(sizes);
        double least = sizes[(int)(sizes.Length * (1 - Steep))];
        int used = 0;
        for (int i = 0; i < slopes.Length; i++)
        {
            bool steep = Math.Abs(slopes[i][0]) > least;
            if (!steep && (unchecked((uint)((i + 1) * 0x9E3779B1L) + (uint)(tree * 0x85EBCA77L)) >> 7) % OneIn != 0)
                continue;
            if (!steep)
                slopes[i] *= OneIn;
            order[used++] = i;
        }

        return used;
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
    private void Grow(int tree, BinTable table, Vector128<double>[] slopes, Span<int> order)
    {
        int inner = (1 << depth) - 1, size = table.Starts[^1];
        var splits = new (int Feature, float Threshold)[inner];
        var splitBins = new byte[inner];
        Array.Fill(splitBins, (byte)255);
        Array.Fill(splits, (0, float.MaxValue));
        var from = new int[(2 * inner) + 1];
        var to = new int[(2 * inner) + 1];
        to[0] = order.Length;
        var sums = new Vector128<double>[size];
        table.Count(order, slopes, sums);
        for (int level = 0; level < depth; level++)
        {
            int first = (1 << level) - 1, count = 1 << level;
            var next = new Vector128<double>[level == depth - 1 ? 0 : 2 * sums.Length];
            for (int node = 0; node < count; node++)
            {
                int at = first + node, left = (2 * at) + 1;
                Span<Vector128<double>> mother = sums.AsSpan(node * size, size);
                Split(tree, mother, table, ref splits[at], ref splitBins[at]);
                int middle = from[at] + Part(table.Column(splits[at].Feature), splitBins[at], order[from[at]..to[at]]);
                (from[left], to[left], from[left + 1], to[left + 1]) = (from[at], middle, middle, to[at]);
                if (next.Length == 0)
                    continue;
                bool less = middle - from[at] <= to[at] - middle;
                Span<Vector128<double>> small = next.AsSpan(((2 * node) + (less ? 0 : 1)) * size, size), large = next.AsSpan(((2 * node) + (less ? 1 : 0)) * size, size);
                table.Count(less ? order[from[at]..middle] : order[middle..to[at]], slopes, small);
                for (int i = 0; i < size; i++)
                    large[i] = mother[i] - small[i];
            }

            sums = next;
        }

        var leaves = new float[inner + 1];
        for (int leaf = 0; leaf <= inner; leaf++)
        {
            Vector128<double> sum = default;
            foreach (int row in order[from[inner + leaf]..to[inner + leaf]])
                sum += slopes[row];
            leaves[leaf] = (float)(-rate * sum[0] / (sum[1] + shrink));
        }

        _splits.Add(splits);
        _splitBins.Add(splitBins);
        _leaves.Add(leaves);
    }

    // Moves the rows that go left before those that go right; gives how many go left.
    private static int Part(ReadOnlySpan<byte> column, int bin, Span<int> order)
    {
        int left = 0, right = order.Length;
        while (left < right)
        {
            if (column[order[left]] <= bin)
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

    private void Split(int tree, ReadOnlySpan<Vector128<double>> sums, BinTable table, ref (int Feature, float Threshold) split, ref byte splitBin)
    {
        double best = 1e-9;
        int some = Array.FindIndex(table.Cuts, c => c.Length > 0);
        Vector128<double> all = default;
        foreach (Vector128<double> sum in sums[table.Starts[some]..table.Starts[some + 1]])
            all += sum;
        double whole = all[0] * all[0] / (all[1] + shrink);
        for (int f = 0; f < table.Cuts.Length; f++)
        {
            // Every tree does without a fifth of the features.
            if ((f + tree) % 5 == 0)
                continue;
            Vector128<double> left = default;
            for (int bin = 0; bin < table.Cuts[f].Length; bin++)
            {
                left += sums[table.Starts[f] + bin];
                Vector128<double> right = all - left;
                if (left[1] < minWeight || right[1] < minWeight)
                    continue;
                double gain = (left[0] * left[0] / (left[1] + shrink)) + (right[0] * right[0] / (right[1] + shrink)) - whole;
                if (gain > best)
                {
                    best = gain;
                    split = (f, table.Cuts[f][bin]);
                    splitBin = (byte)bin;
                }
            }
        }
    }

    // What the last tree gives to every row, sampled or not.
    private void Add(BinTable table, double[] scores)
    {
        (int Feature, float Threshold)[] splits = _splits[^1];
        byte[] splitBins = _splitBins[^1];
        float[] leaves = _leaves[^1];
        for (int i = 0; i < scores.Length; i++)
        {
            int node = 0;
            while (node < splits.Length)
                node = (2 * node) + (table.Column(splits[node].Feature)[i] > splitBins[node] ? 2 : 1);
            scores[i] += leaves[node - splits.Length];
        }
    }
}
