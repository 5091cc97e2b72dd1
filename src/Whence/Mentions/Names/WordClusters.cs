using System.Globalization;
using System.Numerics;
using Whence.Models;
using Whence.Syntax;

namespace Whence.Mentions.Names;

/// <summary>Classes of words that stand in like places, as paths in a binary tree: the first bits of a path are a coarser class (Miller et al. 2004).</summary>
internal sealed class WordClusters
{
    private readonly WordTable _paths;

    public WordClusters(string[] table)
    {
        _paths = new WordTable(table.Length);
        foreach (string line in table)
        {
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            _paths.NumberOf(line.AsSpan(0, tab)) = int.Parse(line.AsSpan(tab + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The path of a word, with a bit 1 before its first; 0 for an unknown word.</summary>
    public int PathOf(string form)
    {
        string normal = WordFeatures.Normalize(form);
        return _paths[normal] is > 0 and int path ? path : _paths[normal.ToLowerInvariant()];
    }

    /// <summary>The first <paramref name="bits"/> of a path, or all of a shorter one.</summary>
    public static uint Prefix(int path, int bits)
    {
        int length = BitOperations.Log2((uint)Math.Max(1, path));
        return (uint)(length > bits ? path >> (length - bits) : path);
    }
}
