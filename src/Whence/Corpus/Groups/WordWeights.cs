namespace Whence.Corpus.Groups;

/// <summary>How much a word says in this corpus: inverse document frequency over the articles and claims that hold it.</summary>
internal sealed class WordWeights
{
    private readonly Dictionary<string, int> _claims = [];
    private readonly int _count;

    public WordWeights(IReadOnlyList<Proposition> propositions)
    {
        _count = propositions.Count;
        foreach (Proposition proposition in propositions)
            foreach (string word in proposition.Words) _claims[word] = _claims.GetValueOrDefault(word) + 1;
    }

    /// <summary>Claims that hold <paramref name="word"/>.</summary>
    public int Claims(string word) => _claims.GetValueOrDefault(word);

    /// <summary>Between 0.3 for a word of every claim and 3 for a word of one in twenty or fewer.</summary>
    public double Of(string word)
    {
        // Claims of a small corpus repeat each other: a word of few claims weighs no more than one of a twentieth.
        double share = Math.Max(_claims.GetValueOrDefault(word, 1), _count / 20.0) / Math.Max(_count, 1);
        return Math.Clamp(-Math.Log(share), 0.3, 3);
    }

    public double Sum(IEnumerable<string> words) => words.Sum(Of);
}
