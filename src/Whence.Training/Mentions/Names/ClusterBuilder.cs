using System.Globalization;
using Whence.Models;

namespace Whence.Training.Mentions.Names;

/// <summary>Divides words into a binary tree of clusters by their vectors: each part is cut in two by 2-means on unit vectors until it is small or deep.</summary>
internal static class ClusterBuilder
{
    private const int Deepest = 11, Smallest = 12, Walks = 8;

    /// <summary>The lines of <c>NameTables.Clusters</c>.</summary>
    public static string[] Build(Vocabulary words, Embedding vectors)
    {
        var units = new Matrix(words.Count, vectors.Width);
        for (int row = 1; row < words.Count; row++)
        {
            vectors.Lookup(row, units.Row(row));
            float length = MathF.Sqrt(VectorMath.Dot(units.Row(row), units.Row(row)));
            VectorMath.Scale(units.Row(row), length > 0 ? 1 / length : 0);
        }

        var paths = new int[words.Count];
        Cut([.. Enumerable.Range(1, words.Count - 1)], 1, 0, units, paths);
        return [.. Enumerable.Range(1, words.Count - 1).Where(row => !words.Entries[row - 1].Contains('\t', StringComparison.Ordinal)).Select(row => words.Entries[row - 1] + "\t" + paths[row].ToString("x", CultureInfo.InvariantCulture))];
    }

    private static void Cut(int[] rows, int path, int depth, Matrix units, int[] paths)
    {
        foreach (int row in rows)
            paths[row] = path;
        if (depth == Deepest || rows.Length < 2 * Smallest)
            return;
        var direction = new float[units.Columns];
        // The two ends begin at the first word and the one least like it.
        int other = rows.MinBy(row => VectorMath.Dot(units.Row(rows[0]), units.Row(row)));
        VectorMath.Add(units.Row(rows[0]), direction);
        VectorMath.AddScaled(units.Row(other), -1, direction);
        float[] sides = new float[rows.Length];
        float middle = 0;
        for (int walk = 0; walk < Walks; walk++)
        {
            for (int i = 0; i < rows.Length; i++)
                sides[i] = VectorMath.Dot(units.Row(rows[i]), direction);
            // No part may be smaller than a fifth.
            float[] sorted = [.. sides.Order()];
            middle = Math.Clamp(0, sorted[sorted.Length / 5], sorted[sorted.Length - 1 - (sorted.Length / 5)]);
            direction.AsSpan().Clear();
            int left = sides.Count(side => side > middle), right = rows.Length - left;
            for (int i = 0; i < rows.Length; i++)
                VectorMath.AddScaled(units.Row(rows[i]), sides[i] > middle ? 1f / Math.Max(1, left) : -1f / Math.Max(1, right), direction);
        }

        for (int i = 0; i < rows.Length; i++)
            sides[i] = VectorMath.Dot(units.Row(rows[i]), direction);
        float[] last = [.. sides.Order()];
        middle = Math.Clamp(0, last[last.Length / 5], last[last.Length - 1 - (last.Length / 5)]);
        int[] first = [.. rows.Where((_, i) => sides[i] > middle)], second = [.. rows.Where((_, i) => sides[i] <= middle)];
        if (first.Length < Smallest || second.Length < Smallest)
            return;
        Cut(first, path << 1, depth + 1, units, paths);
        Cut(second, (path << 1) | 1, depth + 1, units, paths);
    }
}
