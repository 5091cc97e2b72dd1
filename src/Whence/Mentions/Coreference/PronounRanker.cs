using Whence.Models;

namespace Whence.Mentions.Coreference;

/// <summary>Weighs the antecedents of a pronoun by a sum of <see cref="PairFeatures"/>; one set of weights for people, one for things, one for "they".</summary>
internal sealed class PronounRanker(ParameterSet parameters)
{
    /// <summary>Sets of weights.</summary>
    public const int Sets = 3;

    /// <summary>The weights [sets × features]; zeros prefer the nearest.</summary>
    public Parameter Weights { get; } = parameters.Add("ranker", Sets, PairFeatures.Count, ParameterKind.Bias);

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
            float score = VectorMath.Dot(features, Weights.Values.Row(SetOf(draft)));
            if (score > highest)
                (best, highest) = (candidates[i], score);
        }

        return best;
    }
}
