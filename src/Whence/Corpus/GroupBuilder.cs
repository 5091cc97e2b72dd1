using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus.Copies;
using Whence.Corpus.Groups;
using Whence.Corpus.Origins;

namespace Whence.Corpus;

/// <summary>Makes the record of one group: its origins, what was lost on the way, what stands out.</summary>
internal sealed class GroupBuilder(ImmutableArray<CorpusArticle> articles, ImmutableArray<Copy> copies, IReadOnlyList<ComparedText> texts)
{
    private readonly OriginFinder _origins = new(articles, copies, texts);
    private readonly Contradictions _contradictions = new(articles);

    public ClaimGroup Build(GroupedClaims grouped)
    {
        ImmutableArray<GroupMember> members = grouped.Members;
        Claim[] claims = [.. members.Select(_origins.ClaimOf)];
        ImmutableArray<int> core = grouped.Core;
        OriginCount count = _origins.Find([.. core.Select(m => members[m])]);
        ImmutableArray<Origin> origins = [.. count.Origins.Select(o => o with { Members = [.. o.Members.Select(m => core[m])] })];
        ImmutableArray<GroupMember>.Builder told = members.ToBuilder();
        for (int m = 0; m < members.Length; m++) told[m] = members[m] with { IsLoose = true };
        for (int c = 0; c < core.Length; c++)
        {
            told[core[c]] = members[core[c]] with
            {
                Origins = [.. origins.Where(o => o.Members.Contains(core[c])).Select(o => o.Id)],
                NamesNobody = count.Unnamed.Contains(c),
                From = count.From[c] is { } from ? core[from.Member] : null,
                FromBy = count.From[c]?.By,
            };
        }

        int[] reporting = [.. core.Where(m => claims[m].Stance is Stance.Asserted or Stance.Hedged)
            .Select(m => members[m].Article).Distinct()];
        int outlets = reporting.Select(a => articles[a].Reading.Article.Outlet ?? articles[a].Id).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return new ClaimGroup
        {
            Id = 0,
            Representative = Representative(core, claims),
            Members = told.ToImmutable(),
            Origins = origins,
            IndependentOrigins = count.Range,
            Reasons = count.Reasons,
            Warnings = [.. Losses.Find(told.ToImmutable(), claims), .. _contradictions.Find(told, claims), .. StandsOut(members, count, origins, outlets)],
            Reports = reporting.Length,
            Outlets = outlets,
            DistinctTexts = _origins.DistinctTexts(reporting),
            DenialOrigins = _origins.FindDenials(members),
        };
    }

    private IEnumerable<Warning> StandsOut(ImmutableArray<GroupMember> members, OriginCount count, ImmutableArray<Origin> origins, int outlets)
    {
        if (count.Loops.Count > 0 && origins.IsEmpty)
        {
            End[] loop = [.. count.Loops[0]];
            yield return new Warning(WarningKind.Circular, [.. loop.Select(e => e.Where)])
            {
                Detail = [.. loop.Select(e => e.Press!.Printed)],
            };
        }
        else if (count.Range is { Min: 1, Max: 1 } && outlets >= 2 && origins.Length == 1)
        {
            yield return new Warning(WarningKind.SingleOrigin, [.. origins[0].Members.Select(m => Losses.Passage(members[m], _origins.ClaimOf(members[m])))]);
        }
    }

    /// <summary>The earliest member that is attributed and stands in a sentence of its own; the longest where none is.</summary>
    private static int Representative(ImmutableArray<int> core, Claim[] claims)
    {
        int best = core[0];
        int most = int.MinValue;
        foreach (int m in core)
        {
            int rank = claims[m].Stance switch { Stance.Asserted => 4, Stance.Hedged => 3, _ => 0 }
                + (claims[m].Region == RegionKind.Headline ? 0 : 2) + (claims[m].Chain.Length > 1 ? 1 : 0);
            int length = claims[m].Content.Sum(s => s.Length);
            if (length < 20) rank -= 3;
            if (rank <= most) continue;
            most = rank;
            best = m;
        }

        return best;
    }
}
