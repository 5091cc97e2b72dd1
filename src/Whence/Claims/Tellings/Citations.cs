using Whence.Claims.Grammar;
using Whence.Claims.Tellers;

namespace Whence.Claims.Tellings;

/// <summary>"citing X", "quoted Y", "relied on Z": a teller brings in another.</summary>
/// <param name="Verb">The verb of citing.</param>
/// <param name="Cited">The token that heads the one cited.</param>
/// <param name="Citing">The token that heads the one who cites, or -1 when the host clause says it.</param>
internal sealed record Citation(int Verb, int Cited, int Citing);

/// <summary>Finds the citations of an article and ties them to the tellings they belong to.</summary>
internal sealed class Citations(Trees trees, ClauseGrammar phrases)
{
    /// <summary>The citation at <paramref name="verb"/>, or null.</summary>
    public Citation? Find(int verb)
    {
        string lemma = trees.Lemma(verb);
        if (trees.Form(verb) is "going" or "judging" && verb + 1 < trees.Count && trees.Form(verb + 1) == "by" && trees.Head(verb + 1) is > 0 and int basis && basis > verb + 1 && TellerNouns.IsDocument(trees.Lemma(basis)) && trees.Lemma(basis) != "information") return new Citation(verb, basis, -1);
        // "Der Spiegel wrote, referring to an internal memo"
        if (trees.Form(verb) is "referring" or "pointing" && trees.Is(verb, "advcl") && trees.Child(verb, "obl") is >= 0 and int referred && phrases.HasCase(referred, "to") && TellerNouns.CanTell(trees.Lemma(referred))) return new Citation(verb, referred, -1);
        if (lemma == "base" && trees.Form(verb) != "based") return null;
        if (trees.Upos(verb) is not ("VERB" or "ADP" or "NOUN") || !(SpeechWords.IsCitation(lemma) || lemma is "attribute" or "rely" or "base" || trees.Form(verb) is "citing" or "quoting")) return null;
        int cited, citing;
        if (lemma is "rely" or "base" or "attribute")
        {
            cited = -1;
            foreach (int child in trees.Children(verb))
            {
                if (trees.Is(child, "obl") && (lemma == "attribute" ? phrases.HasCase(child, "to") : phrases.HasCase(child, "on"))) cited = child;
            }

            citing = lemma == "base" && trees.Is(verb, "acl") ? trees.Head(verb) : phrases.Actor(verb);
            return cited >= 0 ? new Citation(verb, cited, citing) : null;
        }

        bool passive = phrases.IsPassive(verb) && trees.Form(verb) is "quoted" or "cited";
        if (passive)
        {
            // "six sources quoted by Reuters", "was quoted by X as saying"
            int agent = phrases.Agent(verb);
            foreach (int child in trees.Children(verb))
            {
                if (agent < 0 && (trees.Is(child, "advcl") || trees.Is(child, "obl") || trees.Is(child, "xcomp"))) agent = phrases.Agent(child);
            }

            cited = phrases.Subject(verb);
            if (cited < 0 && trees.Is(verb, "acl")) cited = trees.Head(verb);
            return agent >= 0 && cited >= 0 ? new Citation(verb, phrases.Antecedent(cited, verb), agent) : null;
        }

        cited = trees.Child(verb, "obj");
        if (cited < 0) cited = trees.Child(verb, "obl");
        if (cited < 0 && !trees.IsVerb(verb)) cited = trees.Child(verb, "nmod");
        if (cited < 0 && trees.Is(verb, "case") && trees.Head(verb) > verb) cited = trees.Head(verb);
        if (cited < 0 || !trees.IsNominal(cited)) return null;
        citing = phrases.Subject(verb);
        if (citing >= 0) citing = phrases.Antecedent(citing, verb);
        else if (trees.Form(verb) is not ("citing" or "quoting")) citing = phrases.Actor(verb);
        else if (trees.Is(verb, "acl") && trees.Head(verb) >= 0 && trees.IsNominal(trees.Head(verb))) citing = trees.Head(verb);
        return new Citation(verb, cited, citing);
    }

    /// <summary>The words of the citation: the verb and the phrase of the one cited, without any "that" clause parsed into it.</summary>
    public List<int> Words(Citation citation)
    {
        if (trees.Form(citation.Verb) is "going" or "judging") return [.. Enumerable.Range(citation.Verb, citation.Cited - citation.Verb + 1)];
        List<int> words = trees.Subtree(citation.Verb);
        int that = words.Find(t => t > citation.Cited && trees.Form(t) == "that" && trees.Head(t) > t && trees.IsClause(trees.Head(t)) && trees.Form(t - 1) == ",");
        if (that > 0) words.RemoveAll(t => t >= that - 1);
        return words;
    }

    /// <summary>The telling that a citation without a citing subject belongs to: by the tree, else the nearest cue before it, else after it, in its sentence.</summary>
    public Telling? Host(Citation citation, IReadOnlyList<Telling> tellings)
    {
        int head = trees.Head(citation.Verb);
        Telling? before = null, after = null;
        foreach (Telling telling in tellings)
        {
            if (telling.Cue == citation.Verb || telling.Teller == citation.Cited || (telling.Teller >= 0 && trees.Under(telling.Cue, citation.Cited))) continue;
            if (head >= 0 && (telling.Cue == head || telling.Teller == head)) return telling;
            if (telling.Cue < citation.Verb) before = telling;
            else after ??= telling;
        }

        return before is not null && !(before.Content.Count > 0 && before.Content[0] > citation.Verb && after is not null) ? before : after ?? before;
    }
}
