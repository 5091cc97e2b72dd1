using System.Collections.Immutable;
using Whence.Claims;

namespace Whence.Corpus.Groups;

/// <summary>How surely two claims say the same: content words by weight, then predicate, subject and objects.</summary>
internal sealed class Likeness(WordWeights weights)
{
    /// <summary>0 for surely not, 1 for surely. Symmetric.</summary>
    public double Of(Proposition a, Proposition b)
    {
        if (a.Words.IsEmpty || b.Words.IsEmpty) return 0;
        string[] common = [.. Common(a.Words, b.Words)];
        if (common.Length == 0) return 0;
        double shared = weights.Sum(common), first = weights.Sum(a.Words), second = weights.Sum(b.Words);
        double dice = 2 * shared / (first + second);
        double containment = shared / Math.Min(first, second);
        double score = (0.6 * dice) + (0.4 * containment * Math.Min(1, common.Length / 3.0));
        if (Clash(a, b)) score *= 0.5;
        return score;
    }

    /// <summary>Whether a slot that identifies the event differs: will and did, "is" and "is not" of one asserting voice.</summary>
    private static bool Clash(Proposition a, Proposition b)
    {
        if (a.Future != b.Future) return true;
        bool denial = a.Stance == Stance.Denied || b.Stance == Stance.Denied;
        return a.Negated != b.Negated && !denial;
    }

    private static IEnumerable<string> Common(ImmutableArray<string> a, ImmutableArray<string> b)
    {
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            int order = string.CompareOrdinal(a[i], b[j]);
            if (order == 0) yield return a[i];
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
    }
}
