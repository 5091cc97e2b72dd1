using System.Collections.Immutable;
using Whence.Claims;
using Whence.Corpus.Copies;
using Whence.Corpus.Sources;

namespace Whence.Corpus.Origins;

/// <summary>Finds how many independent origins stand behind the members of one group, and why.</summary>
internal sealed class OriginFinder
{
    private readonly ImmutableArray<CorpusArticle> _articles;
    private readonly PressName?[] _publishers;
    private readonly EndReader _reader;
    private readonly PassageLinks _passages;
    private readonly HashSet<(int, int)> _copied;

    public OriginFinder(ImmutableArray<CorpusArticle> articles, ImmutableArray<Copy> copies, IReadOnlyList<ComparedText> texts)
    {
        _articles = articles;
        _publishers = [.. articles.Select(a => a.Reading.Article.Outlet is { } outlet ? PressName.Of(outlet) : null)];
        _reader = new EndReader(articles, texts);
        _passages = new PassageLinks(copies);
        _copied = [.. copies.Select(c => (c.Original, c.Later))];
    }

    /// <summary>Counts the origins behind the members that assert or hedge.</summary>
    public OriginCount Find(IReadOnlyList<GroupMember> members) => Count(members, stance => stance is Stance.Asserted or Stance.Hedged);

    /// <summary>Counts the origins behind the denials.</summary>
    public OriginRange FindDenials(IReadOnlyList<GroupMember> members) =>
        members.Any(m => ClaimOf(m).Stance == Stance.Denied) ? Count(members, stance => stance == Stance.Denied).Range : default;

    public Claim ClaimOf(GroupMember member) => _articles[member.Article].Reading.Claims[member.Claim];

    private OriginCount Count(IReadOnlyList<GroupMember> members, Func<Stance, bool> counts)
    {
        Claim[] claims = [.. members.Select(ClaimOf)];
        var ends = new List<End>();
        for (int m = 0; m < members.Count; m++)
            if (counts(claims[m].Stance))
                foreach (End end in _reader.Read(m, members[m].Article, claims[m]))
                    ends.Add(end with { Index = ends.Count });

        int[] follows = ArticleEnds.Resolve(ends, claims);
        var graph = new OriginGraph(ends.Count);
        var reasons = new ReasonList(ends);
        foreach (End brief in ends)
            if (follows[brief.Index] >= 0 && brief.Kind is EndKind.Institution or EndKind.Unnamed) reasons.Add(ReasonKind.HeadlineOfBody, ReasonEffect.Merges, brief, ends[follows[brief.Index]]);
        var from = new (int Member, ReasonKind By)?[members.Count];
        Copies(members, claims, ends, follows, graph, reasons, from);

        End[] active = [.. ends.Where(e => follows[e.Index] < 0 && e.Kind != EndKind.Nobody)];
        Relate(active, graph, reasons, (a, b) => (a.Kind == EndKind.Press) == (b.Kind == EndKind.Press));
        var routes = new PressRoutes(active, graph, article => _publishers[article]);
        routes.Follow((a, b, kind) => reasons.Add(kind, ReasonEffect.Merges, a, b));

        // A cited outlet whose teller is known is that teller and nobody else; only one that nothing resolves may be any other.
        HashSet<int> resolved = [.. active.Where(e => e.Kind != EndKind.Press).Select(e => graph.Root(e.Index))];
        Relate(active, graph, reasons, (a, b) => (a.Kind == EndKind.Press && b.Kind != EndKind.Press && !resolved.Contains(graph.Root(a.Index)))
            || (b.Kind == EndKind.Press && a.Kind != EndKind.Press && !resolved.Contains(graph.Root(b.Index))));

        int[] counted = [.. active.Select(e => e.Index).Where(e => !routes.Silent.Contains(e))];
        int speaking = ends.Select(e => e.Member).Distinct().Count();
        OriginRange range = counted.Length > 0 ? graph.Range(counted)
            : routes.Loops.Count > 0 ? new OriginRange(0, 1)
            : speaking > 0 ? new OriginRange(1, DistinctTexts(ends.Select(e => e.Article))) : default;
        Cite(members, claims, from);
        return new OriginCount(range, [.. reasons.Build(graph, [.. counted])], OriginsOf(ends, follows, graph, counted), routes.Loops, from)
        {
            Unnamed = [.. ends.Where(e => e.Kind == EndKind.Nobody && follows[e.Index] < 0).Select(e => e.Member)],
        };
    }

    /// <summary>Texts that remain when copies count with their originals.</summary>
    public int DistinctTexts(IEnumerable<int> articles)
    {
        int[] all = [.. articles.Distinct().Order()];
        return all.Count(later => !Array.Exists(all, original => _copied.Contains((original, later))));
    }

    private void Copies(IReadOnlyList<GroupMember> members, Claim[] claims, List<End> ends, int[] follows, OriginGraph graph, ReasonList reasons, (int, ReasonKind)?[] from)
    {
        foreach ((int original, int later, Copy copy, SharedPassage passage) in _passages.Find(members, claims))
        {
            End[] a = [.. ends.Where(e => e.Member == original)], b = [.. ends.Where(e => e.Member == later)];
            if (a.Length == 0 || b.Length == 0) continue;
            ReasonKind kind = passage.Exact ? ReasonKind.SameText : ReasonKind.Rewrites;
            from[later] ??= (original, kind);
            for (int i = 0; i < Math.Min(a.Length, b.Length); i++)
            {
                End x = ends[Followed(follows, a[i].Index)], y = ends[Followed(follows, b[i].Index)];
                if (x.Index == y.Index) continue;
                if (y.Kind is EndKind.Nobody or EndKind.Generic) follows[y.Index] = x.Index;
                else if (x.Kind is EndKind.Nobody or EndKind.Generic) follows[x.Index] = y.Index;
                else if (!graph.Must(x.Index, y.Index)) continue;
                reasons.Add(kind, ReasonEffect.Merges, x, y, copy.Sentences);
            }
        }
    }

    private static int Followed(int[] follows, int end)
    {
        for (int steps = 0; follows[end] >= 0 && steps < follows.Length; steps++) end = follows[end];
        return end;
    }

    private static void Relate(End[] active, OriginGraph graph, ReasonList reasons, Func<End, End, bool> concerns)
    {
        ILookup<int, PressName> relays = active.Where(e => e.IsRelayed).ToLookup(e => e.Article, e => e.Via!);
        for (int i = 0; i < active.Length; i++)
        {
            for (int j = i + 1; j < active.Length; j++)
            {
                (End a, End b) = (active[i], active[j]);
                if (!concerns(a, b)) continue;
                (Relation relation, ReasonKind kind) = EndRelations.Between(a, b);
                if (relation is Relation.None or Relation.May && QuoteOneUtterance(a, b)) (relation, kind) = (Relation.Must, ReasonKind.SameQuotation);
                else if (relation == Relation.May && SharesRelay(a, b, relays)) (relation, kind) = (Relation.Must, ReasonKind.SameDescription);
                switch (relation)
                {
                    case Relation.Must:
                        if (graph.Must(a.Index, b.Index)) reasons.Add(kind, ReasonEffect.Merges, a, b);
                        break;
                    case Relation.May:
                        graph.May(a.Index, b.Index);
                        reasons.Add(kind, ReasonEffect.MayMerge, a, b);
                        break;
                    case Relation.Apart:
                        graph.Apart(a.Index, b.Index);
                        reasons.Add(kind, ReasonEffect.KeepsApart, a, b);
                        break;
                }
            }
        }
    }

    /// <summary>Whether two articles print the same quoted words of somebody, who may be named in one of them only.</summary>
    private static bool QuoteOneUtterance(End a, End b) =>
        a.Quoted is { } one && b.Quoted is { } other && a.Article != b.Article && a.Kind is not (EndKind.Press or EndKind.Generic) && b.Kind is not (EndKind.Press or EndKind.Generic) && one.Overlaps(other);

    /// <summary>Two articles that relay one outlet and quote somebody in the same words without a route have him from that outlet.</summary>
    private static bool SharesRelay(End a, End b, ILookup<int, PressName> relays)
    {
        if (a.Kind != EndKind.Unnamed || b.Kind != EndKind.Unnamed || a.IsRelayed || b.IsRelayed || a.Article == b.Article) return false;
        bool alike = a.Name.Role == b.Name.Role && a.Name.Role != Role.Any && a.Name.Countries.SetEquals(b.Name.Countries) && (a.Name.Count == 1) == (b.Name.Count == 1);
        return alike && relays[a.Article].Any(x => relays[b.Article].Any(x.Matches));
    }

    /// <summary>A member whose chain passes an outlet of the group has the claim from that outlet's first article.</summary>
    private void Cite(IReadOnlyList<GroupMember> members, Claim[] claims, (int, ReasonKind)?[] from)
    {
        for (int m = 0; m < members.Count; m++)
        {
            if (from[m] is not null) continue;
            for (int l = claims[m].Chain.Length - 1; l > 0 && from[m] is null; l--)
            {
                PressName cited = PressName.Of(claims[m].Chain[l].Name);
                for (int other = 0; other < m; other++)
                {
                    if (members[other].Article == members[m].Article || _publishers[members[other].Article] is not { } publisher || !publisher.Matches(cited)) continue;
                    from[m] = (other, claims[m].Chain[l].Basis == LinkBasis.Credit ? ReasonKind.CreditLine : ReasonKind.CitesByName);
                    break;
                }
            }
        }
    }

    private static ImmutableArray<Origin> OriginsOf(List<End> ends, int[] follows, OriginGraph graph, int[] counted)
    {
        var origins = ImmutableArray.CreateBuilder<Origin>();
        foreach (int root in counted.Select(graph.Root).Distinct().Order())
        {
            End[] node = [.. ends.Where(e => graph.Root(Followed(follows, e.Index)) == root)];
            End best = node.Where(e => e.Kind is not (EndKind.Nobody or EndKind.Generic)).OrderBy(e => e.InLead).ThenBy(e => e.Kind).ThenByDescending(e => e.IsRelayed)
                .ThenByDescending(e => e.Name.Printed.Length).FirstOrDefault() ?? node[0];
            origins.Add(new Origin(origins.Count, OriginLabel.Of(best), OriginLabel.KindOf(best), [.. node.Select(e => e.Member).Distinct().Order()]));
        }

        return origins.ToImmutable();
    }
}

/// <summary>What counting found for one group.</summary>
/// <param name="From">For each member whom it copies or cites.</param>
internal sealed record OriginCount(
    OriginRange Range, ImmutableArray<Reason> Reasons, ImmutableArray<Origin> Origins, IReadOnlyList<End[]> Loops, (int Member, ReasonKind By)?[] From)
{
    /// <summary>Members that name nobody and stand in no text that does.</summary>
    public required ImmutableArray<int> Unnamed { get; init; }
}
