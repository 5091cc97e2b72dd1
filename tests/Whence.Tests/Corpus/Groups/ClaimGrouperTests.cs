using System.Collections.Immutable;
using CsCheck;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus;
using Whence.Corpus.Groups;
using Whence.Corpus.Groups.Pairs;
using Whence.Text;

namespace Whence.Tests.Corpus.Groups;

public sealed class ClaimGrouperTests
{
    private static readonly string[] Words = ["ferry", "sank", "harbour", "storm", "crane", "quay", "repair", "captain", "union", "strike", "fog", "12", "40"];

    /// <summary>Claims of one to seven words, four to an article at most.</summary>
    private static readonly Gen<string[][]> Corpora = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[1, 7].Select(w => string.Join(' ', w)).Array[1, 4].Array[1, 14];

    private static readonly double[] Levels = [0, 0.1, 0.3, 0.44, 0.45, 0.5, 0.7, 0.9];

    /// <summary>Items, likenesses of pairs (few different ones, so that averages tie), and what is one from the beginning.</summary>
    private static readonly Gen<(int, double[], (int, int)[])> Pairs =
        Gen.Select(Gen.Int[2, 14], Gen.Int[0, Levels.Length - 1].Select(i => Levels[i]).Array[40, 97], Gen.Select(Gen.Int[0, 13], Gen.Int[0, 13]).Array[0, 4]);

    private static readonly Gen<ImmutableArray<string>> Slot =
        Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[0, 6].Select(w => w.Distinct().Order(StringComparer.Ordinal).ToImmutableArray());

    /// <summary>Propositions of any slots; the words of predicate, subject and objects need not be among the others.</summary>
    private static readonly Gen<Proposition> Slots = Gen.Select(Slot, Slot, Slot, Slot, Slot, Gen.Int[0, 63], Gen.Int[0, 3], Gen.Int[0, 8]).Select((words, predicates, subject, objects, teller, bits, stance, claim) => new Proposition(0, claim)
    {
        Words = words,
        Emphasis = [.. words.Select((_, i) => ((bits >> (i % 5)) & 1) == 0 ? 1 : Proposition.Aside)],
        Predicates = predicates,
        Subject = subject,
        Objects = objects,
        Teller = teller,
        Negated = (bits & 1) != 0,
        Future = (bits & 2) != 0,
        Stance = (Stance)stance,
        IsHeadline = (bits & 4) != 0,
        IsProForm = false,
    });

    [Fact]
    public void What_cannot_be_joined_need_not_be_compared() => Corpora.Sample(corpus =>
    {
        ImmutableArray<CorpusArticle> articles = Articles(corpus);
        string found = Drawn(new ClaimGrouper().Group(articles, []));
        string all = Drawn(OfAllPairs(articles));
        Assert.Equal(all, found);
    }, iter: 400);

    [Fact]
    public void Claims_are_compared_whose_articles_are_near_and_that_share_a_word() => Corpora.Sample(corpus =>
    {
        List<Proposition> propositions = Propositions(Articles(corpus));
        var candidates = new Candidates(new PropositionTable(propositions));
        for (int i = 0; i < propositions.Count; i++)
        {
            (int First, int End)[] runs = [.. candidates.Before(i)];
            for (int other = 0; other < i; other++)
            {
                bool shared = !propositions[i].IsProForm && !propositions[other].IsProForm && propositions[i].Words.Intersect(propositions[other].Words).Any();
                bool near = runs.Any(r => r.First <= other && other < r.End);
                Assert.Equal(shared && near, candidates.Hold(other, i));
                Assert.Equal(candidates.Hold(other, i), candidates.Hold(i, other));
                if (propositions[i].Article == propositions[other].Article) Assert.True(near);
            }
        }
    }, iter: 200);

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
                {
                    bool reaches = likeness.Reaches(b, a, least, out double alike);
                    if (Math.Abs(exact - least) > 1e-6) Assert.Equal(exact >= least, reaches);
                    if (reaches) Assert.Equal(exact, alike);
                }
            }
        }
    }, iter: 200);

    [Fact]
    public void A_bound_is_never_below_the_likeness_whatever_the_slots_and_coefficients() =>
        Gen.Select(Slots.Array[2, 12], Gen.Double[-2, 3].Array[PairFeatures.Names.Length]).Sample((propositions, coefficients) =>
        {
            var table = new PropositionTable(propositions);
            Span<double> features = stackalloc double[PairFeatures.Names.Length];
            for (int a = 0; a < table.Count; a++)
            {
                PairSketch first = new(table[a], table);
                for (int b = 0; b < a; b++)
                {
                    PairSketch second = new(table[b], table);
                    PairFeatures.Fill(table[a], table[b], table, features);
                    double sum = 0;
                    for (int i = 0; i < features.Length; i++) sum += features[i] * coefficients[i];
                    double shared = PairFeatures.Shared(table[a], table[b], table, out int common, out _);
                    int most = PairSketch.MostCommon(first, second);
                    Assert.True(most >= common);
                    Assert.True(PairSketch.Most(first, second, coefficients, common, shared) >= sum);
                    Assert.True(PairSketch.Most(first, second, coefficients, most, most * WordWeights.Most) >= sum);
                }
            }
        }, iter: 400);

    [Fact]
    public void Clusters_are_those_of_all_pairs() => Pairs.Sample(given =>
    {
        (int count, double[] all, (int, int)[] joined) = given;
        double Likeness(int earlier, int later) => all[((later * 31) + earlier) % all.Length];
        foreach (double least in (ReadOnlySpan<double>)[0.45, 0.2])
        {
            var plain = new PlainClusters(count);
            var fast = new AverageLinkage(count, least, Likeness);
            foreach ((int a, int b) in joined)
            {
                plain.Join(a % count, b % count);
                fast.Join(a % count, b % count);
            }

            for (int later = 0; later < count; later++)
            {
                for (int earlier = 0; earlier < later; earlier++)
                {
                    plain.Add(earlier, later, Likeness(earlier, later));
                    if (Likeness(earlier, later) >= least) fast.Add(earlier, later, Likeness(earlier, later));
                }
            }

            foreach (double threshold in (ReadOnlySpan<double>)[0.65, 0.5, least])
            {
                plain.Gather(threshold);
                fast.Gather(threshold);
                Assert.Equal(plain.Roots(), fast.Roots());
            }
        }
    }, iter: 1000);

    [Fact]
    public void A_cluster_that_grows_one_by_one_looks_at_no_pair_twice()
    {
        const int Count = 300;
        int looked = 0;
        double Likeness(int a, int b) => ((a * a) + (7 * b)) % 5 < 3 ? 0.9 : 0.3;
        var plain = new PlainClusters(Count);
        var fast = new AverageLinkage(Count, 0.5, (a, b) =>
        {
            looked++;
            return Likeness(a, b);
        });
        for (int b = 0; b < Count; b++)
        {
            for (int a = 0; a < b; a++)
            {
                plain.Add(a, b, Likeness(a, b));
                if (Likeness(a, b) >= 0.5) fast.Add(a, b, Likeness(a, b));
            }
        }

        plain.Gather(0.5);
        fast.Gather(0.5);
        Assert.Equal(plain.All(), fast.All());
        Assert.InRange(looked, 1, Count * (Count - 1) / 2);
    }

    [Fact]
    public void A_cluster_is_named_by_its_first_member_and_lists_its_members_in_order()
    {
        var clusters = new AverageLinkage(6, 0.5, (_, _) => 0);
        clusters.Join(5, 1);
        clusters.Add(3, 5, 0.9);
        clusters.Add(3, 1, 0.9);
        clusters.Gather(0.5);
        Assert.Equal([0, 1, 2, 1, 4, 1], clusters.Roots());
        Assert.Equal(["0", "1 3 5", "2", "4"], clusters.All().Select(c => string.Join(' ', c)));
    }

    /// <summary>The same by its definition: every pair of related articles that shares a word has a likeness, and all of them count.</summary>
    private static List<GroupedClaims> OfAllPairs(ImmutableArray<CorpusArticle> articles)
    {
        List<Proposition> propositions = Propositions(articles);
        var table = new PropositionTable(propositions);
        var likeness = new Likeness(table);
        var candidates = new Candidates(table);
        var clusters = new PlainClusters(propositions.Count);
        for (int i = 0; i < propositions.Count; i++)
            for (int other = 0; other < i; other++)
                if (candidates.Hold(other, i))
                    clusters.Add(other, i, likeness.Of(other, i));
        clusters.Gather(ClaimGrouper.CoreThreshold);
        int[] tight = clusters.Roots();
        clusters.Gather(ClaimGrouper.Threshold);
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
