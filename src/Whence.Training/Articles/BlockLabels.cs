using System.Text;
using Whence.Articles.Html;

namespace Whence.Training.Articles;

/// <summary>Says which blocks of a page are in its gold body, by laying the gold's words over the blocks'.</summary>
internal static class BlockLabels
{
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
        var lengths = new int[labels.Length];

        // Long blocks first take their words; a second copy of a paragraph then finds them taken.
        foreach (int i in Enumerable.Range(0, labels.Length).OrderByDescending(b => tree.Blocks[b].Span.Length).ThenBy(b => b))
        {
            string[] words = Split(tree.Blocks[i].Span.In(tree.Text).ToString());
            lengths[i] = words.Length;
            if (words.Length < 4)
                continue;
            int hits = 0, runs = words.Length - 2;
            var used = new List<int>();
            for (int w = 0; w < runs; w++)
            {
                if (!places.TryGetValue(Hash(words, w, 3), out List<int>? list))
                    continue;
                int free = list.FindIndex(at => !covered[at]);
                if (free < 0)
                    continue;
                hits++;
                used.Add(list[free]);
            }

            shares[i] = (float)hits / runs;
            if (shares[i] >= 0.6)
                used.ForEach(at => covered[at] = true);
        }

        for (int i = 0; i < labels.Length; i++)
        {
            if (lengths[i] >= 4)
                labels[i] = shares[i] >= 0.75 ? (sbyte)1 : shares[i] >= 0.35 ? (sbyte)-1 : (sbyte)0;
        }

        // Short blocks are body only as a line of the gold, or inside it, beside a block that is.
        for (int i = 0; i < labels.Length; i++)
        {
            if (lengths[i] is 0 or >= 4)
                continue;
            string words = string.Join(' ', Split(tree.Blocks[i].Span.In(tree.Text).ToString()));
            bool beside = false;
            for (int d = 1; d <= 3; d++)
                beside |= (i - d >= 0 && lengths[i - d] >= 4 && labels[i - d] == 1) || (i + d < labels.Length && lengths[i + d] >= 4 && labels[i + d] == 1);
            if (beside && goldLines.Contains(words))
                labels[i] = 1;
            else if (beside && flat.Contains($" {words} ", StringComparison.Ordinal))
                labels[i] = -1;
        }

        return labels;
    }

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
