using Whence.Claims.Grammar;
using Whence.Claims.Tellers;
using Whence.Tokens;

namespace Whence.Claims.Tellings;

/// <summary>Finds the tellings whose cue is no verb: "according to X", "X's claim that", "a report by X of".</summary>
internal sealed class PhraseTellings(Trees trees, ClauseGrammar phrases)
{
    /// <summary>The telling of "according to" at <paramref name="according"/>, or null.</summary>
    public Telling? According(int according)
    {
        int teller = trees.Head(according);
        if (teller < according || teller < 0 || !trees.IsNominal(teller))
        {
            teller = trees.Child(according, "obl");
            if (teller < 0) teller = trees.Child(according, "nmod");
        }

        if (teller < 0) return null;
        int top = trees.Is(according, "case") ? teller : according;
        int clause = trees.Head(top);
        if (clause < 0) return null;
        int phraseFirst = Math.Min(trees.First(top), according), phraseLast = trees.Last(top);
        int root = Climb(clause);
        List<int> content = trees.Subtree(root);
        content.RemoveAll(t => (t >= phraseFirst && t <= phraseLast && trees.Under(t, top)) || AfterwardsCoordinated(t, root, phraseLast));
        (int nameFirst, int nameLast) = phrases.Core(teller);
        content.RemoveAll(t => t >= nameFirst && t <= nameLast);
        bool inside = phraseFirst > trees.Sentences[trees.SentenceOf(according)].FirstToken && !EndsSentence(phraseLast);
        var telling = new Telling { Cue = according, Teller = teller, Content = content, IsOutermost = !inside && !trees.Quoted(according) };
        telling.Frame.Add(according);
        if (according + 1 < trees.Count && trees.Form(according + 1) == "to") telling.Frame.Add(according + 1);
        return telling;
    }

    /// <summary>Whether "per" gives a source and no rate: "per the ministry's report" at the edge of a clause.</summary>
    public bool IsPer(int token) =>
        trees.Is(token, "case") && trees.Head(token) > token && (token == trees.Sentences[trees.SentenceOf(token)].FirstToken || trees.IsPunctuation(token - 1)) &&
        (trees.Child(trees.Head(token), "det") >= 0 || trees.Child(trees.Head(token), "nmod:poss") >= 0 || trees.Upos(trees.Head(token)) == "PROPN" || trees.Xpos(trees.Head(token)) == "NNS");

    /// <summary>The telling of a noun such as "claim" or "report" with its own content and a stated owner, or null.</summary>
    public Telling? Noun(int noun)
    {
        bool evidence = trees.Lemma(noun) is "evidence" or "proof";
        if (!(SpeechWords.ReportNouns.Contains(trees.Lemma(noun)) || evidence) || trees.Upos(noun) is not ("NOUN" or "PROPN")) return null;
        int owner = evidence && trees.Is(noun, "obj") && trees.Lemma(trees.Head(noun)) is "have" or "hold" or "possess" or "obtain" ? phrases.Actor(trees.Head(noun)) : phrases.Owner(noun);
        int complement = Complement(noun, owner);
        if (complement < 0) return null;
        if (owner == complement) return null;
        List<int> content = trees.Subtree(complement);
        if (owner < 0 && IsAfloat(noun, complement))
        {
            var afloat = new Telling { Cue = noun, Teller = noun, Content = content, Force = trees.Lemma(noun) == "report" ? Force.Asserts : Force.Hedges };
            afloat.Frame.Add(noun);
            return afloat;
        }

        if (owner < 0 || content.Count == 0) return null;
        Force force = trees.Lemma(noun) switch
        {
            "denial" => Force.Denies,
            "claim" or "allegation" or "accusation" or "suggestion" or "rumour" or "rumor" or "speculation" or "belief" or "insinuation" => Force.Hedges,
            _ => Force.Asserts,
        };
        if (evidence && complement >= 0 && !trees.IsClause(complement)) return null;
        bool ownVoice = !evidence && (SpeechWords.VoiceNouns.Contains(trees.Lemma(noun)) || SpeechWords.StoryNouns.Contains(trees.Lemma(noun)) || trees.Deprel(owner) == "nmod:poss" || owner > noun);
        var telling = new Telling { Cue = noun, Teller = ownVoice ? noun : owner, Content = content, Force = force };
        telling.Frame.Add(noun);
        telling.IsPublished = OutletNames.IsPublisher(phrases.Span(owner, bare: true).In(trees.Text).ToString());
        return telling;
    }

    /// <summary>"..., Kanto News reports." with the verb taken for a noun; or null.</summary>
    public Telling? Closing(int noun)
    {
        if (trees.Form(noun) is not ("reports" or "says" or "claims" or "writes" or "estimates" or "warns" or "predicts" or "forecasts") || noun == 0 || !(trees.Upos(noun - 1) == "PROPN" || TellerNouns.CanTell(trees.Lemma(noun - 1))) || !EndsSentence(noun)) return null;
        int first = noun - 1;
        while (first > 0 && (trees.Upos(first - 1) == "PROPN" || (trees.Head(first - 1) >= first - 1 && trees.Head(first - 1) <= noun && trees.Upos(first - 1) is "NOUN" or "ADJ"))) first--;
        int sentence = trees.Sentences[trees.SentenceOf(noun)].FirstToken;
        if (first > sentence && trees.Upos(first - 1) == "DET") first--;
        if (first - 1 <= sentence + 2 || trees.Form(first - 1) is not ("," or "\"" or "”")) return null;
        var telling = new Telling { Cue = noun, Teller = noun - 1, Content = [.. Enumerable.Range(sentence, first - 1 - sentence)], IsOutermost = true };
        telling.Frame.UnionWith(Enumerable.Range(first, noun - first + 1));
        return telling;
    }

    /// <summary>"As first reported by X, ...": a sentence without other tellings whose news is another publisher's; or null.</summary>
    public Telling? FirstReported(Sentence sentence)
    {
        for (int i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (!(trees.Form(i) is "reported" or "published" or "disclosed" or "revealed") || phrases.Agent(i) is not (>= 0 and int agent)) continue;
            bool first = phrases.HasMark(i, "as");
            foreach (int child in trees.Children(i)) first |= trees.Form(child) is "first" or "earlier" or "previously";
            if (!first || !(OutletNames.IsPublisher(phrases.Span(agent, bare: true).In(trees.Text).ToString()) || IsMedium(agent))) continue;
            List<int> content = trees.Subtree(trees.Root(i));
            content.RemoveAll(t => trees.Under(t, i));
            var telling = new Telling { Cue = i, Teller = agent, Content = content };
            telling.Frame.UnionWith(trees.Subtree(i));
            return content.Count > 2 ? telling : null;
        }

        return null;
    }

    /// <summary>"Rumours that ... swept the capital", "amid reports that": a telling that is nobody's, and that nobody judges.</summary>
    private bool IsAfloat(int noun, int complement)
    {
        if (trees.Lemma(noun) is not ("rumour" or "rumor" or "speculation" or "report") || trees.Form(trees.First(complement)) != "that" || (trees.Lemma(noun) == "report" && trees.Form(noun) != "reports")) return false;
        foreach (int child in trees.Children(noun))
        {
            if (trees.Form(child) is "no" or "any" or "the" or "these" or "those" or "such") return false;
        }

        int head = trees.Head(noun);
        return head < 0 || (!(SpeechWords.OfVerb(trees.Lemma(head)) is not null) && !SpeechWords.Untrue.Contains(trees.Form(head)) && !SpeechWords.Open.Contains(trees.Form(head)) && !SpeechWords.IsCheck(trees.Lemma(head)));
    }

    /// <summary>"the trade daily Autoblatt": the noun of a publisher beside the name or as the head.</summary>
    private bool IsMedium(int agent)
    {
        if (TellerNouns.IsMedia(trees.Lemma(agent))) return true;
        foreach (int child in trees.Children(agent))
        {
            if (child < agent && (trees.Is(child, "compound") || trees.Is(child, "nmod")) && TellerNouns.IsMedia(trees.Lemma(child))) return true;
        }

        return false;
    }

    private int Complement(int noun, int owner)
    {
        foreach (int child in trees.Children(noun))
        {
            if (child < noun) continue;
            if ((trees.Is(child, "acl") || trees.Is(child, "ccomp") || trees.Is(child, "appos") || trees.Is(child, "dep")) && trees.IsClause(child) && trees.Deprel(child) != "acl:relcl" && trees.Form(trees.First(child)) == "that") return child;
            // "that" clauses after a noun are often parsed as relative ones; a "that" which is no subject or object of its clause opens a complement.
            if (trees.Deprel(child) == "acl:relcl" && trees.Form(trees.First(child)) == "that" && trees.First(child) is int that && (trees.Is(that, "mark") || phrases.Subject(child) > that)) return child;
        }

        // The clause may hang on the owner: "a report by the Post that the bridge had fallen".
        for (int i = noun + 1; owner > noun && i <= trees.Last(noun); i++)
        {
            int clause = trees.Head(i);
            if (trees.Form(i) == "that" && clause > i && trees.IsClause(clause) && phrases.Subject(clause) > i) return clause;
        }

        foreach (int child in trees.Children(noun))
        {
            if (child > noun && child != owner && trees.Is(child, "nmod") && (phrases.HasCase(child, "of") || phrases.HasCase(child, "about") || phrases.HasCase(child, "on")) && trees.Upos(child) == "NOUN") return child;
        }

        return -1;
    }

    private bool EndsSentence(int token)
    {
        int end = trees.Sentences[trees.SentenceOf(token)].EndToken;
        for (int i = token + 1; i < end; i++)
        {
            if (!trees.IsPunctuation(i)) return trees.Form(i) is "who" or "which";
        }

        return true;
    }

    /// <summary>The clause that the phrase speaks of: the whole sentence, for "according to" closes or opens it.</summary>
    private int Climb(int token)
    {
        for (int steps = 0; steps < 32 && trees.Head(token) >= 0; steps++) token = trees.Head(token);
        return token;
    }

    private bool AfterwardsCoordinated(int token, int root, int phraseLast)
    {
        if (token <= phraseLast) return false;
        foreach (int child in trees.Children(root))
        {
            if (trees.Is(child, "conj") && child > phraseLast && phrases.Subject(child) >= 0 && trees.Under(token, child)) return true;
        }

        return false;
    }
}
