namespace Whence.Attributions.Tagging;

/// <summary>The part that words play in an attribution.</summary>
internal enum Role
{
    Source,
    Cue,
    Content,
}

/// <summary>Tokens <c>[First, End)</c> in a row that play one role.</summary>
/// <param name="Role">Their role.</param>
/// <param name="First">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Probability">The tagger's probability of exactly this run.</param>
internal readonly record struct Run(Role Role, int First, int End, float Probability = 1)
{
    public int Length => End - First;
}
