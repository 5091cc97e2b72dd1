namespace Whence.Corpus.Groups;

/// <summary>Items that a row of pairs connects, by union and find with halved paths.</summary>
internal sealed class Components
{
    private readonly int[] _root;
    private readonly int[] _size;

    public Components(int count)
    {
        _root = new int[count];
        _size = new int[count];
        for (int i = 0; i < count; i++) (_root[i], _size[i]) = (i, 1);
    }

    public void Join(int a, int b)
    {
        (int x, int y) = (Root(a), Root(b));
        if (x == y) return;
        if (_size[x] < _size[y]) (x, y) = (y, x);
        _root[y] = x;
        _size[x] += _size[y];
    }

    public bool AreJoined(int a, int b) => Root(a) == Root(b);

    /// <summary>Whether nothing is connected with it.</summary>
    public bool IsAlone(int item) => _size[Root(item)] == 1;

    private int Root(int item)
    {
        while (_root[item] != item) item = _root[item] = _root[_root[item]];
        return item;
    }
}
