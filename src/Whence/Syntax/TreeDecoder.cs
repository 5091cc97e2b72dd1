namespace Whence.Syntax;

/// <summary>
/// The best tree for a matrix of arc scores, with exactly one word under the root (Chu and Liu 1965, Edmonds 1967). Nearly always each word's best head
/// already gives one; else cycles are contracted. Root arcs carry a penalty larger than any sum of scores, so that the best tree has one.
/// </summary>
internal static class TreeDecoder
{
    /// <summary>Finds the heads.</summary>
    /// <param name="scores">[n × n]: the score of head j for dependent i; row and column 0 are the root. Not a number counts as very low.</param>
    /// <param name="count">n: the words and the root.</param>
    /// <param name="heads">Written: the head of each word, -1 for the root itself.</param>
    public static void Decode(ReadOnlySpan<float> scores, int count, Span<int> heads)
    {
        heads[0] = -1;
        int roots = 0;
        for (int i = 1; i < count; i++)
        {
            heads[i] = BestHead(scores.Slice(i * count, count), i);
            if (heads[i] == 0)
                roots++;
        }

        if (count > 1 && (roots != 1 || HasCycle(heads[..count])))
            new Contraction(scores, count).Solve(heads);
    }

    private static int BestHead(ReadOnlySpan<float> scores, int dependent)
    {
        int best = dependent == 1 ? 0 : 1;
        if (scores[0] > scores[best])
            best = 0;
        for (int j = 1; j < scores.Length; j++)
        {
            if (j != dependent && scores[j] > scores[best])
                best = j;
        }

        return best;
    }

    private static bool HasCycle(ReadOnlySpan<int> heads)
    {
        Span<int> seen = heads.Length <= 512 ? stackalloc int[heads.Length] : new int[heads.Length];
        for (int i = 1; i < heads.Length; i++)
        {
            int node = i;
            while (node > 0 && seen[node] == 0)
            {
                seen[node] = i;
                node = heads[node];
            }

            if (node > 0 && seen[node] == i)
                return true;
        }

        return false;
    }

    private sealed class Contraction
    {
        private const double RootPenalty = 1e7;
        private const double Lowest = -1e4;

        private readonly int _count;
        private readonly double[] _scores;
        private readonly int[] _arcHead;
        private readonly int[] _arcDependent;
        private readonly bool[] _gone;
        private readonly int[] _parents;
        private readonly List<int>[] _members;
        private readonly Stack<Cycle> _cycles = new();

        public Contraction(ReadOnlySpan<float> scores, int count)
        {
            _count = count;
            _scores = new double[count * count];
            _arcHead = new int[count * count];
            _arcDependent = new int[count * count];
            _gone = new bool[count];
            _parents = new int[count];
            _members = new List<int>[count];
            for (int i = 0; i < count; i++)
            {
                _members[i] = [i];
                for (int j = 0; j < count; j++)
                {
                    float score = scores[(i * count) + j];
                    _scores[(i * count) + j] = (float.IsNaN(score) ? Lowest : Math.Clamp(score, Lowest, -Lowest)) - (j == 0 ? RootPenalty : 0);
                    _arcHead[(i * count) + j] = j;
                    _arcDependent[(i * count) + j] = i;
                }
            }
        }

        public void Solve(Span<int> heads)
        {
            heads[.._count].Fill(-1);
            while (true)
            {
                ChooseParents();
                List<int>? cycle = FindCycle();
                if (cycle is null)
                    break;
                Contract(cycle);
            }

            for (int i = 1; i < _count; i++)
            {
                if (!_gone[i])
                    heads[_arcDependent[(i * _count) + _parents[i]]] = _arcHead[(i * _count) + _parents[i]];
            }

            while (_cycles.TryPop(out Cycle? cycle))
                Expand(cycle, heads);
        }

        private void ChooseParents()
        {
            for (int i = 1; i < _count; i++)
            {
                if (_gone[i])
                    continue;
                int best = 0;
                for (int j = 1; j < _count; j++)
                {
                    if (j != i && !_gone[j] && _scores[(i * _count) + j] > _scores[(i * _count) + best])
                        best = j;
                }

                _parents[i] = best;
            }
        }

        private List<int>? FindCycle()
        {
            var seen = new int[_count];
            for (int i = 1; i < _count; i++)
            {
                if (_gone[i])
                    continue;
                int node = i;
                while (node != 0 && seen[node] == 0)
                {
                    seen[node] = i;
                    node = _parents[node];
                }

                if (node == 0 || seen[node] != i)
                    continue;
                var cycle = new List<int>();
                for (int start = node; cycle.Count == 0 || node != start; node = _parents[node])
                    cycle.Add(node);
                return cycle;
            }

            return null;
        }

        // The first node of the cycle stands for all of it from now on.
        private void Contract(List<int> cycle)
        {
            _cycles.Push(new Cycle(
                [.. cycle.Select(i => _members[i].ToArray())],
                [.. cycle.Select(i => _arcHead[(i * _count) + _parents[i]])],
                [.. cycle.Select(i => _arcDependent[(i * _count) + _parents[i]])]));
            int whole = cycle[0];
            var inside = new bool[_count];
            foreach (int node in cycle)
                inside[node] = true;
            double weight = cycle.Sum(i => _scores[(i * _count) + _parents[i]]);
            for (int other = 0; other < _count; other++)
            {
                if (_gone[other] || inside[other])
                    continue;
                int bestInto = whole, bestOut = whole;
                double into = double.NegativeInfinity, outOf = double.NegativeInfinity;
                foreach (int node in cycle)
                {
                    double enter = weight + _scores[(node * _count) + other] - _scores[(node * _count) + _parents[node]];
                    if (enter > into)
                        (into, bestInto) = (enter, node);
                    if (_scores[(other * _count) + node] > outOf)
                        (outOf, bestOut) = (_scores[(other * _count) + node], node);
                }

                Replace((whole * _count) + other, (bestInto * _count) + other, into);
                if (other != 0)
                    Replace((other * _count) + whole, (other * _count) + bestOut, outOf);
            }

            foreach (int node in cycle.Skip(1))
            {
                _gone[node] = true;
                _members[whole].AddRange(_members[node]);
            }
        }

        private void Replace(int arc, int by, double score)
        {
            _scores[arc] = score;
            (_arcHead[arc], _arcDependent[arc]) = (_arcHead[by], _arcDependent[by]);
        }

        // One node of the cycle got its head from outside; the others keep theirs of the cycle.
        private static void Expand(Cycle cycle, Span<int> heads)
        {
            int entered = 0;
            for (int i = 0; i < cycle.Members.Length; i++)
            {
                foreach (int member in cycle.Members[i])
                {
                    if (heads[member] >= 0)
                        entered = i;
                }
            }

            for (int i = 0; i < cycle.Members.Length; i++)
            {
                if (i != entered)
                    heads[cycle.Dependents[i]] = cycle.Heads[i];
            }
        }

        private sealed record Cycle(int[][] Members, int[] Heads, int[] Dependents);
    }
}
