using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Whence.Claims;
using Whence.Web.Words;

namespace Whence.Web.Drawing;

/// <summary>Writes a chain diagram as SVG: publications left, origins right; the shape is the kind, solid is stated, dashed is inferred.</summary>
internal static class ChainSvg
{
    private const int LineLength = 24;

    /// <summary>The same graph gives the same bytes.</summary>
    public static string Draw(ChainGraph graph)
    {
        ChainLayout layout = ChainLayout.Of(graph);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"chain\" viewBox=\"0 0 {layout.Width} {layout.Height}\" width=\"{layout.Width}\" height=\"{layout.Height}\" role=\"group\" aria-label=\"Chain diagram; the list below says the same\">");
        svg.Append("<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 1 9 5 0 9z\" class=\"head\"/></marker>")
            .Append("<marker id=\"arrow-denial\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M1 1 9 9M9 1 1 9\" class=\"cross\"/></marker></defs>");
        for (int e = 0; e < graph.Edges.Length; e++) Edge(svg, graph.Edges[e], layout.Paths[e], layout.IsBack[e]);
        for (int n = 0; n < graph.Nodes.Length; n++) Box(svg, graph.Nodes[n], layout.Boxes[n]);
        return svg.Append("</svg>").ToString();
    }

    private static void Edge(StringBuilder svg, ChainEdge edge, ImmutableArray<Point> path, bool back)
    {
        string kind = edge.Denies ? " denial" : edge.IsInferred ? " inferred" : edge.IsHedged ? " hedged" : "";
        svg.Append(CultureInfo.InvariantCulture, $"<path data-edge=\"{edge.From}-{edge.To}\" class=\"edge{kind}{(back ? " back" : "")}\" marker-{(back ? "start" : "end")}=\"url(#{(edge.Denies ? "arrow-denial" : "arrow")})\" d=\"M{path[0].X} {path[0].Y}");
        for (int i = 1; i < path.Length; i++)
        {
            Point a = path[i - 1], b = path[i];
            int middle = (a.X + b.X) / 2;
            // Steps between columns are curves; the stretch beside a column is straight.
            svg.Append(i % 2 == 1
                ? string.Create(CultureInfo.InvariantCulture, $"C{middle} {a.Y} {middle} {b.Y} {b.X} {b.Y}")
                : string.Create(CultureInfo.InvariantCulture, $"H{b.X}"));
        }

        svg.Append("\"/>");
        string label = back ? "circular" : edge.Label;
        if (label.Length == 0) return;
        int x = (path[0].X + path[1].X) / 2, y = (path[0].Y + path[1].Y) / 2;
        string[] lines = Wrap(label, 16);
        if (edge.Link is { } link) svg.Append("<a href=\"").Append(HtmlEncoder.Default.Encode(link)).Append("\">");
        for (int i = 0; i < lines.Length; i++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"cue{kind}\" x=\"{x}\" y=\"{y - 5 + ((i - lines.Length + 1) * 13)}\">{HtmlEncoder.Default.Encode(lines[i])}</text>");
        }

        if (edge.Link is not null) svg.Append("</a>");
    }

    private static void Box(StringBuilder svg, ChainNode node, Point at)
    {
        const int W = ChainLayout.BoxWidth, H = ChainLayout.BoxHeight;
        (int x, int y) = (at.X, at.Y);
        if (node.Link is { } link) svg.Append("<a href=\"").Append(HtmlEncoder.Default.Encode(link)).Append("\">");
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"node {Phrases.Family(node.Kind)} {node.Kind.ToString().ToLowerInvariant()}{(node.Origin is null ? "" : " origin")}\">");
        svg.Append(node.Kind switch
        {
            SourceKind.Outlet => Rect(x, y, 2),
            SourceKind.Agency => Rect(x, y, 2) + string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x + 5} {y}V{y + H}\"/>"),
            SourceKind.Document => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x} {y}H{x + W - 14}L{x + W} {y + 14}V{y + H}H{x}Z\"/><path d=\"M{x + W - 14} {y}V{y + 14}H{x + W}\"/>"),
            SourceKind.Organization => string.Create(CultureInfo.InvariantCulture, $"<path d=\"M{x + 8} {y}H{x + W - 8}L{x + W} {y + 8}V{y + H - 8}L{x + W - 8} {y + H}H{x + 8}L{x} {y + H - 8}V{y + 8}Z\"/>"),
            SourceKind.Unknown => Rect(x, y, 2),
            _ => Rect(x, y, H / 2),
        });
        string[] lines = Wrap(Phrases.Visible(node.Label), LineLength);
        int first = y + (lines.Length == 1 ? 24 : 18);
        for (int i = 0; i < lines.Length; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"name\" x=\"{x + (W / 2)}\" y=\"{first + (i * 14)}\">{HtmlEncoder.Default.Encode(lines[i])}</text>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"note\" x=\"{x + (W / 2)}\" y=\"{y + H - 9}\">{HtmlEncoder.Default.Encode(node.Note)}</text></g>");
        if (node.Link is not null) svg.Append("</a>");
    }

    private static string Rect(int x, int y, int radius) => string.Create(CultureInfo.InvariantCulture,
        $"<rect x=\"{x}\" y=\"{y}\" width=\"{ChainLayout.BoxWidth}\" height=\"{ChainLayout.BoxHeight}\" rx=\"{radius}\"/>");

    /// <summary>At most two lines of at most <paramref name="length"/> characters; what does not fit ends in "…".</summary>
    private static string[] Wrap(string text, int length)
    {
        if (text.Length <= length) return [text];
        int cut = text.LastIndexOf(' ', length);
        if (cut <= 0) return [Cut(text, length)];
        return [text[..cut], Cut(text[(cut + 1)..], length)];
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        int end = char.IsHighSurrogate(text[length - 2]) ? length - 2 : length - 1;
        return text[..end].TrimEnd() + "…";
    }
}
