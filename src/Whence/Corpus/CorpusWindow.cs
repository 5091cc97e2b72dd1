using System.Collections.Immutable;
using Whence.Claims;

namespace Whence.Corpus;

/// <summary>Days for which an event is announced, and who carries the announcement.</summary>
/// <param name="Id">Its index in <see cref="CorpusReading.Windows"/>.</param>
/// <param name="Days">The days and their issuer, as first announced.</param>
/// <param name="Claims">The claims that announce it, the first one first.</param>
public sealed record CorpusWindow(int Id, AnnouncedWindow Days, ImmutableArray<ClaimPlace> Claims)
{
    /// <summary>Index of the earlier window that this one moves, or null.</summary>
    public int? Revises { get; init; }

    /// <summary>The first later report that tells the same event as past, on a day within these days; null when there is none.</summary>
    public ClaimPlace? Outcome { get; init; }
}

/// <summary>A claim of a corpus.</summary>
/// <param name="Article">Index of the article.</param>
/// <param name="Claim">Index of the claim in its reading.</param>
public readonly record struct ClaimPlace(int Article, int Claim);
