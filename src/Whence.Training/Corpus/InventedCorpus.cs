using System.Globalization;
using System.Text;
using Whence.Articles;
using Whence.Text;

namespace Whence.Training.Corpus;

/// <summary>Articles made of invented words with a known copy graph: reprints, cut reprints and rewrites of earlier ones among articles of their own.</summary>
/// <remarks>Word frequencies fall as in language (Zipf), so that shingles meet by chance as rarely as they do in news.</remarks>
internal static class InventedCorpus
{
    private const int Words = 20_000;
    private const int SentencesAnArticle = 16;

    /// <summary>The same articles for the same seed. One in ten copies one of the two hundred before it.</summary>
    public static IEnumerable<Article> Articles(int count, int seed)
    {
        var random = new Random(seed);
        var recent = new List<string[]>();
        for (int i = 0; i < count; i++)
        {
            string[] sentences = i % 10 == 9 ? Copy(recent[random.Next(recent.Count)], random) : [.. Enumerable.Range(0, SentencesAnArticle).Select(_ => Sentence(random))];
            if (recent.Count == 200) recent.RemoveAt(0);
            recent.Add(sentences);
            string text = string.Join('\n', sentences);
            yield return ArticleFinder.FromText("", new GivenFacts
            {
                Outlet = "Outlet " + (i % 300).ToString(CultureInfo.InvariantCulture),
                Published = new DateOnly(2031, 1, 1).AddDays(i % 365).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            }) with
            {
                Text = text,
                TextSha256 = i.ToString("x64", CultureInfo.InvariantCulture),
                Regions = [new Region(RegionKind.Body, new TextSpan(0, text.Length))],
            };
        }
    }

    private static string[] Copy(string[] original, Random random) => random.Next(3) switch
    {
        0 => [.. original],
        1 => [.. original.Take(original.Length * 3 / 4)],
        _ => [.. original.Take(original.Length * 2 / 3), Sentence(random), Sentence(random)],
    };

    private static string Sentence(Random random)
    {
        var sentence = new StringBuilder();
        int length = random.Next(12, 26);
        for (int w = 0; w < length; w++)
        {
            // Rank by a power of a uniform number: the commonest hundred words make about a third of the text.
            int rank = (int)(Words * Math.Pow(random.NextDouble(), 4));
            sentence.Append(w == 0 ? 'W' : 'w').Append(rank.ToString("x", CultureInfo.InvariantCulture)).Append(w == length - 1 ? '.' : ' ');
        }

        return sentence.ToString();
    }
}
