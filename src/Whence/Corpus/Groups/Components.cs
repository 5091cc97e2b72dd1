namespace Whence.Corpus.Groups;

/// <summary>Parts of a row of items that pairs connect, each named by its first item: union and find with halved paths.</summary>
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

    public int Count => _root.Length;

    /// <summary>Connects two items; false when they are connected already.</summary>
    public bool Join(int a, int b)
    {
        (int x, int y) = (Root(a), Root(b));
        if (x == y) return false;
        if (y < x) (x, y) = (y, x);
        _root[y] = x;
        _size[x] += _size[y];
        return true;
    }

    /// <summary>The first item of the part that holds <paramref name="item"/>.</summary>
    public int Root(int item)
    {
        while (_root[item] != item) item = _root[item] = _root[_root[item]];
        return item;
    }

    /// <summary>Items of the part that holds <paramref name="item"/>.</summary>
    public int SizeOf(int item) => _size[Root(item)];
}
