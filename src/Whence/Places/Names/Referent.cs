namespace Whence.Places.Names;

/// <summary>How a name belongs to a row. The numbers are part of the file format.</summary>
[Flags]
internal enum NameUse : byte
{
    None = 0,

    /// <summary>Not the row's first name: an older, foreign or short one.</summary>
    Other = 1,

    /// <summary>A short form that only a neighbour or its points make sure: "Miss.", "Ont.", "LA".</summary>
    Abbreviation = 2,

    /// <summary>An adjective or an inhabitant: "Iranian".</summary>
    Demonym = 4,

    /// <summary>The bare name of a unit whose full name says what it is: "Anderson" for Anderson County.</summary>
    Bare = 8,
}

/// <summary>A row that a name may stand for.</summary>
/// <param name="Row">Index of the row.</param>
/// <param name="Use">How the name belongs to it.</param>
internal readonly record struct Referent(int Row, NameUse Use);
