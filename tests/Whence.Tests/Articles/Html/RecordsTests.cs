using Whence.Articles;
using Whence.Articles.Html;
using Whence.Articles.Html.Blocks;
using Whence.Training.Articles;

namespace Whence.Tests.Articles.Html;

/// <summary>Elements that are repeated, and texts that are said twice.</summary>
public sealed class RecordsTests
{
    private const string Lead = "The harbour of Halvorsund reopened on Monday, the port authority said, after a storm had closed it for three days.";

    private const string Quote = "We had food for two more days, said Ola Brandt, who runs the island's only shop and had watched the forecast.";

    private const string Reply = "I was there on Monday and the queue was much longer than that, it reached the church and went round it twice, believe me.";

    private static readonly string Thread = string.Concat(Enumerable.Range(0, 8).Select(i => $"<div class=\"reply\"><b>Reader {i}</b><p>{Reply}</p></div>"));

    [Fact]
    public void A_story_among_others_of_its_kind_is_the_one_with_the_headline()
    {
        PageTree tree = PageWalk.Walk($"<div class=\"story\"><h1>Harbour reopens</h1><p>{Lead}</p></div><div class=\"story\"><h2>Cat is back</h2><p>{Quote}</p></div><p>End of the list.</p>");
        var records = new BlockRecords(BlockContext.Build(tree, 0, null, null));
        float[] first = Describe(records, 1), second = Describe(records, 3), outside = Describe(records, 4);
        Assert.Equal((2f, -1f, 0f), (first[4], second[4], outside[4]));
        Assert.Equal(MathF.Log(2), second[0]);
    }

    [Fact]
    public void Comments_are_comments_however_long_they_are()
    {
        PageTree tree = PageWalk.Walk($"<h1>Harbour reopens</h1><div><p>{Lead}</p></div><div class=\"comments\">{Thread}</div>");
        Assert.NotEqual(BlockMarks.None, tree.Blocks[^1].Marks & BlockMarks.Comments);
    }

    [Fact]
    public void A_page_that_calls_everything_comments_is_not_believed()
    {
        PageTree tree = PageWalk.Walk($"<div class=\"comments\"><h1>Harbour reopens</h1><p>{Lead}</p>{Thread}</div>");
        Assert.Equal(BlockMarks.None, tree.Blocks[1].Marks & BlockMarks.Comments);
    }

    [Fact]
    public void A_hidden_copy_stays_hidden_and_is_known_as_a_copy()
    {
        string text = string.Concat(Enumerable.Range(0, 6).Select(i => $"<p>{i} {Lead}</p><p>{i} {Quote}</p>"));
        PageTree tree = PageWalk.Walk($"<h1>Harbour reopens</h1><div>{text}</div><div style=\"display:none\">{text}</div><p>Sailings to the outer islands start again on Thursday.</p>");
        BlockContext context = BlockContext.Build(tree, 0, null, null);
        Assert.NotEqual(BlockMarks.None, tree.Blocks[^2].Marks & BlockMarks.Hidden);
        Assert.Equal((1f, 0f, -1f), (context.Runs.Repeated(tree.Blocks.Length - 2), context.Runs.Repeated(tree.Blocks.Length - 1), context.Runs.Repeated(0)));
    }

    [Fact]
    public void What_is_written_a_second_time_for_machines_is_read_once()
    {
        string[] said = [$"{Lead} {Quote}", $"{Quote} {Reply}", $"{Reply} Sailings to the outer islands start again on Thursday, according to the timetable that the ferry company published."];
        string drawn = string.Concat(said.Select(s => $"<p>{s}</p>"));
        string twice = Body(PageWalk.Walk($"<h1>Harbour reopens</h1><div style=\"display:none\"><div>{string.Join(' ', said)}</div></div><div>{drawn}</div>"));
        Assert.EndsWith(string.Join('\n', said), twice, StringComparison.Ordinal);
        Assert.Equal(1, twice.Split(said[0]).Length - 1);
    }

    [Fact]
    public void A_rule_between_two_paragraphs_belongs_to_the_text()
    {
        string body = DrawnRegions.Draw(Pages.Find($"<html><body><article><h1>Harbour reopens after storm</h1><div>{Pages.Paragraphs}<p>___</p><p>Sailings to the outer islands start again on Thursday, according to the timetable that the ferry company published on its site.</p></div></article></body></html>"));
        Assert.Contains("___", body, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_are_labelled_by_where_they_stand_in_the_gold_text()
    {
        PageTree tree = PageWalk.Walk($"<p>{Lead}</p><p>Share</p><table><tr><td>1</td><td>Ola Brandt</td></tr><tr><td>2</td><td>Ida Wren</td></tr></table><p>{Quote}</p><p>Share</p>");
        Assert.Equal([1, 0, 1, 1, 1, 1, 1, 0], BlockLabels.Align(tree, $"{Lead}\n1 Ola Brandt\n2 Ida Wren\n{Quote}"));
    }

    // The body where a scorer believes every block.
    private static string Body(PageTree tree)
    {
        Article article = HtmlArticleFinder.Find(tree, new GivenFacts(), context => [.. context.Tree.Blocks.Select(_ => 1f)]);
        return string.Join('\n', article.Regions.Where(r => r.Kind == RegionKind.Body).Select(r => r.Span.In(article.Text).ToString()));
    }

    private static float[] Describe(BlockRecords records, int block)
    {
        float[] row = new float[BlockRecords.Count];
        records.Describe(block, row, 0);
        return row;
    }
}
