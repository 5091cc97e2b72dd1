using System.Runtime.InteropServices;
using Whence.Places.Names;
using Whence.Places.Recognition;
using Whence.Places.Resolution;
using Whence.Places.Use;

namespace Whence.Training.Places.Train;

/// <summary>Trains the use classifier on the uses that GeoWebNews marks: logistic regression with AdaGrad and a quadratic penalty.</summary>
internal sealed class UseTrainer(Gazetteer gazetteer)
{
    private const float Regularisation = 0.01f;

    private sealed record Example(int Document, bool HeldOut, uint[] Features, bool IsLiteral);

    /// <summary>The bytes of the use section; prints how often the documents left out are told right.</summary>
    public byte[] Train(IReadOnlyList<LaidDocument> documents, bool all)
    {
        List<Example> examples = [.. documents.SelectMany(Examples)];
        List<Example> training = [.. examples.Where(e => all || !e.HeldOut)], heldOut = [.. examples.Where(e => e.HeldOut)];

        // A feature of one document is no rule.
        HashSet<uint> kept = [.. training.SelectMany(e => e.Features.Select(f => (f, e.Document))).Distinct().GroupBy(p => p.f).Where(g => g.Count() >= 3).Select(g => g.Key)];
        var weights = new float[UseClassifier.Rows];
        var squares = new float[UseClassifier.Rows];
        Array.Fill(squares, 1f);
        var random = new Random(5);
        Example[] order = [.. training];
        for (int epoch = 0; epoch < 30; epoch++)
        {
            random.Shuffle(order);
            foreach (Example e in order)
            {
                float error = (e.IsLiteral ? 1 : 0) - (1 / (1 + MathF.Exp(-Score(weights, e, kept))));
                foreach (uint f in e.Features)
                {
                    if (!kept.Contains(f)) continue;
                    int row = (int)(f & (UseClassifier.Rows - 1));
                    float g = error - (Regularisation * weights[row]);
                    squares[row] += g * g;
                    weights[row] += 0.2f * g / MathF.Sqrt(squares[row]);
                }
            }
        }

        Console.WriteLine($"  use: {training.Count} names, right {Right(training):F1} %; left out {heldOut.Count}, right {Right(heldOut):F1} % (always literal: {100.0 * heldOut.Count(e => e.IsLiteral) / Math.Max(1, heldOut.Count):F1} %)");
        return [.. MemoryMarshal.AsBytes<float>(weights)];

        double Right(List<Example> of) => 100.0 * of.Count(e => Score(weights, e, kept) > 0 == e.IsLiteral) / Math.Max(1, of.Count);
    }

    private static float Score(float[] weights, Example e, HashSet<uint> kept)
    {
        float score = 0;
        foreach (uint f in e.Features)
            if (kept.Contains(f)) score += weights[f & (UseClassifier.Rows - 1)];
        return score;
    }

    private IEnumerable<Example> Examples(LaidDocument d)
    {
        var buffer = new uint[UseFeatures.Max];
        foreach (GoldPlace g in d.Gold.Places)
        {
            if (g.Use is not ("literal" or "mixed" or "metonymic" or "modifier" or "embedded")) continue;
            int first = 0;
            while (first < d.Tokens.Tokens.Length && d.Tokens.Tokens[first].Span.End <= g.Span.Start) first++;
            int end = first;
            while (end < d.Tokens.Tokens.Length && d.Tokens.Tokens[end].Span.Start < g.Span.End) end++;
            if (end == first) continue;
            Candidate[] candidates = CandidateFinder.Find(gazetteer, g.Span.In(d.Gold.Article.Text), []);
            RowKind kind = g.Kind switch { "country" => RowKind.Country, "admin1" => RowKind.Admin1, "continent" => RowKind.Continent, _ => candidates.Length > 0 ? candidates[0].Place.Kind : RowKind.Facility };
            int count = UseFeatures.Of(d.Gold.Article.Text, d.Tokens, d.Syntax, new Toponym(first, end), kind, buffer);
            yield return new Example(d.Gold.Index, d.Gold.IsHeldOut, buffer[..count], g.Use is "literal" or "mixed");
        }
    }
}
