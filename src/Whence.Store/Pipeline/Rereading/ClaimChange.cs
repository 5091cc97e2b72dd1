using System.Collections.Immutable;
using Whence.Store.Queries;

namespace Whence.Store.Pipeline.Rereading;

/// <summary>What another reading makes of a claim.</summary>
/// <param name="Kind">Gained, lost or changed.</param>
/// <param name="Before">As stored; null when gained.</param>
/// <param name="After">As read now; null when lost.</param>
/// <param name="Fields">What differs in a changed claim: content, chain, stance, hedges, time, announced, places.</param>
public sealed record ClaimChange(ClaimChangeKind Kind, ClaimRow? Before, ClaimRow? After, ImmutableArray<string> Fields);

public enum ClaimChangeKind
{
    Gained,
    Lost,
    Changed,
}

/// <summary>What reading an article again would change.</summary>
/// <param name="Article">Id of the article.</param>
/// <param name="Engine">The engine of the stored reading.</param>
/// <param name="Same">Claims that stay as they are.</param>
/// <param name="Changes">In the order of the text; empty when nothing changes.</param>
public sealed record ArticleChanges(string Article, string? Outlet, string? Headline, string Engine, int Same, ImmutableArray<ClaimChange> Changes);
