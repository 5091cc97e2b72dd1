using System.Collections.Immutable;
using Whence.Articles;
using Whence.Claims.Chains;
using Whence.Claims.Grammar;
using Whence.Claims.Hedges;
using Whence.Claims.OwnVoice;
using Whence.Claims.Stances;
using Whence.Claims.Tellers;
using Whence.Claims.Tellings;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Claims;

/// <summary>Gathers the claims of one article while they are built.</summary>
internal sealed class ClaimDraft
{
    private readonly Article article;
    private readonly Trees trees;
    private readonly ClauseGrammar phrases;
    private readonly ChainBuilder chains;
    private readonly ContentParts parts;
    private readonly ClaimSpans spans;
    private readonly SourceLink? outlet;
    private readonly ImmutableArray<SourceLink> credits;
    private readonly List<GapFinder.Placed> placed = [];

    public ClaimDraft(Article article, Trees trees, ClauseGrammar phrases, ChainBuilder chains)
    {
        this.article = article;
        this.trees = trees;
        this.phrases = phrases;
        this.chains = chains;
        parts = new ContentParts(trees, new HedgeFinder(trees, phrases), new StanceFinder(trees, phrases));
        spans = new ClaimSpans(trees);
        outlet = article.Outlet is { Length: > 0 } name ? new SourceLink(name, OutletNames.IsAgency(name) ? SourceKind.Agency : SourceKind.Outlet, LinkBasis.Publisher) : null;
        credits = Credits.Find(article);
    }

    /// <summary>Adds a claim for what each telling tells, without what others tell inside it.</summary>
    public void AddTold(List<Telling> tellings)
    {
        var inside = tellings.Where(t => t.Parent is not null && t.Content.Count > 0).ToLookup(t => t.Parent!);
        foreach (Telling telling in tellings)
        {
            if (telling.Content.Count == 0) continue;
            bool whole = telling.Force is Force.Denies or Force.Questions;
            var taken = new HashSet<int>(telling.Frame);
            // A parser that hangs the teller on the verb of what is told makes it a part of that.
            if (telling.Content[^1] > telling.Cue) taken.UnionWith(Phrase(telling.Teller).Where(t => t < telling.Cue));
            if (telling.Parent is { IsOutermost: true } outer)
            {
                taken.UnionWith(outer.Frame);
                taken.UnionWith(Phrase(outer.Teller));
            }

            if (!whole)
            {
                foreach (Telling inner in inside[telling])
                {
                    taken.UnionWith(inner.Content);
                    taken.UnionWith(inner.Frame);
                    taken.UnionWith(Phrase(inner.Teller));
                    foreach (int head in inner.Outer) taken.UnionWith(Phrase(head));
                }
            }

            List<int> own = telling.Content.FindAll(t => !taken.Contains(t));
            if (own.Count == 0 || (inside[telling].Any() && !whole && !HasStatement(own))) continue;
            ImmutableArray<SourceLink> links = chains.LinksOf(telling);
            foreach (ContentPart part in parts.Cut(own, telling.Force))
            {
                Add(part, links, telling);
            }
        }
    }

    /// <summary>Adds what the outlet says itself.</summary>
    public void AddOwnVoice(List<Telling> tellings, List<Citation> loose)
    {
        var told = new bool[trees.Count];
        foreach (Telling telling in tellings)
        {
            if (telling.Content.Count == 0) continue;
            foreach (int t in telling.Content) told[t] = true;
            foreach (int t in telling.Frame) told[t] = true;
            foreach (int t in Phrase(telling.Teller)) told[t] = true;
            foreach (int head in telling.Outer)
            {
                foreach (int t in Phrase(head)) told[t] = true;
            }
        }

        foreach (Citation citation in loose)
        {
            foreach (int t in trees.Subtree(trees.Root(citation.Verb))) told[t] = true;
        }

        var statements = new OwnStatements(trees, phrases);
        foreach (Sentence sentence in trees.Sentences)
        {
            if (sentence.EndToken <= sentence.FirstToken || trees.RegionOf(sentence.FirstToken) is not (RegionKind.Headline or RegionKind.Standfirst or RegionKind.Body or RegionKind.Dateline)) continue;
            List<int> own = statements.Find(sentence, told);
            if (own.Count == 0) continue;
            bool asks = trees.IsHead(sentence) && trees.Form(sentence.EndToken - 1) == "?";
            foreach (ContentPart part in parts.Cut(own, asks ? Force.Questions : Force.Asserts, attributed: false)) Add(trees.IsHead(sentence) ? ScareQuotes.Mark(trees, part) : part, [], null);
        }
    }

    /// <summary>The claims in text order, numbered, with their notices.</summary>
    public ImmutableArray<Claim> Finish()
    {
        placed.Sort((a, b) => a.Claim.Content[0].CompareTo(b.Claim.Content[0]) is not 0 and int order ? order : b.Claim.Chain.Length.CompareTo(a.Claim.Chain.Length));
        List<ClaimNotice>[] notices = new GapFinder(trees).Find(placed);
        var claims = ImmutableArray.CreateBuilder<Claim>(placed.Count);
        for (int i = 0; i < placed.Count; i++) claims.Add(placed[i].Claim with { Id = i, Notices = [.. notices[i]] });
        return claims.ToImmutable();
    }

    private void Add(ContentPart part, ImmutableArray<SourceLink> links, Telling? telling)
    {
        ImmutableArray<TextSpan> content = spans.Of(part.Tokens);
        if (content.IsEmpty) return;
        RegionKind region = trees.RegionOf(part.Tokens[0]);
        if (region is RegionKind.Dateline) region = RegionKind.Body;
        var hedges = ImmutableArray.CreateBuilder<Hedge>();
        if (telling is { CueHedges: true }) hedges.Add(new Hedge(trees.Tokens[telling.Cue].Span, HedgeKind.Verb));
        foreach (ScopedHedge hedge in part.Hedges) hedges.Add(new Hedge(trees.Span(hedge.First, hedge.Last), hedge.Kind));
        hedges.Sort((a, b) => a.Span.CompareTo(b.Span));
        var claim = new Claim
        {
            Id = 0,
            Region = region,
            Content = content,
            Chain = Chain(region, links),
            Stance = part.Stance,
            Hedges = hedges.ToImmutable(),
            Confidence = telling?.Confidence ?? 1,
        };
        bool lead = region == RegionKind.Body && trees.ParagraphOf(part.Tokens[0]) == FirstBodyParagraph();
        placed.Add(new GapFinder.Placed(claim, part.Tokens, links.IsEmpty, lead));
    }

    private ImmutableArray<SourceLink> Chain(RegionKind region, ImmutableArray<SourceLink> links)
    {
        var chain = ImmutableArray.CreateBuilder<SourceLink>();
        if (outlet is not null) chain.Add(outlet);
        if (region == RegionKind.Body)
        {
            foreach (SourceLink credit in credits) chain.Add(credit);
        }

        foreach (SourceLink link in links)
        {
            // "told Reuters" in a Reuters article, "(AP)" over an article that says "told The Associated Press".
            bool named = link.Kind is SourceKind.Outlet or SourceKind.Agency && chain.Any(c => OutletNames.Same(c.Name, link.Name));
            if (!named) chain.Add(link);
        }

        return chain.ToImmutable();
    }

    private int firstBodyParagraph = -1;

    private int FirstBodyParagraph()
    {
        if (firstBodyParagraph >= 0) return firstBodyParagraph;
        for (int i = 0; i < trees.Count; i++)
        {
            if (trees.RegionOf(i) == RegionKind.Body) return firstBodyParagraph = trees.ParagraphOf(i);
        }

        return firstBodyParagraph = int.MaxValue;
    }

    private List<int> Phrase(int head)
    {
        if (head < 0) return [];
        (int from, int to) = phrases.Core(head);
        return [.. Enumerable.Range(from, to - from + 1)];
    }

    /// <summary>Whether what is left of a content, when the tellings inside it are taken out, still says something.</summary>
    private bool HasStatement(List<int> tokens)
    {
        int words = 0;
        bool predicate = false;
        foreach (int token in tokens)
        {
            if (!trees.IsPunctuation(token)) words++;
            predicate |= trees.IsClause(token) && trees.Upos(token) is "VERB" or "ADJ" or "NOUN" or "PROPN" && (phrases.Subject(token) >= 0 || trees.Child(token, "obj") >= 0);
        }

        return predicate && words >= 3;
    }
}
