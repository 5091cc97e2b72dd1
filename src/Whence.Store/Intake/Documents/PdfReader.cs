using System.Text;
using UglyToad.PdfPig;
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

    private static PdfWord[] Words(UglyToad.PdfPig.Content.Page page) =>
    [
        .. NearestNeighbourWordExtractor.Instance.GetWords(page.Letters)
            .Where(w => !string.IsNullOrWhiteSpace(w.Text) && w.BoundingBox.Height > 0)
            .Select(w => new PdfWord(w.Text, w.BoundingBox.Left, w.BoundingBox.Bottom, w.BoundingBox.Right, w.BoundingBox.Top)),
    ];
}
