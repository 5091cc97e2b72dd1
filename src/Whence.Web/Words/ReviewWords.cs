using Whence.Store.Queries;
using Whence.Store.Queries.Reviewing;

namespace Whence.Web.Words;

/// <summary>The fixed words for what a person says of a reading.</summary>
internal static class ReviewWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Confirmed => "confirmed",
        Verdict.Doubtful => "doubtful",
        Verdict.Rejected => "rejected",
        Verdict.Corrected => "corrected",
        _ => "taken back",
    };

    /// <summary>"rejected by you".</summary>
    public static string By(ClaimReview review) => $"{Of(review.Verdict)} by you{(review.ReadOtherwise ? ", read otherwise now" : "")}";

    /// <summary>The class of a claim whose reading was rejected: its words are struck through.</summary>
    public static string? Mark(ClaimRow claim) => claim.Review is { Verdict: Verdict.Rejected, ReadOtherwise: false } ? "rejected" : null;

    /// <summary>What it says of the reading.</summary>
    public static string Explained(Verdict verdict) => verdict switch
    {
        Verdict.Confirmed => "The words, the chain and the stance are what the article says.",
        Verdict.Doubtful => "The reading may be wrong. It still counts.",
        Verdict.Rejected => "The article says no such thing. It stays listed and counts nowhere.",
        Verdict.Corrected => "What stands here in place of the machine’s reading is yours.",
        _ => "",
    };

    public static string Of(ReadingPart part) => part switch
    {
        ReadingPart.Attribution => "who says it",
        ReadingPart.Chain => "who has it from whom",
        ReadingPart.Stance => "how surely it is said",
        _ => "where its words begin and end",
    };
}
