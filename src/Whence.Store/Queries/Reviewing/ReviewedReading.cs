using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Whence.Claims;
using Whence.Store.Database;
using Whence.Store.Database.Rows;
using Whence.Text;

namespace Whence.Store.Queries.Reviewing;

/// <summary>A reading as a person corrected it, for the comparison: rejected claims are left out, corrected ones have the chain and stance that were given.</summary>
/// <param name="Reading">What is compared. Its claims are numbered anew.</param>
/// <param name="Numbers">Number that each of its claims has in the stored reading; default when none was left out.</param>
internal readonly record struct ReviewedReading(Reading Reading, ImmutableArray<int> Numbers)
{
    /// <summary>The fact that holds the last act that a comparison knew.</summary>
    public const string Fact = "reviewed";

    /// <summary>What the comparison depends on beside the readings: the last act that changes what is counted.</summary>
    public static long Last(SqliteConnection connection) => connection.Number("SELECT max(id) FROM reviews WHERE counts = 1");

    public static ReviewedReading Of(SqliteConnection connection, string article, Reading reading)
    {
        List<ClaimReview> reviews = ReviewRows.Load(connection, $"r.article = $1 AND r.verdict IN ('rejected', 'corrected') AND {ReviewRows.Current}", article);
        if (reviews.Count == 0) return new ReviewedReading(reading, default);
        ReviewMatching.Told[] claims = [.. reading.Claims.Select(c => new ReviewMatching.Told(ReadingRows.Key(article, c), c.Content, c.Stance))];
        HashSet<string> keys = [.. claims.Select(c => c.Key)];
        Dictionary<int, ClaimReview> said = ReviewMatching.Of(claims, reviews, keys.Contains);
        int[] kept = [.. Enumerable.Range(0, claims.Length).Where(i => !(said.TryGetValue(i, out ClaimReview? review) && review is { Verdict: Verdict.Rejected, Holds: true }))];
        return new ReviewedReading(
            reading with { Claims = [.. kept.Select((i, id) => (said.GetValueOrDefault(i) is { Verdict: Verdict.Corrected } review ? Corrected(reading.Claims[i], review, reading.Article.Text) : reading.Claims[i]) with { Id = id })] },
            [.. kept]);
    }

    /// <summary>The tellers that a person gave. One that the machine had too keeps its words; another is looked for in the text.</summary>
    public static ImmutableArray<SourceLink> Chain(ImmutableArray<GivenTeller> given, ImmutableArray<SourceLink> read, string text) => [.. given.Select((teller, place) =>
    {
        if (read.FirstOrDefault(l => l.Name == teller.Name) is { } known) return known with { Kind = teller.Kind };
        int at = text.IndexOf(teller.Name, StringComparison.OrdinalIgnoreCase);
        return new SourceLink(teller.Name, teller.Kind, place == 0 ? LinkBasis.Publisher : LinkBasis.Stated) { Span = at < 0 ? null : new TextSpan(at, at + teller.Name.Length) };
    })];

    private static Claim Corrected(Claim claim, ClaimReview review, string text) => claim with
    {
        Chain = review.Chain is { } chain ? Chain(chain, claim.Chain, text) : claim.Chain,
        Stance = review.Stance ?? claim.Stance,
    };
}
