namespace Whence.Corpus.Copies;

/// <summary>Finds what an outlet prints under or inside many of its articles: appeals, disclaimers, background it keeps ready.</summary>
internal static class HouseText
{
    /// <summary>Articles of one outlet that must hold a shingle.</summary>
    private const int Articles = 3;

    /// <summary>Days on which they must have appeared.</summary>
    private const int Days = 2;

    /// <summary>Two articles that share more than this of the smaller are versions of each other, not two articles with the same footer.</summary>
    private const double Little = 0.5;

    /// <summary>The house shingles of one outlet: in three or more articles, on two or more days, that otherwise share little.</summary>
    /// <param name="articles">The day and the distinct shingles of every article of the outlet.</param>
    public static HashSet<ulong> Find(IReadOnlyList<(DateOnly? Day, IReadOnlySet<ulong> Shingles)> articles)
    {
        var house = new HashSet<ulong>();
        if (articles.Count < Articles) return house;

        var holders = new Dictionary<ulong, List<int>>();
        for (int i = 0; i < articles.Count; i++)
        {
            foreach (ulong shingle in articles[i].Shingles)
            {
                if (!holders.TryGetValue(shingle, out List<int>? list)) holders[shingle] = list = [];
                list.Add(i);
            }
        }

        Dictionary<(int, int), int> shared = [];
        foreach ((_, List<int> list) in holders)
            for (int i = 0; i < list.Count && i < MostCompared; i++)
                for (int j = i + 1; j < list.Count && j < MostCompared; j++)
                    shared[(list[i], list[j])] = shared.GetValueOrDefault((list[i], list[j])) + 1;

        foreach ((ulong shingle, List<int> list) in holders)
            if (list.Count >= Articles && list.Select(i => articles[i].Day).Distinct().Count() >= Days && Different(list, articles, shared) >= Articles)
                house.Add(shingle);
        return house;
    }

    /// <summary>Holders of one shingle that are compared with each other; more say nothing new and cost the square.</summary>
    private const int MostCompared = 12;

    /// <summary>How many holders remain when versions of one article count once.</summary>
    private static int Different(List<int> holders, IReadOnlyList<(DateOnly? Day, IReadOnlySet<ulong> Shingles)> articles, Dictionary<(int, int), int> shared)
    {
        var kept = new List<int>();
        foreach (int holder in holders.Take(MostCompared))
        {
            bool version = kept.Exists(other =>
                shared.GetValueOrDefault((other, holder)) > Little * Math.Min(articles[other].Shingles.Count, articles[holder].Shingles.Count));
            if (!version) kept.Add(holder);
        }

        return kept.Count;
    }
}
