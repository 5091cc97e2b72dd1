namespace Whence.Mentions.Names;

/// <summary>Finds the best legal sequence of labels (Viterbi). Labels that open a name must be followed by the rest of it.</summary>
internal sealed class NameDecoder
{
    /// <summary>Labels, and the start or end of a sentence.</summary>
    public const int Edges = 42;

    private static readonly int[][] Before = BuildBefore();

    private float[] _best = [];
    private int[] _from = [];

    /// <summary>Whether a sentence may end with a label.</summary>
    public static bool MayEnd(int label) => label == NameLabels.Outside || (label - 1) % 4 is NameLabels.End or NameLabels.Single;

    /// <summary>Decodes.</summary>
    /// <param name="scores">For each word a row of <paramref name="stride"/> numbers, one a label.</param>
    /// <param name="transitions">[<see cref="Edges"/> × <see cref="Edges"/>]: the score of a label after another; the last row is the start, the last column the end.</param>
    /// <param name="allowed">For each word the set of labels that it may have, or empty for all.</param>
    /// <param name="labels">Written.</param>
    public void Decode(ReadOnlySpan<float> scores, int stride, ReadOnlySpan<float> transitions, ReadOnlySpan<ulong> allowed, Span<int> labels)
    {
        int count = NameLabels.All.Count, length = labels.Length;
        if (length == 0)
            return;
        if (_best.Length < length * count)
            (_best, _from) = (new float[length * count], new int[length * count]);
        for (int t = 0; t < length; t++)
        {
            ulong set = allowed.IsEmpty ? ulong.MaxValue : allowed[t];
            for (int j = 0; j < count; j++)
            {
                float highest = float.NegativeInfinity;
                int source = 0;
                if ((set >> j & 1) != 0)
                {
                    if (t == 0)
                    {
                        if (Before[j].Length > 2)
                            highest = transitions[((Edges - 1) * Edges) + j];
                    }
                    else
                    {
                        foreach (int i in Before[j])
                        {
                            float score = _best[((t - 1) * count) + i] + transitions[(i * Edges) + j];
                            if (score > highest)
                                (highest, source) = (score, i);
                        }
                    }
                }

                _best[(t * count) + j] = highest + scores[(t * stride) + j];
                _from[(t * count) + j] = source;
            }
        }

        int last = 0;
        float top = float.NegativeInfinity;
        for (int j = 0; j < count; j++)
        {
            float score = MayEnd(j) ? _best[((length - 1) * count) + j] + transitions[(j * Edges) + Edges - 1] : float.NegativeInfinity;
            if (score > top)
                (top, last) = (score, j);
        }

        for (int t = length - 1; t >= 0; t--)
        {
            labels[t] = last;
            last = _from[(t * count) + last];
        }
    }

    // Which labels may stand before each: inside a name its own open ones, elsewhere all closed ones.
    private static int[][] BuildBefore()
    {
        int[] closed = [.. Enumerable.Range(0, NameLabels.All.Count).Where(MayEnd)];
        return [.. Enumerable.Range(0, NameLabels.All.Count).Select(label =>
        {
            if (label == NameLabels.Outside || (label - 1) % 4 is NameLabels.Begin or NameLabels.Single)
                return closed;
            NameClass name = NameLabels.ClassOf(label);
            return [NameLabels.Of(name, NameLabels.Begin), NameLabels.Of(name, NameLabels.Inside)];
        })];
    }
}
