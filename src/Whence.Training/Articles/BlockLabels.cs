using System.Text;
using Whence.Articles.Html;

namespace Whence.Training.Articles;

/// <summary>Says which blocks of a page are in its gold body, by laying the gold's words over the blocks'.</summary>
internal static class BlockLabels
{
    /// <summary>Blocks of so many words are found by themselves.</summary>
    private const int Long = 4;

    /// <summary>Short blocks so far before the first long one, or after the last.</summary>
    private const int Edge = 8;

    private const long MostCells = 30_000_000;

    /// <summary>1 in the body, 0 not, -1 too doubtful to learn from.</summary>
    public static sbyte[] Align(PageTree tree, string gold)
    {
        string[] goldWords = Split(gold);
        var places = new Dictionary<int, List<int>>();
        for (int i = 0; i + 3 <= goldWords.Length; i++)
        {
            int key = Hash(goldWords, i, 3);
            if (!places.TryGetValue(key, out List<int>? list))
                places[key] = list = [];
            list.Add(i);
        }

        var goldLines = gold.Split('\n').Select(l => string.Join(' ', Split(l))).Where(l => l.Length > 0).ToHashSet(StringComparer.Ordinal);
        string flat = $" {string.Join(' ', goldWords)} ";
        var labels = new sbyte[tree.Blocks.Length];
        var covered = new bool[goldWords.Length];
        var shares = new float[labels.Length];
        var words = new string[labels.Length][];
        var ranges = new (int From, int To)[labels.Length];

        // Long blocks that are drawn first take their words; a second copy of a paragraph then finds them taken.
        foreach (int i in Enumerable.Range(0, labels.Length).OrderBy(b => tree.Blocks[b].Marks & BlockMarks.Hidden).ThenByDescending(b => tree.Blocks[b].Span.Length).ThenBy(b => b))
        {
            words[i] = Split(tree.Blocks[i].Span.In(tree.Text).ToString());
            if (words[i].Length < Long)
                continue;
            int hits = 0, runs = words[i].Length - 2;
            var used = new List<int>();
            for (int w = 0; w < runs; w++)
            {
                if (!places.TryGetValue(Hash(words[i], w, 3), out List<int>? list))
                    continue;
                int free = list.FindIndex(at => !covered[at]);
                if (free < 0)
                    continue;
                hits++;
                used.Add(list[free]);
            }

            shares[i] = (float)hits / runs;
            if (shares[i] >= 0.6)
            {
                used.ForEach(at => covered[at] = true);
                used.Sort();
                ranges[i] = (used[0], used[^1] + 3);
            }
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if (words[i].Length >= Long)
                labels[i] = shares[i] >= 0.75 ? (sbyte)1 : shares[i] >= 0.35 ? (sbyte)-1 : (sbyte)0;
        }

        // Cells are body when their words stand in the gold between what the long blocks round them took.
        int last = -1;
        for (int i = 0; i <= labels.Length; i++)
        {
            if (i < labels.Length && (words[i].Length < Long || labels[i] != 1))
                continue;
            (int from, int to) = (last < 0 ? 0 : ranges[last].To, i == labels.Length ? goldWords.Length : ranges[i].From);
            int first = last < 0 ? Math.Max(0, i - Edge) : last + 1, end = i == labels.Length ? Math.Min(labels.Length, last + 1 + Edge) : i;
            if (last >= 0 || i < labels.Length)
                AlignCells(tree, words, labels, first, end, goldWords.AsSpan(Math.Min(from, to)..to));
            last = i;
        }

        // Other short blocks are body only as a line of the gold, or inside it, beside a block that is.
        for (int i = 0; i < labels.Length; i++)
        {
            if (words[i].Length is 0 or >= Long || InTable(tree, i))
                continue;
            string joined = string.Join(' ', words[i]);
            bool beside = false;
            for (int d = 1; d <= 3; d++)
                beside |= (i - d >= 0 && words[i - d].Length >= Long && labels[i - d] == 1) || (i + d < labels.Length && words[i + d].Length >= Long && labels[i + d] == 1);
            if (beside && goldLines.Contains(joined))
                labels[i] = 1;
            else if (beside && flat.Contains($" {joined} ", StringComparison.Ordinal))
                labels[i] = -1;
        }

        return labels;
    }

    // The longest common subsequence of the cells' words and the gold's.
    private static void AlignCells(PageTree tree, string[][] words, sbyte[] labels, int first, int end, ReadOnlySpan<string> gold)
    {
        var page = new List<(string Word, int Block)>();
        for (int i = first; i < end; i++)
        {
            if (words[i].Length < Long && InTable(tree, i))
                page.AddRange(words[i].Select(w => (w, i)));
        }

        if (page.Count == 0 || gold.IsEmpty || (long)page.Count * gold.Length > MostCells)
            return;
        var lengths = new int[page.Count + 1, gold.Length + 1];
        for (int i = page.Count - 1; i >= 0; i--)
        {
            for (int j = gold.Length - 1; j >= 0; j--)
                lengths[i, j] = page[i].Word == gold[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        var matched = new int[end - first];
        for (int i = 0, j = 0; i < page.Count && j < gold.Length;)
        {
            if (page[i].Word == gold[j])
            {
                matched[page[i].Block - first]++;
                i++;
                j++;
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        for (int i = first; i < end; i++)
        {
            if (words[i].Length is > 0 and < Long && InTable(tree, i))
                labels[i] = matched[i - first] == words[i].Length ? (sbyte)1 : matched[i - first] > 0 ? (sbyte)-1 : (sbyte)0;
        }
    }

    private static bool InTable(PageTree tree, int block) => (tree.Blocks[block].Marks & BlockMarks.Table) != BlockMarks.None;

    private static string[] Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
                word.Append(char.ToLowerInvariant(c));
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        if (word.Length > 0)
            words.Add(word.ToString());
        return [.. words];
    }

    private static int Hash(string[] words, int start, int count)
    {
        int hash = 17;
        for (int i = start; i < start + count; i++)
        {
            foreach (char c in words[i])
                hash = unchecked((hash * 31) + c);
            hash = unchecked((hash * 1_000_003) + 7);
        }

        return hash;
    }
}
