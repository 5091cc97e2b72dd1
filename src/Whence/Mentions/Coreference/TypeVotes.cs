namespace Whence.Mentions.Coreference;

/// <summary>What type the mentions of an entity speak for: a name outweighs nominals, a nominal pronouns.</summary>
internal sealed class TypeVotes
{
    private readonly int[] _votes = new int[Enum.GetValues<EntityType>().Length];

    public TypeVotes(MentionDraft first)
    {
        Type = first.Type;
        Add(first);
    }

    /// <summary>The type with most votes; the first mention's among equals.</summary>
    public EntityType Type { get; private set; }

    public void Add(MentionDraft draft)
    {
        _votes[(int)draft.Type] += draft.Kind switch
        {
            MentionKind.Name => 100,
            MentionKind.Nominal => draft.Type == EntityType.Other ? 1 : 10,
            _ => draft.Type == EntityType.Person ? 2 : 0,
        };
        Choose();
    }

    public void Take(TypeVotes other)
    {
        for (int type = 0; type < _votes.Length; type++)
            _votes[type] += other._votes[type];
        Choose();
    }

    private void Choose()
    {
        for (int type = 0; type < _votes.Length; type++)
        {
            if (_votes[type] > _votes[(int)Type])
                Type = (EntityType)type;
        }
    }
}
