namespace Whence.Mentions.Coreference;

/// <summary>What speaks for an antecedent of a pronoun. Ranker and trainer share it.</summary>
internal sealed class PairFeatures(Phrases phrases, List<MentionDraft> drafts, Clusters clusters, Quotations quotations)
{
    /// <summary>Numbers a pair.</summary>
    public const int Count = 40;

    /// <summary>Fills the features of <paramref name="antecedent"/> for <paramref name="anaphor"/>, both indexes of drafts.</summary>
    public void Write(int anaphor, int antecedent, Span<float> features)
    {
        features.Clear();
        MentionDraft pronoun = drafts[anaphor], other = drafts[antecedent];
        int distance = phrases.SentenceOf(pronoun.First) - phrases.SentenceOf(other.First);
        bool after = other.First > pronoun.First;
        features[0] = distance == 0 && !after ? 1 : 0;
        features[1] = distance == 1 ? 1 : 0;
        features[2] = distance == 2 ? 1 : 0;
        features[3] = distance >= 3 ? Math.Min(distance, 12) / 4f : 0;
        features[4] = after ? 1 : 0;
        features[5] = MathF.Log(1 + Math.Abs(pronoun.First - other.First)) / 4;
        bool subject = phrases.Is(other.Head, "nsubj"), pronounSubject = phrases.Is(pronoun.Head, "nsubj");
        features[6] = subject ? 1 : 0;
        features[7] = subject && pronounSubject ? 1 : 0;
        features[8] = phrases.Is(other.Head, "obj") ? 1 : 0;
        features[9] = phrases.Is(other.Head, "obj") && !pronounSubject && !IsPossessive(pronoun) ? 1 : 0;
        features[10] = phrases.Is(other.Head, "nmod:poss") ? 1 : 0;
        features[11] = phrases.Is(other.Head, "nmod") && !phrases.Is(other.Head, "nmod:poss") ? 1 : 0;
        features[12] = phrases.Is(other.Head, "obl") ? 1 : 0;
        features[13] = phrases.Is(other.Head, "appos") || phrases.Is(other.Head, "conj") ? 1 : 0;
        features[14] = subject && distance == 0 ? 1 : 0;
        features[15] = subject && distance == 1 ? 1 : 0;
        features[16] = IsPossessive(pronoun) && subject && distance == 0 && phrases.Word(other.Head).Head == ClauseOf(pronoun.Head) ? 1 : 0;
        features[17] = other.Kind == MentionKind.Name ? 1 : 0;
        features[18] = other.Kind == MentionKind.Nominal ? 1 : 0;
        features[19] = other.Kind == MentionKind.Pronoun ? 1 : 0;
        features[20] = other.Kind == MentionKind.Pronoun && clusters.GenderOf(antecedent) == pronoun.Gender && pronoun.Gender != Gender.Unknown ? 1 : 0;
        features[21] = clusters.GenderOf(antecedent) == pronoun.Gender && pronoun.Gender != Gender.Unknown ? 1 : 0;
        features[22] = clusters.TypeOf(antecedent) == EntityType.Person ? 1 : 0;
        features[23] = clusters.TypeOf(antecedent) == EntityType.Organization ? 1 : 0;
        features[24] = clusters.TypeOf(antecedent) is EntityType.Place ? 1 : 0;
        features[25] = clusters.NumberOf(antecedent) == pronoun.Number ? 1 : 0;
        features[26] = clusters.NumberOf(antecedent) == GrammaticalNumber.Plural && pronoun.Number == GrammaticalNumber.Singular ? 1 : 0;
        features[27] = MathF.Log(Earlier(anaphor, antecedent));
        features[28] = quotations.Of(pronoun.Head) >= 0 && quotations.Of(other.Head) < 0 ? 1 : 0;
        features[29] = quotations.Of(pronoun.Head) < 0 && quotations.Of(other.Head) >= 0 ? 1 : 0;
        features[30] = quotations.SpeakerOf(quotations.Of(pronoun.Head)) == other.Head ? 1 : 0;
        features[31] = phrases.Word(other.Head).Head == phrases.Word(pronoun.Head).Head && !IsPossessive(pronoun) ? 1 : 0;
        features[32] = IsSentenceFirst(anaphor, antecedent) ? 1 : 0;
        features[33] = other.First > 0 && phrases.SentenceOf(other.Head) == 0 ? 1 : 0;
        features[34] = subject && IsMainVerb(phrases.Word(other.Head).Head) ? 1 : 0;
        features[35] = other.Kind == MentionKind.Name && other.End - other.First > 1 ? 1 : 0;
        features[36] = IsPossessive(pronoun) && Contains(other, pronoun) ? 1 : 0;
        features[37] = other.Type == EntityType.Other && other.Kind != MentionKind.Pronoun ? 1 : 0;
        features[38] = pronoun.Number == GrammaticalNumber.Plural && clusters.TypeOf(antecedent) == EntityType.Organization ? 1 : 0;
        features[39] = pronounSubject && subject && Quotations.IsSaying(phrases.Lemma(Math.Max(0, phrases.Word(other.Head).Head))) && Quotations.IsSaying(phrases.Lemma(Math.Max(0, phrases.Word(pronoun.Head).Head))) ? 1 : 0;
    }

    /// <summary>Whether a pronoun could stand for a mention at all: gender, number, kind and tree do not forbid it.</summary>
    public bool MayRefer(int anaphor, int antecedent)
    {
        MentionDraft pronoun = drafts[anaphor], other = drafts[antecedent];
        string form = pronoun.Key[0];
        if (other.IsDemonym && other.Kind == MentionKind.Name)
            return false;
        if (other.Kind == MentionKind.Pronoun && other.Key[0] is "i" or "me" or "my" or "we" or "us" or "our" or "you" or "your" or "who" or "mine" or "yours" or "ours")
            return false;
        if (Contains(other, pronoun) && !IsPossessive(pronoun))
            return false;
        if (Contains(other, pronoun) && phrases.Word(pronoun.Head).Head == other.Head)
            return false;
        // A pronoun and a mention that depend on one verb are two, unless it is reflexive.
        if (!IsPossessive(pronoun) && !form.EndsWith("self", StringComparison.Ordinal) && !form.EndsWith("selves", StringComparison.Ordinal) && phrases.Word(pronoun.Head).Head >= 0 && phrases.Word(pronoun.Head).Head == phrases.Word(other.Head).Head)
            return false;
        EntityType type = clusters.TypeOf(antecedent);
        Gender gender = clusters.GenderOf(antecedent);
        if (pronoun.Gender is Gender.Male or Gender.Female)
            return (type == EntityType.Person || (other.Kind == MentionKind.Pronoun && gender == pronoun.Gender)) && (gender == Gender.Unknown || gender == pronoun.Gender) && clusters.NumberOf(antecedent) != GrammaticalNumber.Plural;
        if (pronoun.Gender == Gender.Neuter)
            return type != EntityType.Person && gender is Gender.Neuter or Gender.Unknown && clusters.NumberOf(antecedent) != GrammaticalNumber.Plural && other.Key is not ["they" or "them" or "their"];
        return other.Kind == MentionKind.Pronoun ? other.Number == pronoun.Number && gender == Gender.Unknown : clusters.NumberOf(antecedent) == GrammaticalNumber.Plural || type is EntityType.Organization;
    }

    private bool IsPossessive(MentionDraft pronoun) => phrases.Is(pronoun.Head, "nmod:poss");

    private static bool Contains(MentionDraft outer, MentionDraft inner) => outer.First <= inner.First && inner.End <= outer.End;

    // Mentions of the antecedent's group before the anaphor.
    private int Earlier(int anaphor, int antecedent)
    {
        int count = 0;
        foreach (int member in clusters.Members(antecedent))
        {
            if (member < anaphor && ++count == 20)
                break;
        }

        return Math.Max(1, count);
    }

    private bool IsSentenceFirst(int anaphor, int antecedent)
    {
        int sentence = phrases.SentenceOf(drafts[antecedent].First);
        for (int i = antecedent - 1; i >= 0 && phrases.SentenceOf(drafts[i].First) == sentence; i--)
        {
            if (drafts[i].Type == drafts[antecedent].Type && i != anaphor)
                return false;
        }

        return true;
    }

    private bool IsMainVerb(int verb) => verb >= 0 && phrases.Word(verb).Head < 0;

    // The verb of the clause around a possessive: the nearest verb above it.
    private int ClauseOf(int token)
    {
        for (int steps = 0; steps < 8 && token >= 0; steps++)
        {
            token = phrases.Word(token).Head;
            if (token >= 0 && phrases.Word(token).Upos == "VERB")
                return token;
        }

        return -1;
    }
}
