namespace Whence.Corpus.Groups.Pairs;

/// <summary>Which articles may tell of one thing: only their claims are compared with each other.</summary>
/// <remarks>
/// Cosine of the words that their claims hold, each weighing by how few articles hold it (Spärck Jones 1972, Salton and Buckley 1988). So what is compared with what depends on two
/// articles, and through the weights hardly on what else is in the corpus.
/// </remarks>
internal sealed class RelatedArticles
{
    /// <summary>Less alike articles are not compared. How it was chosen: docs/stages/groups.md.</summary>
    private const double Least = 0.12;

    /// <summary>A corpus counts as one of so many articles more that hold none of its words: where all tell one story, the words of the story still tell.</summary>
    private const double Others = 10_000;

    /// <summary>A word of more than one article in so many tells nothing.</summary>
    private const int Common = 8;

    /// <summary>A long article counts as no longer than so many times the shorter: a brief of one sentence is met too.</summary>
    private const double Longer = 3;

    /// <summary>Articles to which one is related, the most alike first; more come only from their side. So the cost grows as the articles do.</summary>
    private const int Most = 256;

    private readonly int[][] _related;

    /// <param name="words">The words of each article, ascending.</param>
    /// <param name="wordCount">Words are below this.</param>
    /// <param name="stop">Ends it soon.</param>
    public RelatedArticles(int[][] words, int wordCount, CancellationToken stop = default)
    {
        int[][] holders = Holders(words, wordCount);
        float[] weights = Array.ConvertAll(holders, of => WeightOf(of.Length, words.Length));
        double[] lengths = Array.ConvertAll(words, of => Math.Sqrt(of.Sum(word => (double)weights[word])));
        var nearest = new int[words.Length][];
        Parallel.For(
            0, words.Length,
            new ParallelOptions { CancellationToken = stop },
            () => new float[words.Length],
            (article, _, sums) =>
            {
                nearest[article] = Nearest(article, words[article], holders, weights, lengths, sums);
                return sums;
            },
            _ => { });
        _related = BothWays(nearest);
    }

    /// <summary>The articles related to one, itself among them, ascending.</summary>
    public int[] To(int article) => _related[article];

    /// <summary>Whether two articles, or an article and itself, are compared.</summary>
    public bool Hold(int one, int other) => Array.BinarySearch(_related[one], other) >= 0;

    private static int[][] Holders(int[][] words, int wordCount)
    {
        var counts = new int[wordCount];
        foreach (int[] of in words)
            foreach (int word in of) counts[word]++;
        int[][] holders = Array.ConvertAll(counts, count => new int[count]);
        Array.Clear(counts);
        for (int article = 0; article < words.Length; article++)
            foreach (int word in words[article]) holders[word][counts[word]++] = article;
        return holders;
    }

    /// <param name="sums">Of each article 0, before and after.</param>
    private static int[] Nearest(int article, int[] words, int[][] holders, float[] weights, double[] lengths, float[] sums)
    {
        var met = new List<int>();
        foreach (int word in words)
        {
            if (weights[word] == 0) continue;
            foreach (int other in holders[word])
            {
                if (sums[other] == 0) met.Add(other);
                sums[other] += weights[word];
            }
        }

        var found = new List<(int Article, double Cosine)>();
        foreach (int other in met)
        {
            double shorter = Math.Min(lengths[article], lengths[other]), longer = Math.Max(lengths[article], lengths[other]);
            double cosine = sums[other] / (shorter * Math.Min(longer, Longer * shorter));
            if (other != article && cosine >= Least) found.Add((other, cosine));
            sums[other] = 0;
        }

        return [.. found.OrderByDescending(f => f.Cosine).ThenBy(f => f.Article).Take(Most).Select(f => f.Article)];
    }

    /// <summary>The square of the inverse document frequency.</summary>
    private static float WeightOf(int holders, int articles)
    {
        double all = articles + Others;
        if (holders == 0 || holders * Common > all) return 0;
        double frequency = Math.Log(all / holders);
        return (float)(frequency * frequency);
    }

    private static int[][] BothWays(int[][] nearest)
    {
        var related = new List<int>[nearest.Length];
        for (int article = 0; article < nearest.Length; article++) related[article] = [article, .. nearest[article]];
        for (int article = 0; article < nearest.Length; article++)
            foreach (int other in nearest[article]) related[other].Add(article);
        return Array.ConvertAll(related, of => of.Distinct().Order().ToArray());
    }
}
