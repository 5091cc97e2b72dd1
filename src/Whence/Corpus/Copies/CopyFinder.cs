using System.Collections.Immutable;

namespace Whence.Corpus.Copies;

/// <summary>Finds which articles of a corpus repeat which.</summary>
internal sealed class CopyFinder(ComparisonWatch? watch = null)
{
    /// <summary>From this many articles on candidates come from MinHash instead of the exact index.</summary>
    public const int Large = 5_000;

    /// <summary>Every copy relation, ordered by later article, then by original.</summary>
    /// <param name="texts">The articles in the order of the corpus.</param>
    public ImmutableArray<Copy> Find(IReadOnlyList<ComparedText> texts) => Find(texts, texts.Count >= Large, watch);

    /// <summary>The same with the choice of index made by the caller.</summary>
    internal static ImmutableArray<Copy> Find(IReadOnlyList<ComparedText> texts, bool minHash, ComparisonWatch? watch = null)
    {
        watch ??= ComparisonWatch.None;
        PreparedText[] prepared = Prepare(texts, watch);
        var exact = minHash ? null : new ShingleIndex();
        var sketches = minHash ? new MinHashIndex() : null;
        var copies = new List<Copy>();
        foreach (PreparedText text in prepared)
        {
            foreach (int other in exact?.Add(text) ?? sketches!.Add(text))
                if (PairComparison.Compare(prepared[other], text) is { } copy)
                    copies.Add(copy);
            watch.Did(ComparisonStage.Copies, 1, prepared.Length);
        }

        return [.. copies.OrderBy(copy => copy.Later).ThenBy(copy => copy.Original)];
    }

    /// <summary>For each article the copy relation that explains most of it, or null for an original.</summary>
    public static Copy?[] BestOriginals(int articles, ImmutableArray<Copy> copies)
    {
        var best = new Copy?[articles];
        foreach (Copy copy in copies)
        {
            Copy? known = best[copy.Later];
            if (known is null || copy.OfLater > known.OfLater + 0.01) best[copy.Later] = copy;
        }

        return best;
    }

    private static PreparedText[] Prepare(IReadOnlyList<ComparedText> texts, ComparisonWatch watch)
    {
        var prepared = new PreparedText[texts.Count];
        for (int i = 0; i < prepared.Length; i++) prepared[i] = PreparedText.Of(i, texts[i]);

        // Articles without a known outlet may come from anywhere: they have no house.
        foreach (var outlet in prepared.Where(p => p.Text.Article.Outlet is not null).GroupBy(p => p.Text.Article.Outlet, StringComparer.OrdinalIgnoreCase))
        {
            watch.Stop.ThrowIfCancellationRequested();
            PreparedText[] articles = [.. outlet];
            HashSet<ulong> house = HouseText.Find([.. articles.Select(a => (a.Text.Article.PublishedDay, (IReadOnlySet<ulong>)a.Distinct))]);
            if (house.Count == 0) continue;
            foreach (PreparedText article in articles) prepared[article.Index] = PreparedText.Of(article.Index, article.Text, house);
        }

        return prepared;
    }
}
