using Whence.Claims;
using Whence.Corpus.Sources;

namespace Whence.Corpus.Origins;

/// <summary>Inside one article, what names nobody or says less is read by what names somebody: the headline by the body, "a report" by the next sentence.</summary>
internal static class ArticleEnds
{
    /// <summary>For each end the end of the same article that it stands for, or -1.</summary>
    public static int[] Resolve(IReadOnlyList<End> ends, IReadOnlyList<Claim> claims)
    {
        var follows = new int[ends.Count];
        Array.Fill(follows, -1);
        foreach (IGrouping<int, End> article in ends.GroupBy(e => e.Article))
        {
            End[] all = [.. article.OrderBy(e => e.Where.Span).ThenBy(e => e.Index)];
            foreach (End end in all)
            {
                End? target = Target(end, all, claims);
                if (target is not null) follows[end.Index] = target.Index;
            }
        }

        // A headline may follow a lead that itself follows the body.
        for (int i = 0; i < follows.Length; i++)
        {
            int steps = 0;
            while (follows[i] >= 0 && follows[follows[i]] >= 0 && steps++ < follows.Length) follows[i] = follows[follows[i]];
            if (follows[i] == i) follows[i] = -1;
        }

        return follows;
    }

    private static End? Target(End end, End[] all, IReadOnlyList<Claim> claims) => end.Kind switch
    {
        EndKind.Nobody => all.FirstOrDefault(IsSpecific) ?? all.FirstOrDefault(e => e.Kind is EndKind.Press or EndKind.Generic && !e.IsOwn),
        EndKind.Press when end.IsOwn => all.FirstOrDefault(IsSpecific) ?? all.FirstOrDefault(e => e.Kind == EndKind.Press && !e.IsOwn),
        EndKind.Generic when end.InLead => all.FirstOrDefault(IsSpecific) ?? all.FirstOrDefault(e => e.Kind == EndKind.Press && !e.IsOwn),
        EndKind.Institution or EndKind.Unnamed when end.InLead => all.FirstOrDefault(e => !e.InLead && IsLessThan(end, e))
            ?? (IsHeadline(end, claims) ? all.FirstOrDefault(e => e.Member != end.Member && !IsHeadline(e, claims) && IsLessThan(end, e)) : null),
        _ => null,
    };

    private static bool IsSpecific(End end) => end.Kind is EndKind.Person or EndKind.Institution or EndKind.Document or EndKind.Unnamed;

    private static bool IsHeadline(End end, IReadOnlyList<Claim> claims) => claims[end.Member].Region == Articles.RegionKind.Headline;

    /// <summary>Whether the brief form may mean the full one: "U.S." the official, "source" the official of CNN, "intelligence chief" the man.</summary>
    private static bool IsLessThan(End brief, End full)
    {
        if (full.Kind is not (EndKind.Person or EndKind.Institution or EndKind.Document or EndKind.Unnamed) || brief.Name.SetApart || full.Name.SetApart) return false;
        SourceName x = brief.Name, y = full.Name;
        if (brief.Kind == EndKind.Unnamed)
            return full.Kind == EndKind.Unnamed && EndRelations.MayDescribeOne(x, y) && (x.Countries.IsEmpty || !y.Countries.IsEmpty) && (x.Count == 1) == (y.Count == 1);
        if (!x.IsGovernment || x.Countries.IsEmpty) return false;
        return y.Countries.Overlaps(x.Countries) || (full.Beside?.Countries.Overlaps(x.Countries) ?? false) || (full.Kind == EndKind.Document && y.Countries.IsEmpty);
    }
}
