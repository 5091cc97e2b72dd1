using System.Collections.Immutable;
using Whence.Claims.Grammar;
using Whence.Claims.Tellers;
using Whence.Claims.Tellings;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Claims.Chains;

/// <summary>Builds the chain of tellers of each telling, outermost first, walking the text from its beginning as a reader does.</summary>
internal sealed class ChainBuilder(Trees trees, ClauseGrammar phrases, TellerResolver resolver, TellerMemory memory)
{
    private const int LongestChain = 12;

    private readonly Dictionary<Telling, List<Link>> own = [];
    private readonly List<Telling> told = [];

    /// <summary>A teller with the telling that gives it; none when it is taken up from before.</summary>
    private sealed record Link(Teller Who, Telling? By);

    /// <summary>Builds the chains of all tellings; the citations that stand alone extend those before them.</summary>
    public void Build(List<Telling> tellings, List<Citation> loose)
    {
        int next = 0;
        var credits = new Queue<Sentence>(trees.Sentences.Where(IsCreditLine));
        foreach (Telling telling in tellings)
        {
            while (credits.Count > 0 && credits.Peek().FirstToken < telling.Cue) Credit(credits.Dequeue());
            while (next < loose.Count && loose[next].Verb < telling.Cue) next = Extend(loose, next);
            Visit(telling);
        }

        while (next < loose.Count) next = Extend(loose, next);
        while (credits.Count > 0) Credit(credits.Dequeue());
    }

    /// <summary>The stated links of a telling, outermost first, without outlet and credits.</summary>
    public ImmutableArray<SourceLink> LinksOf(Telling telling)
    {
        var links = ImmutableArray.CreateBuilder<SourceLink>();
        foreach (Link link in Full(telling))
        {
            links.Add(new SourceLink(link.Who.Name, link.Who.Kind, link.By is null || link.Who.IsInferred ? LinkBasis.Inferred : LinkBasis.Stated)
            {
                Span = link.Who.Span,
                Cue = link.By is null ? [] : CueOf(link.By),
                Attribution = link.By?.Attribution,
            });
        }

        return links.ToImmutable();
    }

    private ImmutableArray<TextSpan> CueOf(Telling telling) => telling.CueSpans.Count > 0 ? [.. telling.CueSpans] : [trees.Tokens[telling.Cue].Span];

    private List<Link> Full(Telling telling)
    {
        var chain = new List<Link>();
        for (Telling? at = telling; at is not null && chain.Count < LongestChain; at = at.Parent)
        {
            List<Link> links = own.TryGetValue(at, out List<Link>? found) ? found : [];
            for (int k = links.Count - 1; k >= 0; k--)
            {
                if (!chain.Exists(l => l.Who.IsSame(links[k].Who))) chain.Insert(0, links[k]);
            }
        }

        return chain;
    }

    private void Visit(Telling telling)
    {
        if (own.ContainsKey(telling)) return;
        own[telling] = [];
        if (telling.Parent is { } parent) Visit(parent);
        List<Link> above = telling.Parent is null ? [] : Full(telling.Parent);
        var links = new List<Link>();
        foreach (int head in telling.Outer) Append(links, resolver.Resolve(head), telling);
        if (Publication(telling) is >= 0 and int publication) Append(links, resolver.Resolve(publication), telling);
        if (telling.Teller >= 0 && !IsParentAgain(telling)) Append(links, resolver.Resolve(telling.Teller), telling);
        if (telling.Teller < 0 && telling.IsAgentless && telling.Force == Force.Asserts && above.Count == 0 && links.Count == 0 && IsSpeechPassive(telling)) links.Add(new Link(new Teller("unknown", SourceKind.Unknown, "unknown", trees.Tokens[telling.Cue].Span), telling));
        foreach (int head in telling.Inner) Append(links, resolver.Resolve(head), telling);
        // "Kirby said the United States had not confirmed it": who has not confirmed tells nothing; Kirby does.
        if (telling.Parent is not null && above.Count > 0 && telling is { Force: Force.Questions, IsNegated: true }) links.Clear();
        if (above.Count > 0 && above[^1].Who.Kind is SourceKind.Person or SourceKind.Anonymous or SourceKind.Organization && IsMental(trees.Lemma(telling.Cue))) links.RemoveAll(l => l.Who.Kind == SourceKind.Organization);
        links.RemoveAll(l => above.Exists(a => a.Who.IsSame(l.Who)) || (above.Count > 0 && SpeaksFor(above[^1].Who, l.Who)));
        if (above.Count == 0) TakeUp(telling, links);
        own[telling] = links;
        told.Add(telling);
        List<Link> full = Full(telling);
        memory.Add([.. full.Select(l => l.Who)], trees.SentenceOf(telling.Cue), trees.ParagraphOf(telling.Cue));
        if (Breaker(telling)) Precede(telling);
    }

    /// <summary>"Ruiz said she believed": a pronoun under a telling of the same sentence is the one who tells.</summary>
    private bool IsParentAgain(Telling telling) =>
        telling.Parent is { Teller: >= 0 } parent && trees.SentenceOf(parent.Cue) == trees.SentenceOf(telling.Cue) && own[parent].Count > 0 &&
        trees.Upos(telling.Teller) == "PRON" && trees.Form(telling.Teller) is "he" or "she" or "it" or "they" or "i" or "we";

    private static void Append(List<Link> links, List<Teller> tellers, Telling by)
    {
        foreach (Teller teller in tellers)
        {
            if (!links.Exists(l => l.Who.IsSame(teller))) links.Add(new Link(teller, by));
        }
    }

    /// <summary>Resumes the tellers above a teller who is named again: "the diplomat added" goes on through the agency that quoted the diplomat.</summary>
    private void TakeUp(Telling telling, List<Link> links)
    {
        if (links.Count == 0 || links[0].Who is not { } first || first.IsPublisher) return;
        int sentence = trees.SentenceOf(telling.Cue), paragraph = trees.ParagraphOf(telling.Cue);
        bool goesOn = trees.Lemma(telling.Cue) is "add" or "continue" || trees.Upos(Math.Max(0, telling.Teller)) == "PRON";
        bool text = telling.Teller >= 0 && first.PointsBack && SpeechWords.VoiceNouns.Contains(trees.Lemma(telling.Teller));
        bool resumes = text || (first.PointsBack && first.Kind is SourceKind.Anonymous or SourceKind.Crowd);
        if (!resumes && first.Kind is SourceKind.Person or SourceKind.Organization && goesOn) resumes = true;
        if (resumes && memory.Last(e => e.Who.IsSame(first) && (e.Above.Length > 0 || e.Who.Kind is SourceKind.Person or SourceKind.Organization)) is { } before && (first.Kind == SourceKind.Anonymous || sentence - before.Sentence <= 3))
        {
            for (int k = before.Above.Length - 1; k >= 0; k--)
            {
                if (!links.Exists(l => l.Who.IsSame(before.Above[k]))) links.Insert(0, new Link(before.Above[k] with { IsInferred = true }, null));
            }

            return;
        }

        // A source of its own right after "Kyodo said ...", in the same paragraph, is Kyodo's.
        if (first.Kind == SourceKind.Anonymous && !first.PointsBack && links.Count == 1 && telling.Force is not (Force.Denies or Force.Questions) && memory.Last(e => e.Sentence == sentence - 1 && e.Paragraph == paragraph && e.Above.IsEmpty && e.Who.IsPublisher) is { } last)
        {
            links.Insert(0, new Link(last.Who with { IsInferred = true }, null));
        }
    }

    /// <summary>The document in whose relative clause the telling stands: "the CNN report, in which an official had said".</summary>
    private int Publication(Telling telling)
    {
        int at = telling.Cue;
        for (int steps = 0; steps < 3 && at >= 0; steps++)
        {
            int head = trees.Head(at);
            if (head < 0) return -1;
            if (trees.Deprel(at) == "acl:relcl")
            {
                return head != telling.Teller && SpeechWords.StoryNouns.Contains(trees.Lemma(head)) && phrases.Owner(head) >= 0 ? head : -1;
            }

            at = trees.Is(at, "conj") || trees.Is(at, "xcomp") ? head : -1;
        }

        // The same by its words, where the tree hangs the clause elsewhere: ", in which an official said".
        for (int i = telling.Cue - 1; i > telling.Cue - 9 && i > 2; i--)
        {
            if (trees.Form(i) != "which" || trees.Form(i - 1) is not ("in" or "by" or "to")) continue;
            int noun = trees.IsPunctuation(i - 2) ? i - 3 : i - 2;
            return noun >= 0 && noun != telling.Teller && SpeechWords.StoryNouns.Contains(trees.Lemma(noun)) && phrases.Owner(noun) >= 0 ? noun : -1;
        }

        return -1;
    }

    /// <summary>"A North Korean official" speaks for North Korea, so that "North Korea" adds no link under him.</summary>
    private static bool SpeaksFor(Teller above, Teller below)
    {
        if (below.Kind != SourceKind.Organization || above.Kind is not (SourceKind.Anonymous or SourceKind.Person or SourceKind.Document)) return false;
        string description = " " + above.Name.ToLowerInvariant() + " " + above.Description;
        if (Metonyms.Share(below.Key, description)) return true;
        foreach (string word in below.Key.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length < 2 || !description.Contains(" " + word[..Math.Min(word.Length, 4)], StringComparison.Ordinal)) return false;
        }

        return below.Key.Length > 0;
    }

    /// <summary>What a body thinks or knows is told by who speaks for it.</summary>
    private static bool IsMental(string lemma) => lemma is "consider" or "believe" or "know" or "think" or "understand" or "hear" or "see" or "learn" or "expect" or "feel" or "fear" or "hope" or "suspect" or "doubt" or "assume" or "deem";

    private bool IsSpeechPassive(Telling telling) => trees.Upos(telling.Cue) == "VERB" && trees.Lemma(telling.Cue) is "say" or "report" or "tell" or "allege" or "announce" or "state" or "claim" or "disclose" or "reveal" or "mention";

    /// <summary>Whether the teller is said to have told first: "The Post, which broke the news, said".</summary>
    private bool Breaker(Telling telling)
    {
        if (telling.Teller < 0) return false;
        foreach (int child in trees.Children(telling.Teller))
        {
            if (trees.Deprel(child) != "acl:relcl") continue;
            string lemma = trees.Lemma(child);
            int theObject = trees.Child(child, "obj");
            if (lemma == "break" && theObject >= 0 && trees.Lemma(theObject) is "news" or "story") return true;
            foreach (int adverb in trees.Children(child))
            {
                if (lemma is "report" or "publish" && trees.Form(adverb) is "first") return true;
            }
        }

        return false;
    }

    /// <summary>Puts the teller who broke the news before the unowned document of the paragraph above.</summary>
    private void Precede(Telling telling)
    {
        Teller breaker = own[telling].Count > 0 ? own[telling][0].Who : Full(telling) is { Count: > 0 } full ? full[0].Who : new Teller("", SourceKind.Unknown, "", default);
        if (!breaker.IsPublisher) return;
        int paragraph = trees.ParagraphOf(telling.Cue);
        for (int i = told.Count - 1; i >= 0; i--)
        {
            Telling before = told[i];
            if (trees.ParagraphOf(before.Cue) < paragraph - 1) break;
            if (before == telling || trees.SentenceOf(before.Cue) == trees.SentenceOf(telling.Cue) || before.IsLabel || before.Parent is not null) continue;
            List<Link> links = own[before];
            if (links.Count == 1 && links[0].Who.Kind is SourceKind.Document or SourceKind.Anonymous or SourceKind.Organization) links.Insert(0, new Link(breaker with { IsInferred = true }, null));
        }
    }

    /// <summary>Extends the chains before a sentence that only cites: "The broadcaster quoted an official."</summary>
    private int Extend(List<Citation> loose, int at)
    {
        Citation citation = loose[at];
        var tail = new List<Teller>(resolver.Resolve(citation.Cited));
        int next = at + 1;
        int cited = citation.Cited;
        for (; next < loose.Count && (loose[next].Citing == cited || trees.Under(loose[next].Verb, cited)); next++)
        {
            tail.AddRange(resolver.Resolve(loose[next].Cited));
            cited = loose[next].Cited;
        }

        List<Teller> citing = resolver.Resolve(citation.Citing);
        if (tail.Count == 0 || citing.Count == 0) return next;
        int sentence = trees.SentenceOf(citation.Verb), paragraph = trees.ParagraphOf(citation.Verb);
        // "It relied on one source": whoever told in the sentence before.
        bool it = citation.Citing >= 0 && trees.Form(citation.Citing) == "it";
        if (it && memory.Last(e => e.Sentence == sentence - 1 && e.Who.IsPublisher) is { } preceding) citing = [preceding.Who];
        int matched = -1;
        for (int i = told.Count - 1; i >= 0; i--)
        {
            Telling before = told[i];
            int place = trees.SentenceOf(before.Cue);
            if (trees.ParagraphOf(before.Cue) < paragraph - 1 || (matched >= 0 && place != matched)) break;
            if (place >= sentence || before.IsLabel || before.Parent is not null) continue;
            List<Link> links = own[before];
            if (links.Count == 0) continue;
            Teller last = links[^1].Who;
            if (last.IsSame(citing[^1]))
            {
                foreach (Teller teller in tail) AddNew(links, teller);
                matched = place;
            }
            else if (links.Count == 1 && last.Kind == SourceKind.Document && SpeechWords.StoryNouns.Contains(last.Noun) && citing[^1].IsPublisher)
            {
                links.Clear();
                foreach (Teller teller in citing) AddNew(links, teller);
                foreach (Teller teller in tail) AddNew(links, teller);
                matched = place;
            }
        }

        var chain = new List<Teller>(citing);
        chain.AddRange(tail.Where(t => !citing.Exists(c => c.IsSame(t))));
        memory.Add(chain, sentence, paragraph);
        return next;
    }

    private bool IsCreditLine(Sentence sentence) =>
        sentence.EndToken - sentence.FirstToken >= 3 && trees.Form(sentence.FirstToken) is "source" or "sources" && trees.Form(sentence.FirstToken + 1) == ":" && trees.RegionOf(sentence.FirstToken) is not (Articles.RegionKind.Headline or Articles.RegionKind.Caption);

    /// <summary>A line "Source: statement of the ministry to Kanto News, as the Post reports" gives the chain of the paragraph above it.</summary>
    private void Credit(Sentence sentence)
    {
        int first = sentence.FirstToken;
        var route = new List<Teller>();
        int teller = -1, reporter = -1;
        for (int i = first + 2; i < sentence.EndToken; i++)
        {
            if (teller < 0 && trees.IsNominal(i) && !trees.Is(i, "compound") && !trees.Is(i, "amod")) teller = i;
            if (trees.Form(i) is not ("reports" or "reported" or "says" or "said" or "writes")) continue;
            reporter = phrases.Subject(i) is >= 0 and int subject ? subject : trees.IsNominal(i - 1) ? i - 1 : -1;
        }

        if (reporter >= 0) route.AddRange(resolver.Resolve(reporter));
        if (teller >= 0 && teller != reporter) route.AddRange(resolver.Resolve(teller).Where(t => !route.Exists(r => r.IsSame(t))));
        if (route.Count == 0) return;
        int paragraph = trees.ParagraphOf(first);
        memory.Add(route, trees.SentenceOf(first), paragraph);
        foreach (Telling telling in told)
        {
            if (telling.IsLabel || telling.Parent is not null || trees.ParagraphOf(telling.Cue) != paragraph - 1 || trees.SentenceOf(telling.Cue) == trees.SentenceOf(first)) continue;
            Teller? last = own[telling].Count > 0 ? own[telling][^1].Who : null;
            if (last is not null && !last.IsSame(route[^1]) && !SpeaksFor(route[^1], last) && !SpeaksFor(last, route[^1]) && last.Noun != route[^1].Noun) continue;
            own[telling] = [.. route.Select(t => new Link(t with { IsInferred = true }, null))];
        }
    }

    private static void AddNew(List<Link> links, Teller teller)
    {
        if (!links.Exists(l => l.Who.IsSame(teller))) links.Add(new Link(teller with { IsInferred = true }, null));
    }
}
