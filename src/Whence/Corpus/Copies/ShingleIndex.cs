namespace Whence.Corpus.Copies;

/// <summary>An exact inverted index of shingles and whole sentences: finds every pair that shares enough. For some thousand articles.</summary>
internal sealed class ShingleIndex
{
    /// <summary>A shingle in more articles than this is a set phrase and proposes no pair.</summary>
    private const int SetPhrase = 400;

    private readonly Dictionary<ulong, List<int>> _shingles = [];
    private readonly Dictionary<ulong, List<int>> _sentences = [];
    private readonly List<int> _sizes = [];

    /// <summary>Adds a text and returns the indexes of earlier added texts that may be its copies, ascending.</summary>
    public IReadOnlyList<int> Add(PreparedText text)
    {
        int index = _sizes.Count;
        _sizes.Add(text.Distinct.Count);
        var common = new Dictionary<int, int>();
        foreach (ulong shingle in text.Distinct) Post(_shingles, shingle, index, common);
        var found = new SortedSet<int>(common
            .Where(pair => pair.Value >= PairComparison.Floor * Math.Min(_sizes[pair.Key], text.Distinct.Count))
            .Select(pair => pair.Key));

        common.Clear();
        foreach (ulong sentence in Shingles.OfSentences(text.Text).Distinct()) Post(_sentences, sentence, index, common);
        found.UnionWith(common.Keys);
        return [.. found];
    }

    private static void Post(Dictionary<ulong, List<int>> postings, ulong key, int index, Dictionary<int, int> common)
    {
        if (!postings.TryGetValue(key, out List<int>? list)) postings[key] = list = [];
        if (list.Count <= SetPhrase)
            foreach (int other in list) common[other] = common.GetValueOrDefault(other) + 1;
        list.Add(index);
    }
}
