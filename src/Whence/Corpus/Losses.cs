using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus.Origins;

namespace Whence.Corpus;

/// <summary>Finds what was lost on the way from teller to teller: the hedge, the source.</summary>
internal static class Losses
{
    public static IEnumerable<Warning> Find(ImmutableArray<GroupMember> members, IReadOnlyList<Claim> claims)
    {
        for (int m = 0; m < members.Length; m++)
        {
            if (claims[m].Stance != Stance.Asserted) continue;
            if (members[m].From is { } from && from != m)
            {
                Claim upstream = claims[from];
                ImmutableArray<Evidence> both = [Passage(members[from], upstream), Passage(members[m], claims[m])];
                if (upstream.Stance == Stance.Hedged && SameEnd(upstream, claims[m])) yield return new Warning(WarningKind.HedgeLost, both);
                if (upstream.Chain.Length > 1 && claims[m].Chain.Length <= 1) yield return new Warning(WarningKind.SourceLost, both);
            }

            if (claims[m].Region == RegionKind.Headline && claims[m].Chain.Length <= 1 && Body(members, claims, m) is { } body)
                yield return new Warning(WarningKind.HeadlineGap, [Passage(members[body], claims[body]), Passage(members[m], claims[m])]);
        }
    }

    public static Evidence Passage(GroupMember member, Claim claim) => new(member.Article, claim.Content.IsDefaultOrEmpty ? default : claim.Content[0]);

    /// <summary>A hedge on another teller's word is no loss of this one's. Who ends at the press that it cites has it from whomever that cites.</summary>
    private static bool SameEnd(Claim a, Claim b) =>
        b.Chain.Length <= 1 || a.Chain.Length <= 1 || a.Chain[^1].Kind == b.Chain[^1].Kind || b.Chain[^1].Kind is SourceKind.Outlet or SourceKind.Agency;

    /// <summary>The member of the same article that attributes or hedges what its headline states flatly.</summary>
    private static int? Body(ImmutableArray<GroupMember> members, IReadOnlyList<Claim> claims, int headline)
    {
        for (int m = 0; m < members.Length; m++)
        {
            if (m == headline || members[m].Article != members[headline].Article || claims[m].Region == RegionKind.Headline) continue;
            if (claims[m].Stance is Stance.Denied or Stance.Questioned) continue;
            if (claims[m].Stance == Stance.Hedged || claims[m].Chain.Length > 1) return m;
        }

        return null;
    }
}
