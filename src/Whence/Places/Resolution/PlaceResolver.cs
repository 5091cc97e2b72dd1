using System.Runtime.InteropServices;
using Whence.Places.Names;

namespace Whence.Places.Resolution;

/// <summary>Chooses among the candidates of all names of an article together: a log-linear score, in rounds, until the names agree.</summary>
/// <remarks>
/// Weights: two rows of floats, first for a name alone, then with the others' votes. A row may be longer than <see cref="ResolutionFeatures.Count"/>:
/// features are only ever added or dropped at the end.
/// </remarks>
internal static class PlaceResolver
{
    private const int Rounds = 3;

    /// <summary>Sets the probabilities of every group.</summary>
    public static void Resolve(Gazetteer gazetteer, List<PlaceGroup> groups, int homeCountry)
    {
        ReadOnlySpan<float> weights = MemoryMarshal.Cast<byte, float>(gazetteer.Section(GazetteerSection.Resolution));
        if (weights.Length < 2 * ResolutionFeatures.Count) weights = Untrained();
        int row = weights.Length / 2;
        foreach (PlaceGroup g in groups) g.Probabilities = new float[g.Candidates.Length];
        Round(groups, null, homeCountry, weights[..ResolutionFeatures.Count]);
        for (int round = 0; round < Rounds; round++) Round(groups, new Evidence(groups), homeCountry, weights.Slice(row, ResolutionFeatures.Count));
    }

    /// <summary>One round: all groups are scored on what was thought before it.</summary>
    public static void Round(List<PlaceGroup> groups, Evidence? evidence, int homeCountry, ReadOnlySpan<float> weights)
    {
        Span<float> f = stackalloc float[ResolutionFeatures.Count];
        var next = new float[groups.Count][];
        for (int g = 0; g < groups.Count; g++)
        {
            var scores = new float[groups[g].Candidates.Length];
            for (int i = 0; i < scores.Length; i++)
            {
                ResolutionFeatures.Of(groups, g, i, evidence, homeCountry, f);
                scores[i] = Dot(f, weights);
            }

            SoftMax(scores);
            next[g] = scores;
        }

        for (int g = 0; g < groups.Count; g++) groups[g].Probabilities = next[g];
    }

    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        float sum = 0;
        for (int i = 0; i < a.Length; i++) sum += a[i] * b[i];
        return sum;
    }

    /// <summary>Turns scores into probabilities in place.</summary>
    public static void SoftMax(Span<float> scores)
    {
        float top = float.NegativeInfinity, sum = 0;
        foreach (float s in scores) top = Math.Max(top, s);
        foreach (ref float s in scores) sum += s = MathF.Exp(s - top);
        foreach (ref float s in scores) s /= sum;
    }

    /// <summary>Plain population, for a gazetteer whose weights are not trained yet.</summary>
    private static float[] Untrained()
    {
        var weights = new float[2 * ResolutionFeatures.Count];
        foreach (int row in new[] { 0, ResolutionFeatures.Count })
        {
            weights[row + (int)ResolutionFeature.Size] = 8;
            weights[row + (int)ResolutionFeature.FirstRank] = 2;
            weights[row + (int)ResolutionFeature.InContainer] = 4;
        }

        return weights;
    }
}
