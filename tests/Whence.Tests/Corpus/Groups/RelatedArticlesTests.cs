using Whence.Corpus.Groups.Pairs;

namespace Whence.Tests.Corpus.Groups;

public sealed class RelatedArticlesTests
{
    private const int Words = 5_000;

    [Fact]
    public void Articles_of_one_story_are_related_and_those_of_another_are_not()
    {
        int[] ferry = [10, 11, 12, 13, 14, 15], crane = [20, 21, 22, 23, 24, 25];
        int[][] articles = [[.. ferry, 30, 31], [.. ferry[..3], 32, 33, 34], [.. crane, 38, 35], [.. crane[2..], 36, 37]];
        RelatedArticles related = new(articles, Words);
        Assert.Equal(["0 1", "0 1", "2 3", "2 3"], Enumerable.Range(0, 4).Select(a => string.Join(' ', related.To(a))));
    }

    [Fact]
    public void What_else_is_there_does_not_part_two_articles_of_a_story()
    {
        int[] one = [.. Enumerable.Range(0, 40)], other = [.. Enumerable.Range(25, 40)];
        foreach (int others in (ReadOnlySpan<int>)[0, 10, 1_000, 3_000])
        {
            Random random = new(others);
            int[][] articles = [one, other, .. Enumerable.Range(0, others).Select(_ => Enumerable.Range(0, 40).Select(_ => random.Next(Words)).Distinct().Order().ToArray())];
            RelatedArticles related = new(articles, Words);
            Assert.True(related.Hold(0, 1));
            Assert.True(related.Hold(1, 0));
        }
    }

    [Fact]
    public void A_word_that_every_article_of_many_holds_relates_none()
    {
        int[][] articles = [.. Enumerable.Range(0, 2_000).Select(a => new[] { 0, 1, 2, a + 3, a + 2_003 })];
        RelatedArticles related = new(articles, Words);
        Assert.All(Enumerable.Range(0, articles.Length), a => Assert.Equal([a], related.To(a)));
    }

    [Fact]
    public void A_brief_of_one_sentence_is_related_to_the_long_article_that_tells_it()
    {
        int[] brief = [1, 2, 3, 4, 5, 6], article = [.. Enumerable.Range(1, 900)];
        Assert.True(new RelatedArticles([brief, article], Words).Hold(0, 1));
    }

    [Fact]
    public void Of_a_story_of_thousands_each_article_is_met_from_one_side_at_least()
    {
        int[][] articles = [.. Enumerable.Range(0, 600).Select(a => new[] { 1, 2, 3, 4, 5, a + 10 })];
        RelatedArticles related = new(articles, Words);
        for (int a = 0; a < articles.Length; a++)
        {
            Assert.InRange(related.To(a).Length, 257, articles.Length);
            foreach (int other in related.To(a)) Assert.True(related.Hold(other, a));
        }
    }
}
