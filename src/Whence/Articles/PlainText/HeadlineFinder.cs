using System.Collections.Immutable;
using Whence.Articles.Regions;

namespace Whence.Articles.PlainText;

/// <summary>Finds the paragraph that is the headline of a plain text, when one plausibly is.</summary>
internal static class HeadlineFinder
{
    private const int Longest = 200;

    /// <summary>Index of the headline among <paramref name="blocks"/>, or -1.</summary>
    public static int Find(string text, ImmutableArray<TextBlock> blocks, string? given)
    {
        if (given is not null)
        {
            for (int i = 0; i < Math.Min(4, blocks.Length); i++)
            {
                if (SameWords(blocks[i].Span.In(text), given))
                    return i;
            }
        }

        for (int i = 0; i < Math.Min(3, blocks.Length - 1); i++)
        {
            ReadOnlySpan<char> line = blocks[i].Span.In(text);
            if (LineKinds.Of(line, i, blocks.Length) == RegionKind.Body && !LineKinds.IsStamp(line) && !BylineParser.IsByline(line))
                return IsHeadline(text, blocks, i) ? i : -1;
        }

        return -1;
    }

    private static bool IsHeadline(string text, ImmutableArray<TextBlock> blocks, int index)
    {
        ReadOnlySpan<char> line = blocks[index].Span.In(text);
        if (line.Length > Longest || line.Count(' ') > 30 || line.IndexOf('\n') >= 0 || line.IndexOf('\r') >= 0)
            return false;
        if (!(char.IsUpper(line[0]) || char.IsDigit(line[0]) || line[0] is '"' or '“' or '‘' or '\'' or '$' or '£' or '€'))
            return false;
        if (line[^1] is ',' or ':' || DatelineFinder.Find(text, blocks[index].Span) is not null)
            return false;
        if (!HasProse(text, blocks, index + 1))
            return false;
        if (line.TrimEnd("\"”’')") is not [.., '.'] || line.EndsWith("...", StringComparison.Ordinal))
            return true;

        // A headline with a full stop: one short sentence in title case, or set apart and followed by something longer.
        if (blocks.Length < 4 || line.Length > 120)
            return false;
        int next = blocks[index + 1].Span.Length;
        return InTitleCase(line) || (line.Length <= 100 && blocks[index + 1].AfterBlank && next > line.Length * 3 / 2);
    }

    private static bool HasProse(string text, ImmutableArray<TextBlock> blocks, int from)
    {
        for (int i = from; i < Math.Min(blocks.Length, from + 6); i++)
        {
            ReadOnlySpan<char> line = blocks[i].Span.In(text);
            if (line.Length >= 60 && line.Count(' ') >= 8)
                return true;
        }

        return false;
    }

    private static bool InTitleCase(ReadOnlySpan<char> line)
    {
        int words = 0, capital = 0;
        foreach (Range range in line.Split(' '))
        {
            ReadOnlySpan<char> word = line[range].TrimStart("\"“‘'(");
            if (word.Length < 4 || !char.IsLetter(word[0]))
                continue;
            words++;
            if (char.IsUpper(word[0]))
                capital++;
        }

        return words >= 2 && capital * 10 >= words * 8;
    }

    private static bool SameWords(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && !char.IsLetterOrDigit(a[i]))
                i++;
            while (j < b.Length && !char.IsLetterOrDigit(b[j]))
                j++;
            if (i == a.Length || j == b.Length)
                return i == a.Length && j == b.Length;
            if (char.ToLowerInvariant(a[i++]) != char.ToLowerInvariant(b[j++]))
                return false;
        }
    }
}
