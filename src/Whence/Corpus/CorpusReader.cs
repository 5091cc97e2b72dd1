using System.Collections.Immutable;
using Whence.Corpus.Copies;
using Whence.Corpus.Groups;

namespace Whence.Corpus;

/// <summary>Compares readings: copies, groups of the same claim, and the independent origins of each.</summary>
public static class CorpusReader
{
    /// <summary>Another number whenever the same readings are compared in another way: what an older way found is not kept.</summary>
    internal const string Method = "2";

    /// <summary>Compares <paramref name="readings"/>; their order does not matter.</summary>
    public static CorpusReading Compare(IReadOnlyList<Reading> readings) => Compare(readings, null, CancellationToken.None);

    /// <summary>The same, watched.</summary>
    /// <param name="readings">What was read.</param>
    /// <param name="progress">Told how far it has come, one call at a time, from whichever thread; null for nobody.</param>
    /// <param name="stop">Ends it soon.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CorpusReading Compare(IReadOnlyList<Reading> readings, Action<ComparisonProgress>? progress, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var watch = new ComparisonWatch(progress, stop);
        CorpusArticle[] articles = Order(readings);
        ComparedText[] texts = Array.ConvertAll(articles, a => ComparedText.Of(a.Reading));
        var (placed, copies) = WithCopies(articles, texts, watch);
        Proposition[][] told = PropositionBuilder.All(placed);
        stop.ThrowIfCancellationRequested();
        IReadOnlyList<GroupedClaims> groups = new ClaimGrouper { Watch = watch }.Group(placed, copies, told);
        var builder = new GroupBuilder(placed, copies, texts);
        ClaimGroup Build(GroupedClaims grouped)
        {
            watch.Did(ComparisonStage.Origins, 1, groups.Count);
            return builder.Build(grouped);
        }

        return new CorpusReading
        {
            Articles = placed,
            Copies = copies,
            Groups = [.. groups.Select(Build)
                .OrderByDescending(g => g.Members.Select(m => m.Article).Distinct().Count())
                .ThenByDescending(g => g.Members.Length)
                .ThenBy(g => g.Members[0].Article).ThenBy(g => g.Members[0].Claim)
                .Select((group, id) => group with { Id = id })],
            Windows = new WindowFinder(placed, told).Find(),
        };
    }

    /// <summary>Counts the origins of one group whose members are known, over its own articles alone.</summary>
    /// <param name="readings">Its articles, each as it is compared; their order does not matter.</param>
    /// <param name="members">Its claims by the index of their article in <paramref name="readings"/>, and whether each surely says the same; one does at least.</param>
    /// <param name="stop">Ends it soon.</param>
    /// <returns>The articles, the copies among them, and the group.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    internal static CorpusReading Count(IReadOnlyList<(Reading Reading, ComparedText Text)> readings, IEnumerable<(ClaimPlace Claim, bool IsCore)> members, CancellationToken stop)
    {
        CorpusArticle[] articles = Order([.. readings.Select(r => r.Reading)]);
        int[] at = new int[articles.Length];
        for (int i = 0; i < at.Length; i++) at[articles[i].Input] = i;
        (GroupMember Member, bool IsCore)[] known = [.. members.Select(m => (new GroupMember(at[m.Claim.Article], m.Claim.Claim), m.IsCore)).OrderBy(m => m.Item1.Article).ThenBy(m => m.Item1.Claim)];
        ComparedText[] texts = Array.ConvertAll(articles, a => readings[a.Input].Text);
        var (placed, copies) = WithCopies(articles, texts, new ComparisonWatch(null, stop));
        var grouped = new GroupedClaims([.. known.Select(m => m.Member)], [.. Enumerable.Range(0, known.Length).Where(i => known[i].IsCore)]);
        return new CorpusReading { Articles = placed, Copies = copies, Groups = [new GroupBuilder(placed, copies, texts).Build(grouped)], Windows = [] };
    }

    private static (ImmutableArray<CorpusArticle> Placed, ImmutableArray<Copy> Copies) WithCopies(CorpusArticle[] articles, ComparedText[] texts, ComparisonWatch watch)
    {
        ImmutableArray<Copy> copies = new CopyFinder(watch).Find(texts);
        Copy?[] best = CopyFinder.BestOriginals(articles.Length, copies);
        return ([.. articles.Select((article, i) => article with { CopyOf = best[i] })], copies);
    }

    private static CorpusArticle[] Order(IReadOnlyList<Reading> readings)
    {
        var articles = new CorpusArticle[readings.Count];
        var seen = new Dictionary<string, int>();
        int[] order = [.. Enumerable.Range(0, readings.Count)
            .OrderBy(i => readings[i].Article.PublishedDay ?? DateOnly.MaxValue)
            .ThenBy(i => readings[i].Article.Published, StringComparer.Ordinal)
            .ThenBy(i => readings[i].Article.Outlet, StringComparer.Ordinal)
            .ThenBy(i => readings[i].Article.TextSha256, StringComparer.Ordinal)
            .ThenBy(i => readings[i].Article.Url, StringComparer.Ordinal)];
        for (int i = 0; i < order.Length; i++)
        {
            string id = readings[order[i]].Article.Id;
            int times = seen[id] = seen.GetValueOrDefault(id) + 1;
            articles[i] = new CorpusArticle(times == 1 ? id : $"{id}~{times}", order[i], readings[order[i]]);
        }

        return articles;
    }
}
