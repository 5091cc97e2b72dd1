using System.Collections.Frozen;

namespace Whence.Mentions.Nominals;

/// <summary>Finds pronouns that stand for someone or something: personal, possessive, reflexive, and a "who" that tells.</summary>
internal static class PronounFinder
{
    private static readonly FrozenDictionary<string, (EntityType Type, Gender Gender, GrammaticalNumber Number)> Forms = Build();

    // Verbs with which "it" is no reference: "it seems", "it is likely that".
    private static readonly FrozenSet<string> Impersonal = new[] { "seem", "appear", "turn", "rain", "snow", "happen", "take", "follow", "matter" }.ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<MentionDraft> Find(Phrases phrases)
    {
        for (int i = 0; i < phrases.Count; i++)
        {
            string form = phrases.Forms[i].ToLowerInvariant();
            if (!Forms.TryGetValue(form, out (EntityType Type, Gender Gender, GrammaticalNumber Number) known) || phrases.Word(i).Upos is not ("PRON" or "DET" or "X"))
                continue;
            if (form == "us" && phrases.Forms[i] == "US")
                continue;
            if (form == "it" && IsPleonastic(phrases, i))
                continue;
            if (form is "who" && !Tells(phrases, i))
                continue;
            yield return new MentionDraft
            {
                First = i,
                End = i + 1,
                Head = i,
                Kind = MentionKind.Pronoun,
                Type = known.Type,
                Gender = known.Gender,
                Number = known.Number,
                Key = [form],
            };
        }
    }

    private static bool IsPleonastic(Phrases phrases, int it)
    {
        if (phrases.Is(it, "expl"))
            return true;
        int head = phrases.Word(it).Head;
        if (head < 0 || !phrases.Is(it, "nsubj"))
            return false;
        bool clause = phrases.Child(head, "csubj") > it || (phrases.Word(head).Upos is "ADJ" or "NOUN" or "VERB" && phrases.Child(head, "cop", "aux:pass") >= 0 && phrases.Child(head, "ccomp", "csubj", "advcl:relcl", "acl:relcl", "xcomp") > head);
        return clause || (Impersonal.Contains(phrases.Lemma(head)) && phrases.Child(head, "ccomp", "xcomp", "csubj") > head) || phrases.Word(head).Upos == "NUM" || phrases.Lemma(head) is "o'clock" or "time";
    }

    /// <summary>Whether a relative "who" is the subject of a verb that reports: then a claim hangs on it.</summary>
    private static bool Tells(Phrases phrases, int who)
    {
        int verb = phrases.Word(who).Head;
        return verb >= 0 && phrases.Is(who, "nsubj") && phrases.Word(verb).Deprel == "acl:relcl" && phrases.Word(verb).Upos == "VERB";
    }

    private static FrozenDictionary<string, (EntityType Type, Gender Gender, GrammaticalNumber Number)> Build()
    {
        var forms = new Dictionary<string, (EntityType, Gender, GrammaticalNumber)>(StringComparer.Ordinal);
        void Add(string words, EntityType type, Gender gender, GrammaticalNumber number)
        {
            foreach (string word in words.Split(' '))
                forms[word] = (type, gender, number);
        }

        Add("he him his himself", EntityType.Person, Gender.Male, GrammaticalNumber.Singular);
        Add("she her hers herself", EntityType.Person, Gender.Female, GrammaticalNumber.Singular);
        Add("it its itself", EntityType.Other, Gender.Neuter, GrammaticalNumber.Singular);
        Add("they them their theirs themselves", EntityType.Other, Gender.Unknown, GrammaticalNumber.Plural);
        Add("i me my mine myself", EntityType.Person, Gender.Unknown, GrammaticalNumber.Singular);
        Add("you your yours yourself", EntityType.Person, Gender.Unknown, GrammaticalNumber.Unknown);
        Add("we us our ours ourselves", EntityType.Other, Gender.Unknown, GrammaticalNumber.Plural);
        Add("who", EntityType.Person, Gender.Unknown, GrammaticalNumber.Unknown);
        return forms.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
