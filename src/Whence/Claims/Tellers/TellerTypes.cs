using Whence.Claims.Grammar;
using Whence.Mentions;

namespace Whence.Claims.Tellers;

/// <summary>Says of the head of a phrase whether it can tell, what kind of teller it is, and what mention it heads.</summary>
internal sealed class TellerTypes
{
    private readonly Trees trees;
    private readonly ClauseGrammar phrases;
    private readonly MentionLayer layer;
    private readonly int[] mentionOf;

    public TellerTypes(Trees trees, ClauseGrammar phrases, MentionLayer layer)
    {
        this.trees = trees;
        this.phrases = phrases;
        this.layer = layer;
        mentionOf = new int[trees.Count];
        Array.Fill(mentionOf, -1);
        for (int m = 0; m < layer.Mentions.Length; m++)
        {
            Mention mention = layer.Mentions[m];
            if (mention.Kind == MentionKind.Name)
            {
                for (int i = Math.Max(0, mention.FirstToken); i < mention.EndToken && i < mentionOf.Length; i++) mentionOf[i] = m;
            }
            else if (mention.Head >= 0 && mention.Head < mentionOf.Length && mentionOf[mention.Head] < 0)
            {
                mentionOf[mention.Head] = m;
            }
        }
    }

    /// <summary>The mention that covers the token as a name or is headed by it, or null.</summary>
    public Mention? MentionAt(int token) => token >= 0 && token < mentionOf.Length && mentionOf[token] >= 0 ? layer.Mentions[mentionOf[token]] : null;

    /// <summary>The entity of the mention at the token, or null.</summary>
    public Entity? EntityAt(int token) => MentionAt(token) is { Entity: >= 0 } m && m.Entity < layer.Entities.Length ? layer.Entities[m.Entity] : null;

    /// <summary>The name that the phrase of <paramref name="head"/> gives its teller: its own, or one set beside it ("spokesman John Kirby", "an officer, Fazl Nozari"); else null.</summary>
    public Mention? NameIn(int head)
    {
        if (MentionAt(head) is { Kind: MentionKind.Name, IsDemonym: false } own) return own;
        if (TellerNouns.IsDocument(trees.Lemma(head)) && trees.Upos(head) != "PROPN") return null;
        foreach (int child in trees.Children(head))
        {
            bool beside = trees.Is(child, "flat") || trees.Is(child, "appos") || trees.Deprel(child) is "nmod:desc" or "nmod:unmarked" or "dep" || (trees.Is(child, "compound") && !TellerNouns.IsDocument(trees.Lemma(head)) && child > head);
            // "the official IRNA news agency"
            if (child < head && trees.Is(child, "compound") && IsMediaPhrase(head) && MentionAt(child) is { Kind: MentionKind.Name, IsDemonym: false, Type: EntityType.Organization or EntityType.Other or EntityType.Product } publisher) return publisher;
            if (beside && MentionAt(child) is { Kind: MentionKind.Name, IsDemonym: false } name && (name.Type == EntityType.Person || (IsMediaPhrase(head) && trees.Upos(child) == "PROPN"))) return name;
        }

        if ((TellerNouns.IsRole(trees.Lemma(head)) || TellerNouns.IsUnnamed(trees.Lemma(head))) && Introduced(head, 0) is { } introduced) return introduced;

        // A title before a name may be taken for the head, or the name for a compound of the title.
        if (trees.Upos(head) == "NOUN" && (TellerNouns.IsRole(trees.Lemma(head)) || TellerNouns.IsUnnamed(trees.Lemma(head)) || TellerNouns.IsMedia(trees.Lemma(head))) &&
            head + 1 < trees.Count && MentionAt(head + 1) is { Kind: MentionKind.Name } next && (next.Type == EntityType.Person || TellerNouns.IsMedia(trees.Lemma(head))) && trees.SentenceOf(head + 1) == trees.SentenceOf(head)) return next;
        return null;
    }

    /// <summary>"the head of research at Grainet, Karel Vank,": parsers hang the name between the commas on the nearest noun before it.</summary>
    private Mention? Introduced(int head, int depth)
    {
        foreach (int child in trees.Children(head))
        {
            if (!trees.Is(child, "nmod") || child < head) continue;
            foreach (int beside in trees.Children(child))
            {
                if (!trees.Is(beside, "appos") || beside < child || MentionAt(beside) is not { Kind: MentionKind.Name, Type: EntityType.Person } person) continue;
                if (person.FirstToken > 0 && trees.Form(person.FirstToken - 1) == "," && person.EndToken < trees.Count && trees.Form(person.EndToken) == ",") return person;
            }

            if (depth < 3 && Introduced(child, depth + 1) is { } deeper) return deeper;
        }

        return null;
    }

    /// <summary>Whether the token can head a teller's phrase.</summary>
    public bool CanTell(int token)
    {
        if (token < 0) return false;
        if (trees.Upos(token) is "PROPN") return true;
        if (trees.Upos(token) == "PRON") return trees.Form(token) is not ("it" or "this" or "that" or "which" or "what" or "themselves" or "himself" or "itself");
        return CanHead(token);
    }

    /// <summary>Whether the token can head a label of a headline.</summary>
    public bool CanHead(int token) => MentionAt(token) is { Kind: MentionKind.Name, Type: EntityType.Person or EntityType.Organization or EntityType.Place } || TellerNouns.CanTell(trees.Lemma(token)) ||
        OutletNames.IsPublisher(trees.Text[trees.Tokens[token].Span.Start..trees.Tokens[token].Span.End]) || (trees.Upos(token) == "PROPN" && trees.Form(token).Length > 1);

    /// <summary>Whether the phrase as a whole names a teller rather than a topic ("Ukraine war: ...").</summary>
    public bool IsTellerPhrase(int head) => TellerNouns.CanTell(trees.Lemma(head)) || NameIn(head) is not null || trees.Upos(head) == "PROPN";

    /// <summary>Whether the phrase is a publisher's name or stands for one.</summary>
    public bool IsPublisher(int head, string name) => OutletNames.IsPublisher(name) || (trees.Upos(head) == "NOUN" && IsMediaPhrase(head));

    /// <summary>"the newspaper", "news agency", "state broadcaster"; not "intelligence agency".</summary>
    public bool IsMediaPhrase(int head)
    {
        string lemma = trees.Lemma(head);
        if (!TellerNouns.IsMedia(lemma) && lemma is not ("group" or "house")) return false;
        if (lemma is not ("agency" or "network" or "service" or "station" or "paper" or "group" or "house")) return true;
        bool described = lemma is "group" or "house";
        foreach (int child in trees.Children(head))
        {
            if (!trees.Is(child, "compound") && !trees.Is(child, "amod")) continue;
            if (trees.Lemma(child) is "news" or "wire" or "press" or "media" or "broadcast" or "publishing" or "newspaper" || lemma == "paper") return true;
            if (lemma is not ("group" or "house") && trees.Lemma(child) is "state" or "national" or "television" or "tv" or "radio" or "local" or "japanese") return true;
            described = true;
        }

        return !described;
    }

    /// <summary>What kind of teller the phrase of <paramref name="head"/> is, under the name <paramref name="name"/>.</summary>
    public SourceKind KindOf(int head, string name)
    {
        if (OutletNames.IsAgency(name)) return SourceKind.Agency;
        if (OutletNames.IsListedOutlet(name)) return SourceKind.Outlet;
        Mention? named = NameIn(head);
        string lemma = trees.Lemma(head);
        // "the Post" is no post.
        if (trees.Upos(head) == "PROPN" && named?.Type != EntityType.Person && OutletNames.IsPublisher(name)) return SourceKind.Outlet;
        if (named?.Type == EntityType.Person) return SourceKind.Person;
        if (trees.Upos(head) != "PROPN" || TellerNouns.IsDocument(lemma))
        {
            if (named is null && TellerNouns.IsUnnamed(lemma)) return SourceKind.Anonymous;
            if (IsMediaPhrase(head) && !IsBare(head, "media")) return lemma == "agency" || lemma == "newswire" || lemma == "wire" ? SourceKind.Agency : SourceKind.Outlet;
            if (TellerNouns.IsDocument(lemma)) return SourceKind.Document;
            if (TellerNouns.IsCrowd(lemma)) return SourceKind.Crowd;
            if (TellerNouns.IsRole(lemma)) return SourceKind.Person;
            if (TellerNouns.IsBody(lemma)) return SourceKind.Organization;
        }

        if (OutletNames.IsPublisher(name)) return SourceKind.Outlet;
        EntityType? type = named?.Type ?? EntityAt(head)?.Type ?? MentionAt(head)?.Type;
        return type switch
        {
            EntityType.Person => trees.Upos(head) == "NOUN" ? SourceKind.Anonymous : SourceKind.Person,
            EntityType.Organization or EntityType.Place or EntityType.Facility => SourceKind.Organization,
            EntityType.Product or EntityType.Event => SourceKind.Document,
            _ => trees.Upos(head) == "PROPN" ? SourceKind.Organization : SourceKind.Unknown,
        };
    }

    private bool IsBare(int head, string lemma) => trees.Lemma(head) == lemma;

    /// <summary>The phrase of <paramref name="head"/> as printed, without determiner when it is a name.</summary>
    public string Printed(int head, bool bare) => phrases.Span(head, bare).In(trees.Text).ToString();
}
