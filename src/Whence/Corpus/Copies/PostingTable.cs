namespace Whence.Corpus.Copies;

/// <summary>Lists of article indexes by 64-bit key, in flat arrays: 8 bytes a posting and 8 bytes a slot, no objects.</summary>
/// <remarks>Only 32 bits of a key are kept: a chance meeting proposes a pair that the exact comparison then refuses.</remarks>
internal sealed class PostingTable
{
    private uint[] _keys = new uint[1024];

    /// <summary>Newest posting of the slot, plus 1; 0 when the slot is free.</summary>
    private int[] _heads = new int[1024];
    private int[] _articles = new int[1024];
    private int[] _next = new int[1024];
    private int _slots;
    private int _postings;

    public long Bytes => 4L * (_keys.Length + _heads.Length + _articles.Length + _next.Length);

    /// <summary>Adds <paramref name="article"/> to the list of <paramref name="key"/> and gives the newest members of the list.</summary>
    public void Add(ulong key, int article, int mostSteps, ISet<int> found)
    {
        if ((_slots + 1) * 4L > _keys.Length * 3L) GrowSlots();
        int slot = Find((uint)(key >> 32));
        if (_heads[slot] == 0)
        {
            _keys[slot] = (uint)(key >> 32);
            _slots++;
        }

        int steps = 0;
        for (int at = _heads[slot]; at != 0 && steps < mostSteps; at = _next[at - 1], steps++) found.Add(_articles[at - 1]);

        if (_postings == _articles.Length)
        {
            Array.Resize(ref _articles, _postings + (_postings / 4));
            Array.Resize(ref _next, _articles.Length);
        }

        _articles[_postings] = article;
        _next[_postings] = _heads[slot];
        _heads[slot] = ++_postings;
    }

    private int Find(uint key)
    {
        uint mask = (uint)_keys.Length - 1;
        uint slot = (key * 0x9E3779B1) & mask;
        while (_heads[slot] != 0 && _keys[slot] != key) slot = (slot + 1) & mask;
        return (int)slot;
    }

    private void GrowSlots()
    {
        (uint[] keys, int[] heads) = (_keys, _heads);
        _keys = new uint[keys.Length * 2];
        _heads = new int[keys.Length * 2];
        for (int i = 0; i < keys.Length; i++)
        {
            if (heads[i] == 0) continue;
            int slot = Find(keys[i]);
            _keys[slot] = keys[i];
            _heads[slot] = heads[i];
        }
    }
}
