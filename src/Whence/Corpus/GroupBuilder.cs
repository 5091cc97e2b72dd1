using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus.Copies;
using Whence.Corpus.Origins;

namespace Whence.Corpus;

/// <summary>Makes the record of one group: its origins, what was lost on the way, what stands out.</summary>
internal sealed class GroupBuilder(ImmutableArray<CorpusArticle> articles, ImmutableArray<Copy> copies)
{
    private readonly OriginFinder _origins = new(articles, copies);

    public ClaimGroup Build(ImmutableArray<GroupMember> members)
    {
        Claim[] claims = [.. members.Select(_origins.ClaimOf)];
        OriginCount count = _origins.Find(members);
        var told = members.ToBuilder();
        for (int m = 0; m < members.Length; m++)
        {
            told[m] = members[m] with
            {
                Origins = [.. count.Origins.Where(o => o.Members.Contains(m)).Select(o => o.Id)],
                NamesNobody = count.Unnamed.Contains(m),
                From = count.From[m]?.Member,
                FromBy = count.From[m]?.By,
            };
        }

        int[] reporting = [.. Enumerable.Range(0, members.Length).Where(m => claims[m].Stance is Stance.Asserted or Stance.Hedged)
            .Select(m => members[m].Article).Distinct()];
        int outlets = reporting.Select(a => articles[a].Reading.Article.Outlet ?? articles[a].Id).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return new ClaimGroup
        {
            Id = 0,
            Representative = Representative(members, claims),
            Members = told.ToImmutable(),
            Origins = count.Origins,
            IndependentOrigins = count.Range,
            Reasons = count.Reasons,
            Warnings = [.. Losses.Find(told.ToImmutable(), claims), .. StandsOut(members, count, outlets)],
            Reports = reporting.Length,
            Outlets = outlets,
            DistinctTexts = _origins.DistinctTexts(reporting),
            DenialOrigins = _origins.FindDenials(members),
        };
    }

    private IEnumerable<Warning> StandsOut(ImmutableArray<GroupMember> members, OriginCount count, int outlets)
    {
        if (count.Loops.Count > 0 && count.Origins.Length == 0)
        {
            End[] loop = [.. count.Loops[0]];
            yield return new Warning(WarningKind.Circular, [.. loop.Select(e => e.Where)])
            {
                Detail = [.. loop.Select(e => e.Press!.Printed)],
            };
        }
        else if (count.Range is { Min: 1, Max: 1 } && outlets >= 2 && count.Origins.Length == 1)
        {
            yield return new Warning(WarningKind.SingleOrigin, [.. count.Origins[0].Members.Select(m => Losses.Passage(members[m], _origins.ClaimOf(members[m])))]);
        }
    }

    /// <summary>The earliest member that is attributed and stands in a sentence of its own; the longest where none is.</summary>
    private static int Representative(ImmutableArray<GroupMember> members, Claim[] claims)
    {
        int best = 0;
        (int, int) most = (int.MinValue, 0);
        for (int m = 0; m < members.Length; m++)
        {
            int rank = claims[m].Stance switch { Stance.Asserted => 4, Stance.Hedged => 3, _ => 0 }
                + (claims[m].Region == RegionKind.Headline ? 0 : 2) + (claims[m].Chain.Length > 1 ? 1 : 0);
            int length = claims[m].Content.Sum(s => s.Length);
            if (length < 20) rank -= 3;
            if (rank <= most.Item1) continue;
            most = (rank, length);
            best = m;
        }

        return best;
    }
}
