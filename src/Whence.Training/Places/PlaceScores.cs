using Whence.Places;
using Whence.Places.Relative;
using Whence.Text;

namespace Whence.Training.Places;

/// <summary>Counts as the project's scorer of places does: overlap one to one; right by id, code, or within 161 km.</summary>
internal sealed class PlaceScores
{
    private const double Near = 161;

    private int _gold, _ours, _recognised, _located, _judged, _found, _right, _literal, _literalRight;

    public List<string> Errors { get; } = [];

    public void Add(GoldDocument document, IReadOnlyList<Place> places)
    {
        List<Place> ours = [.. places.Where(p => p.Precision != PlacePrecision.Relative)];
        (var found, var missed, var extra) = Match([.. document.Places.Where(p => !p.Optional)], ours);
        extra = Match([.. document.Places.Where(p => p.Optional)], extra).Extra;
        _gold += found.Count + missed.Count;
        _ours += found.Count + extra.Count;
        _recognised += found.Count;
        _located += found.Count(f => f.Gold.Latitude is not null) + missed.Count(m => m.Latitude is not null);
        _judged += found.Count(f => f.Gold.Latitude is not null) + extra.Count;
        _literal += found.Select(f => f.Gold).Concat(missed).Count(g => g.Latitude is not null && g.Use is "literal" or "mixed");
        string text = document.Article.Text;
        foreach ((GoldPlace gold, Place our) in found)
        {
            if (gold.Latitude is null) continue;
            bool right = IsRight(gold, our);
            if (our.Latitude is not null || our.GazetteerId is not null || our.Country is not null) _found++;
            if (right) _right++;
            else Errors.Add($"wrong   {document.Publisher} \"{gold.Span.In(text)}\" gold {gold.GeonamesId} {gold.Country} {gold.Admin1} {gold.Kind} ({gold.Latitude},{gold.Longitude}) ours {our.GazetteerId} {our.Country} {our.Admin1} {our.Precision} ({our.Latitude},{our.Longitude})");
            if (right && gold.Use is "literal" or "mixed") _literalRight++;
        }

        Errors.AddRange(missed.Select(m => $"missed  {document.Publisher} {Around(text, m.Span)} {(m.Latitude is null ? "unlocated" : m.Kind)}"));
        Errors.AddRange(extra.Select(e => $"extra   {document.Publisher} {Around(text, e.Span)}"));
    }

    public override string ToString()
    {
        (double p, double r, double f) = F(_recognised, _ours, _gold);
        (double ep, double er, double ef) = F(_right, _judged, _located);
        return $"recognition P {p:F1} R {r:F1} F {f:F1} | acc161 {Share(_right, _found):F1} of found, {Share(_right, _located):F1} of all | P {ep:F1} R {er:F1} F161 {ef:F1}" +
            (_literalRight > 0 ? $" | literal {Share(_literalRight, _literal):F1} of all" : "");
    }

    /// <summary>Identical spans first, then any overlap.</summary>
    public static (List<(GoldPlace Gold, Place Ours)> Found, List<GoldPlace> Missed, List<Place> Extra) Match(List<GoldPlace> gold, List<Place> ours)
    {
        var found = new List<(GoldPlace, Place)>();
        List<GoldPlace> missed = [.. gold];
        List<Place> left = [.. ours];
        foreach (bool exact in new[] { true, false })
        {
            foreach (GoldPlace g in missed.ToArray())
            {
                int i = left.FindIndex(o => exact ? o.Span == g.Span : o.Span.Overlaps(g.Span));
                if (i < 0) continue;
                found.Add((g, left[i]));
                missed.Remove(g);
                left.RemoveAt(i);
            }
        }

        return (found, missed, left);
    }

    public static bool IsRight(GoldPlace gold, Place ours)
    {
        if (gold.GeonamesId is { } id && ours.GazetteerId == "geonames:" + id) return true;
        if (gold.Kind == "country") return ours.Precision == PlacePrecision.Country && gold.Country is not null && gold.Country == ours.Country;
        if (gold.Kind == "admin1") return ours.Precision == PlacePrecision.Admin1 && gold.Admin1 is not null && gold.Admin1 == ours.Admin1;
        if (gold.Kind == "continent") return false;
        return ours.Latitude is double lat && LocalPlane.Km(gold.Latitude!.Value, gold.Longitude!.Value, lat, ours.Longitude!.Value) <= Near;
    }

    private static string Around(string text, TextSpan span) =>
        (text[Math.Max(0, span.Start - 25)..span.Start] + "[" + span.In(text).ToString() + "]" + text[span.End..Math.Min(text.Length, span.End + 20)]).Replace('\n', ' ');

    private static double Share(int part, int of) => of == 0 ? 0 : 100.0 * part / of;

    private static (double P, double R, double F) F(int hits, int ours, int gold)
    {
        double p = Share(hits, ours), r = Share(hits, gold);
        return (p, r, p + r == 0 ? 0 : 2 * p * r / (p + r));
    }
}
