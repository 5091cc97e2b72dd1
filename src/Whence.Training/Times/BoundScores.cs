using System.Globalization;

namespace Whence.Training.Times;

/// <summary>How well bounds agree with gold bounds: exact, contained and width together, as <c>scorers/time.py</c> has them.</summary>
internal sealed class BoundScores
{
    private readonly List<(DateOnly? From, DateOnly? To, (DateOnly? From, DateOnly? To)? Ours)> rows = [];

    private int undated, undatedOpen;

    public void Add(GoldBounds gold, (DateOnly? From, DateOnly? To)? ours)
    {
        if (gold.Earliest is null && gold.Latest is null)
        {
            undated++;
            undatedOpen += ours is null ? 1 : 0;
            return;
        }

        rows.Add((gold.Earliest, gold.Latest, ours));
    }

    public int Count => rows.Count;

    public override string ToString()
    {
        var found = rows.Where(r => r.Ours is not null).Select(r => (Gold: (r.From, r.To), Ours: r.Ours!.Value)).ToList();
        var closed = found.Where(r => Days(r.Gold) is not null).ToList();
        double shared(((DateOnly? From, DateOnly? To) Gold, (DateOnly? From, DateOnly? To) Ours) r) =>
            Math.Max(0, Math.Min(r.Gold.To!.Value.DayNumber, (r.Ours.To ?? DateOnly.MaxValue).DayNumber) - Math.Max(r.Gold.From!.Value.DayNumber, (r.Ours.From ?? DateOnly.MinValue).DayNumber) + 1);
        double p = Mean(closed.Select(r => Days(r.Ours) is { } d ? shared(r) / d : 0));
        double recall = closed.Sum(r => shared(r) / Days(r.Gold)!.Value) / Math.Max(1, rows.Count(r => Days((r.From, r.To)) is not null));
        int contained = found.Count(r => (r.Ours.From ?? DateOnly.MinValue) <= (r.Gold.From ?? DateOnly.MinValue) && (r.Gold.To ?? DateOnly.MaxValue) <= (r.Ours.To ?? DateOnly.MaxValue));
        int exact = found.Count(r => r.Gold == r.Ours);
        string undatedText = undated > 0 ? $"; undated {undated}, left open {undatedOpen}" : "";
        return string.Create(CultureInfo.InvariantCulture,
            $"{rows.Count} bounds, answered {found.Count}; exact {Share(exact, rows.Count):F1}; contained {Share(contained, found.Count):F1} of answered, {Share(contained, rows.Count):F1} of all; mean width {Mean(found.Select(r => Days(r.Ours)).OfType<double>()):F1} (gold {Mean(found.Select(r => Days(r.Gold)).OfType<double>()):F1}); open {found.Count(r => Days(r.Ours) is null)}; interval P {100 * p:F1} R {100 * recall:F1} F1 {(p + recall > 0 ? 200 * p * recall / (p + recall) : 0):F1}{undatedText}");
    }

    private static double? Days((DateOnly? From, DateOnly? To) b) => b.From is { } f && b.To is { } t ? t.DayNumber - f.DayNumber + 1 : null;

    private static double Mean(IEnumerable<double> numbers) => numbers.DefaultIfEmpty(0).Average();

    private static double Share(int k, int of) => of > 0 ? 100.0 * k / of : 0;
}
