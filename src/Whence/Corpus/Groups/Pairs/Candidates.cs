namespace Whence.Corpus.Groups.Pairs;

/// <summary>Knows which pairs of claims are compared: those that share a word and are of articles which may tell of one thing, or of one article.</summary>
internal sealed class Candidates
{
    private readonly PropositionTable _table;
    private readonly RelatedArticles _articles;

    /// <summary>Where the claims of each article begin; behind them the end of the last.</summary>
    private readonly int[] _first;

    /// <param name="table">The claims, by article.</param>
    /// <param name="stop">Ends it soon.</param>
    public Candidates(PropositionTable table, CancellationToken stop = default)
    {
        _table = table;
        int articles = table.Count == 0 ? 0 : table[table.Count - 1].Of.Article + 1;
        _first = new int[articles + 1];
        for (int i = 0; i < table.Count; i++) _first[table[i].Of.Article + 1] = i + 1;
        for (int a = 1; a <= articles; a++) _first[a] = Math.Max(_first[a], _first[a - 1]);
        var words = new int[articles][];
        var of = new HashSet<int>();
        for (int a = 0; a < articles; a++)
        {
            of.Clear();
            for (int i = _first[a]; i < _first[a + 1]; i++)
                foreach (int word in WordsOf(i)) of.Add(word);
            words[a] = [.. of.Order()];
        }

        _articles = new RelatedArticles(words, table.WordCount, stop);
    }

    /// <summary>The words of a claim; none for one that only points to another.</summary>
    public ReadOnlySpan<int> WordsOf(int claim) => _table[claim].Of.IsProForm ? [] : _table[claim].Words;

    /// <summary>The earlier claims of related articles, as runs of claims, ascending: those with which <paramref name="claim"/> is compared where they share a word.</summary>
    public IEnumerable<(int First, int End)> Before(int claim)
    {
        int article = _table[claim].Of.Article;
        foreach (int other in _articles.To(article))
        {
            if (other > article) yield break;
            yield return (_first[other], Math.Min(claim, _first[other + 1]));
        }
    }

    /// <summary>Whether two claims are compared.</summary>
    public bool Hold(int one, int other) => _articles.Hold(_table[one].Of.Article, _table[other].Of.Article) && Share(one, other);

    /// <summary>Whether two claims share a word.</summary>
    public bool Share(int one, int other) => PairFeatures.Common(WordsOf(one), WordsOf(other)) > 0;
}
