using System.Text;

namespace Whence.Store.Intake.Documents.Pdf;

/// <summary>Makes paragraphs of lines: joins words broken at line ends, drops what is repeated on the pages' heads and feet.</summary>
internal static class PdfText
{
    /// <summary>Lines at the head and at the foot of a page that may be a running title or a page number.</summary>
    private const int Margin = 2;

    /// <param name="pages">Lines of each page in the order of reading.</param>
    public static string Of(IReadOnlyList<IReadOnlyList<PdfLine>> pages)
    {
        HashSet<string> repeated = Repeated(pages);
        PdfLine[] lines = [.. pages.SelectMany(page => page.Where((line, i) => !(IsMargin(page, line) && repeated.Contains(Pattern(line.Text)))))];
        HashSet<string> words = new(lines.SelectMany(l => l.Words).Select(w => w.Text.Trim('.', ',', ';', ':', '“', '”', '"', '(', ')')), StringComparer.OrdinalIgnoreCase);
        StringBuilder text = new();
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                Join(text, lines[i - 1], lines[i], words);
            text.Append(lines[i].Text);
        }

        return text.Append('\n').ToString();
    }

    private static void Join(StringBuilder text, PdfLine line, PdfLine next, HashSet<string> words)
    {
        if (BreaksParagraph(line, next))
        {
            text.Append("\n\n");
            return;
        }

        string first = line.Words[^1].Text, second = next.Words[0].Text;
        if (first.Length > 1 && first[^1] is '-' or '\u00AD' or '\u2010' && char.IsLetter(second[0]))
        {
            string rest = second.TrimEnd('.', ',', ';', ':', '”', '"', ')');
            string start = first[..^1].TrimStart('“', '"', '(');
            bool compound = char.IsUpper(second[0]) || words.Contains(start + "-" + rest) || (words.Contains(start) && words.Contains(rest) && !words.Contains(start + rest));
            if (!compound)
                text.Length--;
            return;
        }

        text.Append(' ');
    }

    // A wider gap, another size of letters, an indent, or a line that stops well before its column's end.
    private static bool BreaksParagraph(PdfLine line, PdfLine next)
    {
        double height = Math.Max(1, Math.Min(line.Height, next.Height));
        double gap = line.Bottom - next.Top;
        bool sameColumn = next.Top < line.Top && Math.Min(line.Right, next.Right) > Math.Max(line.Left, next.Left);
        if (Math.Max(line.Height, next.Height) > 1.25 * height)
            return true;
        if (!sameColumn)
            return EndsSentence(line.Text) && next.Text.Length > 0 && !char.IsLower(next.Text[0]) && line.Right - line.Left < 0.8 * (next.Right - next.Left);
        return gap > 0.9 * height || (next.Left - line.Left > 0.7 * height && next.Left - line.Left < 5 * height && EndsSentence(line.Text))
            || (EndsSentence(line.Text) && line.Right < next.Right - (3 * height) && !char.IsLower(next.Text[0]));
    }

    private static bool EndsSentence(string text) => text.AsSpan().TrimEnd("”\"')".AsSpan()).EndsWith(".") || text.EndsWith('?') || text.EndsWith('!') || text.EndsWith('”');

    private static HashSet<string> Repeated(IReadOnlyList<IReadOnlyList<PdfLine>> pages)
    {
        if (pages.Count < 2)
            return [];
        return [.. pages.SelectMany(page => page.Where(l => IsMargin(page, l)).Select(l => Pattern(l.Text)).Distinct())
            .GroupBy(p => p).Where(g => g.Count() >= Math.Max(2, pages.Count / 2)).Select(g => g.Key)];
    }

    private static bool IsMargin(IReadOnlyList<PdfLine> page, PdfLine line) => page.Count(l => l.Bottom > line.Top) < Margin || page.Count(l => l.Top < line.Bottom) < Margin;

    private static string Pattern(string text) => string.Concat(text.Select(c => char.IsDigit(c) ? '#' : c)).Replace("##", "#", StringComparison.Ordinal).Replace("##", "#", StringComparison.Ordinal);
}
