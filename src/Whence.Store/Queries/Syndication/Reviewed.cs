using Whence.Store.Database.Codec;
using Whence.Store.Queries.Reviewing;

namespace Whence.Store.Queries.Syndication;

/// <summary>What a person says of a reading, in files for other programs.</summary>
internal static class Reviewed
{
    /// <summary>Whether that is what a person says of the claim as it is read now.</summary>
    public static bool Is(ClaimRow? claim, Verdict verdict) => claim?.Review is { Holds: true } review && review.Verdict == verdict;

    /// <summary>"Reviewed: doubtful." behind <paramref name="before"/>; nothing where nobody said anything of this reading.</summary>
    public static string Words(ClaimRow claim, string before) => claim.Review is { Holds: true } review ? $"{before}Reviewed: {CellNames.Of(review.Verdict)}." : "";
}
