using System.Collections.Immutable;
using System.Globalization;
using Whence.Claims;
using Whence.Text;

namespace Whence.Store.Database.Codec;

/// <summary>Spans as the case keeps them in a cell: "0-48,60-71"; hedges as "0-10:modal".</summary>
internal static class SpanText
{
    public static string Of(ImmutableArray<TextSpan> spans) => spans.IsDefaultOrEmpty ? "" : string.Join(',', spans.Select(Of));

    public static string Of(TextSpan span) => string.Create(CultureInfo.InvariantCulture, $"{span.Start}-{span.End}");

    public static string Of(ImmutableArray<Hedge> hedges) => string.Join(',', hedges.Select(h => Of(h.Span) + ":" + CellNames.Of(h.Kind)));

    /// <exception cref="InvalidDataException">The cell holds something else.</exception>
    public static ImmutableArray<TextSpan> Spans(string cell) => cell.Length == 0 ? [] : [.. cell.Split(',').Select(Span)];

    public static TextSpan Span(string cell)
    {
        int dash = cell.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0 && int.TryParse(cell.AsSpan(0, dash), NumberStyles.None, CultureInfo.InvariantCulture, out int start)
            && int.TryParse(cell.AsSpan(dash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int end) && end >= start)
            return new TextSpan(start, end);
        throw new InvalidDataException($"a stored span is damaged: {cell}");
    }

    public static ImmutableArray<Hedge> Hedges(string cell) => cell.Length == 0 ? [] : [.. cell.Split(',').Select(part =>
    {
        string[] halves = part.Split(':');
        return halves.Length == 2 ? new Hedge(Span(halves[0]), CellNames.Parse<HedgeKind>(halves[1])) : throw new InvalidDataException($"a stored hedge is damaged: {part}");
    })];

    /// <summary>How much of all characters that either covers both cover: 1 for the same words.</summary>
    public static double Share(ImmutableArray<TextSpan> a, ImmutableArray<TextSpan> b)
    {
        int both = 0;
        foreach (TextSpan x in a)
        {
            foreach (TextSpan y in b)
                both += Math.Max(0, Math.Min(x.End, y.End) - Math.Max(x.Start, y.Start));
        }

        int either = a.Sum(s => s.Length) + b.Sum(s => s.Length) - both;
        return either == 0 ? 1 : (double)both / either;
    }

    /// <summary>What the spans quote, its pieces joined as on screen.</summary>
    public static string Quote(ImmutableArray<TextSpan> spans, string text) =>
        string.Join(" … ", spans.Where(s => s.Start >= 0 && s.End <= text.Length).Select(s => s.In(text).ToString()));
}
