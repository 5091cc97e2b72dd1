using System.Text;
using CsCheck;
using Whence.Articles;
using Whence.Text;
using Whence.Tokens;
using Whence.Tokens.Sentences;

namespace Whence.Tests.Tokens;

public sealed class TokenizerTests
{
    private static readonly Tokenizer Rules = new(BoundaryModel.Untrained);

    // A word is drawn apart by a space, a clitic by a bar.
    [Theory]
    [InlineData("He didn't see Mara's car.", "He did|n't see Mara|'s car .")]
    [InlineData("They’d can’t won't I'm we've", "They|’d ca|n’t wo|n't I|'m we|'ve")]
    [InlineData("She cannot go, they're gonna stay", "She can|not go , they|'re gon|na stay")]
    [InlineData("the workers' union and the 'old guard' met", "the workers|' union and the ' old guard ' met")]
    [InlineData("O'Brien of the '90s", "O'Brien of the '90s")]
    [InlineData("a long-term, anti-war co-founder's e-mail", "a long - term , anti-war co-founder|'s e-mail")]
    [InlineData("U.S. officials at 5 p.m. in Washington, D.C., said", "U.S. officials at 5 p.m. in Washington , D.C. , said")]
    [InlineData("Mr. Vane met J. K. Arden on Jan. 5", "Mr. Vane met J. K. Arden on Jan. 5")]
    [InlineData("No. 10 said no. Then it left.", "No. 10 said no . Then it left .")]
    [InlineData("$1,000.50 or US$3m, 20% up", "$ 1,000.50 or US$ 3 m , 20 % up")]
    [InlineData("at 5pm, 10km away, the 20th in the 1990s", "at 5 pm , 10 km away , the 20th in the 1990s")]
    [InlineData("2001-2002, 713-555-0100, 11/28/2000, 9/11, and/or", "2001 - 2002 , 713-555-0100 , 11/28/2000 , 9/11 , and / or")]
    [InlineData("see https://example.org/a?b=1, (mail a.b@example.org).", "see https://example.org/a?b=1 , ( mail a.b@example.org ) .")]
    [InlineData("@vale_news #harbour #1 AT&T", "@vale_news #harbour # 1 AT&T")]
    [InlineData("Well... no!! -- \"so\" — he–she", "Well ... no !! -- \" so \" — he – she")]
    [InlineData("a\u00a0b soft\u00adly 👍🏽", "a b soft\u00adly 👍🏽")]
    [InlineData("Good :-) [sic]", "Good :-) [ sic ]")]
    public void Words_are_those_of_universal_dependencies(string text, string expected) => Assert.Equal(expected, Draw(text, Rules.Tokenize(text)));

    [Theory]
    [InlineData("No full stop here\nA second paragraph. With two.", "[No full stop here]\n[A second paragraph.] [With two.]")]
    [InlineData("\"Go!\" he said. \"Now.\" She left.", "[\"Go!\" he said.] [\"Now.\"] [She left.]")]
    [InlineData("Iran stationed staff in N. Korea last year.", "[Iran stationed staff in N. Korea last year.]")]
    [InlineData("He met Dr. Vane in St. Louis at 5 p.m. on Monday.", "[He met Dr. Vane in St. Louis at 5 p.m. on Monday.]")]
    [InlineData("U.S. officials said so. J. K. Arden did not.", "[U.S. officials said so.] [J. K. Arden did not.]")]
    [InlineData("", "")]
    [InlineData(" \n\t ", " \n\t ")]
    public void Sentences_end_where_a_reader_ends_them(string text, string expected)
    {
        Assert.SkipUnless(BoundaryModel.Shipped.IsTrained, "models/sentences.bin is not there");
        TokenLayer layer = new Tokenizer().Tokenize(text);
        var drawn = new StringBuilder(text);
        foreach (Sentence sentence in layer.Sentences.Reverse())
        {
            drawn.Insert(sentence.Span.End, ']').Insert(sentence.Span.Start, '[');
        }

        Assert.Equal(expected, drawn.ToString());
    }

    [Fact]
    public void Lines_broken_at_one_width_are_one_paragraph()
    {
        const string Text = "The harbour of Vale was closed on Monday after a ship lost\nits cargo near the northern quay, the port authority told\nreporters, and it will not be opened before the weekend.\n\nA second paragraph.";
        Assert.Equal(2, Rules.Tokenize(Text).Sentences.Length);
    }

    [Fact]
    public void A_region_edge_ends_a_sentence()
    {
        const string Text = "VALE - The port was closed.";
        var article = ArticleFinder.FromText(Text) with { Regions = [new Region(RegionKind.Dateline, new TextSpan(0, 6)), new Region(RegionKind.Body, new TextSpan(7, Text.Length))] };
        Assert.Equal(["VALE -", "The port was closed."], Rules.Tokenize(article).Sentences.Select(sentence => sentence.Span.In(Text).ToString()));
    }

    [Fact]
    public void Any_text_is_covered_by_its_words_and_every_word_lies_in_one_sentence() => Gen.String[Gen.Frequency((1, Gen.Char), (3, Gen.Char[" \n.'’-\"ab1AZ@/&:;!()$"])), 0, 60].Sample(Covers);

    [Fact]
    public void Huge_and_broken_text_is_cut_in_linear_time()
    {
        foreach (string unit in new[] { "(", "a.", "'", "-", "1-", "@a", "a-b", "\ud800", "w.com/", "http://", "a'", ".", "1/", "é", "... ", "A. " })
        {
            Covers(string.Concat(Enumerable.Repeat(unit, 100_000)));
        }
    }

    private static void Covers(string text)
    {
        TokenLayer layer = new Tokenizer().Tokenize(text);
        int at = 0;
        foreach (Token token in layer.Tokens)
        {
            Assert.True(token.Span.Start >= at && token.Span.End > token.Span.Start && token.Span.End <= text.Length);
            Assert.True(IsGap(text[at..token.Span.Start]));
            at = token.Span.End;
        }

        int next = 0;
        foreach (Sentence sentence in layer.Sentences)
        {
            Assert.Equal(next, sentence.FirstToken);
            Assert.Equal(layer.Tokens[sentence.FirstToken].Span.Start, sentence.Span.Start);
            Assert.Equal(layer.Tokens[sentence.EndToken - 1].Span.End, sentence.Span.End);
            next = sentence.EndToken;
        }

        Assert.Equal(layer.Tokens.Length, next);
    }

    private static bool IsGap(string text) => text.All(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\u200b' or '\u2060' or '\ufeff' or '\u200e' or '\u200f');

    private static string Draw(string text, TokenLayer layer)
    {
        var drawn = new StringBuilder();
        foreach (Token token in layer.Tokens)
        {
            drawn.Append(drawn.Length == 0 ? "" : token.Joined ? "|" : " ").Append(token.Span.In(text));
        }

        return drawn.ToString();
    }
}
