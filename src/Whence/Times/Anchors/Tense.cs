namespace Whence.Times.Anchors;

/// <summary>What the governing verb says of direction.</summary>
internal enum Tense : byte
{
    Unknown,
    Past,
    Present,
    Future,
}
