namespace Whence.Corpus.Groups;

/// <summary>Agglomerative clustering by average linkage; pairs without a likeness count as 0.</summary>
internal sealed class Clusters
{
    private readonly int[] _root;
    private readonly int[] _size;

    /// <summary>Sum of likeness between two clusters, kept at both.</summary>
    private readonly Dictionary<int, double>[] _sums;

    public Clusters(int count)
    {
        _root = [.. Enumerable.Range(0, count)];
        _size = [.. Enumerable.Repeat(1, count)];
        _sums = [.. Enumerable.Range(0, count).Select(_ => new Dictionary<int, double>())];
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
        _sums[x][y] = _sums[x].GetValueOrDefault(y) + likeness;
        _sums[y][x] = _sums[y].GetValueOrDefault(x) + likeness;
    }

    /// <summary>Joins the most alike two clusters until none reach <paramref name="threshold"/>. Ties go to the first items.</summary>
    public void Link(double threshold)
    {
        var queue = new PriorityQueue<(int A, int B, int SizeA, int SizeB), (double, int, int)>();
        for (int a = 0; a < _sums.Length; a++)
            foreach (int b in _sums[a].Keys)
                if (a < b) Offer(queue, a, b, threshold);

        while (queue.TryDequeue(out var pair, out _))
        {
            (int a, int b, int sizeA, int sizeB) = pair;
            if (_root[a] != a || _root[b] != b || _size[a] != sizeA || _size[b] != sizeB) continue;
            _root[b] = a;
            _size[a] += _size[b];
            _sums[a].Remove(b);
            foreach ((int other, double sum) in _sums[b])
            {
                if (other == a) continue;
                _sums[other].Remove(b);
                _sums[a][other] = _sums[other][a] = _sums[a].GetValueOrDefault(other) + sum;
            }

            _sums[b].Clear();
            foreach (int other in _sums[a].Keys) Offer(queue, Math.Min(a, other), Math.Max(a, other), threshold);
        }
    }

    /// <summary>The clusters, members ascending, by first member.</summary>
    public IEnumerable<int[]> All() => Enumerable.Range(0, _root.Length).GroupBy(Root).OrderBy(g => g.Min()).Select(g => g.Order().ToArray());

    /// <summary>The cluster of each item as it now stands.</summary>
    public Dictionary<int, int> Roots() => Enumerable.Range(0, _root.Length).ToDictionary(i => i, Root);

    private int Root(int item)
    {
        while (_root[item] != item) item = _root[item];
        return item;
    }

    private void Offer(PriorityQueue<(int, int, int, int), (double, int, int)> queue, int a, int b, double threshold)
    {
        double average = _sums[a][b] / ((double)_size[a] * _size[b]);
        if (average >= threshold) queue.Enqueue((a, b, _size[a], _size[b]), (-average, a, b));
    }
}
