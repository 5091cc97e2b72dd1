using Whence.Claims.Grammar;
using Whence.Claims.Hedges;
using Whence.Claims.Tellers;

namespace Whence.Claims.Tellings;

/// <summary>Finds the tellings whose cue is a verb: "said that", "..., X said", "rejected reports of", "called it a lie".</summary>
internal sealed class VerbTellings(Trees trees, ClauseGrammar phrases, TellerTypes types)
{
    private readonly TellingClauses clauses = new(trees, phrases);

    /// <summary>The telling of the verb at <paramref name="verb"/>, or null.</summary>
    public Telling? Find(int verb)
    {
        string lemma = trees.Lemma(verb);
        // "responded to claims that": no infinitive ends in "s".
        if (verb > 0 && trees.Form(verb - 1) == "to" && trees.Form(verb) is "reports" or "claims" or "rumours" or "rumors" or "statements") return null;
        if (Doubting(verb) is { } doubting) return doubting;
        if (lemma is "side" or "stand" && Supported(verb, lemma) is { Count: > 0 } supported && phrases.Actor(verb) is >= 0 and int supporter)
        {
            var support = new Telling { Cue = verb, Teller = supporter, Content = supported };
            support.Frame.Add(verb);
            return support;
        }

        if (lemma is "give" or "list" or "record" or "put" or "contain" && phrases.Actor(verb) is >= 0 and int document && TellerNouns.IsDocument(trees.Lemma(document)) && trees.Child(verb, "obj") >= 0)
        {
            var told = new Telling { Cue = verb, Teller = document, Content = Rest(verb) };
            told.Frame.Add(verb);
            return told;
        }

        // "put the toll at nine"
        if (lemma == "put" && trees.Child(verb, "obj") is >= 0 and int quantity && trees.Lemma(quantity) is "number" or "toll" or "figure" or "total" or "cost" or "damage" or "estimate" or "loss" or "size" or "share" or "turnout" or "value" && phrases.Actor(verb) is >= 0 and int counter && types.CanTell(counter))
        {
            var counted = new Telling { Cue = verb, Teller = counter, Content = Rest(verb) };
            counted.Frame.Add(verb);
            return counted;
        }

        if (BrushedOff(verb, lemma) is >= 0 and int dismissed && phrases.Actor(verb) is >= 0 and int dismisser)
        {
            var dismissal = new Telling { Cue = verb, Teller = dismisser, Content = WithAs(verb, trees.Subtree(dismissed)), Force = Force.Denies };
            Frame(dismissal, verb);
            return dismissal;
        }

        if (IsInquiry(verb, lemma) && phrases.Actor(verb) is >= 0 and int inquirer)
        {
            var inquiry = new Telling { Cue = verb, Teller = inquirer, Content = trees.Subtree(trees.Child(verb, "ccomp") is >= 0 and int ccomp ? ccomp : trees.Child(verb, "advcl")), Force = Force.Questions };
            Frame(inquiry, verb);
            return inquiry;
        }

        if (SpeechWords.OfVerb(lemma) is not Force force || SpeechWords.IsCitation(lemma)) return null;
        if (TellingClauses.IsSought(trees, verb)) return null;
        // "the finding, if confirmed, would mean"
        if (verb > 0 && trees.Xpos(verb) == "VBN" && trees.Form(verb - 1) is "if" or "unless" or "until" or "when" or "once") return null;
        if (trees.Is(verb, "case") || trees.Is(verb, "amod") || trees.Is(verb, "compound")) return null;
        // "denied Spain aid" withholds; it tells nothing.
        if (force == Force.Denies && trees.Child(verb, "iobj") >= 0) return null;
        // ", Radio Kanto reported," taken for "people reported".
        bool closing = trees.Is(verb, "acl") && verb > 1 && trees.Upos(verb - 1) == "PROPN" && verb + 1 < trees.Count && (trees.IsPunctuation(verb + 1) || trees.Form(verb + 1) is "on" or "late" or "early");
        bool passive = phrases.IsPassive(verb) && !closing;
        int actor = closing ? phrases.Before(verb) : phrases.Actor(verb);
        if (actor >= 0 && (trees.Form(actor) is "it" or "there") && IsExpletive(actor) && passive) actor = -1;
        // "the purchase shows that" has no teller, and "intelligence that suggests" is a hedge of whoever has the intelligence.
        if (IsEvidential(lemma) && (actor < 0 || !types.CanTell(actor) || (trees.Deprel(verb) == "acl:relcl" && phrases.Subject(verb) >= 0))) return null;
        if (actor >= 0 && ClauseGrammar.IsDay(trees.Form(actor))) actor = -1;
        if (!passive && phrases.Subject(verb) < 0 && phrases.Before(verb) is >= 0 and int before && (actor < 0 || (trees.Head(before) > verb && trees.Is(before, "nsubj")) || (trees.Xpos(verb) is "VBD" or "VBZ" or "VBP" && trees.Child(verb, "mark") < 0 && trees.Is(verb, "advcl")))) actor = before;
        if (trees.Deprel(verb) == "acl:relcl" && actor >= 0 && force == Force.Denies && !types.CanTell(actor)) return null;
        if (Interrupting(verb, actor) is { } interrupting) return interrupting;
        // "ruled out a mine"
        bool excludes = lemma is "rule" or "rul" && trees.Form(Math.Min(verb + 1, trees.Count - 1)) == "out";
        if (excludes) force = Force.Denies;
        // "the plan, first reported by Handelsblatt, would cut 3,000 jobs"
        if (passive && actor >= 0 && trees.Deprel(verb) == "acl" && trees.Form(Math.Max(0, verb - 1)) == "first" && trees.Head(verb) is >= 0 and int broken && trees.Is(broken, "nsubj") && trees.Head(broken) > verb)
        {
            var breaking = new Telling { Cue = verb, Teller = actor, Content = trees.Subtree(trees.Head(broken)).FindAll(t => !trees.Under(t, verb)) };
            Frame(breaking, verb);
            return breaking;
        }

        bool negated = phrases.IsNegated(verb) || IsRefused(verb);
        // "No group has claimed it": nobody tells; the outlet leaves it open.
        bool nobody = actor >= 0 && negated && phrases.IsNobody(actor);
        if (nobody) actor = -1;
        List<int> content = Content(verb, lemma, force, passive, ref force);
        // Who is quoted tells nothing that stands outside of the quotation.
        if (content.Count > 0 && content[0] < verb && trees.Quoted(verb) && !trees.Quoted(content[0])) return null;
        if (negated) force = Negate(lemma, force);
        if (trees.Form(content.Count > 0 ? content[0] : verb) == "whether" && force != Force.Denies) force = Force.Questions;
        if (force == Force.Asserts && actor >= 0 && IsUnconfirmed(actor)) force = Force.Hedges;
        if (content.Count == 0 || (passive && actor < 0 && !trees.IsClause(TellingClauses.Top(trees, content)))) return null;
        if (actor < 0 && lemma is "tell" or "contradict" or "question" or "doubt" or "back" or "endorse") return null;
        if (actor >= 0 && trees.Form(actor) is "nothing" or "something" or "anything" or "everything") return null;
        if (actor >= 0 && lemma is "back" or "endorse" or "contradict" or "recognize" or "recognise" && !types.CanTell(actor)) return null;
        // "Iran is believed to have missiles" has no teller: the words of belief are hedges of the outlet's own claim.
        if (passive && actor < 0 && trees.Child(verb, "xcomp") >= 0 && lemma is "say" or "report" or "allege" or "claim" or "understand") return null;
        if (passive && actor < 0 && (force == Force.Hedges || lemma is "know" or "expect" or "show" or "find" or "read" or "note" or "estimate" or "call" or "describe" or "consider" or "determine" or "prove" or "document" or "establish")) return null;
        if (actor >= 0 && trees.Upos(actor) is not ("NOUN" or "PROPN" or "PRON" or "NUM" or "ADJ" or "DET" or "X")) actor = -1;
        var telling = new Telling { Cue = verb, Teller = actor, Content = content, Force = force, IsAgentless = actor < 0, IsNegated = negated, IsByNobody = nobody, IsOutermost = Closes(verb, content) };
        Frame(telling, verb);
        return telling;
    }

    private List<int> Content(int verb, string lemma, Force force, bool passive, ref Force result)
    {
        if (SpeechWords.IsNaming(lemma) && trees.Child(verb, "obj") is >= 0 and int named && !passive) return Named(verb, named, ref result);
        List<int> spoken = force == Force.Denies && lemma != "deny" && trees.Child(verb, "obj") >= 0 ? [] : clauses.Spoken(verb);
        if (spoken.Count > 0) return spoken;
        int accused = lemma is "accuse" or "charge" or "blame" or "suspect" ? passive ? phrases.Subject(verb) : trees.Child(verb, "obj") : -1;
        if (accused >= 0 && (!passive || phrases.Agent(verb) >= 0))
        {
            // "accused by the president of staging it" hangs the charge on the president.
            int agent = passive ? phrases.Agent(verb) : -1;
            foreach (int child in (int[])[.. trees.Children(verb), .. agent >= 0 ? trees.Children(agent) : []])
            {
                if ((trees.Is(child, "obl") || trees.Is(child, "advcl") || trees.Is(child, "acl")) && (phrases.HasCase(child, "of") || phrases.HasMark(child, "of") || phrases.HasMark(child, "with") || phrases.HasMark(child, "for")))
                {
                    if (SpreadsRumour(child)) result = Force.Denies;
                    return TellingClauses.Join(trees.Subtree(accused), trees.Subtree(child));
                }
            }
        }

        if (force is Force.Denies or Force.Questions || lemma is "back" or "endorse" || SpeechWords.TakesNounContent(lemma))
        {
            int theObject = passive ? phrases.Subject(verb) : trees.Child(verb, "obj");
            bool any = lemma is "rule" or "rul" or "back" or "endorse" or "deny" or "refute" or "doubt" or "confirm" or "reveal" or "disclose" or "acknowledge" or "admit" or "allege" or "verify" or "corroborate" or "predict" or "rebut" or "debunk" or "disprove" or "announce";
            if (theObject >= 0 && (any || SpeechWords.DeniableNouns.Contains(trees.Lemma(theObject)) || IsProForm(theObject) || trees.Lemma(theObject) is "existence" or "link" or "responsibility" or "victory" or "credit")) return WithAs(verb, passive ? trees.Subtree(theObject) : WithReach(verb, theObject));
        }

        int open = trees.Child(verb, "xcomp");
        if (open >= 0 && trees.IsClause(open) && (passive || lemma is "claim" or "deny" or "admit" or "acknowledge" or "allege" or "purport" or "pledge" or "promise" or "vow" or "threaten" or "swear" or "profess")) return clauses.Own(trees.Subtree(open), open);
        if (lemma is "warn" or "complain" or "boast" or "hint" or "speak" or "inform" or "notify" or "tell")
        {
            foreach (int child in trees.Children(verb))
            {
                if (trees.Is(child, "obl") && (phrases.HasCase(child, "of") || phrases.HasCase(child, "about"))) return trees.Subtree(child);
            }
        }

        // "'...,' the agency quoted Y as saying."
        if (lemma is "say" or "tell" or "write" && trees.Form(verb - (verb > 0 ? 1 : 0)) == "as" && trees.Head(verb) is >= 0 and int citing && SpeechWords.IsCitation(trees.Lemma(citing)) && clauses.Preceding(citing, phrases.Subject(citing)) is { Count: > 0 } preceding) return preceding;
        // "expects prices to fall"
        if (lemma == "expect" && !passive && trees.Child(verb, "obj") is >= 0 and int expected)
        {
            if (open >= 0) return TellingClauses.Join(trees.Subtree(expected), trees.Subtree(open));
            if (trees.Child(expected, "acl") is >= 0 and int fall && phrases.HasMark(fall, "to")) return trees.Subtree(expected);
        }


        return lemma is "answer" or "reply" or "respond" or "say" or "write" or "tweet" or "retort" or "state" ? clauses.Quoted(verb) : [];
    }

    /// <summary>"called the report a lie", "considered it accurate": what is named, and as what.</summary>
    private List<int> Named(int verb, int named, ref Force result)
    {
        if (trees.Lemma(verb) is "declare" or "proclaim" or "recognize" or "recognise") return Rest(verb);
        int predicate = trees.Child(verb, "xcomp");
        if (predicate < 0) predicate = trees.Child(verb, "obl");
        if (predicate < 0) predicate = trees.Child(verb, "ccomp");
        if (predicate < 0 && clauses.Quoted(verb) is { Count: > 0 } quoted && quoted[0] > named) predicate = quoted[^1];
        foreach (int child in trees.Children(verb))
        {
            // "called the accusation groundless": an adjective that parsers take for an adverb.
            if (predicate < 0 && child > named && SpeechWords.Untrue.Contains(trees.Form(child))) predicate = child;
        }

        if (predicate < 0) return [];
        bool telling = SpeechWords.DeniableNouns.Contains(trees.Lemma(named)) || IsProForm(named);
        if (telling && !(SpeechWords.True.Contains(trees.Lemma(predicate)) && !phrases.IsNegated(predicate)))
        {
            result = SpeechWords.Open.Contains(trees.Lemma(predicate)) ? Force.Questions : Force.Denies;
        }

        return TellingClauses.Join(trees.Subtree(named), trees.Subtree(predicate));
    }

    /// <summary>All that follows the verb in its clause: "declared Ruiz the winner of the vote".</summary>
    private List<int> Rest(int verb)
    {
        List<int> rest = trees.Subtree(verb).FindAll(t => t > verb);
        foreach (int child in trees.Children(verb))
        {
            if (child > verb && (trees.Is(child, "conj") || trees.Is(child, "advcl") || trees.Is(child, "parataxis"))) rest.RemoveAll(t => trees.Under(t, child));
        }

        return rest;
    }

    /// <summary>"sides with the companies", "stands by its report", "backed the finding".</summary>
    private List<int> Supported(int verb, string lemma)
    {
        string with = lemma == "side" ? "with" : "by";
        foreach (int child in trees.Children(verb))
        {
            if (child > verb && (trees.Is(child, "obl") || trees.Is(child, "nmod")) && phrases.HasCase(child, with)) return Rest(verb);
        }

        return [];
    }

    /// <summary>"doubtful about the report": the telling of an adjective, also without copula in a headline; or null.</summary>
    public Telling? Adjective(int adjective)
    {
        if (trees.Lemma(adjective) is not ("doubtful" or "sceptical" or "skeptical" or "dubious" or "unconvinced" or "unaware")) return null;
        int actor = phrases.Subject(adjective);
        if (actor < 0 && adjective > 0 && trees.IsNominal(adjective - 1)) actor = adjective - 1;
        if (actor < 0) return null;
        for (int i = adjective + 1; i < trees.Count && i <= adjective + 4 && trees.SentenceOf(i) == trees.SentenceOf(adjective); i++)
        {
            if (trees.Form(i) is not ("about" or "of" or "on" or "over" or "that") || trees.Head(i) <= i) continue;
            var telling = new Telling { Cue = adjective, Teller = phrases.Antecedent(actor, adjective), Content = trees.Subtree(trees.Head(i)).FindAll(t => t > adjective), Force = trees.Lemma(adjective) == "unaware" ? Force.Denies : Force.Questions, IsNegated = true };
            telling.Frame.Add(adjective);
            return telling;
        }

        return null;
    }

    /// <summary>"voiced doubt about the report", "cast doubt on it": the verb only carries the noun.</summary>
    private Telling? Doubting(int verb)
    {
        if (trees.Lemma(verb) is not ("voice" or "express" or "cast" or "raise" or "have" or "throw" or "harbor" or "harbour")) return null;
        int doubt = trees.Child(verb, "obj");
        if (doubt < 0 || trees.Lemma(doubt) is not ("doubt" or "scepticism" or "skepticism" or "disbelief" or "concern" or "question" or "reservation" or "misgiving" or "suspicion")) return null;
        int topic = -1;
        foreach (int place in (ReadOnlySpan<int>)[doubt, verb])
        {
            foreach (int child in trees.Children(place))
            {
                if (topic < 0 && child > verb && (trees.Is(child, "nmod") || trees.Is(child, "obl")) && (phrases.HasCase(child, "about") || phrases.HasCase(child, "on") || phrases.HasCase(child, "over") || phrases.HasCase(child, "of"))) topic = child;
            }
        }

        if (topic < 0 && trees.Child(doubt, "acl") is >= 0 and int that && phrases.HasMark(that, "that")) topic = that;
        if (topic < 0 || (trees.Lemma(doubt) is not ("doubt" or "scepticism" or "skepticism" or "disbelief") && !SpeechWords.IsQuestionable(trees.Lemma(topic)))) return null;
        var telling = new Telling { Cue = verb, Teller = phrases.Actor(verb), Content = trees.Subtree(topic), Force = Force.Questions };
        telling.Frame.UnionWith([verb, doubt]);
        return telling;
    }

    /// <summary>"denied any role in the attack": the phrase right after a noun belongs to it, though parsers hang it on the verb.</summary>
    private List<int> WithReach(int verb, int theObject)
    {
        List<int> reach = trees.Subtree(theObject);
        foreach (int child in trees.Children(verb))
        {
            if (child < theObject || !trees.Is(child, "obl") || trees.First(child) != reach[^1] + 1 || ClauseGrammar.IsDay(trees.Form(child)) || trees.Upos(child) == "NUM" || TellerNouns.IsDocument(trees.Lemma(child))) continue;
            bool place = trees.Lemma(child) is "interview" or "speech" or "court" or "conference" or "television" or "telephone" or "phone" or "briefing" or "question" or "trial";
            if (!place && (phrases.HasCase(child, "in") || phrases.HasCase(child, "of") || phrases.HasCase(child, "with") || phrases.HasCase(child, "for") || phrases.HasCase(child, "behind") || phrases.HasCase(child, "about") || phrases.HasCase(child, "between"))) reach = TellingClauses.Join(reach, trees.Subtree(child));
        }

        return reach;
    }

    /// <summary>"rejected the reports as propaganda": the judgement goes with what is judged.</summary>
    private List<int> WithAs(int verb, List<int> content)
    {
        foreach (int child in trees.Children(verb))
        {
            if (child > verb && (trees.Is(child, "obl") || trees.Is(child, "advcl") || trees.Is(child, "xcomp")) && phrases.HasMark(child, "as")) return TellingClauses.Join(content, trees.Subtree(child));
        }

        for (int i = verb + 1; i < Math.Min(verb + 14, trees.Count - 1) && trees.SentenceOf(i) == trees.SentenceOf(verb); i++)
        {
            if (trees.Form(i) == "as" && trees.Form(i + 1) is "\"" or "“") return TellingClauses.Join(content, clauses.Quoted(i));
        }

        return content;
    }

    /// <summary>What a negated cue does: "did not confirm" leaves open, "does not believe" denies.</summary>
    private static Force Negate(string lemma, Force force) => force switch
    {
        Force.Denies => Force.Questions,
        Force.Hedges => lemma is "believe" or "think" or "suspect" or "assume" ? Force.Denies : Force.Questions,
        _ => Force.Questions,
    };

    /// <summary>"brushed off the claim", "waved it away", "poured scorn on the report", "pushed back against claims": what is brushed off, or -1.</summary>
    private int BrushedOff(int verb, string lemma)
    {
        if (lemma is not ("brush" or "wave" or "laugh" or "shrug" or "bat" or "pour" or "push" or "hit")) return -1;
        bool back = lemma is "push" or "hit";
        bool aside = lemma == "pour" && trees.Child(verb, "obj") is >= 0 and int poured && trees.Lemma(poured) is "scorn" or "ridicule" or "water";
        foreach (int child in trees.Children(verb)) aside |= back ? trees.Form(child) == "back" : trees.Form(child) is "off" or "away" or "aside";
        foreach (int child in trees.Children(verb))
        {
            bool reached = (trees.Is(child, "obj") && !back) || (trees.Is(child, "obl") && (phrases.HasCase(child, "on") || (back ? phrases.HasCase(child, "against") || phrases.HasCase(child, "at") : trees.Child(child, "case") < 0)));
            if (aside && reached && child > verb && (SpeechWords.DeniableNouns.Contains(trees.Lemma(child)) || IsProForm(child))) return child;
        }

        return -1;
    }

    /// <summary>"declined to confirm", "was unable to say", "refused to acknowledge".</summary>
    private bool IsRefused(int verb)
    {
        // "refused to confirm or deny"
        if (trees.Is(verb, "conj") && trees.Head(verb) is >= 0 and int first && trees.Child(verb, "mark") < 0 && trees.Is(first, "xcomp") && phrases.Subject(verb) < 0) return IsRefused(first);
        int head = trees.Head(verb);
        // "have yet to confirm", "had no information to confirm it"
        if (verb > 1 && trees.Form(verb - 1) == "to" && (trees.Form(verb - 2) == "yet" || (trees.Lemma(verb - 2) is "information" or "evidence" or "means" or "way" or "basis" && trees.Child(verb - 2, "det") is >= 0 and int no && trees.Form(no) == "no"))) return true;
        return head >= 0 && (trees.Is(verb, "xcomp") || trees.Is(verb, "ccomp") || trees.Is(verb, "csubj")) &&
            (trees.Lemma(head) is "decline" or "refuse" or "fail" or "unable" or "impossible" or "difficult" || (trees.Lemma(head) is "able" or "possible" or "position" && phrases.IsNegated(head)));
    }

    /// <summary>"are investigating whether it was set on purpose", "looks into whether".</summary>
    private bool IsInquiry(int verb, string lemma)
    {
        if (lemma is not ("investigate" or "examine" or "probe" or "look" or "check" or "explore" or "study")) return false;
        foreach (int child in trees.Children(verb))
        {
            if ((trees.Is(child, "ccomp") || trees.Is(child, "advcl")) && phrases.HasMark(child, "whether")) return true;
        }

        return false;
    }

    /// <summary>"'The money,' said the prosecutor, 'was hidden'": the verb between two parts of a quotation, whose subject parsers seek inside it; or null.</summary>
    private Telling? Interrupting(int verb, int actor)
    {
        if (actor < 0 || actor > verb || trees.Quoted(verb) || !trees.Quoted(actor) || trees.Form(verb - 1) is not ("\"" or "”")) return null;
        Tokens.Sentence sentence = trees.Sentences[trees.SentenceOf(verb)];
        int end = verb;
        while (end + 1 < sentence.EndToken && !trees.IsPunctuation(end + 1)) end++;
        int teller = end > verb ? ClosingTellings.Teller(trees, verb + 1, end) : -1;
        if (teller < 0) return null;
        var telling = new Telling { Cue = verb, Teller = teller, Content = [.. Enumerable.Range(sentence.FirstToken, sentence.EndToken - sentence.FirstToken).Where(trees.Quoted)] };
        telling.Frame.UnionWith(Enumerable.Range(verb, end - verb + 1));
        return telling;
    }

    /// <summary>"unconfirmed reports said": whoever passes them on does not vouch for them.</summary>
    private bool IsUnconfirmed(int teller) => trees.Child(teller, "amod") is >= 0 and int amod && HedgeWords.Adjective(trees.Form(amod))?.Kind == HedgeKind.Unconfirmed;

    /// <summary>Whether the verb closes a sentence all of which it tells: "..., X said."</summary>
    private bool Closes(int verb, List<int> content) =>
        content.Count > 0 && content[0] == trees.Sentences[trees.SentenceOf(verb)].FirstToken && content[^1] < verb && !trees.Quoted(verb);

    private static bool IsEvidential(string lemma) => lemma is "show" or "suggest" or "indicate" or "signal" or "demonstrate" or "prove" or "reveal" or "imply" or "underline" or "underscore" or "hint";

    private bool IsExpletive(int actor) => trees.Deprel(actor) is "expl" or "expl:pass";

    private bool IsProForm(int token) => trees.Form(token) is "it" or "this" or "that" or "them" or "these" or "those" or "which";

    private bool SpreadsRumour(int clause)
    {
        int spread = trees.Child(clause, "obj");
        int noun = spread >= 0 ? spread : clause;
        return trees.Lemma(noun) is "rumour" or "rumor" or "lie" or "falsehood" or "disinformation" or "misinformation" or "fabrication" or "propaganda" or "slander" || trees.Lemma(clause) is "lie" or "fabricate" or "invent";
    }

    /// <summary>The words of the cue: the verb with its auxiliaries and negation.</summary>
    private void Frame(Telling telling, int verb)
    {
        telling.Frame.Add(verb);
        foreach (int child in trees.Children(verb))
        {
            if (trees.Is(child, "aux") || trees.Is(child, "cop") || trees.Is(child, "compound") || trees.Form(child) is "not" or "n't" or "never" or "cannot") telling.Frame.Add(child);
            // The recipient of "told me that" is part of no content.
            if ((trees.Is(child, "iobj") || (trees.Is(child, "obj") && trees.Lemma(verb) is "tell" or "inform")) && telling.Content.BinarySearch(child) < 0) telling.Frame.UnionWith(trees.Subtree(child).Where(t => telling.Content.BinarySearch(t) < 0));
        }
    }
}
