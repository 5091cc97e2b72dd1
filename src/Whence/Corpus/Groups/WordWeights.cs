namespace Whence.Corpus.Groups;

/// <summary>How much a word says in this corpus: inverse document frequency over the articles and claims that hold it.</summary>
internal sealed class WordWeights
{
    /// <summary>No word weighs more.</summary>
    public const double Most = 1.8;

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

    /// <summary>Between 0.6 for a word of half of the claims and 1.8 for a word of one in six or fewer: in a corpus of one story the common words are the point.</summary>
    public double Of(string word)
    {
        // Claims of a small corpus repeat each other: a word of few claims weighs no more than one of a twentieth.
        double share = Math.Max(_claims.GetValueOrDefault(word, 1), _count / 20.0) / Math.Max(_count, 1);
        return Math.Clamp(-Math.Log(share), 0.6, Most);
    }
}
