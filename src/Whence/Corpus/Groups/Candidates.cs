namespace Whence.Corpus.Groups;

/// <summary>Knows which pairs of claims share a word that not too many claims hold: no other pair is compared.</summary>
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

    public Candidates(PropositionTable table)
    {
        _table = table;
        _first = new int[table.WordCount + 1];
        _count = new int[table.WordCount];
        for (int word = 0; word < table.WordCount; word++)
            _first[word + 1] = _first[word] + (table.ClaimsOf(word) <= CommonWord ? table.ClaimsOf(word) : 0);
        _holders = new int[_first[^1]];
        for (int i = 0; i < table.Count; i++)
        {
            foreach (int word in WordsOf(i))
                if (_first[word + 1] > _first[word]) _holders[_first[word] + _count[word]++] = i;
        }
    }

    /// <summary>The words of a claim; none for one that only points to another.</summary>
    public ReadOnlySpan<int> WordsOf(int claim) => _table[claim].Of.IsProForm ? [] : _table[claim].Words;

    /// <summary>The claims that hold <paramref name="word"/>, ascending; none for a common word.</summary>
    public ReadOnlySpan<int> Holding(int word) => _holders.AsSpan(_first[word], _count[word]);

    /// <summary>Whether two claims are compared.</summary>
    public bool Hold(int one, int other)
    {
        ReadOnlySpan<int> a = WordsOf(one), b = WordsOf(other);
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            (int x, int y) = (a[i], b[j]);
            if (x == y && _count[x] > 0) return true;
            if (x <= y) i++;
            if (x >= y) j++;
        }

        return false;
    }
}

/// <summary>Walks the candidates of one claim after another, each once, whatever it shares.</summary>
internal sealed class CandidateWalk(Candidates candidates, int claims)
{
    /// <summary>The last claim that met each claim, plus 1.</summary>
    private readonly int[] _met = new int[claims];
    private readonly List<int> _found = [];

    /// <summary>The earlier claims with which <paramref name="claim"/> is compared, in no order; until the next call.</summary>
    public List<int> Before(int claim)
    {
        _found.Clear();
        foreach (int word in candidates.WordsOf(claim))
        {
            foreach (int other in candidates.Holding(word))
            {
                if (other >= claim) break;
                if (_met[other] == claim + 1) continue;
                _met[other] = claim + 1;
                _found.Add(other);
            }
        }

        return _found;
    }
}
