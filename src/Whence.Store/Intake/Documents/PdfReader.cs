using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using Whence.Articles;
using Whence.Store.Intake.Documents.Pdf;

namespace Whence.Store.Intake.Documents;

/// <summary>Reads the text of a PDF in the order of reading.</summary>
internal static class PdfReader
{
    private const int MostPages = 500;

    public static IEnumerable<InputResult> Read(string name, byte[] bytes, GivenFacts given)
    {
        string? reason = null;
        string text = "";
        try
        {
            using PdfDocument document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            if (document.NumberOfPages > MostPages)
                reason = $"is a PDF of {document.NumberOfPages} pages; {MostPages} are read, so split it";
            else
                text = PdfText.Of([.. document.GetPages().Select(p => (IReadOnlyList<PdfLine>)[.. PdfColumns.Read(Words(p))])]);
        }
#pragma warning disable CA1031 // The library throws many kinds of exceptions on damaged files; each is this file's failure.
        catch (Exception e)
#pragma warning restore CA1031
        {
            reason = "is a PDF that cannot be read: " + e.Message.TrimEnd('.');
        }

        if (reason is null && string.IsNullOrWhiteSpace(text))
            reason = "is a PDF without text (pictures of pages?)";
        if (reason is not null)
        {
            yield return new InputResult.Refused(name, reason);
            yield break;
        }

        yield return new InputResult.Loaded(name, new RawPage(Encoding.UTF8.GetBytes(text)) { ContentType = "text/plain; charset=utf-8", Format = PageFormat.Text, Given = given })
        {
            Capture = new Capture { ContentType = "application/pdf", Original = bytes },
        };
    }

    private static PdfWord[] Words(Page page)
    {
        Letter[] letters = [.. page.Letters.Where((l, i) => i + 1 == page.Letters.Count || !IsHidden(l, page.Letters[i + 1]))];
        return WithHyphens(
        [
            .. NearestNeighbourWordExtractor.Instance.GetWords(letters)
                .Where(w => !string.IsNullOrWhiteSpace(w.Text) && w.BoundingBox.Height > 0)
                .Select(w => new PdfWord(w.Text, w.BoundingBox.Left, w.BoundingBox.Bottom, w.BoundingBox.Right, w.BoundingBox.Top)),
        ]);
    }

    /// <summary>A blank that the next letter is drawn over: so Chromium writes a soft hyphen at which no line breaks.</summary>
    private static bool IsHidden(Letter blank, Letter next) =>
        blank.Value is " " or "\u00AD" && Math.Abs(next.StartBaseLine.Y - blank.StartBaseLine.Y) < 1 && Math.Abs(next.StartBaseLine.X - blank.StartBaseLine.X) < 0.3 * blank.Width;

    /// <summary>A hyphen drawn by itself at a line's end is the last letter of the word that it touches.</summary>
    private static PdfWord[] WithHyphens(PdfWord[] words)
    {
        ILookup<int, int> endings = Enumerable.Range(0, words.Length).Where(i => !IsHyphen(words[i])).ToLookup(i => (int)words[i].Right);
        var joined = new bool[words.Length];
        for (int h = 0; h < words.Length; h++)
        {
            if (!IsHyphen(words[h])) continue;
            foreach (int i in Enumerable.Range((int)words[h].Left - 3, 6).SelectMany(x => endings[x]))
            {
                if (joined[h] || !words[h].IsBeside(words[i]) || Math.Abs(words[h].Left - words[i].Right) > 0.25 * words[i].Height) continue;
                words[i] = words[i] with { Text = words[i].Text + "-", Right = words[h].Right };
                joined[h] = true;
            }
        }

        return [.. words.Where((_, i) => !joined[i])];
    }

    private static bool IsHyphen(PdfWord word) => word.Text is "-" or "\u00AD" or "\u2010";
}
