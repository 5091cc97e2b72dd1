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

    /// <summary>The parts, members ascending, by first member.</summary>
    public IEnumerable<int[]> All()
    {
        int[] roots = Roots(), first = new int[roots.Length + 1];
        foreach (int root in roots) first[root + 1]++;
        for (int i = 0; i < roots.Length; i++) first[i + 1] += first[i];
        int[] members = new int[roots.Length], next = [.. first];
        for (int i = 0; i < roots.Length; i++) members[next[roots[i]]++] = i;
        for (int root = 0; root < roots.Length; root++)
            if (first[root + 1] > first[root]) yield return members[first[root]..first[root + 1]];
    }

    /// <summary>The part of each item as it now stands: its first member.</summary>
    public int[] Roots()
    {
        int[] roots = new int[Count];
        for (int i = 0; i < roots.Length; i++) roots[i] = Root(i);
        return roots;
    }
}
