using System.Collections.Immutable;
using Whence.Claims;
using Whence.Corpus.Copies;
using Whence.Text;

namespace Whence.Corpus.Origins;

/// <summary>Finds which members of a group stand in one copied passage.</summary>
internal sealed class PassageLinks
{
    private readonly Dictionary<(int Original, int Later), Copy> _copies;

    public PassageLinks(ImmutableArray<Copy> copies) => _copies = copies.ToDictionary(c => (c.Original, c.Later));

    /// <summary>Pairs of members, the earlier first, that stand in one passage, with the copy relation.</summary>
    public IEnumerable<(int Original, int Later, Copy Copy, SharedPassage Passage)> Find(IReadOnlyList<GroupMember> members, IReadOnlyList<Claim> claims)
    {
        if (_copies.Count == 0) yield break;
        for (int i = 0; i < members.Count; i++)
        {
            for (int j = 0; j < members.Count; j++)
            {
                if (!_copies.TryGetValue((members[i].Article, members[j].Article), out Copy? copy)) continue;
                if (Passage(copy, claims[i], claims[j]) is { } passage) yield return (i, j, copy, passage);
            }
        }
    }

    /// <summary>The passage that holds the heart of both contents, or null.</summary>
    public static SharedPassage? Passage(Copy copy, Claim original, Claim later)
    {
        if (original.Content.IsDefaultOrEmpty || later.Content.IsDefaultOrEmpty) return null;
        foreach (SharedPassage passage in copy.Passages)
        {
            if (Covers(passage.InOriginal, original.Content) && Covers(passage.InLater, later.Content)
                && (!passage.Exact || Near(original.Content[0].Start - passage.InOriginal.Start, later.Content[0].Start - passage.InLater.Start)))
                return passage;
        }

        return null;
    }

    /// <summary>In one run of words both contents begin at the same place, but for quotes and dashes.</summary>
    private static bool Near(int a, int b) => Math.Abs(a - b) <= 24;

    private static bool Covers(TextSpan passage, ImmutableArray<TextSpan> content)
    {
        int inside = 0, all = 0;
        foreach (TextSpan span in content)
        {
            all += span.Length;
            inside += Math.Max(0, Math.Min(span.End, passage.End) - Math.Max(span.Start, passage.Start));
        }

        return inside * 5 >= all * 3;
    }
}
