using System.Runtime.InteropServices;
using Whence.Places;
using Whence.Places.Names;
using Whence.Places.Resolution;
using Whence.Text;

namespace Whence.Training.Places.Train;

/// <summary>Trains the resolver: a log-linear model over candidates, first of a name alone, then with the votes of the other names.</summary>
internal sealed class ResolutionTrainer(Gazetteer gazetteer)
{
    private const int D = ResolutionFeatures.Count;
    private const float Regularisation = 0.25f;

    /// <summary>The gold is mostly American, where hardly a state bears its capital's name: abroad "Isfahan" and "Aleppo" are cities first.</summary>
    private const float NamesakeAtMost = -4;

    private sealed record Document(PlaceGroups Groups, List<(int Group, bool[] Right, float Weight)> Gold);

    /// <summary>The bytes of the resolution section.</summary>
    public byte[] Train(IReadOnlyList<GoldDocument> documents)
    {
        List<Document> prepared = [.. documents.Select(Prepare)];
        var alone = new float[D];
        var together = new float[D];
        foreach (Document d in prepared)
            foreach (PlaceGroup g in d.Groups.All) g.Probabilities = new float[g.Candidates.Length];
        Fit(alone, prepared, useEvidence: false, epochs: 25);
        alone.CopyTo(together, 0);
        for (int pass = 0; pass < 4; pass++)
        {
            // The votes are those that the weights of the pass before give, as they are when reading.
            foreach (Document d in prepared)
            {
                foreach (PlaceGroup g in d.Groups.All) g.Probabilities = new float[g.Candidates.Length];
                PlaceResolver.Round(d.Groups.All, null, d.Groups.HomeCountry, alone);
                for (int round = 0; round < Math.Min(pass, 2); round++) PlaceResolver.Round(d.Groups.All, new Evidence(d.Groups.All), d.Groups.HomeCountry, together);
            }

            Fit(together, prepared, useEvidence: true, epochs: 20);
        }

        alone[(int)ResolutionFeature.HoldsNamesake] = Math.Min(NamesakeAtMost, alone[(int)ResolutionFeature.HoldsNamesake]);
        together[(int)ResolutionFeature.HoldsNamesake] = Math.Min(NamesakeAtMost, together[(int)ResolutionFeature.HoldsNamesake]);
        for (int i = 0; i < D; i++)
            if (alone[i] != 0 || together[i] != 0) Console.WriteLine($"    {(ResolutionFeature)i,-20} {alone[i],7:F2} {together[i],7:F2}");
        return [.. MemoryMarshal.AsBytes<float>(alone), .. MemoryMarshal.AsBytes<float>(together)];
    }

    private Document Prepare(GoldDocument d)
    {
        List<GoldPlace> gold = [.. d.Places.Where(p => !p.Optional).OrderBy(p => p.Span)];
        var groups = new PlaceGroups(gazetteer, d.Article, [.. gold.Select(g => g.Span)]);
        var examples = new List<(int, bool[], float)>();
        for (int i = 0; i < gold.Count; i++)
        {
            if (gold[i].Latitude is null) continue;
            PlaceGroup group = groups.All[groups.GroupOf[i]];
            bool[] right = [.. group.Candidates.Select(c => PlaceScores.IsRight(gold[i], AsPlace(c)))];

            // Several occurrences of a name in one article say hardly more than one.
            if (right.Contains(true) && !group.IsInside) examples.Add((groups.GroupOf[i], right, 1 / MathF.Sqrt(group.Mentions.Count)));
        }

        return new Document(groups, examples);
    }

    private Place AsPlace(Candidate c) => new()
    {
        Span = new TextSpan(0, 0),
        Name = "",
        GazetteerId = "geonames:" + c.Place.GeonamesId,
        Country = gazetteer.CountryOf(c.Place.Admin1),
        Admin1 = gazetteer.Admin1Code(c.Place.Admin1),
        Latitude = c.Place.Latitude,
        Longitude = c.Place.Longitude,
        Precision = c.Place.Kind switch { RowKind.Country => PlacePrecision.Country, RowKind.Admin1 => PlacePrecision.Admin1, RowKind.Admin2 => PlacePrecision.Admin2, RowKind.Continent => PlacePrecision.Continent, _ => PlacePrecision.City },
    };

    /// <summary>Stochastic gradient (AdaGrad) on the log of the probability that the right candidates share.</summary>
    private static void Fit(float[] weights, List<Document> documents, bool useEvidence, int epochs)
    {
        var squares = new float[D];
        Array.Fill(squares, 1f);
        var random = new Random(11);
        var examples = new List<(float[][] Features, bool[] Right, float Weight)>();
        var f = new float[D];
        foreach (Document d in documents)
        {
            Evidence? evidence = useEvidence ? new Evidence(d.Groups.All) : null;
            var cache = new Dictionary<int, float[][]>();
            foreach ((int group, bool[] right, float weight) in d.Gold)
            {
                if (!cache.TryGetValue(group, out float[][]? rows))
                {
                    rows = new float[right.Length][];
                    for (int i = 0; i < rows.Length; i++)
                    {
                        ResolutionFeatures.Of(d.Groups.All, group, i, evidence, d.Groups.HomeCountry, f);
                        rows[i] = [.. f];
                    }

                    cache[group] = rows;
                }

                if (right.Length > 1 && right.Contains(false)) examples.Add((rows, right, weight));
            }
        }

        double loss = 0;
        (float[][], bool[], float)[] order = [.. examples];
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            loss = 0;
            foreach ((float[][] rows, bool[] right, float weight) in order)
            {
                var p = new float[rows.Length];
                for (int i = 0; i < p.Length; i++) p[i] = PlaceResolver.Dot(rows[i], weights);
                PlaceResolver.SoftMax(p);
                float mass = 1e-6f;
                for (int i = 0; i < p.Length; i++) mass += right[i] ? p[i] : 0;
                loss -= weight * Math.Log(mass);
                var gradient = new float[D];
                for (int i = 0; i < p.Length; i++)
                {
                    float error = (right[i] ? p[i] / mass : 0) - p[i];
                    for (int k = 0; k < D; k++) gradient[k] += error * rows[i][k];
                }

                for (int k = 0; k < D; k++)
                {
                    float g = (gradient[k] * weight) - (Regularisation * weights[k] / 50);
                    squares[k] += g * g;
                    weights[k] += 0.3f * g / MathF.Sqrt(squares[k]);
                }
            }
        }

        Console.WriteLine($"  {examples.Count:N0} ambiguous names, loss {loss / Math.Max(1, examples.Count):F3}");
    }
}
