namespace Whence.Mentions.Coreference;

/// <summary>Weighs the antecedents of a pronoun by a sum of <see cref="PairFeatures"/>; one set of weights for people, one for things, one for "they".</summary>
internal static class PronounRanker
{
    /// <summary>The set of weights for a pronoun.</summary>
    public static int SetOf(MentionDraft pronoun) => pronoun.Gender switch { Gender.Male or Gender.Female => 0, Gender.Neuter => 1, _ => 2 };

    /// <summary>Sets of weights.</summary>
    public const int Sets = 3;

    /// <summary>The candidate with the highest score, or -1.</summary>
    public static int Best(MentionDraft draft, int pronoun, List<int> candidates, PairFeatures pairs)
    {
        int best = -1;
        float highest = float.NegativeInfinity;
        Span<float> features = stackalloc float[PairFeatures.Count];
        foreach (int candidate in candidates)
        {
            pairs.Write(pronoun, candidate, features);
            float score = Score(SetOf(draft), features);
            if (score > highest)
                (best, highest) = (candidate, score);
        }

        return best;
    }

    /// <summary>The weights of a set, by feature; found by the trainer on GAP and OntoGUM.</summary>
    public static ReadOnlySpan<float> WeightsOf(int set) => RankerWeights.Of(set);

    private static float Score(int set, ReadOnlySpan<float> features)
    {
        ReadOnlySpan<float> weights = RankerWeights.Of(set);
        float sum = 0;
        for (int i = 0; i < features.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }
}
