using System.Text.RegularExpressions;
using CsCheck;
using Whence.Claims;
using Whence.Web.Drawing;

namespace Whence.Apps.Tests.Web;

public sealed partial class ChainDiagramTests
{
    private static readonly Gen<ChainGraph> _graphs = Gen.Int[1, 30].SelectMany(count => Gen.Select(
        Gen.Int[0, count - 1], Gen.Int[0, count - 1]).Array[0, 60].Select(pairs => new ChainGraph(
            [.. Enumerable.Range(0, count).Select(n => new ChainNode($"Teller {n}", "outlet", (SourceKind)(n % 8)))],
            [.. pairs.Where(p => p.Item1 != p.Item2).Distinct().Select(p => new ChainEdge(p.Item1, p.Item2, "stated"))])));

    [Fact]
    public void No_two_boxes_overlap_and_all_stand_inside() => _graphs.Sample(
        graph =>
        {
            ChainLayout layout = ChainLayout.Of(graph);
            for (int a = 0; a < layout.Boxes.Length; a++)
            {
                Point box = layout.Boxes[a];
                Assert.InRange(box.X, 0, layout.Width - ChainLayout.BoxWidth);
                Assert.InRange(box.Y, 0, layout.Height - ChainLayout.BoxHeight);
                for (int b = a + 1; b < layout.Boxes.Length; b++)
                    Assert.False(Math.Abs(box.X - layout.Boxes[b].X) < ChainLayout.BoxWidth && Math.Abs(box.Y - layout.Boxes[b].Y) < ChainLayout.BoxHeight);
            }
        },
        iter: 1000);

    [Fact]
    public void The_same_graph_gives_the_same_bytes_and_each_edge_once() => _graphs.Sample(
        graph =>
        {
            string svg = ChainSvg.Draw(graph);
            Assert.Equal(svg, ChainSvg.Draw(graph));
            Assert.Equal(
                graph.Edges.Select(e => $"{e.From}-{e.To}").Order(StringComparer.Ordinal),
                Edge().Matches(svg).Select(m => m.Groups[1].Value).Order(StringComparer.Ordinal));
        },
        iter: 300);

    [Fact]
    public void A_loop_is_drawn_and_called_circular()
    {
        ChainGraph loop = new(
            [new("Harbour Post", "", SourceKind.Outlet), new("Bay Times", "", SourceKind.Outlet)],
            [new(0, 1, "stated"), new(1, 0, "stated")]);
        Assert.Single(ChainLayout.Of(loop).IsBack, b => b);
        Assert.Contains("circular", ChainSvg.Draw(loop), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_strangers_are_text() => Assert.DoesNotContain(
        "<script", ChainSvg.Draw(new([new("<script>alert(1)</script>", "\"><script>", SourceKind.Person)], [])), StringComparison.Ordinal);

    [GeneratedRegex("data-edge=\"([0-9]+-[0-9]+)\"", RegexOptions.None, 1000)]
    private static partial Regex Edge();
}
