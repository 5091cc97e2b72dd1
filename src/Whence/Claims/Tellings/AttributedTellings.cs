using System.Collections.Immutable;
using Whence.Attributions;
using Whence.Claims.Grammar;
using Whence.Claims.Tellers;
using Whence.Text;
using Whence.Tokens;

namespace Whence.Claims.Tellings;

/// <summary>Brings the attributions together with the tellings of the trees: the same cue is one telling.</summary>
internal sealed class AttributedTellings(Trees trees, ClauseGrammar phrases, TellerTypes types)
{
    /// <summary>Adds to <paramref name="tellings"/> what the attributions know of each, and the attributions that the trees did not give.</summary>
    public void Merge(List<Telling> tellings, ImmutableArray<Attribution> attributions)
    {
        var byCue = new Dictionary<int, Telling>();
        // Sentences that say themselves who tells what they quote.
        var told = new HashSet<int>();
        foreach (Telling telling in tellings)
        {
            byCue.TryAdd(telling.Cue, telling);
            if (telling.Teller >= 0 && !trees.Quoted(telling.Cue) && telling.Content.Exists(trees.Quoted)) told.Add(trees.SentenceOf(telling.Cue));
        }

        foreach (Attribution attribution in attributions)
        {
            List<int> cue = TokensOf(attribution.Cue), source = TokensOf(attribution.Source), content = TokensOf(attribution.Content);
            if (cue.Count == 0 || content.Count == 0) continue;
            int head = Top(cue);
            Telling? same = null;
            foreach (int token in cue)
            {
                if (byCue.TryGetValue(token, out Telling? found) && (same is null || token == head)) same = found;
            }

            if (same is { Attribution: null })
            {
                Enrich(same, attribution, cue, source, content.FindAll(t => trees.SentenceOf(t) == trees.SentenceOf(head) || !told.Contains(trees.SentenceOf(t))));
                continue;
            }

            if (same is not null || !Tells(head, source, content)) continue;
            int teller = source.Count > 0 ? TellerOf(source) : phrases.Agent(head);
            var telling = new Telling
            {
                Cue = head,
                Teller = teller,
                TellerSpan = attribution.Source.Length > 0 ? attribution.Source[0] : null,
                Content = content,
                Force = ForceOf(cue),
                IsAgentless = teller < 0,
                CueSpans = attribution.Cue,
                Attribution = attribution.Id,
                Confidence = attribution.Confidence,
            };
            telling.Frame.UnionWith(cue);
            byCue[head] = telling;
            tellings.Add(telling);
        }
    }

    private void Enrich(Telling telling, Attribution attribution, List<int> cue, List<int> source, List<int> content)
    {
        telling.Attribution = attribution.Id;
        telling.CueSpans = attribution.Cue;
        telling.Confidence = attribution.Confidence;
        // "claimed responsibility for": what the tree holds for content stays content.
        telling.Frame.UnionWith(cue.Where(t => telling.Content.BinarySearch(t) < 0));
        // "'The money,' said the prosecutor, 'was hidden'": who stands in what is told does not tell it.
        bool told = telling.Teller >= 0 && content.BinarySearch(telling.Teller) >= 0 && source.BinarySearch(telling.Teller) < 0;
        if (told) telling.Content = TellingClauses.Join(telling.Content, content);
        if ((told || (telling.Teller < 0 && !telling.IsByNobody)) && source.Count > 0)
        {
            telling.Teller = TellerOf(source);
            telling.TellerSpan = attribution.Source[0];
        }

        // A denial keeps what is denied; otherwise the trained content adds sentences that the tree cannot reach.
        if (telling.Force is Force.Denies or Force.Questions && telling.Content.Count > 0) return;
        // Inside its sentence the tree decides, for stance and nesting are read from it.
        var sourceTokens = new HashSet<int>(source);
        var joined = new SortedSet<int>(telling.Content);
        joined.UnionWith(telling.Content.Count == 0 ? content : content.Where(t => trees.SentenceOf(t) != trees.SentenceOf(telling.Cue) || trees.Quoted(t)));
        joined.RemoveWhere(t => telling.Frame.Contains(t) || (sourceTokens.Contains(t) && (told || telling.Content.BinarySearch(t) < 0)));
        telling.Content = [.. joined];
    }

    /// <summary>Whether an attribution that the trees did not give is a telling: not what is only wanted, believed by nobody, or shown by what cannot tell.</summary>
    private bool Tells(int cue, List<int> source, List<int> content)
    {
        string lemma = trees.Lemma(cue);
        if (lemma is "want" or "plan" or "intend" or "seek" or "try" or "wish" or "need" or "like" or "prefer" or "decide" or "agree" or "aim" or "prepare" or "refuse" or "decline" or "expect" or "support" or "oppose" or "hope") return false;
        if (TellingClauses.IsSought(trees, cue)) return false;
        // "knew of the attack" states a knowledge of something, and tells nothing.
        if (lemma is "know" or "hear" or "learn" or "understand" or "see" && trees.Child(cue, "ccomp") < 0 && trees.Child(cue, "xcomp") < 0 && trees.Child(cue, "obl") >= 0) return false;
        if (source.Count == 0 && trees.Child(cue, "xcomp") >= 0 && trees.Child(cue, "aux") >= 0 && trees.Xpos(cue) == "VBN") return false;
        if (source.Count > 0 && SpeechWords.IsDeskTag(trees.Form(source[0]))) return false;
        // "The general was dismissed", "Voss had been warned": what has no teller and is no telling was neither denied nor told.
        if (source.Count == 0 && (SpeechWords.OfVerb(lemma) == Force.Denies || lemma is "warn" or "tell" or "inform" or "notify" or "advise" or "assure" or "accuse" or "charge" or "blame" or "urge")) return Top(content) is var denied && (trees.IsClause(denied) || SpeechWords.DeniableNouns.Contains(trees.Lemma(denied)));
        // "the reports about his health" tells nothing by itself.
        if (source.Count == 0 && trees.Upos(cue) == "NOUN" && !content.Exists(trees.IsClause)) return false;
        if (source.Count == 0) return SpeechWords.OfVerb(lemma) is not (null or Force.Hedges);
        // Cues that no list knows are more often deeds than words ("had concluded", "restricted"), and citations are read elsewhere.
        bool known = SpeechWords.OfVerb(lemma) is not null || SpeechWords.ReportNouns.Contains(lemma) || trees.Form(cue) is "according" or ":";
        if (!known || SpeechWords.IsCitation(lemma)) return false;
        int teller = Top(source);
        if (trees.Form(teller) is "this" or "that" or "which" or "nothing") return false;
        bool pronoun = trees.Form(teller) is "that" or "which" or "it" or "this";
        bool evidential = lemma is "show" or "suggest" or "indicate" or "signal" or "demonstrate" or "prove" or "reveal" or "imply" or "mean";
        return !(evidential && (pronoun || !types.CanTell(teller))) && !(trees.Form(cue) == "according" && pronoun);
    }

    private Force ForceOf(List<int> cue)
    {
        Force force = Force.Asserts;
        bool negated = false;
        foreach (int token in cue)
        {
            if (trees.Form(token) is "not" or "n't" or "never") negated = true;
            if (SpeechWords.OfVerb(trees.Lemma(token)) is Force known && known != Force.Asserts && !(known == Force.Questions && trees.Lemma(token) is "ask")) force = known;
            if (trees.Lemma(token) is "denial") force = Force.Denies;
            if (trees.Lemma(token) is "allegation" or "suspicion" or "belief" or "speculation") force = Force.Hedges;
            if (trees.Lemma(token) is "decline" or "refuse") negated = true;
        }

        if (!negated) return force;
        return force == Force.Hedges ? Force.Denies : Force.Questions;
    }

    /// <summary>The head of the source's words; of "emails reviewed by Reuters" the emails, when the source is given as Reuters.</summary>
    private int TellerOf(List<int> source)
    {
        int top = Top(source), reads = trees.Head(top);
        bool reader = reads >= 0 && reads < top && trees.Is(top, "obl") && trees.Is(reads, "acl") && trees.Lemma(reads) is "see" or "obtain" or "review" or "view";
        return reader && TellerNouns.IsDocument(trees.Lemma(trees.Head(reads))) ? trees.Head(reads) : top;
    }

    /// <summary>The token of the list whose head is not in it; the first of several.</summary>
    private int Top(List<int> tokens)
    {
        foreach (int token in tokens)
        {
            int head = trees.Head(token);
            if (!trees.IsPunctuation(token) && tokens.BinarySearch(head) < 0) return token;
        }

        return tokens[0];
    }

    private List<int> TokensOf(ImmutableArray<TextSpan> spans)
    {
        var list = new List<int>();
        foreach (TextSpan span in spans)
        {
            for (int i = trees.Tokens.FirstEndingAfter(span.Start); i < trees.Count && trees.Tokens[i].Span.Start < span.End; i++)
            {
                if (list.Count == 0 || list[^1] < i) list.Add(i);
            }
        }

        return list;
    }
}
