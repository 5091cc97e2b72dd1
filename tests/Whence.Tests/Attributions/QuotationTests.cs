using System.Collections.Immutable;
using Whence.Attributions;
using Whence.Attributions.Quotations;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Tests.Attributions;

public sealed class QuotationTests
{
    [Theory]
    [InlineData("\"It is open,\" she said. \"Go home.\"", "\"It is open,\"", "\"Go home.\"")]
    [InlineData("“It is open,” she said.", "“It is open,”")]
    [InlineData("She said “he called it ‘a mistake’ today”.", "“he called it ‘a mistake’ today”", "‘a mistake’")]
    [InlineData("The officials' cars didn't stop at O'Hara's.")]
    [InlineData("Berg: 'The road is open'", "'The road is open'")]
    [InlineData("``It is open,'' she said.", "``It is open,''")]
    [InlineData("She said \"it was never closed.", "\"it was never closed.")]
    [InlineData("It is 5\" wide.")]
    [InlineData("„It is open“, she said.", "„It is open“")]
    [InlineData("\"I left it open, he said. \"It stayed open.\"", "\"I left it open, he said. ", "\"It stayed open.\"")]
    public void Quotations_are_what_the_marks_enclose(string text, params string[] expected) =>
        Assert.Equal(expected, Find(text).Quotations.Select(q => q.Span.In(text).ToString()));

    [Fact]
    public void A_quotation_left_open_goes_on_in_the_next_paragraph()
    {
        const string Text = "“We saw it.\n“It was red,” he said.";
        ImmutableArray<Quotation> quotations = Find(Text).Quotations;
        Assert.True(quotations[0].IsLeftOpen);
        Assert.True(quotations[1].Continues);
        Assert.False(quotations[1].IsLeftOpen);
    }

    [Fact]
    public void Each_token_knows_its_place()
    {
        QuotationLayer layer = Find("He said “ no way ” today");
        Assert.Equal(
            [QuotationPlace.Outside, QuotationPlace.Outside, QuotationPlace.OpeningMark, QuotationPlace.Inside, QuotationPlace.Inside, QuotationPlace.ClosingMark, QuotationPlace.Outside],
            layer.States.Select(s => s.Place));
    }

    [Theory]
    [InlineData("She said “it is open”.", "“it is open”", AttributionForm.Direct)]
    [InlineData("She said it is “wide open”.", "it is “wide open”", AttributionForm.Mixed)]
    [InlineData("She said it is open.", "it is open", AttributionForm.Indirect)]
    [InlineData("She said ‘it is open’.", "‘it is open’", AttributionForm.Indirect)]
    public void The_form_is_told_by_the_letters_in_double_marks(string text, string content, AttributionForm form)
    {
        int start = text.IndexOf(content, StringComparison.Ordinal);
        Assert.Equal(form, ContentForm.Of(text, [new TextSpan(start, start + content.Length)], Find(text)));
    }

    /// <summary>Tokens are what blanks part; each line is a sentence.</summary>
    private static QuotationLayer Find(string text)
    {
        TokenLayer tokens = Blanks(text);
        return QuotationFinder.Find(text, tokens, Passage.Paragraphs(text, tokens));
    }

    internal static TokenLayer Blanks(string text)
    {
        var tokens = new List<Token>();
        var sentences = new List<Sentence>();
        int at = 0;
        foreach (string line in text.Split('\n'))
        {
            int first = tokens.Count;
            foreach (string word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                at = text.IndexOf(word, at, StringComparison.Ordinal);
                tokens.Add(new Token(new TextSpan(at, at + word.Length)));
                at += word.Length;
            }

            if (tokens.Count > first) sentences.Add(new Sentence(tokens[first].Span.Cover(tokens[^1].Span), first, tokens.Count));
        }

        return new TokenLayer([.. tokens], [.. sentences]);
    }
}
