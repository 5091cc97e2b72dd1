namespace Whence.Models;

/// <summary>
/// A linear-chain conditional random field over labels (Lafferty et al. 2001): the score of a sequence is the sum of its token scores and of its
/// transitions. Steps that the BIOES scheme forbids are impossible: after <c>B-x</c> and <c>I-x</c> only <c>I-x</c> or <c>E-x</c>; after anything else
/// only <c>O</c>, <c>B-y</c> or <c>S-y</c>. Labels without such a prefix count as <c>O</c>.
/// </summary>
internal sealed class LinearChain
{
    private readonly bool[] _open;
    private readonly bool[] _inside;
    private readonly string[] _class;

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

    /// <summary>A decoder of the transitions as they are now.</summary>
    public ChainDecoder Decoder() => new(this);
}
