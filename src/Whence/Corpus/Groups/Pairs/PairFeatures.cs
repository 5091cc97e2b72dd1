using System.Collections.Immutable;
using Whence.Claims;

namespace Whence.Corpus.Groups.Pairs;

/// <summary>What is compared between two claims. Symmetric; trainer and grouper share it.</summary>
internal static class PairFeatures
{
    /// <summary>Names of the features, in their order.</summary>
    public static ImmutableArray<string> Names { get; } =
        ["bias", "dice", "containment", "predicate", "predicate differs", "subject", "object", "numbers differ", "negation or future differs", "one is denied", "one is a headline", "common words", "teller", "teller differs", "likeness of openings", "likeness with a doubt"];

    /// <summary>All features of a pair; <paramref name="features"/> has as many places as there are <see cref="Names"/>.</summary>
    public static void Fill(NumberedProposition a, NumberedProposition b, PropositionTable table, Span<double> features)
    {
        FillWords(a, b, table, features);
        FillSlots(a, b, features);
    }

    private static void FillWords(NumberedProposition a, NumberedProposition b, PropositionTable table, Span<double> features)
    {
        double shared = Shared(a, b, table, out int common, out bool sameNumber);
        (Proposition p, Proposition q) = (a.Of, b.Of);
        features.Clear();
        features[0] = 1;
        features[1] = 2 * shared / Math.Max(a.Sum + b.Sum, 1e-9);
        features[2] = shared / Math.Max(Math.Min(a.Sum, b.Sum), 1e-9);
        features[7] = a.HasNumbers && b.HasNumbers && !sameNumber ? 1 : 0;
        features[8] = p.Future != q.Future || p.Negated != q.Negated ? 1 : 0;
        features[9] = IsDoubt(p.Stance) != IsDoubt(q.Stance) ? 1 : 0;
        features[10] = p.IsHeadline != q.IsHeadline ? 1 : p.IsHeadline ? 0.5 : 0;
        features[11] = Math.Min(common, 6) / 6.0;
        features[14] = p.Opens && q.Opens ? features[1] : 0;
        features[15] = IsDoubt(p.Stance) || IsDoubt(q.Stance) ? features[1] : 0;
    }

    /// <summary>What the words that both hold weigh, and how many these are.</summary>
    public static double Shared(NumberedProposition a, NumberedProposition b, PropositionTable table, out int common, out bool sameNumber)
    {
        double shared = 0;
        common = 0;
        sameNumber = false;
        int[] first = a.Words, second = b.Words;
        for (int i = 0, j = 0; i < first.Length && j < second.Length;)
        {
            int x = first[i], y = second[j];
            if (x == y)
            {
                shared += table.WeightOf(x) * Math.Min(a.Emphasis[i], b.Emphasis[j]);
                common++;
                sameNumber |= table.IsNumber(x);
            }

            if (x <= y) i++;
            if (x >= y) j++;
        }

        return shared;
    }

    private static void FillSlots(NumberedProposition a, NumberedProposition b, Span<double> features)
    {
        bool predicates = a.Predicates.Length > 0 && b.Predicates.Length > 0;
        bool same = predicates && (Common(a.Predicates, b.Words) > 0 || Common(b.Predicates, a.Words) > 0);
        features[3] = same ? 1 : 0;
        features[4] = predicates && !same ? 1 : 0;
        features[5] = Share(a.Subject, b.Subject);
        features[6] = Share(a.Objects, b.Objects);
        bool told = a.Teller.Length > 0 && b.Teller.Length > 0;
        bool alike = told && 2 * Common(a.Teller, b.Teller) >= Math.Min(a.Teller.Length, b.Teller.Length);
        features[12] = alike ? 1 : 0;
        features[13] = told && !alike ? 1 : 0;
    }

    private static bool IsDoubt(Stance stance) => stance is Stance.Denied or Stance.Questioned;

    /// <summary>Numbers that both hold; both ascend.</summary>
    public static int Common(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        int common = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            int x = a[i], y = b[j];
            if (x == y) common++;
            if (x <= y) i++;
            if (x >= y) j++;
        }

        return common;
    }

    /// <summary>Common share of the shorter slot; a slot that one side leaves open counts a third.</summary>
    private static double Share(int[] a, int[] b) =>
        a.Length == 0 || b.Length == 0 ? 1.0 / 3 : (double)Common(a, b) / Math.Min(a.Length, b.Length);
}
