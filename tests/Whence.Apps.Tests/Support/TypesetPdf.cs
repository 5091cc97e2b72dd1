using System.Globalization;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Whence.Apps.Tests.Support;

/// <summary>Sets text as a newspaper does: columns in justified lines, words broken at their ends, a headline across, a running title.</summary>
internal sealed record TypesetPdf(string Headline, IReadOnlyList<string> Paragraphs)
{
    private const double Size = 9.5, Leading = 11.5, Margin = 50, Gutter = 16, Width = 595, Height = 842;

    public int Columns { get; init; } = 2;

    public bool BreaksWords { get; init; } = true;

    /// <summary>Printed with a number at the head of each page.</summary>
    public string? RunningTitle { get; init; }

    public byte[] Set()
    {
        PdfDocumentBuilder document = new();
        PdfDocumentBuilder.AddedFont font = document.AddStandard14Font(Standard14Font.TimesRoman), bold = document.AddStandard14Font(Standard14Font.TimesBold);
        double column = (Width - (2 * Margin) - ((Columns - 1) * Gutter)) / Columns;
        // Words are measured on a page that is thrown away.
        PdfDocumentBuilder scratch = new();
        PdfDocumentBuilder.AddedFont scratchFont = scratch.AddStandard14Font(Standard14Font.TimesRoman);
        PdfPageBuilder sheet = scratch.AddPage(PageSize.A4);
        Queue<(string[] Words, bool Opens, bool Closes)> lines = new(Paragraphs.SelectMany(p => Lines(sheet, scratchFont, p, column)));
        for (int number = 1; lines.Count > 0; number++)
        {
            PdfPageBuilder page = document.AddPage(PageSize.A4);
            double top = Height - Margin;
            if (RunningTitle is { } title)
                page.AddText(string.Create(CultureInfo.InvariantCulture, $"{title}   {number}"), 8, new PdfPoint(Margin, top + 14), font);
            if (number == 1)
            {
                page.AddText(Headline, 18, new PdfPoint(Margin, top - 18), bold);
                top -= 40;
            }

            for (int c = 0; c < Columns; c++)
            {
                for (double y = top - Size; y > Margin && lines.TryDequeue(out var line); y -= Leading)
                    Draw(page, font, line.Words, Margin + (c * (column + Gutter)) + (line.Opens ? 10 : 0), y, line.Closes ? null : column - (line.Opens ? 10 : 0));
            }
        }

        return document.Build();
    }

    private static void Draw(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font, string[] words, double x, double y, double? width)
    {
        double[] widths = [.. words.Select(w => Measure(page, font, w))];
        double space = width is { } full && words.Length > 1 ? (full - widths.Sum()) / (words.Length - 1) : 2.6;
        for (int i = 0; i < words.Length; i++)
        {
            page.AddText(words[i], Size, new PdfPoint(x, y), font);
            x += widths[i] + space;
        }
    }

    private IEnumerable<(string[] Words, bool Opens, bool Closes)> Lines(PdfPageBuilder scratch, PdfDocumentBuilder.AddedFont font, string paragraph, double column)
    {
        List<string> line = [];
        double left = column - 10;
        bool opens = true;
        Queue<string> words = new(paragraph.Split(' '));
        string? rest = null;
        while (rest is not null || words.Count > 0)
        {
            string word = rest ?? words.Dequeue();
            rest = null;
            double width = Measure(scratch, font, word);
            if (width <= left)
            {
                line.Add(word);
                left -= width + 2.4;
                continue;
            }

            int cut = BreaksWords ? Break(scratch, font, word, left) : 0;
            if (cut > 0)
                line.Add(word[..cut] + (word[cut - 1] == '-' ? "" : "-"));
            yield return ([.. line], opens, false);
            line.Clear();
            opens = false;
            left = column;
            rest = word[cut..];
        }

        yield return ([.. line], opens, true);
    }

    // Any place at least three letters from both ends will do, and the hyphen of a compound.
    private static int Break(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font, string word, double left)
    {
        int hyphen = word.IndexOf('-', StringComparison.Ordinal);
        if (hyphen > 1 && Measure(page, font, word[..(hyphen + 1)]) <= left)
            return hyphen + 1;
        int letters = word.TakeWhile(char.IsLetter).Count();
        for (int cut = letters - 3; letters >= 8 && cut >= 3; cut--)
        {
            if (Measure(page, font, word[..cut] + "-") <= left)
                return cut;
        }

        return 0;
    }

    private static double Measure(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font, string text) =>
        page.MeasureText(text, Size, new PdfPoint(0, 0), font)[^1].EndBaseLine.X;
}
