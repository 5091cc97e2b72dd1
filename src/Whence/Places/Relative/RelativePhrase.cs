namespace Whence.Places.Relative;

internal enum RelativeKind
{
    /// <summary>"85 km north of X".</summary>
    Sector,

    /// <summary>"85 km from X", "85 km outside X".</summary>
    Ring,

    /// <summary>"within 85 km of X".</summary>
    Within,

    /// <summary>"near X", "just outside X", "on the outskirts of X".</summary>
    Near,

    /// <summary>"north of X" without a distance.</summary>
    Side,

    /// <summary>"northern X", "in the north of X".</summary>
    Part,

    /// <summary>"85 km from the border of X with Y".</summary>
    FromBorder,

    /// <summary>"near, on, along the border between X and Y"; the border itself.</summary>
    AtBorder,

    /// <summary>"off the coast of X".</summary>
    OffCoast,

    /// <summary>"between X and Y", "halfway between X and Y".</summary>
    Between,
}

/// <summary>A relative location as tokens <c>[FirstToken, EndToken)</c>, and the names it hangs on.</summary>
/// <param name="Anchor">Tokens of the first anchor.</param>
internal sealed record RelativePhrase(RelativeKind Kind, int FirstToken, int EndToken, (int First, int End) Anchor)
{
    public Measure? Distance { get; init; }

    public Direction? Direction { get; init; }

    /// <summary>Tokens of the second anchor: the other country of a border, the other end of a way.</summary>
    public (int First, int End)? Other { get; init; }

    /// <summary>Whether the anchor's side of the border is meant: "the North Korean border with China".</summary>
    public bool AnchorSide { get; init; }

    /// <summary>"Halfway", "midway".</summary>
    public bool Middle { get; init; }
}
