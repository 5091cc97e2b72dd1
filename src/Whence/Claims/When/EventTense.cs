using Whence.Claims.Grammar;

namespace Whence.Claims.When;

/// <summary>When a clause says its event happens, seen from the day of publication, by the form of its verb alone.</summary>
internal enum EventTense : byte
{
    Unknown,

    /// <summary>"resigned"</summary>
    Past,

    /// <summary>"has resigned"</summary>
    Perfect,

    /// <summary>"had resigned", "was a minister": before, nobody says how long.</summary>
    Before,

    /// <summary>"resigns", "is resigning"</summary>
    Present,

    /// <summary>"will resign", "plans to resign"</summary>
    Future,

    /// <summary>"may resign"</summary>
    Possible,
}

/// <summary>Reads the tense of a clause from its verb and auxiliaries.</summary>
internal static class EventTenses
{
    private const int LongestChain = 4;

    /// <summary>Verbs whose "to" clause lies ahead.</summary>
    private static readonly HashSet<string> LooksAhead =
        ["plan", "expect", "intend", "hope", "want", "agree", "decide", "pledge", "vow", "promise", "threaten", "prepare", "aim", "seek", "schedule", "set", "urge", "call", "order", "ask", "propose", "offer", "wish", "go", "wait", "slate", "commit", "need", "mean", "due", "likely", "ready", "able", "about"];

    /// <summary>States: past forms of them say nothing of a day.</summary>
    private static readonly HashSet<string> States =
        ["be", "have", "know", "believe", "own", "include", "remain", "want", "like", "need", "contain", "live", "hold", "seem", "appear", "belong", "consist", "depend", "mean", "use", "serve"];

    public static EventTense Of(Trees trees, int head)
    {
        for (int steps = 0; head >= 0 && steps < LongestChain; steps++)
        {
            EventTense tense = Own(trees, head);
            if (tense != EventTense.Unknown) return tense;
            int up = trees.Head(head);
            if (up >= 0 && trees.Is(head, "xcomp") && LooksAhead.Contains(trees.Lemma(up))) return EventTense.Future;
            if (up >= 0 && trees.Is(head, "acl") && trees.Xpos(head) == "VBN") return EventTense.Before;
            if (up < 0 || !(trees.Is(head, "xcomp") || trees.Is(head, "conj") || trees.Is(head, "advcl") || trees.Is(head, "acl") || trees.Is(head, "ccomp") || trees.Is(head, "obj") || trees.Is(head, "nsubj") || trees.Is(head, "obl") || trees.Is(head, "nmod"))) return EventTense.Unknown;
            head = up;
        }

        return EventTense.Unknown;
    }

    /// <summary>Whether a clause has a tense of its own; an infinitive or a participle has none.</summary>
    public static bool IsFinite(Trees trees, int head) => Own(trees, head) != EventTense.Unknown;

    private static EventTense Own(Trees trees, int head)
    {
        bool perfect = false, isFinite = false, past = false;
        foreach (int child in trees.Children(head))
        {
            if (!trees.Is(child, "aux") && !trees.Is(child, "cop")) continue;
            string lemma = trees.Lemma(child), form = trees.Form(child);
            if (form is "will" or "wo" or "'ll" or "shall" or "would" || (form == "'d" && trees.Xpos(child) == "MD")) return EventTense.Future;
            if (trees.Xpos(child) == "MD" || form is "may" or "might" or "could" or "can" or "should" or "must") return EventTense.Possible;
            if (lemma == "have")
            {
                perfect = true;
                past |= trees.Xpos(child) == "VBD" || form == "had";
                isFinite |= trees.Xpos(child) is "VBD" or "VBZ" or "VBP";
            }
            else if (!perfect)
            {
                past |= trees.Xpos(child) == "VBD" || form is "was" or "were" or "did";
                isFinite |= trees.Xpos(child) is "VBD" or "VBZ" or "VBP";
            }
        }

        if (perfect) return past ? EventTense.Before : isFinite ? EventTense.Perfect : EventTense.Unknown;
        string own = trees.Xpos(head);
        if (own == "VBD") past = isFinite = true;
        else if (own is "VBZ" or "VBP") isFinite = true;
        if (!isFinite) return EventTense.Unknown;
        bool isState = trees.Child(head, "cop") >= 0 || States.Contains(trees.Lemma(head));
        return past ? isState ? EventTense.Before : EventTense.Past : EventTense.Present;
    }
}
