using Whence.Mentions.Names;

namespace Whence.Mentions.Nominals;

/// <summary>Finds noun phrases headed by a common noun: "the ministry", "a Western diplomat", "two officials".</summary>
internal static class NominalFinder
{
    private const int LongestPhrase = 40;

    /// <summary>The nominals of a text. A phrase whose head is part of a name is that name's mention and none of its own.</summary>
    public static IEnumerable<MentionDraft> Find(Phrases phrases, List<NameSpan> names)
    {
        var named = new bool[phrases.Count];
        foreach (NameSpan name in names)
            Array.Fill(named, true, name.First, name.End - name.First);
        for (int head = 0; head < phrases.Count; head++)
        {
            if (phrases.Word(head).Upos != "NOUN" || named[head] || !IsPhraseHead(phrases, head))
                continue;
            string lemma = phrases.Lemma(head);
            EntityType? type = Nouns.TypeOf(lemma);
            bool definite = IsDefinite(phrases, head);
            if (type is null && !definite)
                continue;
            (int first, int end) = Extent(phrases, head);
            if (end - first > LongestPhrase)
                continue;
            yield return new MentionDraft
            {
                First = first,
                End = end,
                Head = head,
                Kind = MentionKind.Nominal,
                Type = type ?? EntityType.Other,
                Key = [lemma],
                IsDefinite = definite,
                Number = phrases.Word(head).Xpos is "NNS" or "NNPS" || phrases.Child(head, "nummod") >= 0 || lemma is "people" or "police" ? GrammaticalNumber.Plural : GrammaticalNumber.Singular,
            };
        }
    }

    // Parts of a compound, measures ("85 km away"), and the first noun of "a number of" head no phrase of their own that is spoken of.
    private static bool IsPhraseHead(Phrases phrases, int head) =>
        !phrases.Is(head, "compound") && !phrases.Is(head, "flat") && !phrases.Is(head, "fixed") && phrases.Word(head).Deprel is not ("obl:tmod" or "obl:npmod" or "obl:unmarked" or "nmod:npmod" or "nmod:unmarked" or "dep");

    private static bool IsDefinite(Phrases phrases, int head)
    {
        int determiner = phrases.Child(head, "det");
        return phrases.Child(head, "nmod:poss") >= 0 || (determiner >= 0 && phrases.Lemma(determiner) is "the" or "this" or "that" or "these" or "those" or "both");
    }

    /// <summary>The phrase without what only adds to it: relative clauses, appositions, coordinated phrases.</summary>
    private static (int First, int End) Extent(Phrases phrases, int head)
    {
        int first = head, end = head + 1;
        var open = new Stack<int>();
        open.Push(head);
        while (open.TryPop(out int token))
        {
            first = Math.Min(first, token);
            end = Math.Max(end, token + 1);
            foreach (int child in phrases.Children(token))
            {
                bool apart = token == head && (phrases.Is(child, "appos") || phrases.Is(child, "conj") || phrases.Is(child, "cc") || phrases.Is(child, "parataxis") || phrases.Word(child).Deprel is "acl:relcl" or "case" or "mark" or "cop" or "nsubj" or "aux" or "advcl" or "csubj" or "expl" or "nsubj:outer" or "discourse" or "vocative" or "obl" or "dislocated");
                bool sign = phrases.Is(child, "punct") && phrases.Forms[child] is not ("-" or "'" or "\"");
                if (!apart && !(sign && token == head) && !(token == head && child < head && phrases.Word(child).Deprel is "advmod" && phrases.Forms[child].ToLowerInvariant() is "also" or "not" or "only" or "even"))
                    open.Push(child);
            }
        }

        return (first, end);
    }
}
