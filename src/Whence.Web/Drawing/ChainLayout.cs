using System.Collections.Immutable;

namespace Whence.Web.Drawing;

/// <summary>A box or a bend of the diagram, in whole units of the view box.</summary>
internal readonly record struct Point(int X, int Y);

/// <summary>Where everything of a graph stands.</summary>
/// <param name="Boxes">Upper left corner of each node, all boxes alike in size.</param>
/// <param name="Paths">The points of each edge from the right side of its first box to the left side of its last; a back edge runs the other way.</param>
/// <param name="IsBack">Whether the edge closes a loop.</param>
internal sealed record ChainLayout(ImmutableArray<Point> Boxes, ImmutableArray<ImmutableArray<Point>> Paths, ImmutableArray<bool> IsBack, int Width, int Height)
{
    public const int BoxWidth = 184;
    public const int BoxHeight = 54;
    public const int ColumnGap = 112;
    public const int RowGap = 22;
    private const int Margin = 6;
    private const int Sweeps = 8;

    /// <summary>
    /// Layers as Sugiyama, Tagawa and Toda (1981) do: loops are cut by a depth-first search, a node's layer is its longest path to an end,
    /// long edges bend at a dummy in each layer between, and each layer is ordered by the mean place of its neighbours, ties by index.
    /// Same graph, same layout. Time is linear in nodes and edges but for the sweeps over dummies.
    /// </summary>
    public static ChainLayout Of(ChainGraph graph)
    {
        int count = graph.Nodes.Length;
        bool[] back = FindBackEdges(graph);
        int[] layer = Layers(graph, back);
        int layers = count == 0 ? 1 : layer.Max() + 1;

        // Slots: nodes first, then the dummies of long edges.
        var slotLayer = new List<int>(layer);
        var chains = new List<int>[graph.Edges.Length];
        for (int e = 0; e < graph.Edges.Length; e++)
        {
            (int from, int to) = Ends(graph.Edges[e], back[e]);
            chains[e] = [from];
            for (int l = layer[from] - 1; l > layer[to]; l--)
            {
                chains[e].Add(slotLayer.Count);
                slotLayer.Add(l);
            }

            chains[e].Add(to);
        }

        List<int>[] order = Order(slotLayer, chains, layers);
        int[] y = Heights(order, slotLayer, chains, count);
        var boxes = ImmutableArray.CreateBuilder<Point>(count);
        int Left(int l) => Margin + ((layers - 1 - l) * (BoxWidth + ColumnGap));
        for (int n = 0; n < count; n++) boxes.Add(new Point(Left(layer[n]), y[n]));
        var paths = ImmutableArray.CreateBuilder<ImmutableArray<Point>>(graph.Edges.Length);
        for (int e = 0; e < graph.Edges.Length; e++) paths.Add(Path(chains[e], slotLayer, y, count, Left));
        int height = y.Length == 0 ? BoxHeight : y.Max() + BoxHeight;
        return new ChainLayout(boxes.ToImmutable(), paths.ToImmutable(), [.. back], Left(0) + BoxWidth + Margin, height + Margin);
    }

    private static (int From, int To) Ends(ChainEdge edge, bool back) => back ? (edge.To, edge.From) : (edge.From, edge.To);

    private static bool[] FindBackEdges(ChainGraph graph)
    {
        ILookup<int, int> leaving = Enumerable.Range(0, graph.Edges.Length).ToLookup(e => graph.Edges[e].From);
        var back = new bool[graph.Edges.Length];
        var state = new byte[graph.Nodes.Length]; // 0 not seen, 1 on the path, 2 done
        var path = new Stack<(int Node, IEnumerator<int> Edges)>();
        for (int root = 0; root < graph.Nodes.Length; root++)
        {
            if (state[root] != 0) continue;
            state[root] = 1;
            path.Push((root, leaving[root].GetEnumerator()));
            while (path.Count > 0)
            {
                (int node, IEnumerator<int> edges) = path.Peek();
                if (!edges.MoveNext())
                {
                    state[node] = 2;
                    path.Pop();
                    continue;
                }

                int to = graph.Edges[edges.Current].To;
                if (state[to] == 1) back[edges.Current] = true;
                else if (state[to] == 0)
                {
                    state[to] = 1;
                    path.Push((to, leaving[to].GetEnumerator()));
                }
            }
        }

        return back;
    }

    private static int[] Layers(ChainGraph graph, bool[] back)
    {
        // Longest path to an end: nodes are taken when all that they lead to have their layer.
        int count = graph.Nodes.Length;
        var layer = new int[count];
        var open = new int[count];
        for (int e = 0; e < graph.Edges.Length; e++) open[Ends(graph.Edges[e], back[e]).From]++;
        ILookup<int, int> entering = Enumerable.Range(0, graph.Edges.Length).ToLookup(e => Ends(graph.Edges[e], back[e]).To);
        var ready = new Queue<int>(Enumerable.Range(0, count).Where(n => open[n] == 0));
        while (ready.TryDequeue(out int node))
        {
            foreach (int e in entering[node])
            {
                int from = Ends(graph.Edges[e], back[e]).From;
                layer[from] = Math.Max(layer[from], layer[node] + 1);
                if (--open[from] == 0) ready.Enqueue(from);
            }
        }

        return layer;
    }

    private static List<int>[] Order(List<int> slotLayer, List<int>[] chains, int layers)
    {
        var order = new List<int>[layers];
        for (int l = 0; l < layers; l++) order[l] = [];
        var neighbours = new List<int>[slotLayer.Count];
        for (int s = 0; s < neighbours.Length; s++) neighbours[s] = [];
        foreach (List<int> chain in chains)
        {
            for (int i = 1; i < chain.Count; i++)
            {
                neighbours[chain[i - 1]].Add(chain[i]);
                neighbours[chain[i]].Add(chain[i - 1]);
            }
        }

        // First order: depth first from the ends, which leaves a tree without crossings.
        var seen = new bool[slotLayer.Count];
        void Visit(int start)
        {
            var path = new Stack<int>([start]);
            while (path.TryPop(out int s))
            {
                if (seen[s]) continue;
                seen[s] = true;
                order[slotLayer[s]].Add(s);
                foreach (int n in neighbours[s].AsEnumerable().Reverse())
                    if (!seen[n]) path.Push(n);
            }
        }

        foreach (int s in Enumerable.Range(0, slotLayer.Count).OrderBy(s => slotLayer[s])) Visit(s);
        int best = Crossings(order, chains, slotLayer);
        List<int>[] kept = [.. order.Select(l => l.ToList())];
        for (int sweep = 0; sweep < Sweeps && best > 0; sweep++)
        {
            bool up = sweep % 2 == 0;
            for (int i = 1; i < layers; i++)
            {
                int l = up ? i : layers - 1 - i;
                int fixedLayer = up ? l - 1 : l + 1;
                int[] place = new int[slotLayer.Count];
                for (int p = 0; p < order[fixedLayer].Count; p++) place[order[fixedLayer][p]] = p;
                int[] own = new int[slotLayer.Count];
                for (int p = 0; p < order[l].Count; p++) own[order[l][p]] = p;
                double Mean(int s)
                {
                    int[] there = [.. neighbours[s].Where(n => slotLayer[n] == fixedLayer).Select(n => place[n])];
                    return there.Length == 0 ? own[s] : there.Average();
                }

                order[l] = [.. order[l].OrderBy(Mean).ThenBy(s => own[s])];
            }

            int crossings = Crossings(order, chains, slotLayer);
            if (crossings >= best) continue;
            best = crossings;
            kept = [.. order.Select(l => l.ToList())];
        }

        return kept;
    }

    private static int Crossings(List<int>[] order, List<int>[] chains, List<int> slotLayer)
    {
        int[] place = new int[slotLayer.Count];
        foreach (List<int> layer in order)
            for (int p = 0; p < layer.Count; p++) place[layer[p]] = p;
        int crossings = 0;
        foreach (var between in chains.SelectMany(c => c.Zip(c.Skip(1))).GroupBy(s => slotLayer[s.First]))
        {
            (int First, int Second)[] steps = [.. between];
            for (int a = 0; a < steps.Length; a++)
                for (int b = a + 1; b < steps.Length; b++)
                    if ((place[steps[a].First] - place[steps[b].First]) * (place[steps[a].Second] - place[steps[b].Second]) < 0) crossings++;
        }

        return crossings;
    }

    /// <summary>Rows: each slot as near to its neighbours' mean as the order and the gaps allow.</summary>
    private static int[] Heights(List<int>[] order, List<int> slotLayer, List<int>[] chains, int nodes)
    {
        var y = new int[slotLayer.Count];
        int Size(int s) => s < nodes ? BoxHeight + RowGap : RowGap * 2;
        var neighbours = chains.SelectMany(c => c.Zip(c.Skip(1))).SelectMany(s => new[] { s, (First: s.Second, Second: s.First) }).ToLookup(s => s.First, s => s.Second);
        foreach (List<int> layer in order)
        {
            int at = Margin;
            foreach (int s in layer)
            {
                y[s] = at;
                at += Size(s);
            }
        }

        for (int round = 0; round < 6; round++)
        {
            IEnumerable<int> layers = Enumerable.Range(0, order.Length);
            foreach (int l in round % 2 == 0 ? layers.Reverse() : layers)
            {
                List<int> layer = order[l];
                int[] wanted = [.. layer.Select(s => neighbours[s].Any() ? (int)Math.Round(neighbours[s].Average(n => y[n])) : y[s])];
                int floor = Margin;
                for (int i = 0; i < layer.Count; i++)
                {
                    y[layer[i]] = Math.Max(floor, wanted[i]);
                    floor = y[layer[i]] + Size(layer[i]);
                }
            }
        }

        int top = y.Length == 0 ? Margin : y.Min();
        for (int s = 0; s < y.Length; s++) y[s] += Margin - top;
        return y;
    }

    private static ImmutableArray<Point> Path(List<int> chain, List<int> slotLayer, int[] y, int nodes, Func<int, int> left)
    {
        var points = ImmutableArray.CreateBuilder<Point>();
        for (int i = 0; i < chain.Count; i++)
        {
            int s = chain[i];
            int x = left(slotLayer[s]);
            int middle = y[s] + (BoxHeight / 2);
            if (s >= nodes)
            {
                points.Add(new Point(x, middle));
                points.Add(new Point(x + BoxWidth, middle));
            }
            else
            {
                points.Add(new Point(i == 0 ? x + BoxWidth : x, middle));
            }
        }

        return points.ToImmutable();
    }
}
