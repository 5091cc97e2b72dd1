using System.Runtime.InteropServices;

namespace Whence.Corpus.Copies;

/// <summary>An exact inverted index of shingles and whole sentences: finds every pair that shares enough. For some thousand articles.</summary>
internal sealed class ShingleIndex
{
    /// <summary>A shingle in more articles than this is a set phrase and proposes no pair.</summary>
    private const int SetPhrase = 400;

    private readonly PostingLists _shingles = new();
    private readonly PostingLists _sentences = new();
    private readonly List<int> _sizes = [];

    /// <summary>For each article added what it shares with the one that is being added; 0 between calls.</summary>
    private int[] _common = new int[256];
    private readonly List<int> _touched = [];

    /// <summary>Adds a text and returns the indexes of earlier added texts that may be its copies, ascending.</summary>
    public IReadOnlyList<int> Add(PreparedText text)
    {
        int index = _sizes.Count;
        _sizes.Add(text.Distinct.Count);
        if (_common.Length <= index) Array.Resize(ref _common, _common.Length * 2);
        var found = new SortedSet<int>();
        foreach (ulong shingle in text.Distinct) Post(_shingles, shingle, index);
        foreach (int other in _touched)
        {
            if (_common[other] >= PairComparison.Floor * Math.Min(_sizes[other], text.Distinct.Count)) found.Add(other);
            _common[other] = 0;
        }

        _touched.Clear();
        foreach (ulong sentence in Shingles.OfSentences(text.Text).Distinct()) Post(_sentences, sentence, index);
        foreach (int other in _touched)
        {
            found.Add(other);
            _common[other] = 0;
        }

        _touched.Clear();
        return [.. found];
    }

    private void Post(PostingLists lists, ulong key, int index)
    {
        int at = lists.Add(key, index, out int before);
        if (before > SetPhrase) return;
        for (at = lists.Next(at); at >= 0; at = lists.Next(at))
        {
            int other = lists.Article(at);
            if (_common[other]++ == 0) _touched.Add(other);
        }
    }
}

/// <summary>Lists of article indexes by 64-bit key, newest first, in flat arrays: most keys have one posting, for which an object is too much.</summary>
internal sealed class PostingLists
{
    private readonly Dictionary<ulong, (int Head, int Count)> _lists = [];
    private readonly List<int> _articles = [];
    private readonly List<int> _next = [];

    /// <summary>Adds <paramref name="article"/> to the list of <paramref name="key"/>; gives the place of the posting and how many were there before.</summary>
    public int Add(ulong key, int article, out int before)
    {
        ref (int Head, int Count) list = ref CollectionsMarshal.GetValueRefOrAddDefault(_lists, key, out bool known);
        before = list.Count;
        _articles.Add(article);
        _next.Add(known ? list.Head : -1);
        list = (_articles.Count - 1, before + 1);
        return list.Head;
    }

    public int Article(int posting) => _articles[posting];

    /// <summary>The posting added to the same list before, or -1.</summary>
    public int Next(int posting) => _next[posting];
}
