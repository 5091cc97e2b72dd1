using Whence.Mentions.Nominals;

namespace Whence.Mentions.Coreference;

/// <summary>Finds which mentions stand for the same entity: surest rules first (Lee et al. 2013), then nominals and pronouns in text order.</summary>
internal sealed class Resolver
{
    // How far back a nominal or pronoun may reach, in sentences and in mentions: keeps the time linear.
    private const int SentencesBack = 12, PronounSentencesBack = 4, MentionsBack = 250;

    private readonly Phrases _phrases;
    private readonly List<MentionDraft> _drafts;
    private readonly Clusters _clusters;
    private readonly Quotations _quotations;
    private readonly PairFeatures _features;

    private readonly Chooser _choose;

    // The outermost mention that a token heads.
    private readonly Dictionary<int, int> _headed = [];

    /// <summary>Chooses the antecedent of a pronoun among candidates, all indexes of drafts; -1 for none.</summary>
    public delegate int Chooser(int pronoun, List<int> candidates, PairFeatures features, Clusters clusters);

    /// <param name="choose">The trained ranker, or its trainer.</param>
    public Resolver(Phrases phrases, List<MentionDraft> drafts, Chooser choose)
    {
        _choose = choose;
        _phrases = phrases;
        _drafts = drafts;
        _clusters = new Clusters(drafts);
        _quotations = new Quotations(phrases);
        for (int i = 0; i < drafts.Count; i++)
            _headed.TryAdd(drafts[i].Head, i);
        _features = new PairFeatures(phrases, drafts, _clusters, _quotations);
    }

    /// <summary>The group of each mention: any number, the same for mentions of one entity.</summary>
    public int[] Resolve()
    {
        new NameSieve(_drafts, _clusters).Run();
        for (int i = 0; i < _drafts.Count; i++)
        {
            if (_drafts[i].Kind == MentionKind.Nominal)
                ResolveNominal(i);
            else if (_drafts[i].Kind == MentionKind.Pronoun)
                ResolvePronoun(i);
        }

        return [.. Enumerable.Range(0, _drafts.Count).Select(_clusters.Of)];
    }

    private void ResolveNominal(int nominal)
    {
        MentionDraft draft = _drafts[nominal];
        int copula = CopulaOf(draft);
        if (copula >= 0)
            _clusters.Describe(copula, draft.Key[0]);
        if (!draft.IsDefinite)
            return;
        string noun = draft.Key[0];
        int sentence = _phrases.SentenceOf(draft.First);
        for (int i = nominal - 1; i >= 0 && i >= nominal - MentionsBack && sentence - _phrases.SentenceOf(_drafts[i].First) <= SentencesBack; i--)
        {
            MentionDraft other = _drafts[i];
            if (other.Kind == MentionKind.Pronoun || (other.First <= draft.First && draft.End <= other.End) || other.End > draft.First || other.IsDemonym)
                continue;
            if (other.Kind == MentionKind.Nominal ? IsSameNoun(draft, other) : IsNamedBy(draft, i, noun))
            {
                _clusters.Join(i, nominal);
                return;
            }
        }
    }

    /// <summary>"the report" after "a Reuters report": same head and number, and no modifier that the earlier phrase lacks.</summary>
    private bool IsSameNoun(MentionDraft draft, MentionDraft other)
    {
        if (other.Key[0] != draft.Key[0] || other.Number != draft.Number)
            return false;
        foreach (int child in _phrases.Children(draft.Head))
        {
            if (child < draft.First || child >= draft.End || _phrases.Word(child).Upos is "DET" or "PUNCT" or "ADP")
                continue;
            if (!Has(other, _phrases.Lemma(child)))
                return false;
        }

        return true;
    }

    private bool Has(MentionDraft mention, string lemma)
    {
        for (int i = mention.First; i < mention.End; i++)
        {
            if (_phrases.Lemma(i) == lemma)
                return true;
        }

        return false;
    }

    /// <summary>"the agency" after "Kyodo News Agency", "the president" after "President Vale": the noun stands in the name or beside it.</summary>
    private bool IsNamedBy(MentionDraft draft, int name, string noun)
    {
        if (draft.Number == GrammaticalNumber.Plural || HasPossessor(draft))
            return false;
        if (_clusters.IsDescribed(name, noun))
            return _phrases.Child(draft.Head, "amod", "compound", "nmod") < 0 || Has(_drafts[name], noun);
        EntityType? type = Nouns.TypeOf(noun);
        bool bare = _phrases.Child(draft.Head, "amod", "compound", "nmod", "acl") < 0;
        if (!bare)
            return false;
        if (_drafts[name].Key.Length > 1 && Array.Exists(_drafts[name].Key, word => word == noun) && type == _clusters.TypeOf(name))
            return true;
        return (noun, _clusters.TypeOf(name)) switch
        {
            ("company" or "firm" or "agency" or "group" or "organization" or "organisation" or "newspaper" or "paper" or "ministry" or "department" or "party" or "university" or "network" or "broadcaster" or "bank", EntityType.Organization) => FitsOrganization(noun, name),
            ("country" or "nation" or "republic", EntityType.Place) => true,
            ("city" or "town" or "village", EntityType.Place) => false,
            _ => false,
        };
    }

    // A noun that other organizations have in their names ("ministry") needs it in this one's; "the company" or "the agency" does not.
    private bool FitsOrganization(string noun, int name) =>
        noun is "company" or "firm" or "agency" or "group" or "organization" or "organisation" or "newspaper" or "paper" or "network" or "broadcaster"
        && !_clusters.NameWords(name).Any(word => Nouns.TypeOf(word) == EntityType.Organization && word != noun && word is not "press");

    private bool HasPossessor(MentionDraft draft) => _phrases.Child(draft.Head, "nmod:poss") >= 0;

    /// <summary>The subject that a nominal is predicated of ("Vale is the mayor"), as an index of drafts, or -1.</summary>
    private int CopulaOf(MentionDraft draft)
    {
        if (_phrases.Child(draft.Head, "cop") < 0 || _phrases.Child(draft.Head, "nsubj") is not (>= 0 and int subject))
            return -1;
        return HeadedBy(subject) is >= 0 and int found && _drafts[found].Kind == MentionKind.Name ? found : -1;
    }

    private void ResolvePronoun(int pronoun)
    {
        MentionDraft draft = _drafts[pronoun];
        switch (draft.Key[0])
        {
            case "i" or "me" or "my" or "mine" or "myself" or "we" or "us" or "our" or "ours" or "ourselves":
                ResolveSpeaker(pronoun);
                return;
            case "you" or "your" or "yours" or "yourself":
                return;
            case "who":
                JoinHead(pronoun, _phrases.Word(_phrases.Word(draft.Head).Head).Head);
                return;
        }

        if (_choose(pronoun, Candidates(pronoun), _features, _clusters) is >= 0 and int best)
            _clusters.Join(best, pronoun);
    }

    /// <summary>The mentions that a pronoun could stand for: those before it, and the rest of its sentence.</summary>
    private List<int> Candidates(int pronoun)
    {
        var candidates = new List<int>();
        int sentence = _phrases.SentenceOf(_drafts[pronoun].First);
        for (int i = pronoun - 1; i >= 0 && i >= pronoun - MentionsBack && sentence - _phrases.SentenceOf(_drafts[i].First) <= PronounSentencesBack; i--)
        {
            if (_features.MayRefer(pronoun, i))
                candidates.Add(i);
        }

        for (int i = pronoun + 1; i < _drafts.Count && i < pronoun + MentionsBack && _phrases.SentenceOf(_drafts[i].First) == sentence; i++)
        {
            if (_drafts[i].Kind != MentionKind.Pronoun && _features.MayRefer(pronoun, i))
                candidates.Add(i);
        }

        return candidates;
    }

    /// <summary>"I" in a quotation is its speaker; "we" too when the speaker is an organization; otherwise all of a quotation are one.</summary>
    private void ResolveSpeaker(int pronoun)
    {
        MentionDraft draft = _drafts[pronoun];
        int quotation = _quotations.Of(draft.Head);
        int speaker = _quotations.SpeakerOf(quotation);
        bool many = draft.Number == GrammaticalNumber.Plural;
        if (speaker >= 0 && !many && JoinHead(pronoun, speaker))
            return;
        if (speaker >= 0 && many && HeadedBy(speaker) is >= 0 and int mention && _clusters.TypeOf(mention) == EntityType.Organization && _clusters.Join(mention, pronoun))
            return;
        for (int i = pronoun - 1; i >= 0 && i >= pronoun - MentionsBack; i--)
        {
            MentionDraft other = _drafts[i];
            if (other.Kind == MentionKind.Pronoun && other.Number == draft.Number && IsFirstPerson(other) && (quotation < 0 ? _quotations.Of(other.Head) < 0 : _quotations.SpeakerOf(_quotations.Of(other.Head)) == speaker))
            {
                _clusters.Join(i, pronoun);
                return;
            }
        }
    }

    private static bool IsFirstPerson(MentionDraft draft) => draft.Key[0] is "i" or "me" or "my" or "mine" or "myself" or "we" or "us" or "our" or "ours" or "ourselves";

    private bool JoinHead(int pronoun, int head) => HeadedBy(head) is >= 0 and int mention && mention != pronoun && _clusters.Join(mention, pronoun);

    private int HeadedBy(int head) => head >= 0 && _headed.TryGetValue(head, out int mention) ? mention : -1;
}
