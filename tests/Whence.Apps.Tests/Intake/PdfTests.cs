using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Whence.Apps.Tests.Support;
using Whence.Articles;
using Whence.Store.Intake;

namespace Whence.Apps.Tests.Intake;

/// <summary>PDFs are set by the tests themselves, so that every word of them is known.</summary>
public sealed class PdfTests
{
    private static readonly string[] Sentences =
    [
        "The harbour authority announced that the reconstruction of the northern breakwater would begin before the autumn storms.",
        "Representatives of the fishermen's association questioned whether the compensation had been calculated correctly.",
        "According to the transportation ministry, the long-term contracts with the ferry company will be renegotiated.",
        "Nobody on the quay remembered a comparable interruption, although the older inhabitants spoke of a flood.",
        "\"We have enough provisions for a fortnight,\" said the shopkeeper, who had photographed the damaged cranes.",
        "An independent engineering consultancy described the foundations as satisfactory but recommended inspections.",
        "The municipality considers temporary accommodation for passengers, an official familiar with the negotiations said.",
        "Insurance representatives estimated the costs at approximately eleven million, considerably more than expected.",
    ];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void Columns_are_read_one_after_the_other_and_broken_words_are_whole_again(int columns, bool breaksWords)
    {
        string[] paragraphs = Paragraphs(24);
        string text = Read(new TypesetPdf("Harbour rebuilt after the flood", paragraphs) { Columns = columns, BreaksWords = breaksWords }.Set());
        string gold = "Harbour rebuilt after the flood " + string.Join(' ', paragraphs);
        // In narrow columns nearly every line ends in a broken word, and some of them stand nowhere whole.
        Assert.True(F1(gold, text, 1) > (columns > 2 ? 0.985 : 0.99), $"words {F1(gold, text, 1)}");
        Assert.True(F1(gold, text, 4) > (columns > 2 ? 0.95 : 0.98), $"runs of four words {F1(gold, text, 4)}");
        Assert.StartsWith("Harbour rebuilt after the flood", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Paragraphs_stay_apart()
    {
        string[] paragraphs = Paragraphs(20);
        string text = Read(new TypesetPdf("Harbour rebuilt after the flood", paragraphs).Set());
        string[] found = text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        int whole = paragraphs.Count(p => found.Contains(p));
        Assert.True(whole >= 17, $"{whole} of 20 paragraphs are whole:\n{text}");
    }

    [Fact]
    public void Running_titles_and_page_numbers_are_no_text()
    {
        string text = Read(new TypesetPdf("Harbour rebuilt after the flood", Paragraphs(90)) { RunningTitle = "HARBOUR POST WEEKLY" }.Set());
        Assert.DoesNotContain("HARBOUR POST WEEKLY", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compound_keeps_its_hyphen()
    {
        string text = Read(new TypesetPdf("Harbour rebuilt after the flood", Paragraphs(40)).Set());
        Assert.Contains("long-term", text, StringComparison.Ordinal);
        Assert.DoesNotContain("longterm", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_blank_under_the_next_letter_cuts_no_word_and_a_lone_hyphen_belongs_to_its_word()
    {
        PdfDocumentBuilder document = new();
        PdfDocumentBuilder.AddedFont font = document.AddStandard14Font(Standard14Font.TimesRoman);
        PdfPageBuilder page = document.AddPage(PageSize.A4);
        double Draw(string text, double x, double y) => page.AddText(text, 12, new PdfPoint(x, y), font)[^1].EndBaseLine.X;
        double end = Draw("The sta", 50, 700);
        Draw(" ", end, 700);
        end = Draw("tions report", end, 700);
        Draw("-", end, 700);
        Draw("ed a delay on the northern line.", 50, 686);
        Assert.Equal("The stations reported a delay on the northern line.\n", Read(document.Build()));
    }

    [Theory]
    [InlineData("%PDF-1.7\nnothing of a PDF follows")]
    [InlineData("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [2 0 R] /Count 1 >>\nendobj\ntrailer << /Root 1 0 R >>")]
    public void A_damaged_PDF_is_a_refusal_with_a_reason(string pdf) =>
        Assert.Contains("is a PDF", Assert.IsType<InputResult.Refused>(Assert.Single(Unfold(Encoding.ASCII.GetBytes(pdf)))).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_cut_off_PDF_gives_its_text_or_a_reason()
    {
        byte[] whole = new TypesetPdf("Harbour rebuilt after the flood", Paragraphs(30)).Set();
        foreach (int share in (int[])[1, 10, 50, 90, 99])
            Assert.Single(Unfold(whole[..(whole.Length * share / 100)]));
    }

    [Fact]
    public void The_article_of_a_PDF_has_a_headline_and_the_bytes_as_they_came()
    {
        byte[] pdf = new TypesetPdf("Harbour rebuilt after the flood", Paragraphs(12)).Set();
        var loaded = Assert.IsType<InputResult.Loaded>(Assert.Single(Unfold(pdf)));
        Assert.Equal(pdf, loaded.Capture.Original.ToArray());
        Assert.Equal("Harbour rebuilt after the flood", ArticleFinder.Find(loaded.Page).Headline);
    }

    private static string[] Paragraphs(int count) => [.. Enumerable.Range(0, count).Select(i => string.Join(' ', Enumerable.Range(0, 2 + (i % 3)).Select(s => Sentences[(i + (s * 3)) % Sentences.Length])))];

    private static string Read(byte[] pdf) => Encoding.UTF8.GetString(Assert.IsType<InputResult.Loaded>(Assert.Single(Unfold(pdf))).Page.Bytes.Span);

    private static InputResult[] Unfold(byte[] pdf) => [.. new InputUnfolding(IntakeLimits.Default).Unfold("a.pdf", pdf, GivenFacts.None)];

    private static double F1(string gold, string found, int run)
    {
        Dictionary<string, int> g = Runs(gold, run), f = Runs(found, run);
        return 2.0 * g.Sum(p => Math.Min(p.Value, f.GetValueOrDefault(p.Key))) / (g.Values.Sum() + f.Values.Sum());
    }

    private static Dictionary<string, int> Runs(string text, int run)
    {
        string[] words = text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, words.Length - run + 1).Select(i => string.Join(' ', words[i..(i + run)])).CountBy(w => w).ToDictionary();
    }
}
