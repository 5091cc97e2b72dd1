using System.Collections.Immutable;
using Whence.Claims;
using Whence.Corpus.Copies;
using Whence.Corpus.Groups.Pairs;
using Whence.Corpus.Origins;

namespace Whence.Corpus.Groups;

/// <summary>Puts claims that say the same into one group: average linkage over likeness, copies joined first.</summary>
/// <remarks>Never single linkage: one loose pair must not chain two propositions.</remarks>
internal sealed class ClaimGrouper
{
    /// <summary>Average likeness at which two groups are one. How it was chosen: docs/decisions.</summary>
    public const double Threshold = 0.45;

    /// <summary>Average likeness at which the part of a group is sure enough to be counted.</summary>
    public const double CoreThreshold = 0.65;

    private readonly double _core;
    private readonly double _threshold;
    private readonly double[]? _coefficients;

    public ClaimGrouper(double threshold = Threshold, double core = CoreThreshold, double[]? coefficients = null)
    {
        _core = core;
        _threshold = threshold;
        _coefficients = coefficients;
    }

    /// <summary>Who watches, and whether to stop.</summary>
    public ComparisonWatch Watch { get; init; } = ComparisonWatch.None;

    /// <summary>Every claim in exactly one group; members by article and claim, groups by their first member.</summary>
    public IReadOnlyList<GroupedClaims> Group(ImmutableArray<CorpusArticle> articles, ImmutableArray<Copy> copies) => Group(articles, copies, PropositionBuilder.All(articles));

    /// <param name="articles">The articles.</param>
    /// <param name="copies">Which of them repeat which.</param>
    /// <param name="told">What their claims say, by article and claim.</param>
    public IReadOnlyList<GroupedClaims> Group(ImmutableArray<CorpusArticle> articles, ImmutableArray<Copy> copies, Proposition[][] told)
    {
        List<Proposition> propositions = [.. told.SelectMany(of => of)];
        var at = new Dictionary<(int, int), int>(propositions.Count);
        for (int i = 0; i < propositions.Count; i++) at[(propositions[i].Article, propositions[i].Claim)] = i;
        double least = Math.Min(_core, _threshold);
        var table = new PropositionTable(propositions);
        var likeness = new Likeness(table, _coefficients);
        var candidates = new Candidates(table, Watch.Stop);
        var clusters = new AverageLinkage(propositions.Count, least, (earlier, later) => candidates.Hold(earlier, later) ? likeness.Of(earlier, later) : 0, Watch.Stop);
        foreach ((int x, int y) in Copied(articles, copies, at)) clusters.Join(x, y);
        foreach ((int earlier, int later, double alike) in new StrongPairs(table, likeness, candidates).Find(least, Watch)) clusters.Add(earlier, later, alike);
        Watch.Did(ComparisonStage.Joining, 0, propositions.Count);
        clusters.Gather(Math.Max(_core, _threshold));
        int[] tight = clusters.Roots();
        clusters.Gather(_threshold);
        foreach ((int x, int y) in Pointed(propositions, clusters)) clusters.Join(x, y);
        return [.. clusters.All().Select(group => new GroupedClaims(
            [.. group.Select(i => new GroupMember(propositions[i].Article, propositions[i].Claim))],
            Core(group, tight, propositions)))];
    }

    /// <summary>The members in whose wording the group is sure: its tightest part with the most articles that assert.</summary>
    private static ImmutableArray<int> Core(int[] group, int[] tight, List<Proposition> propositions)
    {
        IGrouping<int, int> best = Enumerable.Range(0, group.Length).GroupBy(m => tight[group[m]])
            .OrderByDescending(part => part.Where(m => propositions[group[m]].Stance is Stance.Asserted or Stance.Hedged).Select(m => propositions[group[m]].Article).Distinct().Count())
            .ThenByDescending(part => part.Count()).ThenBy(part => part.First()).First();
        return [.. best];
    }

    /// <summary>Claims in one copied passage say the same, whatever their words.</summary>
    private static IEnumerable<(int, int)> Copied(ImmutableArray<CorpusArticle> articles, ImmutableArray<Copy> copies, Dictionary<(int, int), int> at)
    {
        foreach (Copy copy in copies)
            foreach ((Claim original, Claim later) in PassageLinks.All(copy, articles[copy.Original].Reading.Claims, articles[copy.Later].Reading.Claims))
                yield return (at[(copy.Original, original.Id)], at[(copy.Later, later.Id)]);
    }

    /// <summary>"The report", "the allegations", "not accurate": of what the article tells, what most articles tell; the first of it where several are told by as many.</summary>
    private static List<(int Target, int ProForm)> Pointed(List<Proposition> propositions, AverageLinkage clusters)
    {
        int[] roots = clusters.Roots();
        var articles = new Dictionary<int, HashSet<int>>();
        var strong = new HashSet<int>();
        var told = new Dictionary<int, List<int>>();
        for (int i = 0; i < propositions.Count; i++)
        {
            if (!articles.TryGetValue(roots[i], out HashSet<int>? carriers)) articles[roots[i]] = carriers = [];
            carriers.Add(propositions[i].Article);
            if (propositions[i].IsProForm || propositions[i].Words.Length < 2) continue;
            strong.Add(roots[i]);
            if (!told.TryGetValue(propositions[i].Article, out List<int>? inArticle)) told[propositions[i].Article] = inArticle = [];
            inArticle.Add(i);
        }

        var joins = new List<(int, int)>();
        for (int i = 0; i < propositions.Count; i++)
            if (propositions[i].IsProForm && !strong.Contains(roots[i]) && told.TryGetValue(propositions[i].Article, out List<int>? candidates))
                joins.Add((candidates.MaxBy(c => articles[roots[c]].Count), i));
        return joins;
    }
}

/// <summary>Claims that say the same.</summary>
/// <param name="Members">By article and claim.</param>
/// <param name="Core">Indexes of the members that surely do.</param>
internal sealed record GroupedClaims(ImmutableArray<GroupMember> Members, ImmutableArray<int> Core);
