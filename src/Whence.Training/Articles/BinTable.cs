using System.Runtime.Intrinsics;

namespace Whence.Training.Articles;

/// <summary>Rows of numbers cut into at most 64 bins a feature, column by column, and row by row without the bin that most rows share.</summary>
/// <remarks>Most features of a block are marks that few blocks bear: what is summed over a node's rows is only what is not usual, and the usual bin is what is left.</remarks>
internal sealed class BinTable
{
    private const int Bins = 64;

    private readonly byte[] _columns;
    private readonly int _rows;
    private readonly int[] _usual;
    private readonly ushort[] _entries;
    private readonly int[] _ends;

    private BinTable(byte[] columns, int rows, float[][] cuts)
    {
        _columns = columns;
        _rows = rows;
        Cuts = cuts;
        Starts = new int[cuts.Length + 1];
        _usual = new int[cuts.Length];
        var counts = new int[Bins];
        for (int f = 0; f < cuts.Length; f++)
        {
            Starts[f + 1] = Starts[f] + (cuts[f].Length == 0 ? 0 : cuts[f].Length + 1);
            Array.Clear(counts);
            foreach (byte bin in Column(f))
                counts[bin]++;
            _usual[f] = Array.IndexOf(counts, counts.Max());
        }

        var entries = new List<ushort>(rows * cuts.Length / 2);
        _ends = new int[rows + 1];
        for (int row = 0; row < rows; row++)
        {
            for (int f = 0; f < cuts.Length; f++)
            {
                int bin = columns[(f * rows) + row];
                if (bin != _usual[f])
                    entries.Add((ushort)(Starts[f] + bin));
            }

            _ends[row + 1] = entries.Count;
        }

        _entries = [.. entries];
    }

    /// <summary>The numbers between the bins of each feature; none where all rows are the same.</summary>
    public float[][] Cuts { get; }

    /// <summary>Where the sums of each feature start; one more than there are features.</summary>
    public int[] Starts { get; }

    public static BinTable Cut(float[] rows, int width, int n)
    {
        var columns = new byte[n * width];
        var cuts = new float[width][];
        var values = new float[n];
        for (int f = 0; f < width; f++)
        {
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
                columns[(f * n) + i] = (byte)(at >= 0 ? at : ~at);
            }
        }

        return new BinTable(columns, n, cuts);
    }

    /// <summary>The bins of a feature, row by row.</summary>
    public ReadOnlySpan<byte> Column(int feature) => _columns.AsSpan(feature * _rows, _rows);

    /// <summary>Sums the slopes of <paramref name="rows"/> bin by bin into <paramref name="sums"/>, which are zero.</summary>
    public void Count(ReadOnlySpan<int> rows, Vector128<double>[] slopes, Span<Vector128<double>> sums)
    {
        Vector128<double> all = default;
        foreach (int row in rows)
        {
            Vector128<double> slope = slopes[row];
            all += slope;
            foreach (ushort entry in _entries.AsSpan(_ends[row].._ends[row + 1]))
                sums[entry] += slope;
        }

        for (int f = 0; f < _usual.Length; f++)
        {
            if (Starts[f + 1] == Starts[f])
                continue;
            Vector128<double> rest = all;
            foreach (Vector128<double> sum in sums[Starts[f]..Starts[f + 1]])
                rest -= sum;
            sums[Starts[f] + _usual[f]] = rest;
        }
    }
}
