using Whence.Claims.Grammar;
using Whence.Claims.Hedges;

namespace Whence.Claims.Stances;

/// <summary>A part of what is told with one stance.</summary>
internal sealed record ContentPart(List<int> Tokens, int Predicate, Stance Stance, List<ScopedHedge> Hedges);

/// <summary>Cuts a content where its stance changes: "stationed staff, apparently to strengthen ties" asserts the first and hedges the second.</summary>
internal sealed class ContentParts(Trees trees, HedgeFinder hedges, StanceFinder stances)
{
    /// <summary>How far up a tree the part of a token is looked for.</summary>
    private const int FurthestHead = 200;

    /// <summary>The parts of <paramref name="content"/> in text order. Neighbouring clauses with equal stance and no hedge stay together.</summary>
    public List<ContentPart> Cut(List<int> content, Force force, bool attributed = true)
    {
        var inside = new HashSet<int>(content);
        var found = new List<ScopedHedge>();
        foreach (int token in content)
        {
            if (hedges.Find(token) is { } hedge) found.Add(hedge);
        }

        List<int> heads = Clauses(content, inside);
        var roots = new List<int>(heads);
        if (force is not (Force.Denies or Force.Questions))
        {
            foreach (ScopedHedge hedge in found)
            {
                if (hedge.Kind is HedgeKind.Adverb && hedge.Strength >= HedgeWords.Enough && inside.Contains(hedge.Scope) && !roots.Contains(hedge.Scope) && IsPart(hedge.Scope)) roots.Add(hedge.Scope);
            }
        }

        var partOf = new Dictionary<int, int>();
        var isRoot = new HashSet<int>(roots);
        foreach (int token in content)
        {
            int at = token, steps = 0;
            while (at >= 0 && !isRoot.Contains(at) && steps++ < FurthestHead) at = trees.Head(at);
            partOf[token] = at >= 0 && isRoot.Contains(at) ? at : roots.Count > 0 ? roots[0] : token;
        }

        foreach (ScopedHedge hedge in found)
        {
            if (!isRoot.Contains(hedge.Scope) || !partOf.ContainsKey(hedge.First) || hedge.Kind != HedgeKind.Adverb) continue;
            partOf[hedge.First] = hedge.Scope;
            if (heads.Contains(hedge.Scope)) continue;
            // What stands before the word of doubt is not what it doubts, whatever the tree says.
            foreach (int token in content)
            {
                if (token < hedge.First && partOf[token] == hedge.Scope) partOf[token] = heads.Count > 0 ? heads[0] : hedge.Scope;
            }
        }

        var tokensOf = content.ToLookup(t => partOf[t]);
        var hedgesOf = found.ToLookup(h => partOf.GetValueOrDefault(h.First, -1));
        var parts = new List<ContentPart>();
        foreach (int root in roots)
        {
            List<int> tokens = [.. tokensOf[root]];
            if (tokens.Count == 0) continue;
            List<ScopedHedge> own = [.. hedgesOf[root]];
            parts.Add(new ContentPart(tokens, root, stances.Find(root, force, own, attributed), own));
        }

        if (parts.Count == 0 && content.Count > 0) parts.Add(new ContentPart(content, content[0], stances.Find(-1, force, found, attributed), found));
        // "WSJ report on spy base inaccurate": headlines leave out the copula, and with it the tree.
        if (parts.TrueForAll(p => p.Stance == Stance.Asserted) && ClosesUntrue(content)) parts = [new ContentPart(content, content[^1], Stance.Denied, found)];
        // "Ministry: no plan to devalue"
        if (attributed && parts.TrueForAll(p => p.Stance == Stance.Asserted) && OpensWithNo(content)) parts = [new ContentPart(content, content[^1], Stance.Denied, found)];
        parts.Sort((a, b) => a.Tokens[0].CompareTo(b.Tokens[0]));
        return Join(parts);
    }

    private bool ClosesUntrue(List<int> content)
    {
        const int Longest = 16;
        if (content.Count is < 2 or > Longest || trees.RegionOf(content[0]) is not (Articles.RegionKind.Headline or Articles.RegionKind.Standfirst)) return false;
        int last = content.FindLast(t => !trees.IsPunctuation(t));
        return last > 0 && (SpeechWords.Untrue.Contains(trees.Form(last)) || SpeechWords.Untrue.Contains(trees.Lemma(last))) && content.Exists(t => SpeechWords.DeniableNouns.Contains(trees.Lemma(t)) || SpeechWords.DeniableNouns.Contains(trees.Form(t)));
    }

    private bool OpensWithNo(List<int> content)
    {
        int first = content.Find(t => !trees.IsPunctuation(t));
        return trees.Form(first) is "no" or "not" && trees.RegionOf(first) is Articles.RegionKind.Headline or Articles.RegionKind.Standfirst && !content.Exists(t => trees.IsVerb(t) && trees.Xpos(t) is "VBD" or "VBZ" or "VBP");
    }

    private static List<ContentPart> Join(List<ContentPart> parts)
    {
        var joined = new List<ContentPart>();
        foreach (ContentPart part in parts)
        {
            if (joined.Count > 0 && joined[^1].Stance == part.Stance && part.Stance is Stance.Asserted or Stance.Denied or Stance.Questioned)
            {
                var tokens = new List<int>(joined[^1].Tokens);
                tokens.AddRange(part.Tokens);
                tokens.Sort();
                joined[^1] = joined[^1] with { Tokens = tokens, Hedges = [.. joined[^1].Hedges, .. part.Hedges] };
                continue;
            }

            joined.Add(part);
        }

        return joined;
    }

    /// <summary>The predicates of the content: its tops and what is coordinated with them as a clause.</summary>
    private List<int> Clauses(List<int> content, HashSet<int> inside)
    {
        var heads = new List<int>();
        var isHead = new HashSet<int>();
        foreach (int token in content)
        {
            if (trees.IsPunctuation(token) || trees.Is(token, "mark") || trees.Is(token, "cc") || trees.Is(token, "case")) continue;
            if (!inside.Contains(trees.Head(token)))
            {
                heads.Add(token);
                isHead.Add(token);
                continue;
            }

            if ((trees.Is(token, "conj") || trees.Is(token, "parataxis")) && trees.IsClause(token) && isHead.Contains(trees.Head(token)))
            {
                heads.Add(token);
                isHead.Add(token);
            }
        }

        // Single words cut off from their clause belong to the clause.
        if (heads.Exists(trees.IsClause)) heads.RemoveAll(h => !trees.IsClause(h) && trees.First(h) == trees.Last(h));
        return heads;
    }

    private bool IsPart(int token) => trees.Is(token, "advcl") || trees.Is(token, "xcomp") || trees.Is(token, "obl") || trees.Is(token, "acl") || trees.Is(token, "nmod") || trees.Is(token, "conj") || trees.Is(token, "parataxis") || trees.Is(token, "ccomp");
}
