namespace Whence.Mentions.Coreference;

/// <summary>What speaks for an antecedent of a pronoun. Ranker and trainer share it.</summary>
internal sealed class PairFeatures(Phrases phrases, List<MentionDraft> drafts, Clusters clusters, Quotations quotations)
{
    /// <summary>Numbers a pair.</summary>
    public const int Count = Kinds + (KindsOfMention * Distances);

    private const int Roles = 6, PronounRoles = 4, KindsOfMention = 3, Distances = 4;
    private const int Subject = 0, Object = 1, Possessor = 2, Oblique = 3, Modifier = 4, OtherRole = 5;
    private const int Same = 0, Previous = 1, Earlier = 2, After = 3;

    // Where groups of features begin; of each group one is set.
    private const int Between = 30, Depths = Between + 4, RolePairs = Depths + 4, Kinds = RolePairs + (Roles * PronounRoles * Distances);

    // Steps up a tree that are looked at.
    private const int Deepest = 12;

    // The first person whom the text names, or -1.
    private readonly int _firstPerson = drafts.FindIndex(d => d is { Kind: MentionKind.Name, Type: EntityType.Person });

    /// <summary>For each candidate the number of other groups that have a candidate before it in the list, which begins with the nearest.</summary>
    public int[] Nearer(List<int> candidates)
    {
        var groups = new HashSet<int>();
        var nearer = new int[candidates.Count];
        for (int i = 0; i < nearer.Length; i++)
        {
            bool isNew = groups.Add(clusters.Of(candidates[i]));
            nearer[i] = groups.Count - (isNew ? 1 : 0);
        }

        return nearer;
    }

    /// <summary>Fills the features of <paramref name="antecedent"/> for <paramref name="anaphor"/>, both indexes of drafts.</summary>
    /// <param name="nearer">Its number of <see cref="Nearer"/>.</param>
    public void Write(int anaphor, int antecedent, int nearer, Span<float> features)
    {
        features.Clear();
        MentionDraft pronoun = drafts[anaphor], other = drafts[antecedent];
        int sentences = phrases.SentenceOf(pronoun.First) - phrases.SentenceOf(other.First);
        int distance = other.First > pronoun.First ? After : Math.Min(sentences, Earlier);
        int role = RoleOf(other.Head);
        bool bothSubjects = role == Subject && RoleOf(pronoun.Head) == Subject;
        EntityType type = clusters.TypeOf(antecedent);

        features[0] = MathF.Log(1 + Math.Abs(pronoun.First - other.First)) / 4;
        features[1] = distance == Earlier ? Math.Min(sentences, 12) / 4f : 0;
        features[2] = MathF.Log(BeforeOf(anaphor, antecedent));
        features[3] = Of(IsPossessive(pronoun) && role == Subject && distance == Same && phrases.Word(other.Head).Head == ClauseOf(pronoun.Head));
        features[4] = Of(IsPossessive(pronoun) && Contains(other, pronoun));
        features[5] = Of(clusters.GenderOf(antecedent) == pronoun.Gender && pronoun.Gender != Gender.Unknown);
        features[6] = other.Kind == MentionKind.Pronoun ? features[5] : 0;
        features[7] = Of(type == EntityType.Person);
        features[8] = Of(type == EntityType.Organization);
        features[9] = Of(type == EntityType.Place);
        features[10] = Of(other.Type == EntityType.Other && other.Kind != MentionKind.Pronoun);
        features[11] = Of(clusters.NumberOf(antecedent) == pronoun.Number);
        features[12] = Of(clusters.NumberOf(antecedent) == GrammaticalNumber.Plural && pronoun.Number == GrammaticalNumber.Singular);
        features[13] = Of(pronoun.Number == GrammaticalNumber.Plural && type == EntityType.Organization);
        features[14] = Of(quotations.Of(pronoun.Head) >= 0 && quotations.Of(other.Head) < 0);
        features[15] = Of(quotations.Of(pronoun.Head) < 0 && quotations.Of(other.Head) >= 0);
        features[16] = Of(quotations.SpeakerOf(quotations.Of(pronoun.Head)) == other.Head);
        features[17] = Of(bothSubjects && IsSayingOf(other) && IsSayingOf(pronoun));
        features[18] = Of(IsSentenceFirst(anaphor, antecedent));
        features[19] = Of(other.First > 0 && phrases.SentenceOf(other.Head) == 0);
        features[20] = Of(role == Subject && IsMainVerb(phrases.Word(other.Head).Head));
        features[21] = Of(other.Kind == MentionKind.Name && other.End - other.First > 1);
        features[22] = Of(clusters.NameWords(antecedent).Count > 0);
        features[23] = Of(distance == Same && Governs(other.Head, pronoun.Head));
        features[24] = Of(distance == Same && bothSubjects && AreJoined(other.Head, pronoun.Head));
        features[25] = Of(distance == After && bothSubjects && Governs(other.Head, pronoun.Head));
        features[26] = Of(IsBracketed(other));
        features[27] = Of(distance == Same && sentences == 0 && phrases.Word(other.Head).Head == phrases.Word(pronoun.Head).Head && !IsPossessive(pronoun));
        features[28] = Of(_firstPerson >= 0 && clusters.Of(antecedent) == clusters.Of(_firstPerson));
        features[Between + Math.Min(nearer, 3)] = 1;
        features[Depths + Math.Min(DepthOf(other.Head) / 2, 3)] = 1;
        features[RolePairs + (((role * PronounRoles) + Math.Min(RoleOf(pronoun.Head), PronounRoles - 1)) * Distances) + distance] = 1;
        features[Kinds + ((other.Kind switch { MentionKind.Name => 0, MentionKind.Nominal => 1, _ => 2 }) * Distances) + distance] = 1;
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

    private static float Of(bool holds) => holds ? 1 : 0;

    private int RoleOf(int head) => phrases.Word(head).Deprel switch
    {
        "nsubj" or "nsubj:pass" or "nsubj:outer" => Subject,
        "obj" or "iobj" => Object,
        "nmod:poss" => Possessor,
        "obl" or "obl:agent" or "obl:unmarked" => Oblique,
        "nmod" => Modifier,
        _ => OtherRole,
    };

    private bool IsSayingOf(MentionDraft subject) => phrases.Word(subject.Head).Head is >= 0 and int verb && Quotations.IsSaying(phrases.Lemma(verb));

    /// <summary>Whether a subject's clause is above a word: "Vale said that he ...".</summary>
    private bool Governs(int subject, int word)
    {
        if (RoleOf(subject) != Subject || phrases.Word(subject).Head is not (>= 0 and int clause))
            return false;
        for (int steps = 0; steps < Deepest && word >= 0; steps++)
        {
            word = phrases.Word(word).Head;
            if (word == clause)
                return true;
        }

        return false;
    }

    /// <summary>Whether the second subject's clause is joined to the first one's: "Vale came and he ...".</summary>
    private bool AreJoined(int first, int second) =>
        phrases.Word(second).Head is >= 0 and int clause && phrases.Word(clause).Head == phrases.Word(first).Head && phrases.Is(clause, "conj");

    private int DepthOf(int token)
    {
        int depth = 0;
        while (depth < Deepest && phrases.Word(token).Head is >= 0 and int head)
            (token, depth) = (head, depth + 1);
        return depth;
    }

    private bool IsBracketed(MentionDraft mention) => mention.First > 0 && phrases.Forms[mention.First - 1] is "(" or "[";

    private bool IsPossessive(MentionDraft pronoun) => phrases.Is(pronoun.Head, "nmod:poss");

    private static bool Contains(MentionDraft outer, MentionDraft inner) => outer.First <= inner.First && inner.End <= outer.End;

    // Mentions of the antecedent's group before the anaphor.
    private int BeforeOf(int anaphor, int antecedent)
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
