using System.Collections.Immutable;
using System.Globalization;
using Whence.Articles;
using Whence.Claims;
using Whence.Places;
using Whence.Text;

namespace Whence.Cli.Printing;

/// <summary>Prints a reading for people: each claim as a quoted line with its chain, and at the end what stands out.</summary>
internal sealed class ReadingPage(Page page)
{
    private const int Indent = 4;

    public void Print(Reading reading, string input)
    {
        PrintHead(reading.Article, input);
        foreach (Claim claim in reading.Claims)
        {
            PrintClaim(claim, reading);
        }

        if (reading.Claims.IsEmpty)
        {
            page.Write("No claims found.");
            page.Blank();
        }

        PrintWhatStandsOut(reading);
    }

    private void PrintHead(Article article, string input)
    {
        page.Write(Printable.OneLine(article.Headline ?? input), style: Page.Bold);
        string?[] facts = [article.Outlet, article.Published, article.Bylines.IsEmpty ? null : "by " + string.Join(", ", article.Bylines)];
        string line = string.Join(" · ", facts.Where(f => f is not null));
        page.Write(Printable.OneLine(line.Length == 0 ? "outlet and date not known (--outlet, --published)" : line), style: Page.Dim);
        if (article.ProbablyNot is { } reason)
        {
            page.Write("Probably not an article: " + reason, style: Page.Warn);
        }

        page.Blank();
    }

    private void PrintClaim(Claim claim, Reading reading)
    {
        string text = reading.Article.Text;
        string where = claim.Region == RegionKind.Body ? "" : $"[{claim.Region.ToString().ToLowerInvariant()}] ";
        string mark = (claim.Id + 1).ToString(CultureInfo.InvariantCulture) + ".";
        page.Write($"{where}“{Quote(claim.Content, text)}”", Indent, mark: mark);
        page.Write(ChainText(claim.Chain), Indent, Page.Name);
        string notes = string.Join(" · ", Notes(claim, reading));
        if (notes.Length > 0)
        {
            page.Write(notes, Indent, claim.Stance == Stance.Asserted ? Page.Dim : Page.Warn);
        }

        page.Blank();
    }

    private static IEnumerable<string> Notes(Claim claim, Reading reading)
    {
        string text = reading.Article.Text;
        string hedges = string.Join(", ", claim.Hedges.Select(h => $"“{Printable.OneLine(h.Span.In(text))}”"));
        if (claim.Stance != Stance.Asserted || hedges.Length > 0)
        {
            string stance = claim.Stance.ToString().ToLowerInvariant();
            yield return hedges.Length > 0 ? $"{stance}: {hedges}" : stance;
        }

        foreach (int when in claim.When)
        {
            var time = reading.Times[when];
            yield return $"when: {Printable.OneLine(time.Span.In(text))} ({time.Edtf ?? time.Timex})";
        }

        foreach (int where in claim.Where)
        {
            Place place = reading.Places[where];
            string country = place.Country is null ? "" : $" ({place.Country})";
            yield return $"where: {Printable.OneLine(place.Span.In(text))}{country}";
        }
    }

    private void PrintWhatStandsOut(Reading reading)
    {
        List<string> lines = [.. StandsOut.In(reading)];
        if (lines.Count == 0)
        {
            return;
        }

        page.Write("What stands out", style: Page.Bold);
        foreach (string line in lines)
        {
            page.Write(line, 2, Page.Warn, "-");
        }

        page.Blank();
    }

    /// <summary>The chain as people write it: <c>Harbour Post &lt;- Kanto News &lt;- a port official</c>.</summary>
    public static string ChainText(ImmutableArray<SourceLink> chain) =>
        chain.IsEmpty ? "(nobody is named)" : Printable.OneLine(string.Join(" <- ", chain.Select(l => l.Name)));

    private static string Quote(ImmutableArray<TextSpan> content, string text) =>
        string.Join(" … ", content.Select(s => Printable.OneLine(s.In(text))));
}
