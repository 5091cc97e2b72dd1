using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Whence.Claims;
using Whence.Corpus;
using Whence.Corpus.Parts;

namespace Whence.Tests.Corpus.Parts;

/// <summary>A comparison is drawn as its groups: <c>1 2 3; 4 5?</c>, a claim being named by its article, with ? behind one that is not surely in its group, and | before those of its articles that lie in the later part.</summary>
public sealed class GroupJoinerTests
{
    [Theory]
    [InlineData("nothing to join", "1 2; 3", "1 2; 3")]
    [InlineData("a boundary parts no group", "1 2 | 3 4", "3 4 | 5 6", "1 2 3 4 5 6")]
    [InlineData("a denial in the next part joins", "1 2 | 3", "3 | 4", "1 2 3 4")]
    [InlineData("what is alone stays alone", "1 | 2; | 3", "2; 3 | 4", "1 2; 3 4")]
    [InlineData("two large groups are not chained by one claim", "1 2 3 4 | 5; | 6; | 7", "5 6 7 | 8 9", "1 2 3 4 5; 6 7 8 9")]
    [InlineData("nor by half of the claims", "1 2 | 3 4; | 5; | 6", "3 4 5 6 | 7", "1 2; 3 4 5 6 7")]
    [InlineData("by most of them they are one", "1 2 | 3 4 5; | 6", "3 4 5 6 | 7", "1 2 3 4 5 6 7")]
    [InlineData("a claim on which they differ goes with the group of more articles", "1 2 3 | 4 5 6 7", "4 5 6 | 8; 7 | 9", "1 2 3 4 5 6 7 8; 9")]
    [InlineData("later too", "1 | 4 5 6 7", "4 5 6 | 8; 7 | 9 10 11 12 13", "1 4 5 6 8; 7 9 10 11 12 13")]
    [InlineData("over many parts", "1 | 2", "2 | 3", "3 | 4", "4 | 5", "1 2 3 4 5")]
    [InlineData("a group of one part", "1; | 2 3", "2 3 | 4", "1; 2 3 4")]
    [InlineData("cores that go on are one core", "1 2 | 3 4?", "3 4? | 5", "1 2 3 4? 5")]
    [InlineData("what one of two is not sure of is not sure", "1 2 | 3 4 5", "3 4? 5 | 6", "1 2 3 4? 5 6")]
    [InlineData("cores that do not go on are two: that of more articles counts", "1 2 | 3? 4?", "3 4 | 5 6", "1 2 3? 4? 5? 6?")]
    public void Groups_of_neighbouring_parts_are_joined(string why, params string[] comparisons)
    {
        Assert.NotEmpty(why);
        ComparedParts[] parts = [.. comparisons[..^1].Select(Parse)];
        string[] joined = [.. GroupJoiner.Join(parts).Select(g => string.Join(' ', g.Claims.Select((c, i) => (c, g.IsCore[i])).OrderBy(c => c.c.Article).Select(c => Name(c.c) + (c.Item2 ? "" : "?")))).Order(StringComparer.Ordinal)];
        Assert.Equal(comparisons[^1], string.Join("; ", joined));
    }

    [Fact]
    public void A_group_that_one_comparison_holds_is_that_of_the_comparison()
    {
        JoinedGroup[] joined = [.. GroupJoiner.Join([Parse("1 | 2; | 3"), Parse("2; 3 | 4"), Parse("4 | 5")])];
        Assert.Equal(["1 2: (0, 0)", "3 4 5: "], joined.Select(g => string.Join(' ', g.Claims.Select(Name).Order(StringComparer.Ordinal)) + ": " + g.Whole).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_claim_is_in_one_group_and_every_core_is_within_it_whatever_was_found() => Gen.Int[0, 5].Array[12].Array[2, 6].Sample(groups =>
    {
        // Parts of six claims; comparison k puts claim i of its parts into the group that a random number names.
        ComparedParts[] parts = [.. groups.Select((of, k) => new ComparedParts(
            [.. Enumerable.Range(0, 12).GroupBy(i => of[i]).Select(g => new ComparedGroup([.. g.Select(i => new ClaimPlace((k * 6) + i, 0))], [.. g.Select((i, n) => n == 0 || (i + k) % 3 > 0)]))],
            Enumerable.Range((k * 6) + 6, 6).ToHashSet()))];
        JoinedGroup[] joined = [.. GroupJoiner.Join(parts)];
        Assert.Equal(Enumerable.Range(0, (groups.Length + 1) * 6), joined.SelectMany(g => g.Claims).Select(c => c.Article).Order());
        Assert.All(joined, g => Assert.Contains(true, g.IsCore));
        Assert.All(joined, g => Assert.Equal(g.Claims.Length, g.IsCore.Length));
        Assert.All(joined.Where(g => g.Whole is not null), g => Assert.Equal(parts[g.Whole!.Value.Comparison].Groups[g.Whole.Value.Group].Claims, g.Claims));
    });

    [Fact]
    public void Windows_of_neighbouring_parts_are_joined()
    {
        AnnouncedWindow march = new(new DateOnly(2031, 3, 1), null, "the port"), april = new(new DateOnly(2031, 4, 1), null, "the port");
        var first = (ImmutableArray.Create(new CorpusWindow(0, march, [new(1, 0), new(2, 0)]), new CorpusWindow(1, april, [new(3, 0)]) { Revises = 0 }), (IReadOnlySet<int>)new HashSet<int> { 2, 3 });
        var second = (ImmutableArray.Create(
            new CorpusWindow(0, march, [new(2, 0)]),
            new CorpusWindow(1, april, [new(3, 0), new(4, 0)]) { Revises = 0, Outcome = new ClaimPlace(5, 1) }), (IReadOnlySet<int>)new HashSet<int> { 4, 5 });
        ImmutableArray<CorpusWindow> joined = WindowJoiner.Join([first, second]);
        Assert.Equal(["2031-03-01 1,2  ", "2031-04-01 3,4 0 5"], joined.Select(w => string.Create(CultureInfo.InvariantCulture, $"{w.Days.Opens:yyyy-MM-dd} {string.Join(',', w.Claims.Select(c => c.Article))} {w.Revises} {w.Outcome?.Article}")));
    }

    private static string Name(ClaimPlace claim) => claim.Article.ToString(CultureInfo.InvariantCulture);

    private static ComparedParts Parse(string drawn)
    {
        var later = new HashSet<int>();
        var groups = new List<ComparedGroup>();
        foreach (string group in drawn.Split(';', StringSplitOptions.TrimEntries))
        {
            bool isLater = false;
            var claims = ImmutableArray.CreateBuilder<ClaimPlace>();
            var core = ImmutableArray.CreateBuilder<bool>();
            foreach (string word in group.Split(' '))
            {
                isLater |= word == "|";
                if (word == "|") continue;
                int article = int.Parse(word.TrimEnd('?'), CultureInfo.InvariantCulture);
                if (isLater) later.Add(article);
                claims.Add(new ClaimPlace(article, 0));
                core.Add(!word.EndsWith('?'));
            }

            groups.Add(new ComparedGroup(claims.ToImmutable(), core.ToImmutable()));
        }

        return new ComparedParts(groups, later);
    }
}
