namespace Whence.Mentions.Names;

/// <summary>Turns names into mentions: head, type, the words they are matched by, and the nouns that stand by them.</summary>
internal static class NameMentions
{
    public static List<MentionDraft> Build(Phrases phrases, List<NameSpan> names)
    {
        var drafts = new List<MentionDraft>();
        foreach (NameSpan name in names)
        {
            if (name.Class is NameClass.Date or NameClass.Money)
                continue;
            int head = phrases.HeadOf(name.First, name.End);
            var draft = new MentionDraft
            {
                First = name.First,
                End = name.End,
                Head = head,
                Kind = MentionKind.Name,
                Type = TypeOf(name.Class),
                IsDemonym = name.Class == NameClass.Norp,
                Number = GrammaticalNumber.Singular,
                Key = KeyOf(phrases, name.First, name.End),
            };
            Describe(phrases, draft);
            drafts.Add(draft);
        }

        return drafts;
    }

    private static EntityType TypeOf(NameClass name) => name switch
    {
        NameClass.Person => EntityType.Person,
        NameClass.Organization => EntityType.Organization,
        NameClass.Location => EntityType.Place,
        NameClass.Facility => EntityType.Facility,
        NameClass.Product => EntityType.Product,
        NameClass.Event => EntityType.Event,
        _ => EntityType.Other,
    };

    /// <summary>The words in small letters, without an opening "the", clitics and periods.</summary>
    private static string[] KeyOf(Phrases phrases, int first, int end)
    {
        var key = new List<string>();
        for (int i = first; i < end; i++)
        {
            string word = phrases.Forms[i].Replace(".", "", StringComparison.Ordinal).ToLowerInvariant();
            if (word.Length > 0 && word is not ("'s" or "’s" or "\"" or "“" or "”") && !(word == "the" && key.Count == 0))
                key.Add(word);
        }

        return [.. key];
    }

    /// <summary>"President Ann Vale", "Ann Vale, a spokeswoman for ...": nouns that describe the name.</summary>
    private static void Describe(Phrases phrases, MentionDraft draft)
    {
        foreach (int child in phrases.Children(draft.Head))
        {
            if (child >= draft.First && child < draft.End)
                continue;
            if ((child < draft.First && (phrases.Is(child, "compound") || phrases.Is(child, "flat"))) || phrases.Is(child, "appos"))
                Add(phrases, draft, child);
        }

        // "the spokesman, Ann Vale" and "spokesman Ann Vale", where the noun is the head.
        if ((phrases.Is(draft.Head, "appos") || phrases.Is(draft.Head, "flat")) && phrases.Word(draft.Head).Head >= 0)
            Add(phrases, draft, phrases.Word(draft.Head).Head);
        // "Ann Vale is the spokeswoman".
        int above = phrases.Word(draft.Head).Head;
        if (above >= 0 && phrases.Is(draft.Head, "nsubj") && phrases.Word(above).Upos == "NOUN" && phrases.Child(above, "cop") >= 0 && phrases.Child(above, "advmod", "aux") < 0)
            Add(phrases, draft, above);
    }

    private static void Add(Phrases phrases, MentionDraft draft, int noun)
    {
        if (phrases.Word(noun).Upos is "NOUN" or "PROPN" && noun != draft.Head)
            draft.Descriptions.Add(phrases.Lemma(noun));
    }
}
