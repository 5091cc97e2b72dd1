using Whence.Syntax;

namespace Whence.Tests.Syntax;

public sealed class LemmatizerTests
{
    private readonly Lemmatizer _lemmatizer = new(["NNS\ts\tl1", "NNS\ties\tl3y", "NNS\t^police\tl0", "VBD\ted\tl2", "VBD\t^said\tl2y", "RB\t^n't\tl3not", "NNP\t\tk0", "CD\t\tk0", "NN\t\tl0"]);

    [Theory]
    [InlineData("Countries", "NNS", "country")]
    [InlineData("reports", "NNS", "report")]
    [InlineData("police", "NNS", "police")]
    [InlineData("SAID", "VBD", "say")]
    [InlineData("n’t", "RB", "not")]
    [InlineData("Vienna", "NNP", "Vienna")]
    [InlineData("Blast", "NN", "blast")]
    [InlineData("1,200", "CD", "1,200")]
    [InlineData("went", "VBZ", "went")]
    [InlineData("", "NN", "")]
    public void The_whole_word_decides_then_its_longest_known_ending(string form, string tag, string lemma) =>
        Assert.Equal(lemma, _lemmatizer.Lemma(form, tag));

    [Theory]
    [InlineData("Countries", "country")]
    [InlineData("were", "be")]
    [InlineData("'s", "have")]
    [InlineData("U.S.", "U.S.")]
    [InlineData("nd", "2nd")]
    [InlineData("İstanbul", "İstanbul")]
    public void An_edit_leads_from_the_form_to_the_lemma(string form, string lemma) =>
        Assert.Equal(lemma, Lemmatizer.Apply(Lemmatizer.Edit(form, lemma), form));

    [Fact]
    public void A_word_without_end_is_its_own_lemma() =>
        Assert.Equal(100_000, _lemmatizer.Lemma(new string('a', 100_000), "NNS").Length);
}
