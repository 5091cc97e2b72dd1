using Whence.Web.Drawing;

namespace Whence.Apps.Tests.Web;

/// <summary>Two reports word by word.</summary>
public sealed class WordDiffTests
{
    [Theory]
    [InlineData("The cable may fail before winter", "The cable will fail before winter", "The cable |[may]|{will}| fail before winter")]
    [InlineData("Divers said the cable was cut", "Divers said the cable was cut in August", "Divers said the cable was cut|{ in August}")]
    [InlineData("", "New words", "{New words}")]
    public void Marks_the_words_that_changed(string before, string after, string drawn) => Assert.Equal(drawn, Draw(before, after));

    [Fact]
    public void A_word_that_two_rewritten_sentences_share_by_chance_is_no_common_text() =>
        Assert.Equal(
            "[Engineers at the grid company found water in the joints in August]|{Nobody on any of the islands was told of the fault or asked}",
            Draw("Engineers at the grid company found water in the joints in August", "Nobody on any of the islands was told of the fault or asked"));

    [Fact]
    public void Each_side_is_its_text_whatever_the_texts_are() => CsCheck.Check.Sample(
        CsCheck.Gen.Select(CsCheck.Gen.String[CsCheck.Gen.Char["ab .,\n"], 0, 60], CsCheck.Gen.String[CsCheck.Gen.Char["ab .,\n"], 0, 60]),
        texts =>
        {
            IReadOnlyList<WordDiff.Piece> pieces = WordDiff.Of(texts.Item1, texts.Item2);
            Assert.Equal(texts.Item1, string.Concat(pieces.Where(p => p.Of != WordDiff.Side.After).Select(p => p.Text)));
            Assert.Equal(texts.Item2, string.Concat(pieces.Where(p => p.Of != WordDiff.Side.Before).Select(p => p.Text)));
        });

    private static string Draw(string before, string after) => string.Join('|', WordDiff.Of(before, after).Select(p => p.Of switch
    {
        WordDiff.Side.Before => $"[{p.Text}]",
        WordDiff.Side.After => $"{{{p.Text}}}",
        _ => p.Text,
    }));
}
