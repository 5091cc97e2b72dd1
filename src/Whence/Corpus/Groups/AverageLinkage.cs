namespace Whence.Corpus.Groups;

/// <summary>Agglomerative clustering by average linkage; pairs without a likeness count as 0.</summary>
/// <remarks>
/// Two clusters whose average reaches a threshold hold a pair that does. So only pairs that reach the least threshold are given, and clusters are neighbours
/// only through such a pair. What the other pairs of two neighbours add is bounded by that threshold, and worked out when the bound reaches what is asked:
/// for most neighbours never. What was worked out is kept, so that no pair is looked at twice. Sums are added as clusters grow, pair by pair in the order of the
/// items, so that the result is that of all pairs to the last bit.
/// </remarks>
internal sealed class AverageLinkage
{
    /// <summary>More than a sum of likenesses can be off by rounding, for one pair.</summary>
    private const double Rounding = 1e-9;

    private readonly Components _parts;
    private readonly CancellationToken _stop;
    private readonly double _least;
    private readonly Func<int, int, double> _likeness;

    /// <summary>Neighbours of each cluster, kept at both; null for one without any.</summary>
    private readonly Dictionary<int, Link>?[] _links;

    /// <summary>Members of the clusters of several items that stood before the first likeness, by first item.</summary>
    private readonly Dictionary<int, List<int>> _joined = [];

    /// <summary>How each cluster came to be: below the number of items the cluster that stood at the beginning, from there on a join.</summary>
    private readonly int[] _node;
    private readonly List<(int First, int Second, int Size)> _joins = [];

    /// <param name="count">Items.</param>
    /// <param name="least">Pairs that are not added are less alike than this; no link asks for less.</param>
    /// <param name="likeness">Likeness of a pair, the earlier item first; 0 where it does not count.</param>
    /// <param name="stop">Ends it soon.</param>
    public AverageLinkage(int count, double least, Func<int, int, double> likeness, CancellationToken stop = default)
    {
        _stop = stop;
        _parts = new Components(count);
        _links = new Dictionary<int, Link>?[count];
        _node = new int[count];
        for (int i = 0; i < count; i++) _node[i] = i;
        _least = least;
        _likeness = likeness;
    }

    /// <summary>What is known of the pairs between two clusters.</summary>
    private sealed class Link
    {
        /// <summary>Sum of the pairs that were looked at.</summary>
        public double Sum;

        /// <summary>Pairs that were not, each less alike than the least threshold.</summary>
        public long Open;

        /// <summary>Sums over all pairs between two clusters that are parts of these, where they were worked out: so a cluster that grows pays only for what is new.</summary>
        public List<(int One, int Other, double Sum)>? Known;
    }

    /// <summary>Says that two items are one: before any likeness is added, or after the last link.</summary>
    public void Join(int a, int b)
    {
        (int x, int y) = (_parts.Root(a), _parts.Root(b));
        if (!_parts.Join(x, y)) return;
        if (y < x) (x, y) = (y, x);
        if (!_joined.TryGetValue(x, out List<int>? members)) _joined[x] = members = [x];
        if (_joined.Remove(y, out List<int>? others)) members.AddRange(others);
        else members.Add(y);
    }

    /// <summary>Adds a pair that reaches the least threshold.</summary>
    public void Add(int a, int b, double likeness)
    {
        (int x, int y) = (_parts.Root(a), _parts.Root(b));
        if (x == y || likeness <= 0) return;
        Dictionary<int, Link> ofX = _links[x] ??= [], ofY = _links[y] ??= [];
        if (!ofX.TryGetValue(y, out Link? link)) ofX[y] = ofY[x] = link = new Link { Open = Pairs(x, y) };
        link.Sum += likeness;
        link.Open--;
    }

    /// <summary>Joins the most alike two clusters until none reach <paramref name="threshold"/>. Ties go to the first items.</summary>
    public void Gather(double threshold)
    {
        foreach (List<int> members in _joined.Values) members.Sort();
        var queue = new PriorityQueue<(int A, int B, int SizeA, int SizeB), (double, int, int)>();
        for (int a = 0; a < _links.Length; a++)
        {
            if (_links[a] is not { } links) continue;
            foreach ((int b, Link link) in links)
                if (a < b) Offer(queue, a, b, link, threshold);
        }

        while (queue.TryDequeue(out var pair, out _))
        {
            (int a, int b, int sizeA, int sizeB) = pair;
            if (_parts.Root(a) != a || _parts.Root(b) != b || _parts.SizeOf(a) != sizeA || _parts.SizeOf(b) != sizeB) continue;
            Unite(a, b);
            foreach ((int other, Link link) in _links[a]!) Offer(queue, Math.Min(a, other), Math.Max(a, other), link, threshold);
        }
    }

    /// <summary>The clusters, members ascending, by first member.</summary>
    public IEnumerable<int[]> All() => _parts.All();

    /// <summary>The cluster of each item as it now stands: its first member.</summary>
    public int[] Roots() => _parts.Roots();

    private long Pairs(int a, int b) => (long)_parts.SizeOf(a) * _parts.SizeOf(b);

    /// <summary>Makes one cluster of two, named by the first.</summary>
    private void Unite(int a, int b)
    {
        (int sizeA, int sizeB) = (_parts.SizeOf(a), _parts.SizeOf(b));
        Dictionary<int, Link> ofA = _links[a]!, ofB = _links[b]!;
        ofA.Remove(b);
        ofB.Remove(a);
        foreach ((int other, Link link) in ofA)
            if (!ofB.ContainsKey(other)) link.Open += (long)sizeB * _parts.SizeOf(other);
        foreach ((int other, Link link) in ofB)
        {
            Dictionary<int, Link> ofOther = _links[other]!;
            ofOther.Remove(b);
            if (ofA.TryGetValue(other, out Link? known))
            {
                known.Sum += link.Sum;
                known.Open += link.Open;
                if (link.Known is not null) (known.Known ??= []).AddRange(link.Known);
            }
            else
            {
                link.Open += (long)sizeA * _parts.SizeOf(other);
                ofA[other] = ofOther[a] = link;
            }
        }

        _links[b] = null;
        _parts.Join(a, b);
        _joins.Add((_node[a], _node[b], sizeA + sizeB));
        _node[a] = _links.Length + _joins.Count - 1;
    }

    private void Offer(PriorityQueue<(int, int, int, int), (double, int, int)> queue, int a, int b, Link link, double threshold)
    {
        _stop.ThrowIfCancellationRequested();
        double pairs = Pairs(a, b);
        if (link.Open > 0)
        {
            if (link.Sum + (link.Open * _least) < (threshold - Rounding) * pairs) return;
            link.Sum = Sum(_node[a], _node[b], link.Known);
            link.Open = 0;
            link.Known = [(_node[a], _node[b], link.Sum)];
        }

        double average = link.Sum / pairs;
        if (average >= threshold) queue.Enqueue((a, b, _parts.SizeOf(a), _parts.SizeOf(b)), (-average, a, b));
    }

    /// <summary>The sum over all pairs between two clusters, as it adds up when every join adds the sums of what it joins.</summary>
    private double Sum(int one, int other, List<(int One, int Other, double Sum)>? known)
    {
        // The later join is undone first. Of its two parts the larger is followed here and the smaller below, so that the depth is a logarithm of the size.
        var beside = new Stack<(int, int)>();
        double sum;
        while (!IsKnown(one, other, known, out sum) && (one >= _node.Length || other >= _node.Length))
        {
            if (one < other) (one, other) = (other, one);
            (int first, int second, _) = _joins[one - _node.Length];
            if (SizeOf(first) < SizeOf(second)) (first, second) = (second, first);
            beside.Push((second, other));
            one = first;
        }

        while (beside.TryPop(out (int One, int Other) pair)) sum += Sum(pair.One, pair.Other, known);
        return sum;
    }

    /// <summary>Finds the sum between two clusters that stood at the beginning, or that is known.</summary>
    private bool IsKnown(int one, int other, List<(int One, int Other, double Sum)>? known, out double sum)
    {
        foreach ((int x, int y, double of) in known ?? [])
        {
            if ((x == one && y == other) || (x == other && y == one))
            {
                sum = of;
                return true;
            }
        }

        bool first = one < _node.Length && other < _node.Length;
        sum = first ? SumOfFirst(Math.Min(one, other), Math.Max(one, other)) : 0;
        return first;
    }

    private int SizeOf(int node) => node >= _node.Length ? _joins[node - _node.Length].Size : _joined.TryGetValue(node, out List<int>? members) ? members.Count : 1;

    /// <summary>The sum over the pairs between two clusters that stood at the beginning, by the later item of a pair, then by the earlier.</summary>
    private double SumOfFirst(int a, int b)
    {
        if (!_joined.ContainsKey(a) && !_joined.ContainsKey(b)) return Math.Max(0, _likeness(a, b));
        List<int> x = _joined.GetValueOrDefault(a) ?? [a], y = _joined.GetValueOrDefault(b) ?? [b];
        double sum = 0;
        for (int i = 0, j = 0; i < x.Count || j < y.Count;)
        {
            bool inX = j == y.Count || (i < x.Count && x[i] < y[j]);
            (List<int> earlier, int count, int later) = inX ? (y, j, x[i++]) : (x, i, y[j++]);
            for (int k = 0; k < count; k++) sum += Math.Max(0, _likeness(earlier[k], later));
        }

        return sum;
    }
}
