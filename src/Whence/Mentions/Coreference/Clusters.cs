namespace Whence.Mentions.Coreference;

/// <summary>Groups of mentions that stand for the same entity, with what is known of each group. Groups are only ever joined, the smaller into the larger.</summary>
internal sealed class Clusters
{
    private readonly int[] _parent;
    private readonly Group[] _groups;

    public Clusters(List<MentionDraft> drafts)
    {
        _parent = [.. Enumerable.Range(0, drafts.Count)];
        _groups = [.. drafts.Select((draft, index) => new Group(draft, index))];
    }

    /// <summary>The group of a mention.</summary>
    public int Of(int mention)
    {
        while (_parent[mention] != mention)
            mention = _parent[mention] = _parent[_parent[mention]];
        return mention;
    }

    /// <summary>The mentions of a mention's group, in no order.</summary>
    public IReadOnlyList<int> Members(int mention) => _groups[Of(mention)].Members;

    public Gender GenderOf(int mention) => _groups[Of(mention)].Gender;

    public GrammaticalNumber NumberOf(int mention) => _groups[Of(mention)].Number;

    /// <summary>The type that most names of the group have; without a name, most of its nominals.</summary>
    public EntityType TypeOf(int mention) => _groups[Of(mention)].Votes.Type;

    /// <summary>Whether a noun describes the group: it heads one of its nominals, or stands by one of its names.</summary>
    public bool IsDescribed(int mention, string noun) => _groups[Of(mention)].Nouns.Contains(noun);

    /// <summary>Notes that a noun describes the group of a mention.</summary>
    public void Describe(int mention, string noun) => _groups[Of(mention)].Nouns.Add(noun);

    /// <summary>Words of the names of the group.</summary>
    public IReadOnlySet<string> NameWords(int mention) => _groups[Of(mention)].NameWords;

    /// <summary>Joins the groups of two mentions, unless their genders contradict each other.</summary>
    public bool Join(int left, int right)
    {
        (int large, int small) = (Of(left), Of(right));
        if (large == small)
            return true;
        if (_groups[large].Gender != Gender.Unknown && _groups[small].Gender != Gender.Unknown && _groups[large].Gender != _groups[small].Gender)
            return false;
        if (_groups[large].Members.Count < _groups[small].Members.Count)
            (large, small) = (small, large);
        _parent[small] = large;
        _groups[large].Take(_groups[small]);
        return true;
    }

    private sealed class Group
    {
        public Group(MentionDraft draft, int index)
        {
            Members = [index];
            Gender = draft.Gender;
            Number = draft.Number;
            Votes = new TypeVotes(draft);
            Nouns = [.. draft.Descriptions];
            if (draft.Kind == MentionKind.Nominal)
                Nouns.Add(draft.Key[0]);
            NameWords = draft.Kind == MentionKind.Name ? [.. draft.Key] : [];
        }

        public List<int> Members { get; }

        public Gender Gender { get; private set; }

        public GrammaticalNumber Number { get; private set; }

        public TypeVotes Votes { get; }

        public HashSet<string> Nouns { get; }

        public HashSet<string> NameWords { get; }

        public void Take(Group other)
        {
            Members.AddRange(other.Members);
            Gender = Gender == Gender.Unknown ? other.Gender : Gender;
            Number = Number == GrammaticalNumber.Unknown ? other.Number : Number;
            Votes.Take(other.Votes);
            Nouns.UnionWith(other.Nouns);
            NameWords.UnionWith(other.NameWords);
        }
    }
}
