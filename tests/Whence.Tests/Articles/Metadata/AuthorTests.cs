namespace Whence.Tests.Articles.Metadata;

/// <summary>Who signs: what a page declares, laid beside what it prints.</summary>
public sealed class AuthorTests
{
    [Theory]
    [InlineData("Ida Wren|Harbour Gazette", "By Ida Wren, Harbour Gazette", "Ida Wren")] // somebody signs: the newspaper is where it comes from
    [InlineData("The Associated Press", "", "The Associated Press")]
    [InlineData("Ida Wren|Tom Okoye", "By Ida Wren and Tom Okoye", "Ida Wren|Tom Okoye")]
    [InlineData("Ida Wren|Tom Okoye", "By Ida Wren. Contributions from Tom Okoye", "Ida Wren")]
    [InlineData("Ida Wren|Tom Okoye", "By Ida Wren", "Ida Wren")] // a declared editor whom the page does not print
    [InlineData("Ida Wren|Tom Okoye", "", "Ida Wren|Tom Okoye")]
    [InlineData("Ida Wren HARBOUR POST", "", "Ida Wren")]
    [InlineData("4711", "", "")]
    public void What_is_declared_is_laid_beside_what_is_printed(string declared, string printed, string expected)
    {
        string authors = string.Join(',', declared.Split('|').Select(a => $$"""{"@type":"Person","name":"{{a}}"}"""));
        Assert.Equal(expected, Signers($$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour reopens after storm","author":[{{authors}}]}</script>""", printed, string.Empty));
    }

    [Theory]
    [InlineData("By Ida Wren", "Ida Wren")]
    [InlineData("ByIda Wren", "Ida Wren")]
    [InlineData("Contributors: Ida Wren", "Ida Wren")]
    [InlineData("Published August 7, 2023 by Ida Wren", "Ida Wren")]
    [InlineData("Written by</p><p>Ida Wren", "Ida Wren")]
    [InlineData("Bylaws of the harbour", "")]
    public void A_line_near_the_headline_says_who_signs(string line, string expected) => Assert.Equal(expected, Signers(string.Empty, line, string.Empty));

    [Theory]
    [InlineData("Reporting by The Associated Press.", "The Associated Press")]
    [InlineData("By Monday the quay was dry.", "")]
    public void Below_the_text_a_line_must_say_more(string line, string expected) => Assert.Equal(expected, Signers(string.Empty, string.Empty, line));

    private static string Signers(string head, string above, string below) => string.Join('|', Pages.Find(
        $"""<html><head><title>Harbour reopens after storm</title><meta property="og:site_name" content="Harbour Post">{head}</head><body><h1>Harbour reopens after storm</h1><p>{above}</p>{Pages.Paragraphs}{Pages.Paragraphs.Replace("o", "ö", StringComparison.Ordinal)}{Pages.Paragraphs.Replace("e", "é", StringComparison.Ordinal)}{Pages.Paragraphs.Replace("a", "ä", StringComparison.Ordinal)}<p>{below}</p></body></html>""").Bylines);
}
