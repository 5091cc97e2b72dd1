using Whence.Claims.Grammar;
using Whence.Claims.Hedges;

namespace Whence.Claims.Stances;

/// <summary>Says how the innermost teller stands to a content: by the force of the cue, then by the predicate, then by words of doubt.</summary>
/// <remarks>A content whose predicate is negated denies the proposition without the negation, so that claims and denials of one thing can meet.</remarks>
internal sealed class StanceFinder(Trees trees, ClauseGrammar phrases)
{
    /// <summary>The stance to the clause of <paramref name="predicate"/> (-1 when there is none) told with <paramref name="force"/>.</summary>
    public Stance Find(int predicate, Force force, List<ScopedHedge> hedges, bool attributed = true)
    {
        if (force == Force.Denies) return Stance.Denied;
        if (force == Force.Questions) return Stance.Questioned;
        if (predicate >= 0 && attributed && Predicate(predicate) is { } stance) return stance == Stance.Denied && force == Force.Hedges ? Stance.Questioned : stance;
        if (predicate >= 0 && !attributed && Judges(predicate) is { } judged) return judged;
        if (predicate >= 0 && !attributed && IsOpen(predicate)) return Stance.Questioned;
        if (force == Force.Hedges) return Stance.Hedged;
        foreach (ScopedHedge hedge in hedges)
        {
            if (hedge.Strength >= HedgeWords.Enough && Bears(hedge, predicate)) return Stance.Hedged;
        }

        return Stance.Asserted;
    }

    /// <summary>What the predicate itself says: that a telling is false, open, or that something is not so.</summary>
    private Stance? Predicate(int predicate)
    {
        if (Judges(predicate) is { } judged) return judged;
        string lemma = trees.Lemma(predicate);
        bool negated = phrases.IsNegated(predicate);
        int seen = trees.Child(predicate, "obj");
        if (seen < 0) seen = trees.Child(predicate, "obl");
        if (lemma == "unaware" || (seen >= 0 && trees.Form(seen) == "nothing" && lemma is "see" or "find" or "have" or "come" or "know" or "hear")) return Stance.Denied;
        if (lemma is "suggest" or "indicate" or "show" or "prove" or "point" or "support" && phrases.Subject(predicate) is >= 0 and int nothing && trees.Form(nothing) == "nothing") return Stance.Denied;
        if (!negated) return null;
        // "sees no cause to doubt it" is no denial of anything.
        if (seen >= 0 && trees.Lemma(seen) is "cause" or "reason" or "ground" or "doubt" or "objection" or "choice") return null;
        int subject = phrases.Subject(predicate);
        // "There is no doubt that": nothing is denied.
        if (subject >= 0 && trees.Lemma(subject) is "doubt" or "question" && trees.Child(predicate, "expl") >= 0) return null;
        if (subject >= 0 && trees.Form(subject) is "nobody" or "none") return Stance.Denied;
        foreach (int child in trees.Children(predicate))
        {
            if (trees.Form(child) is "only" or "just" or "merely" or "always" && trees.Is(child, "advmod")) return trees.Form(child) == "always" ? Stance.Questioned : null;
            if (trees.Form(child) == "yet" && trees.Is(child, "advmod")) return Stance.Questioned;
        }

        if (lemma is "rule" or "exclude" or "comment" or "respond" or "answer" or "reply" or "want" or "care") return null;
        if (SpeechWords.IsCheck(lemma)) return Stance.Questioned;
        if (lemma is "clear" or "sure" or "certain" or "know" or "say") return Stance.Questioned;
        return Stance.Denied;
    }

    /// <summary>Whether the predicate passes judgement on a telling: "is baseless", "was not accurate", "called it a lie".</summary>
    private Stance? Judges(int predicate)
    {
        bool negated = phrases.IsNegated(predicate);
        foreach (int token in Judging(predicate))
        {
            string lemma = SpeechWords.Untrue.Contains(trees.Form(token)) || SpeechWords.Open.Contains(trees.Form(token)) ? trees.Form(token) : trees.Lemma(token);
            if (!SpeechWords.Untrue.Contains(lemma) && !SpeechWords.True.Contains(lemma) && !SpeechWords.Open.Contains(lemma)) continue;
            if (!IsOfTelling(predicate, token)) continue;
            bool off = negated || phrases.IsNegated(token);
            if (SpeechWords.Open.Contains(lemma)) return Stance.Questioned;
            if (SpeechWords.Untrue.Contains(lemma)) return off ? null : Stance.Denied;
            return off ? IsAlways(predicate) ? Stance.Questioned : Stance.Denied : null;
        }

        return null;
    }

    /// <summary>"It was not clear who ...", "There was no confirmation of ...": the outlet itself leaves it open.</summary>
    private bool IsOpen(int predicate)
    {
        string lemma = trees.Lemma(predicate);
        bool negated = phrases.IsNegated(predicate);
        if (negated && lemma is "clear" or "know" or "certain") return trees.Child(predicate, "ccomp") >= 0 || trees.Child(predicate, "csubj") >= 0 || trees.Child(predicate, "advcl") >= 0;
        if (lemma is "unclear" or "uncertain" or "unknown") return true;
        // "Doubts remain over whether it was hit."
        if (lemma is "remain" or "persist" or "linger" && phrases.Subject(predicate) is >= 0 and int left && trees.Lemma(left) is "doubt" or "question" or "uncertainty") return true;
        // "The claims could not be verified."
        if (negated && SpeechWords.IsCheck(lemma) && phrases.Subject(predicate) is >= 0 and int checkedOne && IsTelling(checkedOne)) return true;
        return lemma is "be" or "confirmation" or "verification" or "corroboration" && trees.Child(predicate, "expl") >= 0 && (negated || HasNo(predicate)) &&
            (lemma != "be" || phrases.Subject(predicate) is >= 0 and int subject && trees.Lemma(subject) is "confirmation" or "verification" or "corroboration");
    }

    private bool HasNo(int nominal) => trees.Child(nominal, "det") is >= 0 and int no && trees.Form(no) == "no";

    private bool IsAlways(int predicate)
    {
        foreach (int child in trees.Children(predicate))
        {
            if (trees.Form(child) is "always" or "entirely" or "yet") return true;
        }

        return false;
    }

    private IEnumerable<int> Judging(int predicate)
    {
        yield return predicate;
        var children = trees.Children(predicate).ToArray();
        foreach (int child in children)
        {
            if (trees.Is(child, "xcomp")) yield return child;
            if (!trees.Is(child, "obj")) continue;
            foreach (int inner in trees.Children(child).ToArray())
            {
                if (trees.Is(inner, "amod")) yield return inner;
            }
        }
    }

    /// <summary>Whether what is judged is a telling or points to one: "the report", "such talk", "it".</summary>
    private bool IsOfTelling(int predicate, int judging)
    {
        int subject = phrases.Subject(predicate);
        int theObject = trees.Child(predicate, "obj");
        if (judging != predicate && theObject >= 0) return IsTelling(theObject);
        return subject < 0 || IsTelling(subject);
    }

    private bool IsTelling(int token) =>
        SpeechWords.ReportNouns.Contains(trees.Lemma(token)) || trees.Lemma(token) is "idea" or "charge" or "medium" or "detail" or "rumour" or "description" or "suggestion" ||
        (trees.Upos(token) is "PRON" or "DET" && trees.Form(token) is "it" or "this" or "that" or "they" or "these" or "those" or "which" or "what");

    /// <summary>Whether the hedge bears on the predicate itself and not on a phrase below it.</summary>
    private bool Bears(ScopedHedge hedge, int predicate)
    {
        if (predicate < 0 || hedge.Scope == predicate) return true;
        int head = trees.Head(hedge.Scope);
        return hedge.Kind switch
        {
            HedgeKind.Verb => head == predicate && (trees.Is(hedge.Scope, "xcomp") || trees.Is(hedge.Scope, "acl")) || (trees.Deprel(hedge.Scope) == "acl:relcl" && trees.Is(head, "obj") && trees.Head(head) == predicate && trees.Child(hedge.Scope, "ccomp") >= 0),
            HedgeKind.Modal => head == predicate && trees.Is(hedge.Scope, "xcomp"),
            HedgeKind.Adverb => hedge.First < predicate && head == predicate && trees.Is(hedge.Scope, "advmod"),
            HedgeKind.Adjective => head == predicate && (trees.Is(hedge.Scope, "nsubj") || trees.Is(hedge.Scope, "obj")) && hedge.Strength >= .6,
            _ => false,
        };
    }
}
