using System.Collections.Immutable;
using Whence.Claims;

namespace Whence.Corpus.Groups;

/// <summary>What is compared between two claims. Symmetric; trainer and grouper share it.</summary>
internal static class PairFeatures
{
    /// <summary>Names of the features, in their order.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["bias", "dice", "containment", "predicate", "predicate differs", "subject", "object", "numbers differ", "negation or future differs", "one is denied", "one is a headline", "common words", "teller", "teller differs", "likeness of openings", "likeness with a doubt"];

    public static void Fill(Proposition a, Proposition b, WordWeights weights, Span<double> features)
    {
        double shared = 0;
        int common = 0;
        for (int i = 0, j = 0; i < a.Words.Length && j < b.Words.Length;)
        {
            int order = string.CompareOrdinal(a.Words[i], b.Words[j]);
            if (order == 0)
            {
                shared += weights.Of(a.Words[i]) * Math.Min(a.Emphasis[i], b.Emphasis[j]);
                common++;
            }

            if (order <= 0) i++;
            if (order >= 0) j++;
        }

        double first = weights.Sum(a), second = weights.Sum(b);
        features.Clear();
        features[0] = 1;
        features[1] = 2 * shared / Math.Max(first + second, 1e-9);
        features[2] = shared / Math.Max(Math.Min(first, second), 1e-9);
        bool predicates = a.Predicates.Length > 0 && b.Predicates.Length > 0;
        bool same = Overlap(a.Predicates, b.Words) || Overlap(b.Predicates, a.Words);
        features[3] = predicates && same ? 1 : 0;
        features[4] = predicates && !same ? 1 : 0;
        features[5] = Share(a.Subject, b.Subject);
        features[6] = Share(a.Objects, b.Objects);
        features[7] = HasNumbers(a) && HasNumbers(b) && !a.Words.Any(w => char.IsAsciiDigit(w[0]) && b.Words.Contains(w)) ? 1 : 0;
        features[8] = a.Future != b.Future || a.Negated != b.Negated ? 1 : 0;
        features[9] = IsDoubt(a.Stance) != IsDoubt(b.Stance) ? 1 : 0;
        features[10] = a.IsHeadline != b.IsHeadline ? 1 : a.IsHeadline ? 0.5 : 0;
        features[11] = Math.Min(common, 6) / 6.0;
        bool told = a.Teller.Length > 0 && b.Teller.Length > 0;
        bool alike = told && 2 * a.Teller.Count(w => b.Teller.BinarySearch(w, StringComparer.Ordinal) >= 0) >= Math.Min(a.Teller.Length, b.Teller.Length);
        features[12] = alike ? 1 : 0;
        features[13] = told && !alike ? 1 : 0;
        features[14] = a.Opens && b.Opens ? features[1] : 0;
        features[15] = IsDoubt(a.Stance) || IsDoubt(b.Stance) ? features[1] : 0;
    }

    private static bool IsDoubt(Stance stance) => stance is Stance.Denied or Stance.Questioned;

    private static bool HasNumbers(Proposition p) => p.Words.Any(w => char.IsAsciiDigit(w[0]));

    private static bool Overlap(ImmutableArray<string> a, ImmutableArray<string> b) => a.Any(w => b.BinarySearch(w, StringComparer.Ordinal) >= 0);

    /// <summary>Common share of the shorter slot; a slot that one side leaves open counts a third.</summary>
    private static double Share(ImmutableArray<string> a, ImmutableArray<string> b)
    {
        if (a.IsEmpty || b.IsEmpty) return 1.0 / 3;
        int common = a.Count(w => b.BinarySearch(w, StringComparer.Ordinal) >= 0);
        return (double)common / Math.Min(a.Length, b.Length);
    }
}
