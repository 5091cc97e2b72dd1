using Whence.Articles;
using Whence.Articles.Html;
using Whence.Articles.Html.Blocks;

namespace Whence.Tests.Articles.Html;

/// <summary>Half a table says something else than the whole.</summary>
public sealed class WholeTablesTests
{
    private const string Rows = "<tr><td>Ostervik</td><td>3</td></tr><tr><td>Norrvik</td><td>5</td></tr><tr><td>Halvorsund</td><td>8</td></tr>";

    [Theory]
    [InlineData(0.1f, 0.8f, true)]
    [InlineData(0.1f, 0.4f, false)]
    public void A_table_is_text_as_a_whole_or_not_at_all(float name, float number, bool whole)
    {
        bool[] body = Decide($"<h1>Ferries</h1><p>Before.</p><table>{Rows}</table><p>After.</p>", 0, i => i % 2 == 0 ? name : number);
        Assert.Equal(Enumerable.Repeat(whole, 6), body[2..8]);
    }

    [Fact]
    public void What_is_no_table_of_figures_stays_as_it_was()
    {
        const string Sentence = "Sailings to the outer islands start again on Thursday, according to the timetable of the company.";
        string few = "<table><tr><td>Ostervik</td><td>3</td></tr></table>";
        string layout = $"<table><tr>{string.Concat(Enumerable.Repeat($"<td>{Sentence}</td>", 6))}</tr></table>";
        foreach (string table in new[] { few, layout, $"<div class=\"cookie-consent\"><table>{Rows}</table></div>" })
            Assert.DoesNotContain(true, Decide($"<h1>Ferries</h1>{table}", 0, _ => 0.9f));
        Assert.DoesNotContain(true, Decide($"<table>{Rows}</table><h1>Ferries</h1>", 6, _ => 0.9f));
    }

    [Fact]
    public void Of_tables_in_a_table_the_inner_ones_are_decided_alone()
    {
        bool[] body = Decide($"<h1>Ferries</h1><table><tr><td>Sailings</td><td><table>{Rows}</table></td><td>Menu</td></tr></table>", 0, _ => 0.6f);
        Assert.Equal([false, false, true, true, true, true, true, true, false], body);
    }

    private static bool[] Decide(string page, int title, Func<int, float> score)
    {
        PageTree tree = PageWalk.Walk($"<html><body>{page}</body></html>");
        float[] scores = [.. Enumerable.Range(0, tree.Blocks.Length).Select(score)];
        var body = new bool[scores.Length];
        WholeTables.Decide(tree, title, [.. scores.Select(_ => RegionKind.Body)], scores, body);
        return body;
    }
}
