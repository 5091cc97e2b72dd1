namespace Whence.Corpus.Groups;

/// <summary>Proposes the pairs of claims that share a word which not too many claims hold.</summary>
internal sealed class Candidates
{
    /// <summary>A word in more claims than this proposes no pair.</summary>
    private const int CommonWord = 300;

    private readonly PropositionTable _table;

    /// <summary>Where the claims of each word begin in <see cref="_holders"/>, and how many of them there are; none for common words.</summary>
    private readonly int[] _first;
    private readonly int[] _count;

    /// <summary>Claims by word, ascending.</summary>
    private readonly int[] _holders;

    /// <summary>The last call that met each claim: a pair is proposed once, whatever it shares.</summary>
    private readonly int[] _met;
    private int _calls;

    public Candidates(PropositionTable table)
    {
        _table = table;
        _first = new int[table.WordCount + 1];
        _count = new int[table.WordCount];
        _met = new int[table.Count];
        for (int word = 0; word < table.WordCount; word++)
            _first[word + 1] = _first[word] + (table.ClaimsOf(word) <= CommonWord ? table.ClaimsOf(word) : 0);
        _holders = new int[_first[^1]];
        for (int i = 0; i < table.Count; i++)
        {
            if (table[i].Of.IsProForm) continue;
            foreach (int word in table[i].Words)
                if (_first[word + 1] > _first[word]) _holders[_first[word] + _count[word]++] = i;
        }
    }

    /// <summary>The earlier claims that may say the same as <paramref name="claim"/>, in no order, into <paramref name="found"/>.</summary>
    public void Of(int claim, List<int> found)
    {
        found.Clear();
        if (_table[claim].Of.IsProForm) return;
        int call = ++_calls;
        foreach (int word in _table[claim].Words)
        {
            foreach (int other in _holders.AsSpan(_first[word], _count[word]))
            {
                if (other >= claim) break;
                if (_met[other] == call) continue;
                _met[other] = call;
                found.Add(other);
            }
        }
    }
}
