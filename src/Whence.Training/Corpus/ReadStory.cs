using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus;
using Whence.Corpus.Copies;
using Whence.Corpus.Groups;
using Whence.Corpus.Origins;
using Whence.Corpus.Sources;
using Whence.Text;

namespace Whence.Training.Corpus;

/// <summary>A labelled story as the reader reads it: which of the found claims answers which label.</summary>
internal sealed class ReadStory
{
    private ReadStory(StoryFolder story, ImmutableArray<CorpusArticle> articles, ImmutableArray<Copy> copies)
    {
        Story = story;
        Articles = articles;
        Copies = copies;
        Found = [.. Match()];
    }

    public StoryFolder Story { get; }

    public ImmutableArray<CorpusArticle> Articles { get; }

    public ImmutableArray<Copy> Copies { get; }

    /// <summary>For each labelled mention that was found: its labelled claim, its stance label, and the claim found.</summary>
    public IReadOnlyList<(int Gold, string Stance, GroupMember Member)> Found { get; }

    public static ReadStory Read(StoryFolder story)
    {
        Reading[] readings = [.. story.Articles.Select(a => Reader.English.Read(
            ArticleFinder.FromText(a.Text, new GivenFacts { Outlet = a.Outlet, Published = a.Published })))];
        CorpusReading corpus = CorpusReader.Compare(readings);
        return new ReadStory(story, corpus.Articles, corpus.Copies);
    }

    /// <summary>Groups, then scores as the story scorer does.</summary>
    public void Score(ClaimGrouper grouper, GroupTally tally, Action<string>? print = null)
    {
        IReadOnlyList<GroupedClaims> groups = grouper.Group(Articles, Copies);
        var groupOf = new Dictionary<(int, int), int>();
        for (int g = 0; g < groups.Count; g++)
            foreach (GroupMember member in groups[g].Members) groupOf[(member.Article, member.Claim)] = g;

        var finder = new OriginFinder(Articles, Copies, [.. Articles.Select(a => ComparedText.Of(a.Reading))]);
        for (int i = 0; i < Found.Count; i++)
        {
            for (int j = i + 1; j < Found.Count; j++)
            {
                if (Found[i].Member.Article == Found[j].Member.Article) continue;
                bool same = Found[i].Gold == Found[j].Gold;
                bool together = groupOf[(Found[i].Member.Article, Found[i].Member.Claim)] == groupOf[(Found[j].Member.Article, Found[j].Member.Claim)];
                tally.Pair(same, together);
            }
        }

        for (int c = 0; c < Story.Claims.Count; c++)
        {
            int[] votes = [.. Found.Where(f => f.Gold == c && f.Stance != "denied").Select(f => groupOf[(f.Member.Article, f.Member.Claim)])];
            StoryRange want = Story.Claims[c].IndependentOrigins;
            if (votes.Length == 0)
            {
                tally.Claim(null, want);
                continue;
            }

            int[] order = [.. votes.Distinct().OrderByDescending(g => votes.Count(v => v == g)).ThenBy(g => Array.IndexOf(votes, g))];
            GroupedClaims group = groups[order[0]];
            OriginCount count = finder.Find([.. group.Core.Select(m => group.Members[m])]);
            OriginRange range = count.Range;
            tally.Claim(range, want);
            print?.Invoke($"{Story.Name} {Story.Claims[c].Id} want {want.Min}-{want.Max} got {range.Min}-{range.Max} votes {string.Join(' ', order.Select(g => votes.Count(v => v == g)))}");
            foreach (Origin origin in count.Origins)
                print?.Invoke($"    {origin.Kind} {origin.Label}");
        }
    }

    public string Quote(GroupMember member) => string.Join(" … ", ClaimOf(member).Content.Select(s => s.In(Articles[member.Article].Reading.Article.Text).ToString()));

    public Claim ClaimOf(GroupMember member) => Articles[member.Article].Reading.Claims[member.Claim];

    private IEnumerable<(int, string, GroupMember)> Match()
    {
        for (int c = 0; c < Story.Claims.Count; c++)
        {
            foreach (StoryMention mention in Story.Claims[c].Mentions)
            {
                int input = Story.Articles.ToList().FindIndex(a => a.Id == mention.Article);
                int article = Articles.ToList().FindIndex(a => a.Input == input);
                Reading reading = Articles[article].Reading;
                int start = reading.Article.Text.IndexOf(mention.Anchor, StringComparison.Ordinal);
                var anchor = new TextSpan(start, start + mention.Anchor.Length);
                Claim? best = reading.Claims.Where(claim => claim.Content.Any(s => s.Overlaps(anchor)))
                    .OrderByDescending(claim => ChainScore(mention.Chain, claim)).FirstOrDefault();
                if (best is not null) yield return (c, mention.Stance, new GroupMember(article, best.Id));
            }
        }
    }

    private static double ChainScore(IReadOnlyList<string> gold, Claim claim)
    {
        string[] names = [.. claim.Chain.Select(l => l.Name)];
        bool exact = gold.Count == names.Length && gold.Zip(names).All(p => Same(p.First, p.Second));
        bool origin = names.Length > 0 && Same(gold[^1], names[^1]);
        return (exact ? 100 : 0) + (origin ? 10 : 0) + (gold.Count(g => names.Any(n => Same(g, n))) / 10.0);
    }

    private static bool Same(string gold, string found)
    {
        HashSet<string> a = [.. NameWords.Of(gold).Select(NameWords.Fold)], b = [.. NameWords.Of(found).Select(NameWords.Fold)];
        return a.Count > 0 && b.Count > 0 && a.Intersect(b).Count() * 2 >= Math.Min(a.Count, b.Count);
    }
}

/// <summary>Sums over stories.</summary>
internal sealed class GroupTally
{
    private int _gold, _found, _right, _claims, _exact, _meets, _over, _under, _none;

    public double F1 => _gold + _found == 0 ? 0 : 200.0 * _right / (_gold + _found);

    public double OverCount => _claims == 0 ? 0 : 100.0 * _over / _claims;

    public double Exact => _claims == 0 ? 0 : 100.0 * _exact / _claims;

    public void Pair(bool same, bool together)
    {
        _gold += same ? 1 : 0;
        _found += together ? 1 : 0;
        _right += same && together ? 1 : 0;
    }

    public void Claim(OriginRange? range, StoryRange want)
    {
        _claims++;
        if (range is not { } got) _none++;
        else
        {
            _exact += got.Min == want.Min && got.Max == want.Max ? 1 : 0;
            _meets += got.Min <= want.Max && got.Max >= want.Min ? 1 : 0;
            _over += got.Min > want.Max ? 1 : 0;
            _under += got.Max < want.Min ? 1 : 0;
        }
    }

    public override string ToString()
    {
        double Of(int part, int whole) => whole == 0 ? 0 : 100.0 * part / whole;
        return FormattableString.Invariant(
            $"pairs P {Of(_right, _found):f1} R {Of(_right, _gold):f1} F1 {F1:f1}  over-count {Of(_over, _claims):f1} exact {Of(_exact, _claims):f1} meets {Of(_meets, _claims):f1} under {Of(_under, _claims):f1} none {Of(_none, _claims):f1}");
    }
}
