namespace Whence.Articles.Html.Blocks;

/// <summary>What the first pass gave to the blocks round a block: before and after it, among its siblings, among its like.</summary>
internal sealed class Neighbourhood
{
    private const int Far = 30;

    private const float Likely = 0.5f;

    private readonly PageTree _tree;
    private readonly float[] _scores;
    private readonly float[] _before;
    private readonly float[] _sums;
    private readonly float[] _chars;

    /// <summary>The outermost table or list round an element, or 0; what its blocks were given.</summary>
    private readonly int[] _groups;
    private readonly float[] _groupSums, _groupChars;
    private readonly Dictionary<int, (float Sum, int Count)> _paths = [];
    private readonly float _total;

    /// <summary>Blocks to the nearest likely one before and after.</summary>
    private readonly int[] _since, _until;

    public Neighbourhood(PageTree tree, float[] scores)
    {
        _tree = tree;
        _scores = scores;
        _before = new float[scores.Length];
        _sums = new float[tree.Elements.Length];
        _chars = new float[tree.Elements.Length];
        _groups = new int[tree.Elements.Length];
        _groupSums = new float[tree.Elements.Length];
        _groupChars = new float[tree.Elements.Length];
        for (int i = 1; i < _groups.Length; i++)
        {
            int above = _groups[tree.Elements[i].Parent];
            _groups[i] = above == 0 && (tree.Elements[i].Own & (BlockMarks.Table | BlockMarks.List)) != BlockMarks.None ? i : above;
        }

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

            _groupSums[Group(i)] += scores[i] * block.Span.Length;
            _groupChars[Group(i)] += block.Span.Length;
            int path = tree.Elements[block.Element].Path;
            _paths.TryGetValue(path, out (float Sum, int Count) sum);
            _paths[path] = (sum.Sum + scores[i], sum.Count + 1);
        }

        _since = new int[scores.Length];
        _until = new int[scores.Length];
        for (int i = 0, distance = Far; i < scores.Length; i++)
        {
            _since[i] = distance;
            distance = scores[i] >= Likely ? 1 : Math.Min(Far, distance + 1);
        }

        for (int i = scores.Length - 1, distance = Far; i >= 0; i--)
        {
            _until[i] = distance;
            distance = scores[i] >= Likely ? 1 : Math.Min(Far, distance + 1);
        }
    }

    private int Group(int i) => _groups[_tree.Blocks[i].Element];

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
        int near = _tree.Elements[_tree.Blocks[i].Element].Tag == BlockTag.Container ? _tree.Blocks[i].Element : up;
        row[k++] = _chars[near] > _tree.Blocks[i].Span.Length ? (_sums[near] - own) / (_chars[near] - _tree.Blocks[i].Span.Length) : -1;
        int group = Group(i);
        row[k++] = group > 0 ? _groupSums[group] / Math.Max(1, _groupChars[group]) : -1;
        row[k++] = group > 0 ? MathF.Log(1 + _groupChars[group]) : 0;
        row[k++] = _since[i];
        row[k++] = _until[i];
        (float sum, int count) = _paths[_tree.Elements[_tree.Blocks[i].Element].Path];
        row[k++] = count > 1 ? (sum - _scores[i]) / (count - 1) : -1;
    }
}
