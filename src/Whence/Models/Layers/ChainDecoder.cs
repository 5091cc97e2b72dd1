using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Whence.Models;

/// <summary>Finds the best legal labels of sentence after sentence (Viterbi). Not for several threads.</summary>
/// <remarks>Rows are padded to whole registers; what lies beyond the labels is never better.</remarks>
internal sealed class ChainDecoder
{
    private const int Width = 16;

    private readonly int _count;
    private readonly int _lanes;

    // [from × to], minus infinity where a step is forbidden.
    private readonly float[] _steps;
    private readonly float[] _opens;
    private readonly float[] _closes;

    // For each register of labels those that may stand before one of them: of 41 labels some 25.
    private readonly int[][] _before;

    private float[] _best;
    private float[] _next;
    private int[] _sources = [];

    public ChainDecoder(LinearChain chain)
    {
        _count = chain.Labels.Count;
        _lanes = (_count + Width - 1) / Width * Width;
        _steps = new float[_count * _lanes];
        (_opens, _closes, _best, _next) = (new float[_count], new float[_count], new float[_lanes], new float[_lanes]);
        Array.Fill(_steps, float.NegativeInfinity);
        var before = new List<int>[_lanes / Width];
        for (int i = 0; i < before.Length; i++)
            before[i] = [];
        for (int from = 0; from < _count; from++)
        {
            _opens[from] = Step(chain, chain.Edge, from);
            _closes[from] = Step(chain, from, chain.Edge);
            for (int to = 0; to < _count; to++)
            {
                _steps[(from * _lanes) + to] = Step(chain, from, to);
                if (chain.IsLegal(from, to) && (before[to / Width] is not [.., int last] || last != from))
                    before[to / Width].Add(from);
            }
        }

        _before = Array.ConvertAll(before, list => list.ToArray());
    }

    /// <summary>The best legal sequence for the rows <c>[first, first + count)</c> of <paramref name="scores"/>.</summary>
    /// <param name="scores">[n × labels].</param>
    /// <param name="labels">Written: the label of each token; its length is the number of tokens.</param>
    public void Decode(Matrix scores, int first, Span<int> labels)
    {
        if (labels.IsEmpty)
            return;
        if (_sources.Length < labels.Length * _lanes)
            _sources = new int[Math.Max(labels.Length * _lanes, 2 * _sources.Length)];
        _opens.CopyTo(_best, 0);
        _best.AsSpan(_count).Fill(float.NegativeInfinity);
        VectorMath.Add(scores.Row(first), _best);
        for (int t = 1; t < labels.Length; t++)
        {
            Advance(_sources.AsSpan(t * _lanes, _lanes));
            (_best, _next) = (_next, _best);
            VectorMath.Add(scores.Row(first + t), _best);
        }

        VectorMath.Add(_closes, _best);
        labels[^1] = VectorMath.Best(_best.AsSpan(0, _count));
        for (int t = labels.Length - 1; t > 0; t--)
            labels[t - 1] = _sources[(t * _lanes) + labels[t]];
    }

    // For each label the best score of those that may stand before it, and which that is: the first of equals.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Advance(Span<int> sources)
    {
        ref float step = ref MemoryMarshal.GetArrayDataReference(_steps);
        float[] best = _best;
        for (int to = 0; to < _lanes; to += Width)
        {
            Vector512<float> highest = Vector512.Create(float.NegativeInfinity);
            Vector512<int> source = Vector512<int>.Zero;
            foreach (int from in _before[to / Width])
            {
                Vector512<float> score = Vector512.Create(best[from]) + Vector512.LoadUnsafe(ref step, (nuint)((from * _lanes) + to));
                Vector512<float> higher = Vector512.GreaterThan(score, highest);
                highest = Vector512.MaxNative(highest, score);
                source = Vector512.ConditionalSelect(higher.AsInt32(), Vector512.Create(from), source);
            }

            highest.CopyTo(_next, to);
            source.CopyTo(sources[to..]);
        }
    }

    private static float Step(LinearChain chain, int from, int to) => chain.IsLegal(from, to) ? chain.Transitions.Values[from, to] : float.NegativeInfinity;
}
