using System.Collections.Immutable;
using Whence.Store.Database.Codec;
using Whence.Store.Queries;

namespace Whence.Store.Pipeline.Rereading;

/// <summary>Pairs the claims of two readings of one text: a claim is the same where its words are, whatever else is said of it.</summary>
internal static class ClaimPairing
{
    /// <summary>Two claims are one when they share this much of all characters that either covers.</summary>
    private const double Shared = 0.5;

    /// <summary>How <paramref name="after"/> differs from <paramref name="before"/>; the second value counts what does not.</summary>
    public static (ImmutableArray<ClaimChange> Changes, int Same) Compare(ImmutableArray<ClaimRow> before, ImmutableArray<ClaimRow> after)
    {
        int[] partner = Pair(before, after);
        List<ClaimChange> changes = [];
        int same = 0;
        for (int i = 0; i < before.Length; i++)
        {
            if (partner[i] < 0)
                changes.Add(new ClaimChange(ClaimChangeKind.Lost, before[i], null, []));
            else if (Differences(before[i], after[partner[i]]) is { IsEmpty: false } fields)
                changes.Add(new ClaimChange(ClaimChangeKind.Changed, before[i], after[partner[i]], fields));
            else
                same++;
        }

        HashSet<int> paired = [.. partner];
        changes.AddRange(after.Where((_, i) => !paired.Contains(i)).Select(c => new ClaimChange(ClaimChangeKind.Gained, null, c, [])));
        return ([.. changes.OrderBy(c => Start(c.Before ?? c.After!))], same);
    }

    // The best pair first, of equal ones that with the same chain: two tellers may claim the same words.
    private static int[] Pair(ImmutableArray<ClaimRow> before, ImmutableArray<ClaimRow> after)
    {
        List<(double Likeness, int Before, int After)> pairs = [];
        for (int i = 0; i < before.Length; i++)
        {
            for (int j = 0; j < after.Length; j++)
            {
                double shared = SpanText.Share(before[i].Content, after[j].Content);
                if (shared >= Shared)
                    pairs.Add((shared + (SameChain(before[i], after[j]) ? 0.5 : 0), i, j));
            }
        }

        var partner = new int[before.Length];
        Array.Fill(partner, -1);
        var taken = new bool[after.Length];
        foreach (var (_, i, j) in pairs.OrderByDescending(p => p.Likeness).ThenBy(p => p.Before).ThenBy(p => p.After))
        {
            if (partner[i] >= 0 || taken[j])
                continue;
            partner[i] = j;
            taken[j] = true;
        }

        return partner;
    }

    private static ImmutableArray<string> Differences(ClaimRow a, ClaimRow b)
    {
        var fields = ImmutableArray.CreateBuilder<string>();
        void Unless(bool equal, string field)
        {
            if (!equal)
                fields.Add(field);
        }

        Unless(a.Content.SequenceEqual(b.Content), "content");
        Unless(SameChain(a, b), "chain");
        Unless(a.Stance == b.Stance, "stance");
        Unless(a.Hedges.SequenceEqual(b.Hedges), "hedges");
        Unless((a.Earliest, a.Latest) == (b.Earliest, b.Latest), "time");
        Unless(a.Announced == b.Announced, "announced");
        Unless(a.Places.Select(p => (p.Name, p.Country)).SequenceEqual(b.Places.Select(p => (p.Name, p.Country))), "places");
        return fields.ToImmutable();
    }

    private static bool SameChain(ClaimRow a, ClaimRow b) =>
        a.Chain.Select(l => (l.Name, l.Kind, l.Basis)).SequenceEqual(b.Chain.Select(l => (l.Name, l.Kind, l.Basis)));

    private static int Start(ClaimRow claim) => claim.Content.IsEmpty ? 0 : claim.Content[0].Start;
}
