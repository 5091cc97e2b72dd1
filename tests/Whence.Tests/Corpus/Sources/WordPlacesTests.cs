using CsCheck;
using Whence.Articles;
using Whence.Corpus.Sources;

namespace Whence.Tests.Corpus.Sources;

public sealed class WordPlacesTests
{
    private static readonly string[] Words = ["Berg", "Bergen", "Anna", "port", "authority", "the", "O'Hara", "U.S", "é", "\ud83d"];

    private static readonly Gen<string> Texts = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 12].Select(words => string.Join(' ', words));

    [Fact]
    public void A_name_stands_in_no_article_that_is_not_proposed() => Gen.Select(Texts.Array[0, 8], Texts).Sample((texts, phrase) =>
    {
        Article[] articles = [.. texts.Select(t => ArticleFinder.FromText(t, new GivenFacts()))];
        int[] proposed = [.. new WordPlaces(articles).Of(phrase)];
        Assert.Equal(proposed.Order(), proposed);
        for (int i = 0; i < articles.Length; i++)
            if (phrase.Length > 0 && Stands(articles[i].Text, phrase)) Assert.Contains(i, proposed);
    });

    private static bool Stands(string text, string phrase)
    {
        for (int at = text.IndexOf(phrase, StringComparison.Ordinal); at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.Ordinal))
        {
            int end = at + phrase.Length;
            if (!((at > 0 && char.IsLetterOrDigit(text[at - 1])) || (end < text.Length && char.IsLetterOrDigit(text[end])))) return true;
        }

        return false;
    }
}
