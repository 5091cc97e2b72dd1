using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus.Origins;
using Whence.Store.Queries;
using Whence.Web.Words;

namespace Whence.Web.Drawing;

/// <summary>Who has a claim from whom: publications, the tellers they name, and the origins behind them.</summary>
/// <param name="Nodes">Publications by time, then the tellers that they lead to.</param>
/// <param name="Edges">From the one that cites to the one cited. May hold a loop.</param>
public sealed record ChainGraph(ImmutableArray<ChainNode> Nodes, ImmutableArray<ChainEdge> Edges)
{
    /// <summary>The graph of a group of claims.</summary>
    public static ChainGraph Of(GroupView group) => new ChainGraphBuilder(group).Build();
}

/// <summary>A publication or a teller.</summary>
/// <param name="Label">Its name.</param>
/// <param name="Note">A second line: the date of a publication, the kind of a teller.</param>
/// <param name="Kind">What it is; decides the shape.</param>
public sealed record ChainNode(string Label, string Note, SourceKind Kind)
{
    /// <summary>Address of the passage or null.</summary>
    public string? Link { get; init; }

    public bool IsPublication { get; init; }

    /// <summary>Number of the origin that it is, from 1; null for what only relays.</summary>
    public int? Origin { get; init; }
}

/// <summary>That one has it from the other.</summary>
/// <param name="From">Index of the one that cites.</param>
/// <param name="To">Index of the one cited.</param>
/// <param name="Label">The words that say so, or the evidence.</param>
public sealed record ChainEdge(int From, int To, string Label)
{
    /// <summary>Not stated in the text: shown dashed, with its evidence as label.</summary>
    public bool IsInferred { get; init; }

    public bool Denies { get; init; }

    public bool IsHedged { get; init; }

    /// <summary>Address of the passage that says so.</summary>
    public string? Link { get; init; }
}

/// <summary>Draws the members of a group together into one graph.</summary>
internal sealed class ChainGraphBuilder(GroupView group)
{
    private readonly List<ChainNode> _nodes = [];
    private readonly List<ChainEdge> _edges = [];
    private readonly Dictionary<string, int> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _publications = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byOutlet = new(StringComparer.OrdinalIgnoreCase);

    public ChainGraph Build()
    {
        MemberRow[] drawn = [.. Drawn(group)];
        foreach (MemberRow member in drawn) AddPublication(member.Claim);
        foreach (MemberRow member in drawn) AddChain(member);
        return new ChainGraph([.. _nodes], [.. _edges]);
    }

    /// <summary>One member an article and stance, the one with the longest chain: a headline only where the text has nothing.</summary>
    public static IEnumerable<MemberRow> Drawn(GroupView group) => group.Members
        .Where(m => !m.Loose || m.Claim.Stance == Stance.Denied)
        .Where(m => m.Claim.Stance != Stance.Questioned)
        .GroupBy(m => (m.Claim.Article, Denies: m.Claim.Stance == Stance.Denied))
        .Select(article => article.OrderBy(m => m.Claim.Region == RegionKind.Headline).ThenByDescending(m => m.Claim.Chain.Length).ThenBy(m => m.Claim.Index).First())
        .OrderBy(m => m.Claim.Published, StringComparer.Ordinal).ThenBy(m => m.Claim.Outlet, StringComparer.Ordinal);

    private void AddPublication(ClaimRow claim)
    {
        if (_publications.ContainsKey(claim.Article)) return;
        string outlet = claim.Outlet ?? "Outlet not known";
        _publications[claim.Article] = _nodes.Count;
        _byOutlet.TryAdd(outlet, _nodes.Count);
        bool agency = claim.Chain is [{ Kind: SourceKind.Agency }, ..];
        _nodes.Add(new ChainNode(outlet, Dates.Published(claim.Published), agency ? SourceKind.Agency : SourceKind.Outlet)
        {
            Link = Links.Passage(claim),
            IsPublication = true,
        });
    }

    private void AddChain(MemberRow member)
    {
        ClaimRow claim = member.Claim;
        int current = _publications[claim.Article];
        bool denies = claim.Stance == Stance.Denied;
        int? inferred = Inferred(member);
        if (inferred is { } from && from != current && (claim.Chain.Length == 1 || !NamesOutlet(claim, from)))
        {
            string evidence = member.FromBy is { } by ? Phrases.Of(by, ShareOf(member, from)) : "";
            Connect(current, from, evidence, claim, inferred: member.FromBy is ReasonKind.SameText or ReasonKind.Rewrites, denies);
            if (member.FromBy is ReasonKind.SameText or ReasonKind.Rewrites && claim.Chain.Length <= 2) return;
        }

        for (int i = 1; i < claim.Chain.Length; i++)
        {
            SourceLink link = claim.Chain[i];
            bool last = i == claim.Chain.Length - 1;
            bool relays = _byOutlet.TryGetValue(link.Name, out int relay) && relay != _publications[claim.Article];
            int next = last && !relays && member.Origins is [var origin, ..] ? OriginNode(group.Origins[origin]) : Teller(link, denies && last);
            if (next == current) continue;
            Connect(current, next, Cue(claim, link), claim, link.Basis == LinkBasis.Inferred, denies && last);
            current = next;
        }

        if (claim.Chain.Length > 1 || inferred is not null) return;
        int end = member.Origins is [var own, ..] ? OriginNode(group.Origins[own]) : Unnamed();
        Connect(current, end, member.Origins.IsEmpty ? "names nobody" : "own reporting", claim, inferred: member.Origins.IsEmpty, denies);
    }

    private int? Inferred(MemberRow member) =>
        member.From is { } from && from < group.Members.Length && _publications.TryGetValue(group.Members[from].Claim.Article, out int node) ? node : null;

    private bool NamesOutlet(ClaimRow claim, int publication) => claim.Chain.Skip(1).Any(l => _byOutlet.TryGetValue(l.Name, out int at) && at == publication);

    private double ShareOf(MemberRow member, int from)
    {
        string other = _publications.First(p => p.Value == from).Key;
        return group.Reasons.Where(r => r.Share > 0 && (r.First.Article == member.Claim.Article || r.Second.Article == member.Claim.Article)
            && (r.First.Article == other || r.Second.Article == other)).Select(r => r.Share).DefaultIfEmpty(0).Max();
    }

    private string Cue(ClaimRow claim, SourceLink link) => link.Basis switch
    {
        LinkBasis.Credit => "credit line",
        LinkBasis.Inferred => "inferred",
        _ => claim.Stance == Stance.Denied ? "denies" : claim.Stance == Stance.Hedged ? "hedged" : "stated",
    };

    private int Teller(SourceLink link, bool denies)
    {
        if (_byOutlet.TryGetValue(link.Name, out int publication)) return publication;
        return Node((denies ? "denier " : "teller ") + link.Name, () => new ChainNode(link.Name, Phrases.Of(link.Kind), link.Kind));
    }

    private int OriginNode(Origin origin)
    {
        string label = origin.Label;
        int via = label.IndexOf(" (via ", StringComparison.Ordinal);
        if (via > 0) label = label[..via];
        return Node($"origin {origin.Id}", () => new ChainNode(label, $"origin {origin.Id + 1} · {Phrases.Of(origin.Kind)}", origin.Kind) { Origin = origin.Id + 1 });
    }

    private int Unnamed() => Node("nobody", () => new ChainNode("Nobody named", "origin unknown", SourceKind.Unknown));

    private int Node(string key, Func<ChainNode> make)
    {
        if (_byKey.TryGetValue(key, out int node)) return node;
        _nodes.Add(make());
        return _byKey[key] = _nodes.Count - 1;
    }

    private void Connect(int from, int to, string label, ClaimRow claim, bool inferred, bool denies)
    {
        if (_edges.Exists(e => e.From == from && e.To == to && e.Denies == denies)) return;
        _edges.Add(new ChainEdge(from, to, label)
        {
            IsInferred = inferred,
            Denies = denies,
            IsHedged = claim.Stance == Stance.Hedged,
            Link = Links.Passage(claim),
        });
    }
}
