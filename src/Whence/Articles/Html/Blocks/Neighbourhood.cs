namespace Whence.Articles.Html.Blocks;

/// <summary>What the first pass gave to the blocks round a block: before and after it, among its siblings, among its like.</summary>
internal sealed class Neighbourhood
{
    private readonly PageTree _tree;
    private readonly float[] _scores;
    private readonly float[] _before;
    private readonly float[] _sums;
    private readonly float[] _chars;
    private readonly Dictionary<int, (float Sum, int Count)> _paths = [];
    private readonly float _total;

    public Neighbourhood(PageTree tree, float[] scores)
    {
        _tree = tree;
        _scores = scores;
        _before = new float[scores.Length];
        _sums = new float[tree.Elements.Length];
        _chars = new float[tree.Elements.Length];
        for (int i = 0; i < scores.Length; i++)
        {
            ref readonly PageBlock block = ref tree.Blocks[i];
            _before[i] = _total;
            _total += scores[i] * block.Span.Length;
            int element = block.Element;
            for (int level = 0; level < 3 && element >= 0; level++, element = tree.Elements[element].Parent)
            {
                _sums[element] += scores[i] * block.Span.Length;
                _chars[element] += block.Span.Length;
            }

            int path = tree.Elements[block.Element].Path;
            _paths.TryGetValue(path, out (float Sum, int Count) sum);
            _paths[path] = (sum.Sum + scores[i], sum.Count + 1);
        }
    }

    /// <summary>The highest score of block <paramref name="i"/> and the three on each side.</summary>
    public float Highest(int i)
    {
        float highest = 0;
        for (int j = Math.Max(0, i - 3); j <= Math.Min(_scores.Length - 1, i + 3); j++)
            highest = Math.Max(highest, _scores[j]);
        return highest;
    }

    /// <summary>Writes <see cref="BlockScorer.Added"/> numbers.</summary>
    public void Describe(int i, Span<float> row)
    {
        int k = 0, n = _scores.Length;
        row[k++] = _scores[i];
        for (int d = 1; d <= 3; d++)
        {
            row[k++] = i - d >= 0 ? _scores[i - d] : -1;
            row[k++] = i + d < n ? _scores[i + d] : -1;
        }

        float own = _scores[i] * _tree.Blocks[i].Span.Length, total = Math.Max(1, _total);
        row[k++] = _before[i] / total;
        row[k++] = (_total - _before[i] - own) / total;
        int up = Math.Max(0, _tree.Elements[_tree.Blocks[i].Element].Parent), above = Math.Max(0, _tree.Elements[up].Parent);
        row[k++] = _sums[up] / Math.Max(1, _chars[up]);
        row[k++] = _sums[above] / Math.Max(1, _chars[above]);
        (float sum, int count) = _paths[_tree.Elements[_tree.Blocks[i].Element].Path];
        row[k++] = count > 1 ? (sum - _scores[i]) / (count - 1) : -1;
    }
}
