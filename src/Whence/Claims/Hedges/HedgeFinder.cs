using Whence.Claims.Grammar;

namespace Whence.Claims.Hedges;

/// <summary>A word of doubt and the part of the tree that it bears on.</summary>
/// <param name="First">First token of the words.</param>
/// <param name="Last">Last token of the words.</param>
/// <param name="Kind">What kind of words they are.</param>
/// <param name="Strength">0 to 1.</param>
/// <param name="Scope">The token whose subtree it bears on.</param>
internal readonly record struct ScopedHedge(int First, int Last, HedgeKind Kind, double Strength, int Scope);

/// <summary>Finds words of doubt and their scope in the trees.</summary>
internal sealed class HedgeFinder(Trees trees, ClauseGrammar phrases)
{
    /// <summary>The hedge at <paramref name="token"/>, or null.</summary>
    public ScopedHedge? Find(int token)
    {
        string form = trees.Form(token), lemma = trees.Lemma(token);
        int head = trees.Head(token);
        if (HedgeWords.Adverb(form) is { } adverb && adverb.Strength > .1 && (trees.Upos(token) == "ADV" || (trees.Upos(token) is "ADJ" or "X" && HedgeWords.Adjective(form) is null)))
        {
            return new ScopedHedge(token, token, adverb.Kind, adverb.Strength, Following(token) ?? (head >= 0 ? head : token));
        }

        if (form == "certainly" && token > 0 && trees.Form(token - 1) == "almost" && head >= 0) return new ScopedHedge(token - 1, token, HedgeKind.Adverb, .35, head);
        if (HedgeWords.IsModal(form) && trees.Upos(token) == "AUX" && head >= 0)
        {
            // "could not confirm" and "could reach Europe" (ability, in a relative clause) are no doubt of the claim.
            if (form == "could" && (phrases.IsNegated(head) || trees.Deprel(head) == "acl:relcl")) return null;
            return new ScopedHedge(token, token, HedgeKind.Modal, form == "could" ? .4 : .5, head);
        }

        if (trees.Upos(token) == "ADJ" && HedgeWords.Adjective(lemma) is { } adjective)
        {
            return new ScopedHedge(token, token, adjective.Kind, adjective.Strength, trees.Is(token, "amod") && head >= 0 ? head : token);
        }

        if (trees.Upos(token) == "VERB" && trees.Is(token, "amod") && head >= 0 && HedgeWords.Adjective(form) is { } participle)
        {
            return new ScopedHedge(token, token, participle.Kind, participle.Strength, head);
        }

        if (trees.Upos(token) == "VERB" && !trees.Is(token, "amod") && HedgeWords.Verb(lemma) is { } verb && verb.Strength >= HedgeWords.Enough && Doubts(token, lemma))
        {
            int first = token;
            foreach (int child in trees.Children(token))
            {
                if (trees.Is(child, "aux") && child < token && first - child <= 2) first = child;
            }

            return new ScopedHedge(first, token, verb.Kind, verb.Strength, token);
        }

        // "is said to have fled": somebody says so, and the outlet does not vouch for it.
        if (trees.Upos(token) == "VERB" && lemma is "say" or "report" or "understand" or "rumor" or "rumour" && trees.Child(token, "xcomp") >= 0 && phrases.IsPassive(token) && phrases.Agent(token) < 0)
        {
            return new ScopedHedge(token, token, HedgeKind.Verb, .5, token);
        }

        if (trees.Upos(token) is "SCONJ" or "ADP" && form is "if" or "unless" or "whether" && trees.Is(token, "mark") && head >= 0)
        {
            return new ScopedHedge(token, token, HedgeKind.Conditional, form == "whether" ? .5 : .3, head);
        }

        return null;
    }

    /// <summary>Whether the verb doubts here: it has a clause below it, or is passive ("is believed to", "suspected of").</summary>
    private bool Doubts(int verb, string lemma)
    {
        if (lemma is "appear" or "seem" && trees.Child(verb, "csubj") >= 0) return true;
        if (lemma is "appear" && trees.Child(verb, "xcomp") < 0 && trees.Child(verb, "ccomp") < 0) return false;
        if (lemma is "claim" && trees.Child(verb, "obj") >= 0) return false;
        return trees.Child(verb, "xcomp") >= 0 || trees.Child(verb, "ccomp") >= 0 || phrases.IsPassive(verb) || (trees.Is(verb, "parataxis") && phrases.Subject(verb) >= 0) || trees.Child(verb, "advcl") >= 0;
    }

    /// <summary>"apparently to strengthen ties": an adverb before "to", "in" or "because" bears on what follows it, whatever the tree says.</summary>
    private int? Following(int token)
    {
        int next = token + 1;
        if (next >= trees.Count || trees.SentenceOf(next) != trees.SentenceOf(token)) return null;
        if (trees.Form(next) is not ("to" or "in" or "because" or "as" or "for" or "with" or "by" or "from")) return null;
        int governed = trees.Head(next);
        return governed > next && (trees.Is(next, "mark") || trees.Is(next, "case")) ? governed : null;
    }
}
