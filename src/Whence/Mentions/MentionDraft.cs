namespace Whence.Mentions;

internal enum Gender
{
    Unknown,
    Male,
    Female,
    Neuter,
}

internal enum GrammaticalNumber
{
    Unknown,
    Singular,
    Plural,
}

/// <summary>A mention while it is being resolved.</summary>
internal sealed class MentionDraft
{
    public required int First { get; init; }

    public required int End { get; init; }

    public required int Head { get; init; }

    public required MentionKind Kind { get; init; }

    public required EntityType Type { get; set; }

    public bool IsDemonym { get; init; }

    public Gender Gender { get; set; }

    public GrammaticalNumber Number { get; set; }

    /// <summary>The words of a name without "the" and a closing clitic; of a nominal its head's lemma.</summary>
    public string[] Key { get; init; } = [];

    /// <summary>Of a nominal: begins with "the", "this" or a possessor, so that it may stand for something known.</summary>
    public bool IsDefinite { get; init; }

    /// <summary>Nouns that stand by a name as its title or apposition: "president", "agency".</summary>
    public List<string> Descriptions { get; } = [];
}
