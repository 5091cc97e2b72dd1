using System.Runtime.InteropServices;

namespace Whence.Articles.Html.Blocks;

/// <summary>Hashes of runs of four words, block by block: a cheap test whether a text is part of another.</summary>
internal sealed class WordRuns
{
    private const int Run = 4;

    /// <summary>Stands for several blocks.</summary>
    private const int Several = -1;

    private readonly List<int> _runs = [];
    private readonly int[] _ends;
    private readonly Dictionary<int, int> _blocks = [];

    public WordRuns(PageTree tree)
    {
        _ends = new int[tree.Blocks.Length + 1];
        for (int block = 0; block < tree.Blocks.Length; block++)
        {
            Add(tree.Blocks[block].Span.In(tree.Text), _runs);
            _ends[block + 1] = _runs.Count;
            foreach (int run in Of(block))
            {
                if (!_blocks.TryAdd(run, block) && _blocks[run] != block)
                    _blocks[run] = Several;
            }
        }
    }

    /// <summary>The runs of a text.</summary>
    public static HashSet<int> Hashes(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return [];
        var runs = new List<int>();
        Add(text, runs);
        return [.. runs];
    }

    /// <summary>Share of the runs of <paramref name="text"/> that are among <paramref name="hashes"/>; -1 when it has none.</summary>
    public static float Share(ReadOnlySpan<char> text, HashSet<int> hashes)
    {
        var runs = new List<int>();
        Add(text, runs);
        return Share(CollectionsMarshal.AsSpan(runs), hashes);
    }

    /// <summary>Share of the runs of a block that are among <paramref name="hashes"/>; -1 when it has none.</summary>
    public float Share(int block, HashSet<int> hashes) => Share(Of(block), hashes);

    /// <summary>Share of the runs of a block that other blocks have, too; -1 when it has none.</summary>
    public float Repeated(int block)
    {
        int found = 0;
        foreach (int run in Of(block))
            found += _blocks[run] == Several ? 1 : 0;
        return Of(block).IsEmpty ? -1 : (float)found / Of(block).Length;
    }

    /// <summary>The runs of a block.</summary>
    public ReadOnlySpan<int> Of(int block) => CollectionsMarshal.AsSpan(_runs)[_ends[block].._ends[block + 1]];

    private static float Share(ReadOnlySpan<int> runs, HashSet<int> hashes)
    {
        int found = 0;
        foreach (int run in runs)
            found += hashes.Contains(run) ? 1 : 0;
        return runs.IsEmpty ? -1 : (float)found / runs.Length;
    }

    private static void Add(ReadOnlySpan<char> text, List<int> runs)
    {
        Span<int> last = stackalloc int[Run];
        int words = 0, hash = 0;
        bool inside = false;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ' ';
            if (char.IsLetterOrDigit(c))
            {
                hash = unchecked((hash * 31) + char.ToLowerInvariant(c));
                inside = true;
                continue;
            }

            if (!inside)
                continue;
            last[words++ % Run] = hash;
            hash = 0;
            inside = false;
            if (words < Run)
                continue;
            int run = 17;
            for (int k = 0; k < Run; k++)
                run = unchecked((run * 1_000_003) + last[(words + k) % Run]);
            runs.Add(run);
        }
    }
}
