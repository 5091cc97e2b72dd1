using Whence.Claims.Grammar;
using Whence.Mentions;
using Whence.Text;

namespace Whence.Claims.Tellers;

/// <summary>Resolves the head of a phrase to the tellers it stands for, named as a reader would name them.</summary>
internal sealed class TellerResolver(Trees trees, ClauseGrammar phrases, TellerTypes types, MentionLayer layer, TellerMemory memory)
{
    /// <summary>The tellers that the phrase of <paramref name="head"/> stands for, outermost first: "a statement of the mission to CNN" is CNN, then the mission. Empty when it stands for none.</summary>
    public List<Teller> Resolve(int head)
    {
        var found = new List<Teller>(2);
        Unroll(head, found, 0);
        return found;
    }

    private void Unroll(int head, List<Teller> found, int depth)
    {
        if (head < 0 || depth > 4) return;
        string lemma = trees.Lemma(head);
        bool voice = SpeechWords.VoiceNouns.Contains(lemma), story = SpeechWords.StoryNouns.Contains(lemma);
        bool hasName = trees.Upos(head) == "PROPN" && (IsPaper(head) || (types.NameIn(head) is not null && !TellerNouns.IsDocument(lemma)));
        if (!hasName && (voice || story || TellerNouns.IsDocument(lemma) || SpeechWords.ReportNouns.Contains(lemma)))
        {
            // "a report seen by the Kanto News"
            int owner = phrases.Owner(head);
            foreach (int child in (int[])[.. trees.Children(head), .. owner >= 0 ? trees.Children(owner) : []])
            {
                if (trees.Is(child, "acl") && trees.Lemma(child) is "see" or "obtain" or "review" or "view" or "leak" && phrases.Agent(child) is >= 0 and int reader && OutletNames.IsPublisher(types.Printed(reader, bare: true))) Unroll(reader, found, depth + 1);
            }

            if (owner >= 0 && owner != head)
            {
                var owners = new List<Teller>(2);
                Unroll(owner, owners, depth + 1);
                bool speaksForOwner = owners.Count > 0 && (voice || owners[^1].IsPublisher || !TellerNouns.IsDocument(lemma));
                if (speaksForOwner)
                {
                    if (voice && Recipient(head) is >= 0 and int recipient) Unroll(recipient, found, depth + 1);
                    found.AddRange(owners);
                    // A memo that a newspaper published is no memo of the newspaper.
                    bool carried = !story && owners[^1].IsPublisher && trees.Head(owner) is >= 0 and int carrying && trees.Is(carrying, "acl") && (!voice || trees.Lemma(carrying) is "carry" or "publish" or "broadcast" or "release" or "run");
                    if (carried && One(head) is Teller document) found.Add(document);
                    return;
                }
            }
            else if (PointsBack(head) && Earlier(head, lemma) is Teller earlier)
            {
                found.Add(earlier with { IsInferred = false, PointsBack = true, Span = phrases.Span(head, bare: false) });
                return;
            }
        }

        if (One(head) is Teller teller) found.Add(teller);
    }

    /// <summary>"the Post" is a name, "the post" is none.</summary>
    private bool IsPaper(int head) => trees.Upos(head) == "PROPN" && OutletNames.IsPublisher(types.Printed(head, bare: true));

    /// <summary>"a statement to CNN": the publisher through whom the text is heard.</summary>
    private int Recipient(int document)
    {
        for (int i = document; i <= trees.Last(document); i++)
        {
            if (trees.Is(i, "nmod") && phrases.HasCase(i, "to") && OutletNames.IsPublisher(types.Printed(i, bare: true))) return i;
        }

        return -1;
    }

    private Teller? One(int head)
    {
        string form = trees.Form(head), lemma = trees.Lemma(head);
        TextSpan span = phrases.Span(head, bare: false);
        if (form is "neither" or "either" or "both" && Beside(head) is >= 0 and int subject) return One(subject);
        if (trees.Upos(head) is "PRON" or "DET") return Pronoun(head, form, span);
        Mention? name = types.NameIn(head);
        bool coordinated = trees.Child(head, "conj") is >= 0 and int second && trees.IsNominal(second);
        // "the broadcasters ARD and SWR": all that are named together.
        if (name is { Head: >= 0 } && name.Head != head && !coordinated && trees.Child(name.Head, "conj") is >= 0 and int other && trees.Upos(other) == "PROPN" && types.IsMediaPhrase(head))
            return Make(Clean(types.Printed(name.Head, bare: true)), head, phrases.Span(name.Head, bare: true)) with { Kind = SourceKind.Outlet };
        if (name is not null && !coordinated)
        {
            bool document = name.Type is not EntityType.Person && TellerNouns.IsDocument(lemma) && trees.Upos(head) != "PROPN";
            string full = document ? Dated(head, types.Printed(head, bare: false)) : NameOf(name);
            return Make(full, head, document ? span : name.Span);
        }

        bool back = PointsBack(head) && !IsPaper(head);
        if (back && Pair(head) is Teller pair) return pair with { PointsBack = true, Span = span };
        if (back && Earlier(head, lemma) is Teller earlier)
        {
            // "the unnamed officials" says more than a name would; the chain is taken up all the same.
            return earlier with { PointsBack = true, IsInferred = false, Span = span };
        }

        if (back && types.EntityAt(head) is Entity entity && ProperName(entity) is Mention proper && Fits(lemma, proper, entity)) return Make(entity.Name, head, span) with { PointsBack = true };
        string printed = CalledAfter(head) ?? types.Printed(head, bare: trees.Upos(head) == "PROPN" || coordinated);
        if (TellerNouns.IsDocument(lemma)) printed = Dated(head, printed);
        return printed.Length == 0 ? null : Make(Clean(printed), head, span) with { PointsBack = back };
    }

    /// <summary>"Leaked cables from 2029 showed": the year belongs to the document, whatever it hangs on in the tree.</summary>
    private string Dated(int head, string printed)
    {
        int from = trees.Last(head) + 1, year = from + 1;
        bool dated = printed.Length > 0 && year < trees.Tokens.Length && trees.Form(from) == "from" && trees.Form(year) is { Length: 4 } form && form.All(char.IsAsciiDigit);
        return dated ? $"{printed} from {trees.Form(year)}" : printed;
    }

    /// <summary>"The ministry neither confirmed nor denied it": the subject beside a word that some trees take for it, or -1.</summary>
    private int Beside(int word)
    {
        if (trees.Head(word) < 0) return -1;
        foreach (int child in trees.Children(trees.Head(word)))
        {
            if (child < word && trees.Is(child, "nsubj")) return child;
        }

        return -1;
    }

    /// <summary>"the weekly Profilo", "Norwegian daily Dagsposten": the noun says what it is, the rest what it is called.</summary>
    private string? CalledAfter(int head)
    {
        int first = head;
        while (first >= 0 && trees.Upos(first) == "PROPN" && IsCapital(first)) first--;
        return first >= 0 && first < head && !IsCapital(first) && TellerNouns.IsMedia(trees.Lemma(first)) ? Clean(trees.Span(first + 1, head).In(trees.Text).ToString()) : null;

        bool IsCapital(int token) => char.IsUpper(trees.Text[trees.Tokens[token].Span.Start]);
    }

    /// <summary>"both companies", "the two governments": the last pair of names joined by "and".</summary>
    private Teller? Pair(int head)
    {
        const int Reach = 400;
        if (trees.Xpos(head) is not ("NNS" or "NNPS") || !TellerNouns.IsBody(trees.Lemma(head))) return null;
        bool two = false;
        foreach (int child in trees.Children(head)) two |= trees.Form(child) is "both" or "two";
        if (!two) return null;
        for (int i = head - 1; i > 0 && i > head - Reach; i--)
        {
            if (trees.Upos(i) != "PROPN" || trees.Child(i, "conj") is not (> 0 and int second) || trees.Upos(second) != "PROPN") continue;
            return Make(Clean(types.Printed(i, bare: true)), i, phrases.Span(i, bare: true));
        }

        return null;
    }

    private Teller? Pronoun(int head, string form, TextSpan span)
    {
        if (form is "i" or "we" or "you" or "me" or "us" or "there" or "what" or "one") return null;
        // "Citing officials, they said": several who told together, rather than one body.
        if (form == "they" && memory.Last(e => e.Sentence >= trees.SentenceOf(head) - 1 && e.Who.Name.Contains(" and ", StringComparison.Ordinal)) is { } several) return several.Who with { PointsBack = true, Span = span };
        // "'...,' the envoy said. He said ...": who told last, rather than somebody of whom the paragraph has not spoken.
        if (form is "he" or "she" && types.EntityAt(head) is { } who && !IsNear(who, head) && memory.Last(e => e.Who.Kind == SourceKind.Person && e.Sentence == trees.SentenceOf(head) - 1 && e.Paragraph == trees.ParagraphOf(head)) is { } latest) return latest.Who with { PointsBack = true, Span = span };
        if (types.EntityAt(head) is Entity entity)
        {
            // "It said": rather the publisher that spoke last than a country that is only spoken of.
            if (form == "it" && entity.Type == EntityType.Place
                && memory.Last(e => e.Who.Kind is not (SourceKind.Person or SourceKind.Anonymous or SourceKind.Crowd)) is { Who.IsPublisher: true } told)
            {
                return told.Who with { PointsBack = true, Span = span };
            }

            Mention? proper = ProperName(entity);
            if (proper is not null && (form is "it" or "they" or "which" || proper.Type == EntityType.Person)) return Make(entity.Name, head, span, proper) with { PointsBack = true };
            foreach (int m in entity.Mentions)
            {
                Mention nominal = layer.Mentions[m];
                if (nominal.Kind == MentionKind.Nominal && nominal.Head >= 0 && nominal.Head < head && TellerNouns.CanTell(trees.Lemma(nominal.Head)) && One(nominal.Head) is Teller described) return described with { PointsBack = true, Span = span };
            }
        }

        TellerMemory.Entry? before = memory.Last(e => form switch
        {
            "he" or "she" => e.Who.Kind is SourceKind.Person or SourceKind.Anonymous,
            "it" => e.Who.Kind is not (SourceKind.Person or SourceKind.Anonymous or SourceKind.Crowd),
            "they" => e.Who.Kind is SourceKind.Anonymous or SourceKind.Crowd or SourceKind.Organization,
            _ => false,
        });
        if (before is not null) return before.Who with { PointsBack = true, Span = span };
        SourceKind kind = form is "he" or "she" ? SourceKind.Person : SourceKind.Unknown;
        return new Teller(trees.Text[span.Start..span.End], kind, form, span) { Noun = form };
    }

    /// <summary>Whether the paragraph has spoken of the entity before <paramref name="head"/>.</summary>
    private bool IsNear(Entity entity, int head)
    {
        foreach (int m in entity.Mentions)
        {
            int first = layer.Mentions[m].FirstToken;
            if (layer.Mentions[m].Kind != MentionKind.Pronoun && first >= 0 && first < head && trees.ParagraphOf(first) == trees.ParagraphOf(head)) return true;
        }

        return false;
    }

    /// <summary>The teller named before that "the agency", "the report" or "the official" points back to.</summary>
    private Teller? Earlier(int head, string lemma)
    {
        if (types.IsMediaPhrase(head))
        {
            // After "the watchdog said in a report seen by AFP" the agency is the watchdog.
            if (lemma == "agency" && trees.Child(head, "compound") < 0 && memory.Last(e => IsAgency(e.Who)) is { Who.IsPublisher: false } body) return body.Who;
            return memory.Last(e => e.Who.IsPublisher && (lemma is not ("agency" or "newswire" or "wire") || e.Who.Kind == SourceKind.Agency || trees.Child(head, "compound") < 0))?.Who;
        }

        if (SpeechWords.StoryNouns.Contains(lemma))
        {
            return memory.Last(e => e.Who.IsPublisher || (e.Who.Kind == SourceKind.Document && e.Who.Noun == lemma))?.Who;
        }

        if (SpeechWords.VoiceNouns.Contains(lemma)) return memory.Last(e => !e.Who.IsPublisher && e.Who.Kind is SourceKind.Organization or SourceKind.Person or SourceKind.Document)?.Who;
        if (TellerNouns.IsDocument(lemma)) return memory.Last(e => e.Who.Kind == SourceKind.Document && e.Who.Noun == lemma)?.Who;
        if (TellerNouns.IsUnnamed(lemma) && types.NameIn(head) is null)
        {
            TellerMemory.Entry? same = memory.Last(e => e.Who.Noun == lemma && e.Who.Kind is SourceKind.Anonymous or SourceKind.Person && IsCompatible(head, e.Who));
            return same?.Who ?? memory.Last(e => e.Who.Kind == SourceKind.Anonymous && trees.Form(head) != "sources" && lemma is "source" or "official" or "diplomat" or "person" && IsAlike(lemma, e.Who.Noun))?.Who;
        }

        // "the minister" after "Deputy Minister Ana Ruiz": the role is part of how she was introduced.
        if (TellerNouns.IsRole(lemma) && (types.EntityAt(head) is not { } entity || ProperName(entity) is null)) return memory.Last(e => e.Who.Kind == SourceKind.Person && e.Who.Description.Contains(lemma, StringComparison.Ordinal))?.Who;
        return null;
    }

    private static bool IsAgency(Teller who) => who.Kind == SourceKind.Agency || (who.Kind == SourceKind.Organization && who.Noun is "agency" or "watchdog" or "administration" or "service" or "regulator");

    /// <summary>Whether a definite phrase adds nothing that its supposed antecedent lacks: "the Iranian official" is no "American official".</summary>
    private bool IsCompatible(int head, Teller earlier)
    {
        string name = earlier.Name.ToLowerInvariant();
        foreach (int child in trees.Children(head))
        {
            if ((trees.Is(child, "amod") || trees.Is(child, "compound")) && types.MentionAt(child) is { Kind: MentionKind.Name } && !name.Contains(trees.Form(child)[..Math.Min(4, trees.Form(child).Length)], StringComparison.Ordinal)) return false;
            if (trees.Is(child, "amod") && trees.Form(child) is "other" or "second" or "another" or "third" or "latter") return false;
        }

        return true;
    }

    private static bool IsAlike(string lemma, string noun) => (lemma, noun) is ("source", "diplomat") or ("diplomat", "source") or ("source", "official") or ("source", "person") or ("person", "source") or ("diplomat", "official");

    /// <summary>"the official", "that report", "sources" said again: the phrase takes up one named before.</summary>
    private bool PointsBack(int head)
    {
        bool determined = false;
        foreach (int child in trees.Children(head))
        {
            // "the Axel Springer media group" is called by its name.
            if (trees.Is(child, "compound") && trees.Upos(child) == "PROPN" && types.IsMediaPhrase(head)) return false;
            if (trees.Form(child) is "the" or "this" or "these" or "those" or "that" or "both" && child < head) determined = true;
            // "the official of the ministry" describes anew.
            if (trees.Is(child, "nmod") && child > head && trees.Deprel(child) != "nmod:poss" && !phrases.HasCase(child, "in")) return false;
            if (trees.Deprel(child) == "nmod:poss") return false;
        }

        return determined || (trees.Form(head) is "sources" && trees.Children(head).IsEmpty);
    }

    private string NameOf(Mention name)
    {
        int first = name.FirstToken;
        while (first > 0 && (IsNamePart(first - 1) || (name.Type == EntityType.Organization && IsCapitalPart(first - 1, name)))) first--;
        string printed = Clean(trees.Span(first, name.EndToken - 1).In(trees.Text).ToString());
        if (first < name.FirstToken) return printed;
        if (name.Entity < 0 || name.Entity >= layer.Entities.Length) return printed;
        Entity entity = layer.Entities[name.Entity];
        bool shouted = entity.Name.Length > 5 && !entity.Name.Any(char.IsLower) && printed.Any(char.IsLower);
        bool plausible = !shouted && entity.Name.Length >= printed.Length && (entity.Type == name.Type || entity.Name.Contains(printed, StringComparison.OrdinalIgnoreCase)) &&
            (entity.Name.Contains(printed.Split(' ')[^1], StringComparison.OrdinalIgnoreCase) || OutletNames.Same(entity.Name, printed));
        return plausible ? Clean(entity.Name) : printed;
    }

    /// <summary>A capitalised adjective that belongs to a name and that name finders leave out: "Daily Lantern", "White House".</summary>
    private bool IsNamePart(int token) =>
        char.IsUpper(trees.Text[trees.Tokens[token].Span.Start]) && types.MentionAt(token) is null &&
        trees.Form(token) is "white" or "new" or "daily" or "associated" or "national" or "united" or "royal" or "supreme" or "federal" or "sunday" or "evening" or "morning" or "islamic" or "revolutionary" or "central" or "international" or "global" or "free" or "independent" or "economic" or "financial" or "public" or "democratic" or "foreign";

    /// <summary>A capitalised word inside a sentence that hangs on the name of an organization: "National Electoral Council".</summary>
    private bool IsCapitalPart(int token, Mention name) =>
        char.IsUpper(trees.Text[trees.Tokens[token].Span.Start]) && trees.Upos(token) is "ADJ" or "NOUN" or "PROPN" && token > trees.Sentences[trees.SentenceOf(token)].FirstToken &&
        trees.Head(token) >= name.FirstToken && trees.Head(token) < name.EndToken && !(trees.Is(token, "nmod") && trees.Child(token, "case") >= 0);

    private Mention? ProperName(Entity entity)
    {
        foreach (int m in entity.Mentions)
        {
            if (layer.Mentions[m] is { Kind: MentionKind.Name, IsDemonym: false } mention) return mention;
        }

        return null;
    }

    private static bool Fits(string lemma, Mention proper, Entity entity) =>
        proper.Type == EntityType.Person ? TellerNouns.IsRole(lemma) || TellerNouns.IsUnnamed(lemma) : proper.Type is EntityType.Organization or EntityType.Place && ((TellerNouns.IsBody(lemma) && !OutletNames.IsPublisher(entity.Name)) || (TellerNouns.IsMedia(lemma) && OutletNames.IsPublisher(entity.Name)));

    private Teller Make(string name, int head, TextSpan span, Mention? proper = null)
    {
        SourceKind kind = OutletNames.IsAgency(name) ? SourceKind.Agency
            : proper is null ? types.KindOf(head, name)
            : proper.Type == EntityType.Person ? SourceKind.Person
            : OutletNames.IsPublisher(name) ? SourceKind.Outlet : SourceKind.Organization;
        int from = Math.Max(trees.First(head), head - 10), to = Math.Min(trees.Last(head), head + 10);
        return new Teller(name, kind, OutletNames.Bare(name), span) { Noun = trees.Lemma(head), Description = trees.Span(from, to).In(trees.Text).ToString().ToLowerInvariant() };
    }

    private static string Clean(string name)
    {
        string clean = name.ReplaceLineEndings(" ").Trim(' ', ',', ';', ':', '"', '“', '”', '(', '—', '–');
        if (clean.EndsWith("'s", StringComparison.Ordinal) || clean.EndsWith("’s", StringComparison.Ordinal)) clean = clean[..^2];
        return clean.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && clean.Length > 4 && char.IsUpper(clean[4]) ? clean[4..] : clean;
    }
}
