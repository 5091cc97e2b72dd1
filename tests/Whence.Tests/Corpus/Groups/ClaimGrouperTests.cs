using System.Collections.Immutable;
using CsCheck;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus;
using Whence.Corpus.Groups;
using Whence.Text;

namespace Whence.Tests.Corpus.Groups;

public sealed class ClaimGrouperTests
{
    private static readonly string[] Words = ["ferry", "sank", "harbour", "storm", "crane", "quay", "repair", "captain", "union", "strike", "fog", "12", "40"];

    /// <summary>Claims of one to seven words, four to an article at most.</summary>
    private static readonly Gen<string[][]> Corpora = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[1, 7].Select(w => string.Join(' ', w)).Array[1, 4].Array[1, 14];

    [Fact]
    public void What_cannot_be_joined_need_not_be_compared() => Corpora.Sample(corpus =>
    {
        ImmutableArray<CorpusArticle> articles = Articles(corpus);
        string found = Drawn(new ClaimGrouper().Group(articles, []));
        string all = Drawn(OfAllPairs(articles));
        Assert.Equal(all, found);
    }, iter: 400);

    [Fact]
    public void A_pair_that_is_refused_by_its_words_is_not_alike() => Corpora.Sample(corpus =>
    {
        var table = new PropositionTable(Propositions(Articles(corpus)));
        var likeness = new Likeness(table);
        for (int a = 0; a < table.Count; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double exact = likeness.Of(b, a);
                Assert.Equal(exact, likeness.Of(a, b));
                foreach (double least in (ReadOnlySpan<double>)[0.2, 0.45, 0.65])
                    if (Math.Abs(exact - least) > 1e-6) Assert.Equal(exact >= least, likeness.Reaches(b, a, least));
            }
        }
    }, iter: 200);

    [Fact]
    public void A_cluster_is_named_by_its_first_member_and_lists_its_members_in_order()
    {
        var clusters = new Clusters(6);
        clusters.Join(5, 1);
        clusters.Add(3, 5, 0.9);
        clusters.Add(3, 1, 0.9);
        clusters.Add(0, 4, 0.4);
        clusters.Link(0.5);
        Assert.Equal([0, 1, 2, 1, 4, 1], clusters.Roots());
        Assert.Equal(["0", "1 3 5", "2", "4"], clusters.All().Select(c => string.Join(' ', c)));
    }

    /// <summary>The same by its definition: every pair that shares a word has a likeness, and all of them count.</summary>
    private static List<GroupedClaims> OfAllPairs(ImmutableArray<CorpusArticle> articles)
    {
        List<Proposition> propositions = Propositions(articles);
        var likeness = new Likeness(new PropositionTable(propositions));
        var clusters = new Clusters(propositions.Count);
        for (int i = 0; i < propositions.Count; i++)
            for (int other = 0; other < i; other++)
                if (!propositions[i].IsProForm && !propositions[other].IsProForm && propositions[i].Words.Intersect(propositions[other].Words).Any())
                    clusters.Add(other, i, likeness.Of(other, i));
        clusters.Link(ClaimGrouper.CoreThreshold);
        int[] tight = clusters.Roots();
        clusters.Link(ClaimGrouper.Threshold);
        var groups = new List<GroupedClaims>();
        foreach (int[] group in clusters.All())
        {
            // The tightest part with the most articles, then with the most claims, then the first.
            int[] core = [.. Enumerable.Range(0, group.Length).GroupBy(m => tight[group[m]])
                .OrderByDescending(part => part.Select(m => propositions[group[m]].Article).Distinct().Count()).ThenByDescending(part => part.Count()).ThenBy(part => part.First()).First()];
            groups.Add(new GroupedClaims([.. group.Select(i => new GroupMember(propositions[i].Article, propositions[i].Claim))], [.. core]));
        }

        return groups;
    }

    private static List<Proposition> Propositions(ImmutableArray<CorpusArticle> articles) =>
        [.. articles.SelectMany((article, a) => article.Reading.Claims.Select(claim => PropositionBuilder.Build(article, a, claim)))];

    private static string Drawn(IEnumerable<GroupedClaims> groups) =>
        string.Join('\n', groups.Select(g => $"{string.Join(' ', g.Members.Select(m => $"{m.Article}.{m.Claim}"))} | {string.Join(' ', g.Core)}"));

    private static ImmutableArray<CorpusArticle> Articles(string[][] corpus) => [.. corpus.Select((contents, a) =>
    {
        var claims = new List<Claim>();
        string text = "";
        foreach (string content in contents)
        {
            claims.Add(new Claim
            {
                Id = claims.Count,
                Region = RegionKind.Body,
                Content = [new TextSpan(text.Length, text.Length + content.Length)],
                Chain = [new SourceLink("Harbour Post", SourceKind.Outlet, LinkBasis.Publisher), new SourceLink(claims.Count % 2 == 0 ? "Ola Brandt" : "a port official", SourceKind.Person, LinkBasis.Stated)],
                Stance = Stance.Asserted,
            });
            text += content + ".\n";
        }

        return new CorpusArticle($"a{a}", a, Told.Of(text, [new Region(RegionKind.Body, new TextSpan(0, text.Length))], claims, "Harbour Post", null));
    })];
}
