using Whence.Claims.Grammar;

namespace Whence.Claims.Tellings;

/// <summary>Finds the clause that a verb of telling tells: where the tree has it, and where parsers put it by mistake.</summary>
internal sealed class TellingClauses(Trees trees, ClauseGrammar phrases)
{
    /// <summary>How far after the verb a "that" is looked for.</summary>
    private const int FurthestThat = 40;

    /// <summary>"wanted to find out what had happened": what is sought is not told.</summary>
    public static bool IsSought(Trees trees, int verb) => trees.Lemma(verb) is "find" or "learn" or "know" && verb > 0 && trees.Form(verb - 1) == "to";

    /// <summary>The tokens of the clause that <paramref name="verb"/> tells, or none.</summary>
    public List<int> Spoken(int verb)
    {
        List<int> after = [], before = [];
        foreach (int child in trees.Children(verb))
        {
            if (!(trees.Is(child, "ccomp") || (trees.Is(child, "parataxis") && IsSpoken(child, verb)))) continue;
            if ((child > verb + 2 && trees.Is(child, "ccomp") && ClosesAfter(child, verb)) || IsOccasion(child, verb)) continue;
            List<int> clause = trees.Subtree(child);
            if (child > verb) after = Join(after, Own(clause, child));
            else if (clause.Count > before.Count) before = clause;
        }

        if (after.Count > 1) after = WithSecond(verb, after);
        if (after.Count > 1 && IsInserted(verb)) return Join(Around(verb), after);
        if (before.Count > 0 && trees.Is(verb, "parataxis") && trees.Head(verb) >= 0 && trees.Head(verb) < before[0]) return Join(Around(verb), before);
        if (after.Count > 1 && before.Count > 2 && trees.Form(Math.Min(verb + 1, trees.Count - 1)) == ",") return Join(before, after);
        if (after.Count > 1 || before.Count > 2) return after.Count >= before.Count ? after : before;
        if (after.Count == 1 && trees.IsClause(after[0])) return after;
        int head = trees.Head(verb);
        bool closes = trees.Is(verb, "parataxis") || trees.Is(verb, "discourse") || (trees.Is(verb, "advcl") && phrases.HasMark(verb, "as"));
        if (closes && trees.Is(verb, "advcl") && Displaced(verb) is { Count: > 0 } displaced) return displaced;
        // "Exclusive: Bank knew of risk, sources say": after a colon something begins, and nothing closes.
        bool opens = phrases.Subject(verb) is > 0 and int opening && phrases.Core(opening).First is > 0 and int start && trees.Form(start - 1) == ":";
        if (closes && !opens && head >= 0 && phrases.Subject(verb) >= 0) return Around(verb);

        if (Contact(verb) is { Count: > 0 } contact) return contact;
        // "showed officials thought that": the verb after its object is what it shows.
        if (head > verb && trees.Last(verb) + 1 == head && trees.Child(verb, "obj") is var shown && shown > verb && phrases.Subject(head) == shown)
        {
            List<int> clause = trees.Subtree(head);
            clause.RemoveAll(t => t < trees.First(shown));
            return clause;
        }

        List<int> that = That(verb);
        if (that.Count > 0) return that;
        List<int> closing = Closing(verb);
        if (closing.Count > 0) return closing;
        return Displaced(verb);
    }

    /// <summary>"Asked about the boy, Vale said": a participle that opens the sentence is the occasion, not what is told.</summary>
    private bool IsOccasion(int clause, int verb) =>
        clause < verb && trees.Xpos(clause) is "VBN" or "VBG" or "VBD" && trees.First(clause) == clause && phrases.Subject(clause) < 0 && !trees.Quoted(clause);

    /// <summary>"The port will close, Vale said, a week later than planned": a telling set between commas into what it tells.</summary>
    private bool IsInserted(int verb)
    {
        int subject = phrases.Subject(verb), head = trees.Head(verb);
        if (!trees.Is(verb, "parataxis") || head < 0 || head > verb || subject < 0 || subject > verb || verb + 1 >= trees.Count) return false;
        int before = phrases.Core(subject).First - 1;
        return trees.Form(verb + 1) == "," && before >= 0 && trees.Form(before) == "," && trees.Child(head, "mark") < 0;
    }

    /// <summary>The clause that the telling is set into, without it.</summary>
    private List<int> Around(int verb)
    {
        List<int> rest = trees.Subtree(trees.Head(verb));
        rest.RemoveAll(t => trees.Under(t, verb));
        if (rest.Count > 3 && SpeechWords.IsDeskTag(trees.Form(rest[0])) && trees.Form(rest[1]) == ":") rest.RemoveRange(0, 2);
        return rest;
    }

    /// <summary>"told the commission they had been beaten": a clause without "that" which parsers hang on the hearer.</summary>
    private List<int> Contact(int verb)
    {
        if (trees.Lemma(verb) is not ("tell" or "inform" or "assure")) return [];
        foreach (int child in trees.Children(verb))
        {
            if (child < verb || !(trees.Is(child, "iobj") || trees.Is(child, "obj"))) continue;
            foreach (int clause in trees.Children(child))
            {
                if (trees.Deprel(clause) == "acl:relcl" && phrases.Subject(clause) is >= 0 and int subject && trees.First(subject) == trees.First(clause) && trees.Xpos(subject) is not ("WDT" or "WP") && trees.Form(subject) != "that") return trees.Subtree(clause);
            }
        }

        return [];
    }

    /// <summary>"A told B that ..., B wrote": the last clause tells the sentence before it, though the parser took it for what A told.</summary>
    private bool ClosesAfter(int clause, int verb)
    {
        int first = trees.AfterComma(clause) is >= 0 and int opening ? opening : trees.First(clause), subject = phrases.Subject(clause);
        // "'Iran will respond,' the agency quoted Y as saying."
        if (SpeechWords.IsCitation(trees.Lemma(clause)) && subject >= first && first > 0 && trees.Form(first - 1) is "," or "\"" or "”") return true;
        return SpeechWords.OfVerb(trees.Lemma(clause)) is not null && subject >= first && first > verb + 1 && trees.Form(first - 1) == "," && trees.Child(clause, "mark") < 0 &&
            trees.Child(clause, "ccomp") < 0 && trees.Child(clause, "obj") < 0 && trees.Child(clause, "xcomp") < 0;
    }

    /// <summary>A clause to the right that hangs on the head of the verb instead of the verb: "as the North said it would launch a rocket".</summary>
    private List<int> Displaced(int verb)
    {
        if (trees.Deprel(verb) == "acl:relcl" || phrases.Subject(verb) < 0) return [];
        int head = trees.Head(verb);
        for (int steps = 0; steps < 2 && head >= 0 && trees.SentenceOf(head) == trees.SentenceOf(verb); steps++, head = trees.Head(head))
        {
            foreach (int child in trees.Children(head))
            {
                bool aside = trees.Is(child, "parataxis") && trees.Is(verb, "advcl");
                if ((trees.Is(child, "ccomp") || aside) && trees.First(child) > verb && phrases.Subject(child) >= 0) return trees.Subtree(child);
            }
        }

        return [];
    }

    /// <summary>The words in quotation marks after the verb: "answered 'not accurate'".</summary>
    public List<int> Quoted(int verb)
    {
        var quoted = new List<int>();
        int end = trees.Sentences[trees.SentenceOf(verb)].EndToken;
        for (int i = verb + 1; i < end; i++)
        {
            if (trees.Quoted(i)) quoted.Add(i);
            else if (quoted.Count > 0) break;
        }

        return quoted;
    }

    /// <summary>The token of a clause that heads the others.</summary>
    public static int Top(Trees trees, List<int> tokens)
    {
        foreach (int token in tokens)
        {
            if (tokens.BinarySearch(trees.Head(token)) < 0 && !trees.IsPunctuation(token)) return token;
        }

        return tokens.Count > 0 ? tokens[0] : 0;
    }

    public static List<int> Join(List<int> left, List<int> right)
    {
        var all = new SortedSet<int>(left);
        all.UnionWith(right);
        return [.. all];
    }

    /// <summary>What is told without a ", but" clause in which somebody else tells: "said that A, but the government doubted it".</summary>
    public List<int> Own(List<int> clause, int root)
    {
        foreach (int child in trees.Children(root))
        {
            if (trees.Is(child, "advcl") && child > root && trees.AfterComma(child) is >= 0 and int opening && trees.Form(opening) is "after" or "before" or "while" or "although" or "though" &&
                phrases.Subject(child) >= 0 && (trees.Lemma(child) == "put" || SpeechWords.OfVerb(trees.Lemma(child)) is not null) && !trees.Quoted(child))
            {
                clause.RemoveAll(t => trees.Under(t, child));
                continue;
            }

            int but = trees.Child(child, "cc"), subject = phrases.Subject(child);
            bool other = trees.Is(child, "conj") && but > 0 && trees.Form(but) == "but" && subject >= 0 && trees.Upos(subject) is "NOUN" or "PROPN" && trees.Form(but + 1) != "that" && !trees.Quoted(child);
            if (other && (SpeechWords.OfVerb(trees.Lemma(child)) is not null || trees.Lemma(child) is "voice" or "express" or "cast")) clause.RemoveAll(t => trees.Under(t, child));
        }

        return clause;
    }

    /// <summary>Adds what a coordination hangs on the verb itself and yet is told: "said that A, but that B", "confirmed that it had seen A but had not seen B".</summary>
    private List<int> WithSecond(int verb, List<int> told)
    {
        foreach (int child in trees.Children(verb))
        {
            if (!trees.Is(child, "conj") || child < verb || child < told[^1]) continue;
            int at = trees.First(child);
            while (at < child && (trees.IsPunctuation(at) || trees.Is(at, "cc"))) at++;
            bool that = trees.Form(at) == "that";
            bool perfect = phrases.Subject(child) < 0 && trees.Child(child, "aux") is >= 0 and int aux && trees.Form(aux) == "had" && trees.Child(verb, "aux") < 0;
            if (that || perfect) told = Join(told, trees.Subtree(child));
        }

        return told;
    }

    /// <summary>A "that" clause to the right, whatever it hangs on: in "told the agency that" parsers take it for a clause of the agency.</summary>
    private List<int> That(int verb)
    {
        int end = Math.Min(trees.Sentences[trees.SentenceOf(verb)].EndToken, verb + FurthestThat);
        for (int i = verb + 1; i < end; i++)
        {
            if (trees.Xpos(i) is "VBD" or "VBZ" or "VBP" && SpeechWords.OfVerb(trees.Lemma(i)) is not null && !SpeechWords.IsCitation(trees.Lemma(i))) return [];
            if (trees.Form(i) != "that") continue;
            if (trees.Is(i - 1, "cc")) return [];
            int clause = trees.Head(i);
            if (clause < i || !trees.IsClause(clause) || phrases.Subject(clause) == i || (phrases.Subject(clause) < i && phrases.Subject(clause) >= 0)) continue;
            if (phrases.Subject(clause) < 0 && !trees.Is(i, "mark")) continue;
            // "rejected the claim that": the noun's own clause, unless the verb tells somebody.
            int owner = trees.Head(clause);
            if (owner > verb && trees.Is(clause, "acl") && SpeechWords.ReportNouns.Contains(trees.Lemma(owner))) return [];
            List<int> tokens = trees.Subtree(clause);
            tokens.RemoveAll(t => t < i);
            return tokens;
        }

        return [];
    }

    /// <summary>"..., X said" and "..., said X" by their place: all of the sentence before the comma.</summary>
    private List<int> Closing(int verb)
    {
        int subject = phrases.Subject(verb);
        if (subject < 0) subject = trees.Deprel(verb) == "acl:relcl" ? trees.Head(verb) : phrases.Before(verb);
        // "said that, by a memo, the bank knew of it": a clause with its "that" closes no sentence.
        if (subject < 0 || trees.Child(verb, "obj") >= 0 || phrases.HasMark(verb, "that")) return [];
        return subject > verb && subject - verb > 8 ? [] : Preceding(verb, subject);
    }

    /// <summary>All of the sentence before the phrase of <paramref name="subject"/> and its verb, when a comma or a quotation mark parts it off and it is a clause.</summary>
    public List<int> Preceding(int verb, int subject)
    {
        if (subject < 0) return [];
        int opening = subject < verb ? Math.Min(phrases.Core(subject).First, verb) : verb;
        int before = opening - 1, first = trees.Sentences[trees.SentenceOf(verb)].FirstToken;
        if (before <= first + 1 || trees.SentenceOf(before) != trees.SentenceOf(verb)) return [];
        bool quote = trees.Form(before) is "\"" or "”" or "''";
        if (!quote && trees.Form(before) != ",") return [];
        var tokens = new List<int>();
        bool clause = false;
        for (int i = first; i <= before; i++)
        {
            tokens.Add(i);
            clause |= trees.IsVerb(i) && !trees.Is(i, "amod");
        }

        return clause && tokens.Count >= 4 && trees.Form(first) is not ("while" or "although" or "though" or "after" or "before" or "when" or "since") ? tokens : [];
    }

    /// <summary>A clause set beside the cue that is what is said: in quotation marks, after a colon, or before "X said".</summary>
    private bool IsSpoken(int clause, int verb)
    {
        if (SpeechWords.OfVerb(trees.Lemma(clause)) is not null && phrases.Subject(clause) >= 0 && clause > verb && !trees.Quoted(clause)) return false;
        int before = trees.First(clause) - 1;
        return trees.Quoted(clause) || trees.Last(clause) < verb || (before >= 0 && trees.Form(before) is ":" or "\"" or "“");
    }
}
