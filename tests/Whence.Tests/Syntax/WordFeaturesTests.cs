using Whence.Models;
using Whence.Syntax;

namespace Whence.Tests.Syntax;

public sealed class WordFeaturesTests
{
    [Theory]
    [InlineData("McCain’s", "XxXxx'x")]
    [InlineData("2,500", "0,00")]
    [InlineData("NATO", "XX")]
    [InlineData("state-run", "xx-xx")]
    [InlineData("🙂", "**")]
    [InlineData("a1b2c3d4e5f6g7", "x0x0x0x0x0")]
    public void A_shape_keeps_the_kinds_of_characters(string form, string shape) =>
        Assert.Equal(shape, WordFeatures.ShapeOf(WordFeatures.Normalize(form)));

    [Theory]
    [InlineData("Reported", "ted")]
    [InlineData("of", "<of")]
    [InlineData("the", "the")]
    public void A_suffix_says_when_it_is_the_whole_word(string form, string suffix) =>
        Assert.Equal(suffix, WordFeatures.SuffixOf(form, 3));

    [Fact]
    public void Words_that_share_a_stem_share_ngrams()
    {
        List<int> one = [], other = [], foreign = [];
        CharacterNgrams.Collect("reporting", 30_000, one);
        CharacterNgrams.Collect("reported", 30_000, other);
        CharacterNgrams.Collect("xylophone", 30_000, foreign);
        Assert.Equal(3 * 11 - 6 + 1, one.Count);
        Assert.True(one.Intersect(other).Count() > 12);
        Assert.True(one.Intersect(foreign).Count() < 3);
    }

    [Fact]
    public void An_endless_word_has_few_features()
    {
        List<int> ngrams = [];
        CharacterNgrams.Collect(new string('[', 100_000), 100, ngrams);
        Assert.True(ngrams.Count < 150);
        Assert.Equal(CharacterNgrams.LongestWord, WordFeatures.Normalize(new string('9', 100_000)).Length);
    }
}
