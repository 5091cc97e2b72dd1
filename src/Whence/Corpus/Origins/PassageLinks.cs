using System.Collections.Immutable;
using Whence.Claims;
using Whence.Corpus.Copies;
using Whence.Text;

namespace Whence.Corpus.Origins;

/// <summary>Finds which claims of two articles stand in one copied passage.</summary>
internal sealed class PassageLinks
{
    /// <summary>Copies by their original.</summary>
    private readonly ILookup<int, Copy> _copies;

    public PassageLinks(ImmutableArray<Copy> copies) => _copies = copies.ToLookup(c => c.Original);

    /// <summary>Pairs of members, the earlier first, that stand in one passage, with the copy relation; by the original, then by the later.</summary>
    public IEnumerable<(int Original, int Later, Copy Copy, SharedPassage Passage)> Find(IReadOnlyList<GroupMember> members, IReadOnlyList<Claim> claims)
    {
        if (_copies.Count == 0 || members.Count < 2) yield break;
        ILookup<int, int> of = Enumerable.Range(0, members.Count).ToLookup(m => members[m].Article);
        for (int i = 0; i < members.Count; i++)
        {
            foreach ((int j, Copy copy) in _copies[members[i].Article].SelectMany(copy => of[copy.Later].Select(j => (Later: j, copy))).OrderBy(x => x.Later))
                if (Passage(copy, claims[i], claims[j]) is { } passage) yield return (i, j, copy, passage);
        }
    }

    /// <summary>Pairs of claims of a copy that stand in one passage; a pair that stands in several comes more than once.</summary>
    public static IEnumerable<(Claim Original, Claim Later)> All(Copy copy, IReadOnlyList<Claim> original, IReadOnlyList<Claim> later)
    {
        foreach (SharedPassage passage in copy.Passages)
        {
            Claim[] others = [.. later.Where(claim => Covers(passage.InLater, claim.Content))];
            if (others.Length == 0) continue;
            foreach (Claim one in original.Where(claim => Covers(passage.InOriginal, claim.Content)))
                foreach (Claim other in others)
                    if (Meets(passage, one, other)) yield return (one, other);
        }
    }

    /// <summary>The passage that holds the heart of both contents, or null.</summary>
    private static SharedPassage? Passage(Copy copy, Claim original, Claim later)
    {
        foreach (SharedPassage passage in copy.Passages)
            if (Covers(passage.InOriginal, original.Content) && Covers(passage.InLater, later.Content) && Meets(passage, original, later)) return passage;
        return null;
    }

    /// <summary>In one run of words both contents begin at the same place, but for quotes and dashes.</summary>
    private static bool Meets(SharedPassage passage, Claim original, Claim later) =>
        !passage.Exact || Math.Abs((original.Content[0].Start - passage.InOriginal.Start) - (later.Content[0].Start - passage.InLater.Start)) <= 24;

    private static bool Covers(TextSpan passage, ImmutableArray<TextSpan> content)
    {
        if (content.IsDefaultOrEmpty) return false;
        int inside = 0, all = 0;
        foreach (TextSpan span in content)
        {
            all += span.Length;
            inside += Math.Max(0, Math.Min(span.End, passage.End) - Math.Max(span.Start, passage.Start));
        }

        return inside * 5 >= all * 3;
    }
}
