using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Whence.Models;

/// <summary>
/// A linear-chain conditional random field over labels (Lafferty et al. 2001): the score of a sequence is the sum of its token scores and of its
/// transitions. Steps that the BIOES scheme forbids are impossible: after <c>B-x</c> and <c>I-x</c> only <c>I-x</c> or <c>E-x</c>; after anything else
/// only <c>O</c>, <c>B-y</c> or <c>S-y</c>. Labels without such a prefix count as <c>O</c>.
/// </summary>
internal sealed class LinearChain
{
    private const int Width = 8;
    private const int MostOnStack = 4096;

    private readonly bool[] _open;
    private readonly bool[] _inside;
    private readonly string[] _class;

    // IsLegal as a table, [labels + 1 × labels + 1].
    private readonly bool[] _legal;

    public LinearChain(ParameterSet set, string name, IReadOnlyList<string> labels)
    {
        Labels = labels;
        Transitions = set.Add(name + ".transitions", labels.Count + 1, labels.Count + 1, ParameterKind.Bias);
        _open = new bool[labels.Count];
        _inside = new bool[labels.Count];
        _class = new string[labels.Count];
        for (int i = 0; i < labels.Count; i++)
        {
            bool prefixed = labels[i].Length > 2 && labels[i][1] == '-' && "BIES".Contains(labels[i][0], StringComparison.Ordinal);
            _class[i] = prefixed ? labels[i][2..] : "";
            _open[i] = prefixed && labels[i][0] is 'B' or 'I';
            _inside[i] = prefixed && labels[i][0] is 'I' or 'E';
        }

        _legal = new bool[(labels.Count + 1) * (labels.Count + 1)];
        for (int i = 0; i < _legal.Length; i++)
            _legal[i] = IsLegal(i / (labels.Count + 1), i % (labels.Count + 1));
    }

    public IReadOnlyList<string> Labels { get; }

    /// <summary>Entry (i, j): the score of label j after label i. The last row is the start of a sentence, the last column its end.</summary>
    public Parameter Transitions { get; }

    /// <summary>The row of the start and the column of the end.</summary>
    public int Edge => Labels.Count;

    /// <summary>Whether label <paramref name="to"/> may follow <paramref name="from"/>; <see cref="Edge"/> is the start, or the end.</summary>
    public bool IsLegal(int from, int to)
    {
        bool open = from != Edge && _open[from];
        bool inside = to != Edge && _inside[to];
        return open == inside && (!open || _class[from] == _class[to]);
    }

    /// <summary>The best legal sequence for the rows <c>[first, first + count)</c> of <paramref name="scores"/> (Viterbi).</summary>
    /// <param name="scores">[n × labels].</param>
    /// <param name="labels">Written: the label of each token; its length is the number of tokens.</param>
    public void Decode(Matrix scores, int first, Span<int> labels)
    {
        if (labels.IsEmpty)
            return;
        int count = Labels.Count;
        // Rows are padded to whole registers; what lies beyond the labels is never better.
        int lanes = (count + Width - 1) / Width * Width;
        Span<float> steps = lanes * count <= MostOnStack ? stackalloc float[lanes * count] : new float[lanes * count];
        for (int from = 0; from < count; from++)
        {
            for (int to = 0; to < lanes; to++)
                steps[(from * lanes) + to] = to < count && _legal[(from * (count + 1)) + to] ? Transitions.Values[from, to] : float.NegativeInfinity;
        }

        Span<float> best = stackalloc float[lanes], next = stackalloc float[lanes];
        int[] sources = ArrayPool<int>.Shared.Rent(labels.Length * lanes);
        best.Fill(float.NegativeInfinity);
        for (int j = 0; j < count; j++)
            best[j] = Step(Edge, j) + scores[first, j];
        for (int t = 1; t < labels.Length; t++)
        {
            Advance(best, steps, next, sources.AsSpan(t * lanes, lanes));
            ReadOnlySpan<float> row = scores.Row(first + t);
            for (int j = 0; j < count; j++)
                best[j] = next[j] + row[j];
        }

        for (int j = 0; j < count; j++)
            best[j] += Step(j, Edge);
        labels[^1] = VectorMath.Best(best[..count]);
        for (int t = labels.Length - 1; t > 0; t--)
            labels[t - 1] = sources[(t * lanes) + labels[t]];
        ArrayPool<int>.Shared.Return(sources);
    }

    // For each label the best score of those that may stand before it, and which that is: the first of equals.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Advance(ReadOnlySpan<float> best, ReadOnlySpan<float> steps, Span<float> next, Span<int> sources)
    {
        int lanes = next.Length;
        ref float step = ref MemoryMarshal.GetReference(steps);
        for (int to = 0; to < lanes; to += Width)
        {
            Vector256<float> highest = Vector256.Create(float.NegativeInfinity);
            Vector256<int> source = Vector256<int>.Zero;
            for (int from = 0; from * lanes < steps.Length; from++)
            {
                Vector256<float> score = Vector256.Create(best[from]) + Vector256.LoadUnsafe(ref step, (nuint)((from * lanes) + to));
                Vector256<float> higher = Vector256.GreaterThan(score, highest);
                highest = Vector256.ConditionalSelect(higher, score, highest);
                source = Vector256.ConditionalSelect(higher.AsInt32(), Vector256.Create(from), source);
            }

            highest.CopyTo(next[to..]);
            source.CopyTo(sources[to..]);
        }
    }

    private float Step(int from, int to) => _legal[(from * (Labels.Count + 1)) + to] ? Transitions.Values[from, to] : float.NegativeInfinity;
}
