using System.Collections.Immutable;
using Whence.Text;

namespace Whence.Mentions;

public enum EntityType
{
    Person,
    Organization,
    Place,
    Facility,
    Product,
    Event,
    Other,
}

public enum MentionKind
{
    Name,
    Nominal,
    Pronoun,
}

/// <summary>A stretch of text that stands for an entity.</summary>
/// <param name="Span">The whole phrase for a nominal, the name alone for a name.</param>
/// <param name="Kind">How it names the entity.</param>
/// <param name="Type">Its own type: "Iranian" is Other, "Iran" Place.</param>
/// <param name="FirstToken">Its first token.</param>
/// <param name="EndToken">The token after its last.</param>
/// <param name="Head">The token that heads it.</param>
/// <param name="Entity">Index into <see cref="MentionLayer.Entities"/>.</param>
public sealed record Mention(TextSpan Span, MentionKind Kind, EntityType Type, int FirstToken, int EndToken, int Head, int Entity)
{
    /// <summary>Whether it is a nationality, religion or party: "Iranian", "Shiite", "Republican".</summary>
    public bool IsDemonym { get; init; }
}

/// <summary>What the mentions of one chain stand for.</summary>
/// <param name="Id">Its index in <see cref="MentionLayer.Entities"/>.</param>
/// <param name="Name">The name a reader would give: the fullest proper name, else the longest description.</param>
/// <param name="Type">Its type.</param>
/// <param name="Mentions">Indexes of its mentions in text order.</param>
public sealed record Entity(int Id, string Name, EntityType Type, ImmutableArray<int> Mentions);

/// <summary>The mentions of an article in text order, and the entities they stand for.</summary>
public sealed record MentionLayer(ImmutableArray<Mention> Mentions, ImmutableArray<Entity> Entities);
