using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Whence.Models;

namespace Whence.Mentions.Coreference;

/// <summary>
/// Weighs the antecedents of a pronoun by their <see cref="PairFeatures"/>: a sum of them and a small hidden layer; one set of weights for people, one for
/// things, one for "they".
/// </summary>
internal sealed class PronounRanker(ParameterSet parameters)
{
    /// <summary>Sets of weights.</summary>
    public const int Sets = 3;

    /// <summary>Units of the hidden layer.</summary>
    public const int Hidden = 32;

    /// <summary>The weights of the sum [sets × features].</summary>
    public Parameter Direct { get; } = parameters.Add("ranker.direct", Sets, PairFeatures.Count, ParameterKind.Bias);

    /// <summary>The weights of the hidden layer [sets · features × units].</summary>
    public Parameter Inner { get; } = parameters.Add("ranker.inner", Sets * PairFeatures.Count, Hidden, ParameterKind.Bias);

    /// <summary>What the units begin with [sets × units].</summary>
    public Parameter Start { get; } = parameters.Add("ranker.start", Sets, Hidden, ParameterKind.Bias);

    /// <summary>What the units count [sets × units].</summary>
    public Parameter Outer { get; } = parameters.Add("ranker.outer", Sets, Hidden, ParameterKind.Bias);

    /// <summary>The set of weights for a pronoun.</summary>
    public static int SetOf(MentionDraft pronoun) => pronoun.Gender switch { Gender.Male or Gender.Female => 0, Gender.Neuter => 1, _ => 2 };

    /// <summary>The candidate with the highest score, the first of equals, or -1.</summary>
    public int Best(MentionDraft draft, int pronoun, List<int> candidates, PairFeatures pairs)
    {
        int best = -1;
        float highest = float.NegativeInfinity;
        Span<float> features = stackalloc float[PairFeatures.Count];
        int[] nearer = pairs.Nearer(candidates);
        for (int i = 0; i < nearer.Length; i++)
        {
            pairs.Write(pronoun, candidates[i], nearer[i], features);
            float score = Score(SetOf(draft), features);
            if (score > highest)
                (best, highest) = (candidates[i], score);
        }

        return best;
    }

    /// <summary>The score of a candidate.</summary>
    /// <param name="set">The set of weights.</param>
    /// <param name="features">As <see cref="PairFeatures.Write"/> gives them; most are zero.</param>
    public float Score(int set, ReadOnlySpan<float> features)
    {
        Span<float> units = stackalloc float[Hidden];
        Start.Values.Row(set).CopyTo(units);
        for (int f = 0; f < features.Length; f++)
        {
            if (features[f] != 0)
                VectorMath.AddScaled(Inner.Values.Row((set * PairFeatures.Count) + f), features[f], units);
        }

        foreach (ref Vector256<float> eight in MemoryMarshal.Cast<float, Vector256<float>>(units))
            eight = VectorMath.Tanh(eight);
        return VectorMath.Dot(features, Direct.Values.Row(set)) + VectorMath.Dot(units, Outer.Values.Row(set));
    }
}
