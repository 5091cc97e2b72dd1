using Whence.Claims.Tellers;
using Whence.Text;
using Whence.Times.Words;

namespace Whence.Claims.Grammar;

/// <summary>Finds the phrases of a clause that the chain needs: who acts, by whom, what a relative pronoun stands for, whose text it is.</summary>
internal sealed class ClauseGrammar(Trees trees)
{
    /// <summary>The token that heads the one who acts in the clause of <paramref name="verb"/>, or -1; a relative pronoun is followed to what it stands for.</summary>
    public int Actor(int verb)
    {
        for (int steps = 0; steps < 8; steps++)
        {
            int subject = Subject(verb);
            if (subject < 0 && !IsPassive(verb)) subject = trees.Child(verb, "expl");
            if (subject >= 0)
            {
                return IsPassive(verb) ? Agent(verb) : Antecedent(subject, verb);
            }

            if (IsPassive(verb)) return Agent(verb);
            int head = trees.Head(verb);
            if (head < 0) return -1;
            if (trees.Is(verb, "acl"))
            {
                // "officials saying that", but not "no cause to question it".
                return trees.IsNominal(head) && !HasMark(verb, "to") ? head : -1;
            }

            if (!(trees.Is(verb, "conj") || trees.Is(verb, "xcomp") || trees.Is(verb, "advcl") || trees.Is(verb, "parataxis") || trees.Is(verb, "dep"))) return -1;

            // "quoted Y as saying": the one who speaks is the object.
            if (SpeechWords.IsCitation(trees.Lemma(head)) && HasMark(verb, "as"))
            {
                return IsPassive(head) ? Subject(head) : Object(head);
            }

            verb = head;
        }

        return -1;
    }

    /// <summary>The grammatical subject of the verb itself, or -1. Of several, which only a parser's mistake gives, the nearest before the verb.</summary>
    public int Subject(int verb)
    {
        int subject = Own(verb);
        if (trees.Xpos(verb) is not ("VBD" or "VBZ" or "VBP")) return subject;
        int head = trees.Head(verb);
        // "Cables showed officials thought that", the second verb taken for the first one's complement ...
        if (subject < 0 && head >= 0 && head < verb && trees.Is(verb, "xcomp")) return Shown(head, verb);
        // ... or for its head, with both subjects ...
        if (subject < 0 && head > verb && trees.Is(verb, "ccomp") && Shown(verb, head) >= 0) return Own(head);
        // ... or for its complement, with the subject of the first.
        if (subject >= 0 && head > subject && head < verb && Shown(head, verb) is >= 0 and int shown) return shown;
        foreach (int child in trees.Children(verb))
        {
            if (subject < 0 && child > verb && trees.Is(child, "ccomp") && Own(child) is >= 0 and int crossing && crossing < verb && Shown(verb, child) >= 0) return crossing;
            // "Leaked cables showed that", with "leaked" for a verb.
            bool before = child < verb && child > subject && (trees.Is(child, "ccomp") || trees.Is(child, "csubj") || trees.Is(child, "advcl"));
            if (before && trees.Last(child) + 1 == verb && trees.Child(child, "obj") is var borrowed && borrowed > child) return borrowed;
        }

        return subject;
    }

    private int Own(int verb)
    {
        int subject = -1;
        foreach (int child in trees.Children(verb))
        {
            if (trees.Is(child, "nsubj") && !IsDay(trees.Form(child)) && (subject < 0 || child < verb)) subject = child;
        }

        return subject;
    }

    /// <summary>The object of a verb that stands right before another verb; or -1.</summary>
    private int Shown(int verb, int next) => trees.Child(verb, "obj") is var shown && shown > verb && trees.Last(shown) + 1 == next ? shown : -1;

    /// <summary>The phrase that ends right before the verb, for a subject that hangs elsewhere ("the ministry, the army and the court all confirmed"); or -1.</summary>
    public int Before(int verb)
    {
        if (!(trees.Xpos(verb) is "VBD" or "VBZ" or "VBP" || (trees.Xpos(verb) == "VBN" && (trees.Child(verb, "aux") >= 0 || trees.Is(verb, "ccomp") || trees.Is(verb, "acl"))))) return -1;
        int at = verb - 1, sentence = trees.SentenceOf(verb);
        while (at > 0 && trees.Upos(at) is "ADV" or "AUX" or "DET") at--;
        if (at < 0 || trees.SentenceOf(at) != sentence) return -1;
        if (trees.Upos(at) == "VERB")
        {
            // "intelligence that has been declassified indicates": over the relative clause to its noun.
            for (int steps = 0; steps < 4 && at >= 0 && trees.Deprel(at) != "acl:relcl"; steps++) at = trees.Head(at);
            at = at >= 0 && trees.Deprel(at) == "acl:relcl" ? trees.Head(at) : -1;
            if (at >= verb) return -1;
        }

        if (at < 0 || !trees.IsNominal(at) || IsDay(trees.Form(at))) return -1;
        for (int steps = 0; steps < 12; steps++)
        {
            int head = trees.Head(at);
            if (head < 0 || head >= verb || !trees.IsNominal(head)) break;
            if ((trees.Is(at, "conj") && trees.Child(at, "cc") < 0) || (trees.Is(at, "appos") && trees.Upos(at) == "PROPN" && trees.Upos(head) == "NOUN" && !IsPersonal(head))) break;
            // "..., the Evening Ledger reported": an apposition would be closed by a comma too.
            if (steps == 0 && at == verb - 1 && trees.Is(at, "appos") && trees.Child(at, "det") >= 0 && trees.AfterComma(at) >= 0) break;
            // "In a statement the ministry said": a phrase without preposition is no part of the one before it.
            if (trees.Is(at, "nmod") && trees.Child(at, "case") < 0 && trees.Child(at, "det") >= 0) break;
            at = head;
        }

        bool foreign = trees.Is(at, "obj") && trees.Head(at) != trees.Head(verb);
        return foreign || trees.Is(at, "obl") ? -1 : at;
    }

    public static bool IsDay(string form) => Lexicon.Weekdays.Contains(form) || form is "today" or "yesterday" or "month" or "week";

    private bool IsYear(int token) => trees.Upos(token) == "NUM" || Lexicon.Months.Contains(trees.Form(token)) || IsDay(trees.Form(token));

    /// <summary>What parsers hang on a teller and belongs to the telling: "Harborline on Tuesday", "the mayor of stealing it".</summary>
    private bool IsForeign(int phrase) => trees.Is(phrase, "nmod") ? IsYear(phrase) && (HasCase(phrase, "on") || IsDay(trees.Form(phrase))) : trees.Is(phrase, "acl") && HasMark(phrase, "of");

    public int Object(int verb)
    {
        int theObject = trees.Child(verb, "obj");
        return theObject >= 0 ? theObject : trees.Child(verb, "iobj");
    }

    public bool IsPassive(int verb)
    {
        foreach (int child in trees.Children(verb))
        {
            if (trees.Deprel(child) is "nsubj:pass" or "aux:pass" or "csubj:pass") return true;
        }

        return trees.Xpos(verb) == "VBN" && trees.Is(verb, "acl") && trees.Deprel(verb) != "acl:relcl";
    }

    /// <summary>The "by" phrase of a passive, or -1.</summary>
    public int Agent(int verb)
    {
        foreach (int child in trees.Children(verb))
        {
            if (trees.Deprel(child) == "obl:agent" || (trees.Is(child, "obl") && HasCase(child, "by"))) return child;
        }

        return -1;
    }

    /// <summary>What a relative pronoun that depends on <paramref name="verb"/> stands for; any other token stands for itself.</summary>
    public int Antecedent(int token, int verb)
    {
        if (!(trees.Form(token) is "who" or "which" or "that" or "whom") || !(trees.Upos(token) is "PRON" or "DET" or "SCONJ")) return token;
        for (int steps = 0; steps < 8 && verb >= 0; steps++)
        {
            if (trees.Is(verb, "acl") && trees.Head(verb) >= 0) return trees.Form(token) == "who" ? Someone(trees.Head(verb), token) : trees.Head(verb);
            verb = trees.Is(verb, "conj") ? trees.Head(verb) : -1;
        }

        return token;
    }

    /// <summary>"officials familiar with intelligence, who said": who can only stand for the officials.</summary>
    private int Someone(int token, int who)
    {
        const int Reach = 10;
        if (IsPersonal(token)) return token;
        for (int at = trees.Head(token), steps = 0; at >= 0 && steps < 5; at = trees.Head(at), steps++)
        {
            if (IsPersonal(at) && at < who) return at;
        }

        for (int at = who - 1; at >= 0 && at >= who - Reach && trees.SentenceOf(at) == trees.SentenceOf(who); at--)
        {
            if (IsPersonal(at)) return at;
        }

        return token;
    }

    private bool IsPersonal(int token) => trees.Upos(token) == "NOUN" && (TellerNouns.IsUnnamed(trees.Lemma(token)) || TellerNouns.IsCrowd(trees.Lemma(token)) || TellerNouns.IsRole(trees.Lemma(token)));

    public bool HasCase(int token, string form)
    {
        foreach (int child in trees.Children(token))
        {
            if (trees.Is(child, "case") && trees.Form(child) == form) return true;
        }

        return false;
    }

    public bool HasMark(int verb, string form)
    {
        foreach (int child in trees.Children(verb))
        {
            if ((trees.Is(child, "mark") || trees.Is(child, "case")) && trees.Form(child) == form) return true;
        }

        return trees.Head(verb) >= 0 && trees.First(verb) > 0 && trees.Form(trees.First(verb)) == form;
    }

    /// <summary>Whether the clause is negated by a word on its predicate or by "no" on its subject or object.</summary>
    public bool IsNegated(int predicate)
    {
        foreach (int child in trees.Children(predicate))
        {
            // "may or may not have" leaves it open.
            if (trees.Form(child) == "not" && child > 2 && trees.Form(child - 2) == "or" && trees.Form(child - 1) == trees.Form(child - 3)) continue;
            if (trees.Form(child) is "not" or "n't" or "never" or "neither" or "nor" or "hardly" or "cannot") return true;
            if ((trees.Is(child, "nsubj") || trees.Is(child, "obj")) && HasNo(child)) return true;
            if (trees.Is(child, "aux") && trees.Form(child) is "cannot" or "can't" or "couldn't") return true;
        }

        return false;
    }

    /// <summary>The tokens of a noun phrase that name or describe, from its determiner on, without what follows a comma or tells how it speaks.</summary>
    public (int First, int Last) Core(int head)
    {
        int from = head, to = head;
        foreach (int child in trees.Children(head))
        {
            if (child < head)
            {
                if (!(trees.Is(child, "case") || trees.Is(child, "punct") || trees.Is(child, "mark") || (trees.Is(child, "cc") && trees.Form(child) != "neither") || trees.Is(child, "nsubj") ||
                      trees.Is(child, "cop") || trees.Is(child, "aux") || trees.Is(child, "advcl") || trees.Is(child, "parataxis") || trees.Is(child, "obl")) && !IsSetOff(child, head))
                {
                    from = Math.Min(from, trees.First(child));
                }

                continue;
            }

            int start = trees.First(child);
            if (trees.Is(child, "punct") || IsForeign(child)) continue;
            bool afterComma = start > 0 && trees.IsPunctuation(start - 1) && !(trees.Form(start - 1) is "\"" or "“" or "”" or "'");
            if (trees.Is(child, "conj") && start <= to + 2)
            {
                to = Math.Max(to, Core(child, 1));
                continue;
            }

            if (trees.Is(child, "conj") && trees.IsNominal(child))
            {
                to = Math.Max(to, Core(child, 1));
                continue;
            }

            if (afterComma || start > to + 1 || IsRecipient(child)) continue;
            if (trees.Is(child, "flat") || trees.Is(child, "compound") || trees.Is(child, "appos") || trees.Is(child, "nmod") || trees.Is(child, "amod") || trees.Is(child, "nummod") || trees.Is(child, "fixed") ||
                (trees.Is(child, "acl") && !IsBareCue(child) && !SpeechWords.IsCitation(trees.Lemma(child)) && !(trees.Lemma(child) is "see" or "obtain" or "review" or "carry" or "broadcast" && Agent(child) >= 0) && !IsTelling(child) && !IsComplement(child)))
            {
                to = Math.Max(to, Trim(trees.Last(child), child));
            }
        }

        return (from, WithReach(head, to));
    }

    /// <summary>"two officials briefed on the talks": what gives an unnamed source its standing belongs to it, whatever it hangs on.</summary>
    private int WithReach(int head, int to)
    {
        const int Longest = 10;
        int next = to + 1;
        if (next >= trees.Count || trees.SentenceOf(next) != trees.SentenceOf(head) || !(TellerNouns.IsUnnamed(trees.Lemma(head)) || TellerNouns.IsRole(trees.Lemma(head)))) return to;
        if (trees.Form(next) is not ("briefed" or "familiar" or "close" or "involved" or "knowledgeable" or "privy") || trees.Upos(next) is "AUX") return to;
        int last = next;
        while (last + 1 < trees.Count && trees.SentenceOf(last + 1) == trees.SentenceOf(head) && last - next < Longest && !trees.IsPunctuation(last + 1) && !trees.IsVerb(last + 1) && trees.Form(last + 1) is not ("that" or "who" or "and" or "but")) last++;
        return last;
    }

    /// <summary>Whether a dash or colon parts what stands before a noun from it: "ships drones - report".</summary>
    private bool IsSetOff(int child, int head)
    {
        for (int i = trees.First(child); i < head; i++)
        {
            if (trees.Form(i) is ":" or "–" or "—" || (trees.Form(i) == "-" && i > 0 && trees.Tokens[i - 1].Span.End < trees.Tokens[i].Span.Start)) return true;
        }

        return false;
    }

    /// <summary>Whose text a document is: "Reuters report", "the Pentagon's statement", "a report by X", "ran an article"; -1 when not said.</summary>
    public int Owner(int document)
    {
        int named = -1;
        foreach (int child in trees.Children(document))
        {
            if (trees.Deprel(child) == "nmod:poss") return child;
            if (trees.Is(child, "compound") && trees.Upos(child) == "PROPN" && child < document && !IsDay(trees.Form(child)) && !IsSetOff(child, document)) named = child;
            if (trees.Is(child, "nmod") && child > document && trees.IsNominal(child) && !IsYear(child) && (HasCase(child, "by") || HasCase(child, "from") || HasCase(child, "in"))) return child;
        }

        if (named >= 0) return named;
        foreach (int child in trees.Children(document))
        {
            if (trees.Is(child, "nmod") && trees.Upos(child) == "PROPN" && child < document) return child;
            if (trees.Is(child, "acl") && SpeechWords.IsPublishing(trees.Lemma(child)) && Agent(child) is >= 0 and int agent) return agent;
            if (trees.Is(child, "nmod") && HasCase(child, "of") && SpeechWords.VoiceNouns.Contains(trees.Lemma(document))) return child;
        }

        int head = trees.Head(document);
        if (head >= 0 && trees.Is(document, "obj") && SpeechWords.IsPublishing(trees.Lemma(head))) return Actor(head);
        return -1;
    }

    /// <summary>The text span of a noun phrase without its determiner when <paramref name="bare"/>.</summary>
    public TextSpan Span(int head, bool bare)
    {
        (int from, int to) = Core(head);
        while (from < head && (trees.IsPunctuation(from) || (bare && trees.Upos(from) == "DET"))) from++;
        return trees.Span(from, Math.Max(from, to));
    }

    private int Core(int head, int depth)
    {
        int to = head;
        foreach (int child in trees.Children(head))
        {
            if (child < head || trees.Is(child, "punct") || trees.First(child) > to + 1 || IsForeign(child)) continue;
            if (trees.Is(child, "flat") || trees.Is(child, "compound") || trees.Is(child, "nmod") || (depth < 3 && trees.Is(child, "acl") && !IsTelling(child))) to = Math.Max(to, Trim(trees.Last(child), child));
            else if (depth < 8 && trees.Is(child, "conj")) to = Math.Max(to, Core(child, depth + 1));
        }

        return to;
    }

    /// <summary>"the agency that Kim was ill": a clause with a subject of its own is no part of a name.</summary>
    private bool IsComplement(int clause) => trees.Form(trees.First(clause)) == "that" && Subject(clause) >= 0 && Subject(clause) != trees.First(clause);

    /// <summary>"the statement of the mission to CNN": to whom something was given is no part of a name.</summary>
    private bool IsRecipient(int child) => trees.Upos(child) == "PROPN" && HasCase(child, "to") && OutletNames.IsPublisher(trees.Span(child, trees.Last(child)).In(trees.Text).ToString());

    /// <summary>"..., an audit found.": the cue that closes the sentence, taken for a participle.</summary>
    private bool IsBareCue(int verb) =>
        SpeechWords.OfVerb(trees.Lemma(verb)) is not null && trees.First(verb) == verb && trees.Last(verb) == verb && (verb + 1 >= trees.Count || trees.IsPunctuation(verb + 1));

    private bool IsTelling(int verb) =>
        SpeechWords.OfVerb(trees.Lemma(verb)) is not null && (trees.Child(verb, "ccomp") >= 0 || trees.Child(verb, "xcomp") >= 0);

    /// <summary>Takes punctuation, and all after a comma, off the end of a phrase.</summary>
    private int Trim(int lastToken, int within)
    {
        for (int i = trees.First(within); i <= lastToken; i++)
        {
            if (trees.Form(i) is "," or "—" or "–" or "(" or ";" or ":") return Math.Max(trees.First(within), i - 1);
        }

        while (lastToken > within && trees.IsPunctuation(lastToken)) lastToken--;
        return lastToken;
    }

    /// <summary>"no group", "nobody": the phrase names no one.</summary>
    public bool IsNobody(int nominal) => trees.Form(nominal) is "none" or "nobody" || (trees.Child(nominal, "det") is >= 0 and int no && trees.Form(no) == "no");

    /// <summary>The same, and "neither the army nor the ministry".</summary>
    private bool HasNo(int nominal)
    {
        foreach (int child in trees.Children(nominal))
        {
            if ((trees.Is(child, "det") || trees.Is(child, "cc")) && trees.Form(child) is "no" or "neither") return true;
        }

        return IsNobody(nominal);
    }
}
