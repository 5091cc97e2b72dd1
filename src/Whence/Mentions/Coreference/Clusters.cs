namespace Whence.Mentions.Coreference;

/// <summary>Groups of mentions that stand for the same entity, with what is known of each group. Groups are only ever joined.</summary>
internal sealed class Clusters
{
    private readonly int[] _parent;
    private readonly List<int>[] _members;
    private readonly List<MentionDraft> _drafts;
    private readonly Gender[] _gender;
    private readonly GrammaticalNumber[] _number;

    public Clusters(List<MentionDraft> drafts)
    {
        _drafts = drafts;
        _parent = [.. Enumerable.Range(0, drafts.Count)];
        _members = [.. Enumerable.Range(0, drafts.Count).Select(i => new List<int> { i })];
        _gender = [.. drafts.Select(draft => draft.Gender)];
        _number = [.. drafts.Select(draft => draft.Number)];
    }

    /// <summary>The group of a mention.</summary>
    public int Of(int mention)
    {
        while (_parent[mention] != mention)
            mention = _parent[mention] = _parent[_parent[mention]];
        return mention;
    }

    /// <summary>The mentions of a mention's group, in the order in which they joined.</summary>
    public IReadOnlyList<int> Members(int mention) => _members[Of(mention)];

    public Gender GenderOf(int mention) => _gender[Of(mention)];

    public GrammaticalNumber NumberOf(int mention) => _number[Of(mention)];

    /// <summary>The type that most names of the group have; of its first mention when it has no name.</summary>
    public EntityType TypeOf(int mention) => EntityNames.TypeOf(_drafts, _members[Of(mention)]);

    /// <summary>Whether a noun describes the group: it heads one of its nominals, or stands by one of its names.</summary>
    public bool IsDescribed(int mention, string noun)
    {
        foreach (int member in _members[Of(mention)])
        {
            MentionDraft draft = _drafts[member];
            if (draft.Descriptions.Contains(noun) || (draft.Kind == MentionKind.Nominal && draft.Key[0] == noun))
                return true;
        }

        return false;
    }

    /// <summary>Whether the group has a name.</summary>
    public bool IsNamed(int mention) => _members[Of(mention)].Exists(member => _drafts[member].Kind == MentionKind.Name);

    /// <summary>Joins the groups of two mentions, unless their genders contradict each other.</summary>
    public bool Join(int left, int right)
    {
        (int a, int b) = (Of(left), Of(right));
        if (a == b)
            return true;
        if (_gender[a] != Gender.Unknown && _gender[b] != Gender.Unknown && _gender[a] != _gender[b])
            return false;
        (a, b) = (Math.Min(a, b), Math.Max(a, b));
        _parent[b] = a;
        _members[a].AddRange(_members[b]);
        if (_members[a].Count > 1)
            _members[a].Sort();
        _gender[a] = _gender[a] == Gender.Unknown ? _gender[b] : _gender[a];
        _number[a] = _number[a] == GrammaticalNumber.Unknown ? _number[b] : _number[a];
        return true;
    }
}
