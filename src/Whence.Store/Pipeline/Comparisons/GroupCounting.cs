using Whence.Corpus;
using Whence.Corpus.Copies;
using Whence.Corpus.Parts;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;
using Whence.Store.Queries.Reviewing;

namespace Whence.Store.Pipeline.Comparisons;

/// <summary>Counts the origins of groups that go over several comparisons, each over its own articles, some at a time.</summary>
internal sealed class GroupCounting
{
    /// <summary>Articles whose readings are in memory at once.</summary>
    private const int MostAtOnce = 2_000;

    /// <summary>Articles of one group over which its origins are counted; claims of the others are listed as close in wording. So many have no need of more, and memory stays bounded.</summary>
    private const int MostOfGroup = 2_000;

    private readonly Case _target;
    private readonly Dictionary<int, (PartArticle Article, int Place)> _articles;
    private readonly List<(string Basis, JoinedGroup Group)> _waiting = [];

    public GroupCounting(Case target, IReadOnlyList<PartPair> pairs)
    {
        _target = target;
        _articles = pairs.SelectMany(p => p.Articles).DistinctBy(a => a.Row).Select((article, place) => (article, place)).ToDictionary(a => (int)a.article.Row);
    }

    /// <summary>What the counts of a group depend on, as a hash: its members and the readings of their articles.</summary>
    public string BasisOf(JoinedGroup group) => CaseParts.Basis(
        group.Claims.Select(c => c.Article).Distinct().Select(a => _articles[a].Article), string.Join(' ', group.Claims.Select((c, i) => $"{c.Article}.{c.Claim}.{group.IsCore[i]}")));

    /// <summary>Says that a group is to be counted.</summary>
    public void Add(string basis, JoinedGroup group) => _waiting.Add((basis, group));

    /// <summary>Counts them, and keeps what was counted as it goes.</summary>
    public void Run(Action<int, int>? tell, CancellationToken stop)
    {
        int done = 0;
        var some = new List<(string Basis, JoinedGroup Group, HashSet<int> Articles)>();
        var together = new HashSet<int>();
        foreach ((string basis, JoinedGroup group) in _waiting.OrderBy(w => w.Group.Claims.Min(c => _articles[c.Article].Place)))
        {
            HashSet<int> articles = Kept(group);
            if (some.Count > 0 && together.Count + articles.Count > MostAtOnce && together.Union(articles).Count() > MostAtOnce) Count();
            together.UnionWith(articles);
            some.Add((basis, group, articles));
        }

        if (some.Count > 0) Count();

        void Count()
        {
            Dictionary<int, (ReviewedReading Reviewed, ComparedText Text)> readings = _target.Read(c => PairComparing.Load(c, [.. together.Order().Select(a => _articles[a].Article)], _ => { }, stop))
                .ToDictionary(l => (int)l.Row, l => (l.Reviewed, ComparedText.Of(l.Reviewed.Reading)));
            var counted = new ClaimGroup?[some.Count];
            Parallel.For(0, some.Count, new ParallelOptions { CancellationToken = stop }, i => counted[i] = Of(some[i].Group, some[i].Articles, readings, stop));
            _target.Write(c =>
            {
                for (int i = 0; i < counted.Length; i++)
                    if (counted[i] is { } group) FoundRows.Add(c, some[i].Basis, [.. some[i].Group.Claims.Select(m => (long)m.Article).Distinct()], group);
                return true;
            });
            tell?.Invoke(done += some.Count, _waiting.Count);
            some.Clear();
            together.Clear();
        }
    }

    /// <summary>The articles over which a group is counted: of too many those of its core first, in the order of the parts.</summary>
    private static HashSet<int> Kept(JoinedGroup group) =>
        [.. group.Claims.Zip(group.IsCore).OrderBy(m => !m.Second).Select(m => m.First.Article).Distinct().Take(MostOfGroup)];

    /// <summary>Null when an article has gone meanwhile: then all is compared again.</summary>
    private static ClaimGroup? Of(JoinedGroup group, HashSet<int> articles, Dictionary<int, (ReviewedReading Reviewed, ComparedText Text)> readings, CancellationToken stop)
    {
        long[] rows = [.. articles.Order()];
        if (!Array.TrueForAll(rows, row => readings.ContainsKey((int)row))) return null;
        (ReviewedReading Reviewed, ComparedText Text)[] read = [.. rows.Select(row => readings[(int)row])];
        var members = new List<(ClaimPlace, bool)>();
        var beyond = new List<GroupMember>();
        for (int m = 0; m < group.Claims.Length; m++)
        {
            ClaimPlace claim = group.Claims[m];
            int at = Array.BinarySearch(rows, claim.Article);
            if (at < 0) beyond.Add(new GroupMember(claim.Article, claim.Claim) { IsLoose = true });
            else members.Add((new ClaimPlace(at, read[at].Reviewed.Numbers is { IsDefault: false } numbers ? numbers.IndexOf(claim.Claim) : claim.Claim), group.IsCore[m]));
        }

        CorpusReading counted = CorpusReader.Count([.. read.Select(r => (r.Reviewed.Reading, r.Text))], members, stop);
        ClaimGroup found = FoundCell.Of(counted, rows, [.. read.Select(r => r.Reviewed.Numbers)]).Found.Groups[0];
        return beyond.Count == 0 ? found : found with { Members = [.. found.Members, .. beyond] };
    }
}
