namespace Whence.Corpus.Groups;

/// <summary>Agglomerative clustering by average linkage; pairs without a likeness count as 0.</summary>
internal sealed class Clusters
{
    private readonly int[] _root;
    private readonly int[] _size;

    /// <summary>Sum of likeness between two clusters, kept at both; null for an item without any.</summary>
    private readonly Dictionary<int, double>?[] _sums;

    public Clusters(int count)
    {
        _root = new int[count];
        _size = new int[count];
        _sums = new Dictionary<int, double>?[count];
        for (int i = 0; i < count; i++) (_root[i], _size[i]) = (i, 1);
    }

    /// <summary>Says that two items are one: before any likeness is added, or after the last link.</summary>
    public void Join(int a, int b)
    {
        (int x, int y) = (Root(a), Root(b));
        if (x == y) return;
        if (y < x) (x, y) = (y, x);
        _root[y] = x;
        _size[x] += _size[y];
    }

    public void Add(int a, int b, double likeness)
    {
        (int x, int y) = (Root(a), Root(b));
        if (x == y || likeness <= 0) return;
        Dictionary<int, double> ofX = _sums[x] ??= [], ofY = _sums[y] ??= [];
        ofX[y] = ofX.GetValueOrDefault(y) + likeness;
        ofY[x] = ofY.GetValueOrDefault(x) + likeness;
    }

    /// <summary>Joins the most alike two clusters until none reach <paramref name="threshold"/>. Ties go to the first items.</summary>
    public void Link(double threshold)
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
            if (_root[a] != a || _root[b] != b || _size[a] != sizeA || _size[b] != sizeB) continue;
            _root[b] = a;
            _size[a] += _size[b];
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
    public IEnumerable<int[]> All()
    {
        // The root of a cluster is its first member.
        int[] roots = Roots(), first = new int[_root.Length + 1];
        foreach (int root in roots) first[root + 1]++;
        for (int i = 0; i < _root.Length; i++) first[i + 1] += first[i];
        int[] members = new int[_root.Length], next = [.. first];
        for (int i = 0; i < roots.Length; i++) members[next[roots[i]]++] = i;
        for (int root = 0; root < _root.Length; root++)
            if (first[root + 1] > first[root]) yield return members[first[root]..first[root + 1]];
    }

    /// <summary>The cluster of each item as it now stands: its first member.</summary>
    public int[] Roots()
    {
        // A root is never behind its items, so that one look at each, in order, is enough.
        int[] roots = new int[_root.Length];
        for (int i = 0; i < roots.Length; i++) roots[i] = _root[i] == i ? i : roots[_root[i]];
        return roots;
    }

    private int Root(int item)
    {
        while (_root[item] != item) item = _root[item];
        return item;
    }

    private void Offer(PriorityQueue<(int, int, int, int), (double, int, int)> queue, int a, int b, double sum, double threshold)
    {
        double average = sum / ((double)_size[a] * _size[b]);
        if (average >= threshold) queue.Enqueue((a, b, _size[a], _size[b]), (-average, a, b));
    }
}
