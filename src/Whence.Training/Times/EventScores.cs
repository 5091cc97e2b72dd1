using System.Globalization;
using Whence.Articles;
using Whence.Claims;
using Whence.Claims.Grammar;
using Whence.Claims.When;
using Whence.Text;

namespace Whence.Training.Times;

/// <summary>Scores when events happened, through the shortest claim that covers the event word.</summary>
internal static class EventScores
{
    /// <summary>Stands for what no claim covers: the verbs of telling above all.</summary>
    private static readonly Claim Unclaimed = new() { Id = 0, Region = RegionKind.Body, Content = [], Chain = [], Stance = Stance.Asserted };

    public static void Score(string set, IEnumerable<TimeGold> documents, int errors)
    {
        BoundScores bounds = new(), covered = new(), clauses = new();
        int count = 0;
        var printed = new List<string>();
        var bases = new Dictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        foreach (TimeGold document in documents)
        {
            count++;
            Reading reading = Reader.English.Read(ArticleFinder.FromText(document.Text, GivenFacts.None with { Published = document.Published }));
            int[] utf16 = TimeScores.Offsets(document.Text);
            var trees = new Trees(reading.Article, reading.Tokens, reading.Syntax);
            var when = new ClaimTimes(reading.Article, trees, reading.Times);
            when.Place(reading.Claims);
            foreach (GoldBounds gold in document.Events)
            {
                var span = new TextSpan(utf16[gold.Start], utf16[gold.End]);
                Claim? claim = reading.Claims.Where(c => c.Content.Any(s => s.Contains(span))).MinBy(c => c.Content.Sum(s => s.Length));
                (DateOnly?, DateOnly?)? ours = claim is null ? null : Bounds(reading, claim);
                bounds.Add(gold, ours);
                Claim alone = (claim ?? Unclaimed) with { Content = [span] };
                clauses.Add(gold, Bounds(reading, when.Place([alone])[0]));
                if (claim is not null)
                    covered.Add(gold, ours);
                string basis = claim is null ? "no claim" : claim.Time?.Basis ?? "none";
                bool isRight = ours == (gold.Earliest, gold.Latest) || (ours is null && gold.Earliest is null && gold.Latest is null);
                (int right, int all) = bases.GetValueOrDefault(basis);
                bases[basis] = (right + (isRight ? 1 : 0), all + 1);
                if (!isRight)
                    printed.Add($"{document.Doc} {document.Published} {basis} gold {Day(gold.Earliest)}..{Day(gold.Latest)} ours {Day(ours?.Item1)}..{Day(ours?.Item2)}: {document.Text[Math.Max(0, span.Start - 70)..span.Start]}[[{span.In(document.Text)}]]{document.Text[span.End..Math.Min(document.Text.Length, span.End + 60)]}".ReplaceLineEndings(" "));
            }
        }

        Console.WriteLine($"{set}: {count} documents; {bounds}");
        Console.WriteLine($"  by the clause of each event word, in a claim or not: {clauses}");
        Console.WriteLine($"  of events that a claim covers: {covered}");
        Console.WriteLine("  " + string.Join("; ", bases.OrderByDescending(b => b.Value.All).Select(b => $"{b.Key} {b.Value.Right} right of {b.Value.All}")));
        foreach (string error in printed.Take(errors))
            Console.WriteLine(error);
    }

    private static (DateOnly? From, DateOnly? To)? Bounds(Reading reading, Claim claim)
    {
        var given = (claim.Time is { } time ? [(From: time.Earliest, To: time.Latest)] : claim.When.Select(i => (From: reading.Times[i].Earliest, To: reading.Times[i].Latest)))
            .Where(b => b.From is not null || b.To is not null).ToList();
        if (given.Count == 0)
            return null;
        DateOnly from = given.Max(b => b.From ?? DateOnly.MinValue), to = given.Min(b => b.To ?? DateOnly.MaxValue);
        if (from > to)
            (from, to) = (given.Min(b => b.From ?? DateOnly.MinValue), given.Max(b => b.To ?? DateOnly.MaxValue));
        return (from == DateOnly.MinValue ? null : from, to == DateOnly.MaxValue ? null : to);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
