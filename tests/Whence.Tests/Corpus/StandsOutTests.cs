using Whence.Articles;
using Whence.Corpus;
using Whence.Corpus.Origins;

namespace Whence.Tests.Corpus;

/// <summary>What a comparison points out, on articles read as they would be.</summary>
public sealed class StandsOutTests
{
    [Theory]
    [InlineData("Six engineers were hurt in the fire at the Norvane yard, the coast guard said.", "Four engineers were hurt in the fire at the Norvane yard, the coast guard said.", "Six engineers / Four engineers")]
    [InlineData("Six engineers were hurt in the fire at the Norvane yard, the coast guard said.", "About four engineers were hurt in the fire at the Norvane yard, the coast guard said.", "")]
    [InlineData("Six engineers were hurt in the fire at the Norvane yard, the coast guard said.", "Some 6 engineers were hurt in the fire at the Norvane yard, the coast guard said.", "")]
    [InlineData("The Norvane ferry sank near the old harbour on March 2, the coast guard said.", "The Norvane ferry sank near the old harbour on March 6, the coast guard said.", "March 2 / March 6")]
    public void A_number_or_a_day_on_which_two_articles_differ(string earlier, string later, string values)
    {
        CorpusReading corpus = CorpusReader.Compare([Read("Harbour Post", "2031-03-10", earlier), Read("Lowland Times", "2031-03-11", later)]);
        Warning[] differ = [.. corpus.Groups.SelectMany(g => g.Warnings).Where(w => w.Kind == WarningKind.Contradiction)];
        Assert.Equal(values, string.Join(", ", differ.Select(w => string.Join(" / ", w.Detail))));
    }

    [Fact]
    public void The_same_quoted_words_have_one_speaker_whatever_he_is_called()
    {
        ClaimGroup group = CorpusReader.Compare(
        [
            Told.Read("Harbour Post 2031-03-02: a port official", "“the old ferry will never sail again from here”"),
            Told.Read("Lowland Times 2031-03-02: Anna Berg", "“the old ferry will never sail again from here”"),
        ]).Groups[0];
        Assert.Equal(new OriginRange(1, 1), group.IndependentOrigins);
        Assert.Contains(group.Reasons, r => r is { Kind: ReasonKind.SameQuotation, Effect: ReasonEffect.Merges });
    }

    [Fact]
    public void An_announcement_and_the_one_that_moves_it()
    {
        CorpusReading corpus = CorpusReader.Compare(
        [
            Read("Harbour Post", "2031-03-15", "Norvane said on Friday it would reopen its northern route between March 24 and March 31."),
            Read("Delta Courier", "2031-03-16", "The shipping line Norvane said it would reopen its northern route between March 24 and March 31."),
            Read("Fjord Gazette", "2031-03-18", "Norvane said it would now open the northern route between April 7 and April 14."),
        ]);
        Assert.Equal(
            ["2031-03-24 to 2031-03-31 in 2, moves -", "2031-04-07 to 2031-04-14 in 1, moves 0"],
            corpus.Windows.Select(w => $"{w.Days.Opens:yyyy-MM-dd} to {w.Days.Closes:yyyy-MM-dd} in {w.Claims.Length}, moves {(w.Revises is { } moved ? moved : "-")}"));
    }

    [Fact]
    public void A_late_report_that_repeats_the_old_days_moves_nothing()
    {
        CorpusReading corpus = CorpusReader.Compare(
        [
            Read("Harbour Post", "2031-03-15", "Norvane said on Friday it would reopen its northern route between March 24 and March 31."),
            Read("Fjord Gazette", "2031-03-18", "Norvane said it would now open the northern route between April 7 and April 14."),
            Read("Lowland Times", "2031-03-19", "The shipping line Norvane said it would reopen its northern route between March 24 and March 31."),
        ]);
        Assert.Equal(
            ["2031-03-24 in 2, moves -", "2031-04-07 in 1, moves 0"],
            corpus.Windows.Select(w => $"{w.Days.Opens:yyyy-MM-dd} in {w.Claims.Length}, moves {(w.Revises is { } moved ? moved : "-")}"));
    }

    [Fact]
    public void What_came_of_an_announcement_is_the_first_report_that_tells_it_as_past()
    {
        CorpusReading corpus = CorpusReader.Compare(
        [
            Read("Harbour Post", "2031-03-15", "Norvane said on Friday it would reopen its northern route between March 24 and March 31."),
            Read("Fjord Gazette", "2031-03-18", "Norvane said it would now reopen the northern route between April 7 and April 14."),
            Read("Delta Courier", "2031-04-02", "Norvane closed its office on the northern route on April 1."),
            Read("Lowland Times", "2031-04-10", "Norvane reopened its northern route on April 8, the port said."),
            Read("Harbour Post", "2031-04-12", "Norvane reopened its northern route on April 8."),
        ]);
        Assert.Equal(2, corpus.Windows.Length);
        Assert.Null(corpus.Windows[0].Outcome);
        Assert.Equal("Lowland Times", corpus.Articles[corpus.Windows[1].Outcome!.Value.Article].Reading.Article.Outlet);
    }

    private static Reading Read(string outlet, string published, string text) =>
        Reader.English.Read(ArticleFinder.FromText(text, new GivenFacts { Outlet = outlet, Published = published }));
}
