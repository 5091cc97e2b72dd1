namespace Whence.Mentions.Coreference;

/// <summary>Weighs the antecedents of a pronoun by a sum of <see cref="PairFeatures"/>; one set of weights for people, one for things, one for "they".</summary>
internal static class PronounRanker
{
    /// <summary>The set of weights for a pronoun.</summary>
    public static int SetOf(MentionDraft pronoun) => pronoun.Gender switch { Gender.Male or Gender.Female => 0, Gender.Neuter => 1, _ => 2 };

    /// <summary>Sets of weights.</summary>
    public const int Sets = 3;

    /// <summary>Weights by set and feature, found by the trainer on OntoGUM and GAP.</summary>
    public static float Score(int set, ReadOnlySpan<float> features)
    {
        ReadOnlySpan<float> weights = RankerWeights.Of(set);
        float sum = 0;
        for (int i = 0; i < features.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }
}
