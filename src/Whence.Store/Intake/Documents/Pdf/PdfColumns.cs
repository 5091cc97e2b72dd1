namespace Whence.Store.Intake.Documents.Pdf;

/// <summary>Puts the words of a page into the order of reading: columns are found by the white space between them.</summary>
/// <remarks>
/// A gutter is a strip that few words cross and that has words on both sides. Lines that do cross it (a headline over two
/// columns) cut the page into bands; each band is read column by column. A column may hold columns again.
/// </remarks>
internal static class PdfColumns
{
    /// <summary>Narrowest gutter in points: the space between words of running text is narrower.</summary>
    private const int NarrowestGutter = 6;

    private const int DeepestColumns = 4;

    /// <summary>Words a column needs.</summary>
    private const int FewestWords = 12;

    /// <summary>The lines of a page in the order of reading.</summary>
    public static IEnumerable<PdfLine> Read(IReadOnlyList<PdfWord> words) => Read(words, 0);

    private static IEnumerable<PdfLine> Read(IReadOnlyList<PdfWord> words, int depth)
    {
        if (depth >= DeepestColumns || Gutter(words) is not { } gutter)
        {
            foreach (PdfLine line in Lines(words))
                yield return line;
            yield break;
        }

        HashSet<PdfWord> spanning = Spanning(words, gutter);
        List<PdfLine> bars = [.. Lines([.. words.Where(spanning.Contains)])];
        PdfWord[] rest = [.. words.Where(w => !spanning.Contains(w))];
        double top = double.MaxValue;
        for (int bar = 0; bar <= bars.Count; bar++)
        {
            double bottom = bar < bars.Count ? (bars[bar].Top + bars[bar].Bottom) / 2 : double.MinValue;
            PdfWord[] band = [.. rest.Where(w => w.Middle < top && w.Middle >= bottom)];
            foreach (PdfLine line in Read([.. band.Where(w => w.Right <= gutter)], depth + 1).Concat(Read([.. band.Where(w => w.Right > gutter)], depth + 1)))
                yield return line;
            if (bar < bars.Count)
                yield return bars[bar];
            top = bottom;
        }
    }

    /// <summary>The middle of the widest gutter, or null when the words stand in one column.</summary>
    private static double? Gutter(IReadOnlyList<PdfWord> words)
    {
        if (words.Count < 2 * FewestWords)
            return null;
        double left = words.Min(w => w.Left), right = words.Max(w => w.Right);
        int width = (int)Math.Min(20_000, right - left);
        if (width < 10 * NarrowestGutter)
            return null;
        int[] crossed = new int[width + 1];
        foreach (PdfWord word in words)
        {
            for (int x = Math.Max(0, (int)Math.Ceiling(word.Left - left)); x <= Math.Min(width, word.Right - left); x++)
                crossed[x]++;
        }

        // As many lines as the fullest strip is crossed by; a gutter is crossed by an eighth of them at most.
        int few = crossed.Max() / 8;
        (int Start, int Length) best = default;
        for (int x = width / 10; x < width - (width / 10); x++)
        {
            int start = x;
            while (x < width - (width / 10) && crossed[x] <= few)
                x++;
            if (x - start > best.Length && HasColumns(words, left + start, left + x))
                best = (start, x - start);
        }

        return best.Length >= NarrowestGutter ? left + best.Start + (best.Length / 2.0) : null;
    }

    private static bool HasColumns(IReadOnlyList<PdfWord> words, double from, double to)
    {
        PdfWord[] left = [.. words.Where(w => w.Right <= from + 1)], right = [.. words.Where(w => w.Left >= to - 1)];
        if (left.Length < FewestWords || right.Length < FewestWords)
            return false;
        // Columns stand side by side, not one below the other.
        double shared = Math.Min(left.Max(w => w.Top), right.Max(w => w.Top)) - Math.Max(left.Min(w => w.Bottom), right.Min(w => w.Bottom));
        double lower = Math.Min(left.Max(w => w.Top) - left.Min(w => w.Bottom), right.Max(w => w.Top) - right.Min(w => w.Bottom));
        return shared > 0.3 * lower;
    }

    /// <summary>Words of lines that run across the gutter.</summary>
    private static HashSet<PdfWord> Spanning(IReadOnlyList<PdfWord> words, double gutter)
    {
        HashSet<PdfWord> spanning = [.. words.Where(w => w.Left < gutter && w.Right > gutter)];
        foreach (PdfWord word in words.Where(w => w.Right <= gutter))
        {
            // Two words across the gutter with no more than a space between them.
            foreach (PdfWord next in words.Where(w => w.Left >= gutter && w.Left - word.Right < 0.45 * w.Height && w.IsBeside(word)))
            {
                spanning.Add(word);
                spanning.Add(next);
            }
        }

        for (bool grown = spanning.Count > 0; grown;)
        {
            PdfWord[] more = [.. words.Where(w => !spanning.Contains(w) && spanning.Any(s => s.IsBeside(w) && Math.Max(s.Left, w.Left) - Math.Min(s.Right, w.Right) < 0.6 * Math.Max(w.Height, s.Height)))];
            spanning.UnionWith(more);
            grown = more.Length > 0;
        }

        return spanning;
    }

    private static List<PdfLine> Lines(IReadOnlyList<PdfWord> words)
    {
        List<List<PdfWord>> lines = [];
        foreach (PdfWord word in words.OrderByDescending(w => w.Middle).ThenBy(w => w.Left))
        {
            List<PdfWord>? line = lines.Count > 0 && lines[^1].Exists(w => w.IsBeside(word)) ? lines[^1] : null;
            if (line is null)
                lines.Add([word]);
            else
                line.Add(word);
        }

        return [.. lines.Select(l => new PdfLine([.. l.OrderBy(w => w.Left)]))];
    }
}
