using CsCheck;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus;
using Whence.Corpus.Copies;
using Whence.Corpus.Origins;
using Whence.Text;
using Whence.Training.Corpus;

namespace Whence.Tests.Corpus.Origins;

/// <summary>What must hold for the count of origins whatever the story: the answer is known because the story is made.</summary>
public sealed class OriginPropertyTests
{
    private static readonly string[] _tellers =
    [
        "Anna Berg of the Port Authority", "Omar Said of the Fishermen's Union", "{Foreign Ministry in Havana}", "a Western diplomat", "a U.S. official", "six sources",
        "Kanto News > a Western diplomat", "Kanto News", "Delta Herald > sources in the company", "[report]", "", "Chosun Daily > an official in Seoul", "residents",
    ];

    private static readonly string[] _stances = ["", "", "", " (hedged)", " (denied)", " (questioned)"];

    /// <summary>One line an article: outlet, day, one or two tellings.</summary>
    private static readonly Gen<string[]> _story =
        Gen.Select(Gen.Int[0, _tellers.Length - 1], Gen.Int[0, _stances.Length - 1], Gen.Int[1, 9]).Array[1, 7]
            .Select(all => all.Select((t, i) => $"Outlet{(char)('A' + i)} 2031-03-0{t.Item3}: {_tellers[t.Item1]}{_stances[t.Item2]}").ToArray());

    [Fact]
    public void The_least_is_never_more_than_the_most_and_zero_only_where_nobody_asserts() => _story.Sample(lines =>
    {
        ClaimGroup group = Group(lines);
        Assert.InRange(group.IndependentOrigins.Min, 0, group.IndependentOrigins.Max);
        Assert.Equal(group.Reports == 0, group.IndependentOrigins.Min == 0);
    });

    [Fact]
    public void The_order_of_input_does_not_matter() => Gen.Select(_story, Gen.Int[0, 1000]).Sample((lines, seed) =>
    {
        Reading[] readings = Told.Readings(lines);
        var shuffled = readings.OrderBy(r => HashCode.Combine(r.Article.Text, seed)).ToArray();
        Assert.Equal(Draw(CorpusReader.Compare(readings)), Draw(CorpusReader.Compare(shuffled)));
    });

    [Fact]
    public void A_relay_of_a_known_outlet_raises_neither_end() => _story.Sample(lines =>
    {
        OriginRange before = Group([.. lines, "OutletX 2031-03-05: Kanto News > a Western diplomat"]).IndependentOrigins;
        OriginRange after = Group([.. lines, "OutletX 2031-03-05: Kanto News > a Western diplomat", "OutletY 2031-03-06: Kanto News > a Western diplomat"]).IndependentOrigins;
        Assert.Equal(before, after);
    });

    [Fact]
    public void A_new_person_of_a_new_body_raises_the_most_by_one_and_the_least_by_one_at_most() => _story.Sample(lines =>
    {
        string[] base1 = [.. lines, "OutletX 2031-03-05: {Foreign Ministry in Beijing}"];
        OriginRange before = Group(base1).IndependentOrigins;
        OriginRange after = Group([.. base1, "OutletY 2031-03-05: Ivo Maric of the Alpine Club"]).IndependentOrigins;
        Assert.Equal(before.Max + 1, after.Max);
        Assert.InRange(after.Min - before.Min, 0, 1);
    });

    [Theory]
    [InlineData("OutletY 2031-03-05: {Foreign Ministry in Beijing} (denied)")]
    [InlineData("OutletY 2031-03-05: a U.S. official (questioned)")]
    public void A_denial_or_a_question_changes_neither_end(string doubt) => _story.Sample(lines =>
        Assert.Equal(Group(lines).IndependentOrigins, Group([.. lines, doubt]).IndependentOrigins));

    [Fact]
    public void A_claim_that_names_nobody_changes_no_count_where_others_name_somebody() => _story.Sample(lines =>
    {
        string[] known = [.. lines, "OutletX 2031-03-05: {Foreign Ministry in Beijing}"];
        Assert.Equal(Group(known).IndependentOrigins, Group([.. known, "OutletY 2031-03-06: "]).IndependentOrigins);
    });

    [Fact]
    public void Stripping_the_source_from_a_headline_changes_no_count_and_is_pointed_out() => _story.Sample(lines =>
    {
        ClaimGroup whole = Group([.. lines, "OutletX 2031-03-05: # Ivo Maric of the Alpine Club; Ivo Maric of the Alpine Club"]);
        ClaimGroup bare = Group([.. lines, "OutletX 2031-03-05: # ; Ivo Maric of the Alpine Club"]);
        Assert.Equal(whole.IndependentOrigins, bare.IndependentOrigins);
        Assert.Contains(bare.Warnings, w => w.Kind == WarningKind.HeadlineGap);
    });

    [Fact]
    public void Every_reason_points_at_words_that_exist_and_every_claim_is_in_one_group() => _story.Sample(lines =>
    {
        CorpusReading corpus = CorpusReader.Compare(Told.Readings(lines));
        foreach (Reason reason in corpus.Groups.SelectMany(g => g.Reasons))
        {
            foreach (Evidence evidence in (Evidence[])[reason.First, reason.Second])
                Assert.InRange(evidence.Span.End, evidence.Span.Start, corpus.Articles[evidence.Article].Reading.Article.Text.Length);
        }

        Assert.Equal(
            corpus.Articles.SelectMany((a, i) => a.Reading.Claims.Select(c => (i, c.Id))),
            corpus.Groups.SelectMany(g => g.Members).Select(m => (m.Article, m.Claim)).Order());
    });

    [Fact]
    public void A_verbatim_copy_changes_neither_end() => Gen.Int[1, 5].Sample(copies =>
    {
        Reading[] originals = [Wire("Kanto News", 1), .. Told.Readings("OutletA 2031-03-02: Omar Said of the Fishermen's Union")];
        Reading[] reprints = [.. Enumerable.Range(0, copies).Select(i => Wire($"Paper{i}", 2 + i))];
        OriginRange before = Whole(originals), after = Whole([.. originals, .. reprints]);
        Assert.Equal(before, after);
        Assert.Equal(copies, CorpusReader.Compare([.. originals, .. reprints]).Articles.Count(a => a.CopyOf is not null));
    });

    [Fact]
    public void Without_its_credit_line_a_reprint_can_only_widen_the_range() => _story.Sample(lines =>
    {
        string[] wire = [.. lines, "Kanto News 2031-03-05: a Western diplomat"];
        OriginRange credited = Group([.. wire, "OutletX 2031-03-06: <Kanto News> > a Western diplomat"]).IndependentOrigins;
        OriginRange bare = Group([.. wire, "OutletX 2031-03-06: a Western diplomat"]).IndependentOrigins;
        Assert.True(bare.Min <= credited.Min && bare.Max >= credited.Max, $"{credited} became {bare}");
    });

    [Fact]
    public void A_cycle_grounds_nobody_until_one_of_it_names_a_teller() => Gen.Select(Gen.Int[2, 6], Gen.Int[0, 5]).Sample((length, named) =>
    {
        string Paper(int i) => $"{(char)('A' + (i % length))}lden Herald";
        string[] loop = [.. Enumerable.Range(0, length).Select(i => $"{Paper(i)} 2031-03-05: {Paper(i + 1)}")];
        ClaimGroup group = Group(loop);
        Assert.Equal(new OriginRange(0, 1), group.IndependentOrigins);
        Assert.Contains(group.Warnings, w => w.Kind == WarningKind.Circular);

        loop[named % length] += "; Anna Berg";
        ClaimGroup broken = Group(loop);
        Assert.Equal(new OriginRange(1, 1), broken.IndependentOrigins);
        Assert.DoesNotContain(broken.Warnings, w => w.Kind == WarningKind.Circular);
    });

    [Fact]
    public void The_exact_index_and_the_sketches_find_the_same_copies()
    {
        ComparedText[] texts = [.. InventedCorpus.Articles(2_000, seed: 7).Select(a => ComparedText.Of(a, []))];
        var exact = CopyFinder.Find(texts, minHash: false).Select(c => (c.Original, c.Later, c.Kind));
        var sketched = CopyFinder.Find(texts, minHash: true).Select(c => (c.Original, c.Later, c.Kind));
        Assert.NotEmpty(exact);
        Assert.Equal(exact, sketched);
    }

    private static ClaimGroup Group(string[] lines) => Assert.Single(CorpusReader.Compare(Told.Readings(lines)).Groups);

    private static OriginRange Whole(Reading[] readings) => CorpusReader.Compare(readings).Groups.MaxBy(g => g.Members.Length)!.IndependentOrigins;

    private static string Draw(CorpusReading corpus) => string.Join('\n', corpus.Groups.Select(g =>
        $"{g.IndependentOrigins.Min}-{g.IndependentOrigins.Max} {string.Join(' ', g.Members.Select(m => corpus.Articles[m.Article].Id + ":" + m.Claim))} {string.Join('|', g.Origins.Select(o => o.Label))}"));

    /// <summary>A wire story of which one sentence is the claim, told by an unnamed diplomat.</summary>
    private static Reading Wire(string outlet, int day)
    {
        const string text = """
            A Western diplomat said ferry sank near old harbour during storm.
            Divers searched the wreck until dark and went down again at first light on the next day.
            Three fishing boats took the survivors to the pier, where doctors and priests waited in the rain.
            It was the third accident on this route since the new timetable began in the spring of last year.
            """;
        int from = text.IndexOf("ferry", StringComparison.Ordinal), to = text.IndexOf('.', StringComparison.Ordinal);
        var claim = new Claim
        {
            Id = 0,
            Region = RegionKind.Body,
            Content = [new TextSpan(from, to)],
            Chain =
            [
                new SourceLink(outlet, SourceKind.Outlet, LinkBasis.Publisher),
                new SourceLink("A Western diplomat", SourceKind.Anonymous, LinkBasis.Stated) { Span = new TextSpan(0, 18) },
            ],
            Stance = Stance.Asserted,
        };
        return Told.Of(text, [new Region(RegionKind.Body, new TextSpan(0, text.Length))], [claim], outlet, $"2031-03-0{day}");
    }
}
