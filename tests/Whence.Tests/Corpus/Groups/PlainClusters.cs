using Whence.Corpus.Groups;

namespace Whence.Tests.Corpus.Groups;

/// <summary>Average linkage by its definition: the likeness of every pair is kept. What <see cref="AverageLinkage"/> must give.</summary>
internal sealed class PlainClusters
{
    private readonly Components _parts;

    /// <summary>Sum of likeness between two clusters, kept at both; null for an item without any.</summary>
    private readonly Dictionary<int, double>?[] _sums;

    public PlainClusters(int count)
    {
        _parts = new Components(count);
        _sums = new Dictionary<int, double>?[count];
    }

    /// <summary>Says that two items are one: before any likeness is added, or after the last link.</summary>
    public void Join(int a, int b) => _parts.Join(a, b);

    public void Add(int a, int b, double likeness)
    {
        (int x, int y) = (_parts.Root(a), _parts.Root(b));
        if (x == y || likeness <= 0) return;
        Dictionary<int, double> ofX = _sums[x] ??= [], ofY = _sums[y] ??= [];
        ofX[y] = ofX.GetValueOrDefault(y) + likeness;
        ofY[x] = ofY.GetValueOrDefault(x) + likeness;
    }

    /// <summary>Joins the most alike two clusters until none reach <paramref name="threshold"/>. Ties go to the first items.</summary>
    public void Gather(double threshold)
    {
        var queue = new PriorityQueue<(int A, int B, int SizeA, int SizeB), (double, int, int)>();
        for (int a = 0; a < _sums.Length; a++)
        {
            if (_sums[a] is not { } sums) continue;
            foreach ((int b, double sum) in sums)
                if (a < b) Offer(queue, a, b, sum, threshold);
        }

        while (queue.TryDequeue(out var pair, out _))
        {
            (int a, int b, int sizeA, int sizeB) = pair;
            if (_parts.Root(a) != a || _parts.Root(b) != b || _parts.SizeOf(a) != sizeA || _parts.SizeOf(b) != sizeB) continue;
            _parts.Join(a, b);
            Dictionary<int, double> ofA = _sums[a]!, ofB = _sums[b]!;
            ofA.Remove(b);
            foreach ((int other, double sum) in ofB)
            {
                if (other == a) continue;
                Dictionary<int, double> ofOther = _sums[other]!;
                ofOther.Remove(b);
                ofA[other] = ofOther[a] = ofA.GetValueOrDefault(other) + sum;
            }

            _sums[b] = null;
            foreach ((int other, double sum) in ofA) Offer(queue, Math.Min(a, other), Math.Max(a, other), sum, threshold);
        }
    }

    /// <summary>The clusters, members ascending, by first member.</summary>
    public IEnumerable<int[]> All() => _parts.All();

    /// <summary>The cluster of each item as it now stands: its first member.</summary>
    public int[] Roots() => _parts.Roots();

    private void Offer(PriorityQueue<(int, int, int, int), (double, int, int)> queue, int a, int b, double sum, double threshold)
    {
        double average = sum / ((double)_parts.SizeOf(a) * _parts.SizeOf(b));
        if (average >= threshold) queue.Enqueue((a, b, _parts.SizeOf(a), _parts.SizeOf(b)), (-average, a, b));
    }
}
