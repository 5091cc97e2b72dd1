using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims;
using Whence.Places;
using Whence.Store.Database.Codec;

namespace Whence.Store.Database.Rows;

/// <summary>A reading as the rows that are stored of it: everything that costs time is done before the writer has it.</summary>
/// <param name="Article">Name of the article.</param>
/// <param name="Layers">Every layer, packed.</param>
internal sealed record PreparedReading(string Article, byte[] Layers, ImmutableArray<PreparedClaim> Claims)
{
    public static PreparedReading Of(string article, Reading reading) =>
        new(article, PackedReading.Pack(reading), [.. reading.Claims.Select(claim => PreparedClaim.Of(article, reading, claim))]);
}

/// <summary>The cells of a claim, in the order of the statements that insert them; what the database gives (rows of the article and of the claim) is left out.</summary>
/// <param name="Words">What the full-text index holds of it.</param>
internal sealed record PreparedClaim(object?[] Cells, ImmutableArray<object?[]> Links, ImmutableArray<object?[]> Places, object?[] Words)
{
    public static PreparedClaim Of(string article, Reading reading, Claim claim)
    {
        Article a = reading.Article;
        SourceLink? teller = claim.Chain.IsEmpty ? null : claim.Chain[^1];
        string kind = CellNames.Of(teller?.Kind ?? SourceKind.Unknown), stance = CellNames.Of(claim.Stance), region = CellNames.Of(claim.Region);
        string? earliest = DayCell.Of(claim.Time?.Earliest), latest = DayCell.Of(claim.Time?.Latest);
        Place[] places = [.. claim.Where.Where(p => p >= 0 && p < reading.Places.Length).Select(p => reading.Places[p])];
        return new PreparedClaim(
            [
                claim.Id, ReadingRows.Key(article, claim), region, SpanText.Of(claim.Content), stance, SpanText.Of(claim.Hedges), teller?.Name ?? "", kind, earliest, latest,
                DayCell.Of(claim.Announced?.Opens), DayCell.Of(claim.Announced?.Closes), claim.Announced?.Issuer, claim.Confidence,
            ],
            [.. claim.Chain.Select(l => new object?[] { l.Name, CellNames.Of(l.Kind), CellNames.Of(l.Basis), l.Span is { } span ? SpanText.Of(span) : null, SpanText.Of(l.Cue), l.Attribution })],
            [.. places.Select(p => new object?[] { p.Name, p.Country, p.GazetteerId, p.Latitude, p.Longitude, CellNames.Of(p.Precision) })],
            [
                SpanText.Quote(claim.Content, a.Text), string.Join(" | ", claim.Chain.Skip(a.Outlet is null ? 0 : 1).Select(l => l.Name)),
                string.Join(" | ", places.Select(p => p.Name + " " + p.Country)), a.Outlet, a.Headline,
                IndexedFacts.OfClaim(stance, kind, region, a.Language, a.Published, earliest, latest),
            ]);
    }
}
