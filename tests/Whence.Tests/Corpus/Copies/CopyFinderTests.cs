using System.Collections.Immutable;
using Whence.Articles;
using Whence.Corpus;
using Whence.Corpus.Copies;

namespace Whence.Tests.Corpus.Copies;

public sealed class CopyFinderTests
{
    private static readonly string[] _wire =
    [
        "The ferry Alma sank near the old harbour on Monday with forty people on board.",
        "Divers searched the wreck until dark and went down again at first light.",
        "The port authority said the ship had passed its last inspection in spring.",
        "Three fishing boats took the survivors to the pier, where doctors waited.",
        "The minister of transport promised a report before the end of the year.",
        "It was the third accident on this route since the new timetable began.",
    ];

    [Fact]
    public void A_reprint_under_another_headline_is_verbatim()
    {
        Copy copy = Assert.Single(Find(Article("Kanto News", "2031-03-02", _wire), Article("Harbour Post", "2031-03-03", ["Ferry lost", .. _wire])));
        Assert.Equal((CopyKind.Verbatim, CopyDirection.Time, 0, 1), (copy.Kind, copy.Direction, copy.Original, copy.Later));
    }

    [Fact]
    public void A_brief_cut_from_a_long_text_is_an_excerpt()
    {
        Copy copy = Assert.Single(Find(Article("Kanto News", "2031-03-02", _wire), Article("Harbour Post", "2031-03-03", _wire[..2])));
        Assert.Equal(CopyKind.Excerpt, copy.Kind);
    }

    [Fact]
    public void A_rewrite_shows_the_sentences_it_adds()
    {
        string[] rewrite = [.. _wire[..4], "Our reporter saw oil on the water far from the wreck."];
        Copy copy = Assert.Single(Find(Article("Kanto News", "2031-03-02", _wire), Article("Harbour Post", "2031-03-03", rewrite)));
        Assert.Equal(CopyKind.Edited, copy.Kind);
        string text = string.Join('\n', rewrite);
        Assert.Equal(["Our reporter saw oil on the water far from the wreck."], copy.Added.Select(s => s.In(text).ToString()));
    }

    [Fact]
    public void A_credit_line_beats_the_date()
    {
        Article reprint = Article("Harbour Post", "2031-03-01", _wire) with { Dateline = new Dateline("ALMA BAY", "Kanto News", default) };
        Copy copy = Assert.Single(Find(Article("Kanto News", "2031-03-02", _wire), reprint));
        Assert.Equal((CopyDirection.Credit, 0, 1), (copy.Direction, copy.Original, copy.Later));
    }

    [Fact]
    public void One_speech_quoted_in_two_articles_makes_no_copy()
    {
        const string speech = "“We will find out who let this ship leave the pier, we will publish every page of the file, and nobody who is guilty will stay in office one day longer,” she said.";
        Assert.Empty(Find(
            Article("Kanto News", "2031-03-02", ["The minister spoke on Tuesday at the pier.", speech]),
            Article("Harbour Post", "2031-03-02", ["Families booed when the government came to town.", speech])));
    }

    [Fact]
    public void What_an_outlet_prints_under_every_article_is_not_copied()
    {
        const string footer = "Support our work with a small gift each month and read every story before all others do, without any advertising at all.";
        string[][] own =
        [[.. _wire[..2]], [
            "A court freed the mayor of Delta on appeal, because two of the judges who had sentenced him owned land beside the new road.",
            "He went home the same night and spoke to nobody.",
        ], [
            "Rain fell on the dry hills of the north at last, and farmers who had sold half of their herds in June danced in the yards.",
            "More is expected by the end of the week, though the lakes stay low.",
        ], [
            "The orchestra plays its last concert in the old hall this evening, with the three singers who opened the house forty years ago.",
            "The hall will become a library once its roof is mended.",
        ]];
        Assert.Empty(Find([.. own.Select((lines, i) => Article("Harbour Post", $"2031-03-0{i + 1}", [.. lines, footer]))]));
    }

    [Fact]
    public void Every_passage_holds_the_same_words_in_both_texts()
    {
        Article[] articles = [Article("Kanto News", "2031-03-02", _wire), Article("Harbour Post", "2031-03-03", [.. _wire[2..], "More soon."])];
        Copy copy = Assert.Single(Find(articles));
        Assert.All(copy.Passages.Where(p => p.Exact), p =>
            Assert.Equal(p.InOriginal.In(articles[copy.Original].Text).ToString(), p.InLater.In(articles[copy.Later].Text).ToString(), ignoreCase: true));
    }

    [Fact]
    public void Two_copies_of_one_text_have_ids_of_their_own()
    {
        CorpusReading corpus = CorpusReader.Compare([Told.Read("Harbour Post: Anna Berg", "the ferry sank"), Told.Read("Lowland Times: Anna Berg", "the ferry sank")]);
        Assert.Equal(2, corpus.Articles.Select(a => a.Id).Distinct().Count());
    }

    private static ImmutableArray<Copy> Find(params Article[] articles) =>
        CopyFinder.Find([.. articles.Select(a => ComparedText.Of(a, []))], minHash: false);

    private static Article Article(string outlet, string day, string[] lines) =>
        ArticleFinder.FromText(string.Join('\n', lines), new GivenFacts { Outlet = outlet, Published = day }) with
        {
            Regions = [new Region(RegionKind.Body, new(0, string.Join('\n', lines).Length))],
            Dateline = null,
        };
}
