using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Whence.Claims;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;

namespace Whence.Store.Queries.Reviewing;

/// <summary>What a person gives in place of a reading.</summary>
/// <param name="Wrong">What is wrong; may be empty.</param>
/// <param name="Chain">The tellers, outermost first; null when the machine's stand.</param>
/// <param name="Stance">Null when the machine's stands.</param>
/// <param name="Reason">Why, in plain text; or null.</param>
public sealed record GivenReview(Verdict Verdict, ImmutableArray<ReadingPart> Wrong, ImmutableArray<GivenTeller>? Chain = null, Stance? Stance = null, string? Reason = null);

/// <summary>A person's word with the claim as it is read now.</summary>
/// <param name="Quote">The words of the claim as they were read then.</param>
/// <param name="Now">The claim in these words; null when none is read in them any more.</param>
public sealed record ReviewedClaim(ClaimReview Review, string Quote, ClaimRow? Now);

/// <summary>Keeps what a person says of how claims were read. Each act can be taken back, and the log has a line for each.</summary>
public static class Reviews
{
    public const int MostTellers = 12, LongestName = 300, LongestReason = 2_000;

    /// <summary>Says what is thought of the claim whose key is, or begins with, <paramref name="key"/>.</summary>
    /// <returns>The claim as it stands now; null when there is no such claim.</returns>
    /// <exception cref="ArgumentException">A correction that changes nothing, or names nobody.</exception>
    public static ClaimRow? Give(Case target, string key, GivenReview given)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(given);
        if (StoredClaims.Of(target, key) is not { } claim) return null;
        ImmutableArray<GivenTeller> read = [.. claim.Chain.Select(l => new GivenTeller(l.Name, l.Kind))];
        ImmutableArray<GivenTeller>? chain = given.Verdict == Verdict.Corrected && given.Chain is { } named ? Clean(named) : null;
        if (chain is { } same && same.SequenceEqual(read)) chain = null;
        Stance? stance = given.Verdict == Verdict.Corrected && given.Stance != claim.Stance ? given.Stance : null;
        ImmutableArray<ReadingPart> wrong = given.Verdict is Verdict.Confirmed or Verdict.Withdrawn ? [] : [.. given.Wrong
            .Concat(chain is null ? [] : [chain.Value is [.., var last] && read is [.., var before] && last != before ? ReadingPart.Attribution : ReadingPart.Chain])
            .Concat(stance is null ? [] : [ReadingPart.Stance]).Distinct().Order()];
        if (given.Verdict == Verdict.Corrected && chain is null && stance is null)
            throw new ArgumentException("A correction says what stands in place of the chain or of the stance.", nameof(given));
        target.Write(c =>
        {
            ClaimReview? held = Held(c, claim);
            // A word on what was once read otherwise goes on under the key of today.
            ReviewRows.Append(c, new ClaimReview
            {
                Claim = claim.Key,
                Article = claim.Article,
                Content = claim.Content,
                Read = read,
                ReadStance = claim.Stance,
                Engine = c.Text("SELECT r.engine FROM readings r JOIN articles a ON a.id = r.article WHERE a.name = $1", claim.Article) ?? ReadingRows.Engine,
                Verdict = given.Verdict,
                Wrong = wrong,
                Chain = chain,
                Stance = stance,
                Reason = Line(given.Reason, LongestReason),
                At = Sql.Now(),
            }, held?.Row, held is null ? null : CellNames.Of(held.Verdict), Counts(given.Verdict) || Counts(held?.Verdict));
            if (held is not null && held.Claim != claim.Key) Withdraw(c, held);
            return true;
        });
        return StoredClaims.Of(target, claim.Key);
    }

    /// <summary>Takes the last act on a claim back: what held before holds again.</summary>
    /// <returns>False when nothing was said of it.</returns>
    public static bool Undo(Case target, string key)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Write(c =>
        {
            if (ReviewRows.Load(c, $"r.claim = $1 AND {ReviewRows.Current}", key) is not [var held]) return false;
            long earlier = c.Number("SELECT before FROM reviews WHERE id = $1", held.Row);
            ClaimReview? before = earlier == 0 ? null : ReviewRows.Load(c, "r.id = $1", earlier) is [var found] && found.Claim == key ? found : null;
            long next = before is null ? 0 : c.Number("SELECT before FROM reviews WHERE id = $1", before.Row);
            ReviewRows.Append(c, (before ?? Blank(held)) with { At = Sql.Now() }, next == 0 ? null : next, CellNames.Of(held.Verdict), Counts(held.Verdict) || Counts(before?.Verdict));
            return true;
        });
    }

    /// <summary>The words that hold, the last first.</summary>
    /// <param name="verdict">Only these; null for all.</param>
    public static Page<ReviewedClaim> List(Case source, Verdict? verdict, int limit, string? after = null) =>
        List(source, "($2 IS NULL OR r.verdict = $2)", verdict is { } v ? CellNames.Of(v) : null, limit, after);

    /// <summary>Words on claims that are read otherwise by now, or not at all, the last first: somebody must look again.</summary>
    public static Page<ReviewedClaim> ReadOtherwise(Case source, int limit, string? after = null) =>
        List(source, "$2 IS NULL AND NOT EXISTS (SELECT 1 FROM claims k WHERE k.key = r.claim AND k.stance = r.stance)", null, limit, after);

    /// <summary>Every act on a claim, the first first.</summary>
    public static ImmutableArray<ClaimReview> History(Case source, string key)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. source.Read(c => ReviewRows.Load(c, "r.claim = $1 ORDER BY r.id", key))];
    }

    /// <summary>How many claims have each verdict.</summary>
    public static ImmutableDictionary<Verdict, int> Counts(Case source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => c.Rows($"SELECT r.verdict, count(*) FROM reviews r WHERE {ReviewRows.Current} GROUP BY r.verdict", r => KeyValuePair.Create(CellNames.Parse<Verdict>(r.GetString(0)), r.GetInt32(1)))).ToImmutableDictionary();
    }

    /// <summary>Where a claim stands now that has a review or a note and is read otherwise than when its key was given.</summary>
    /// <returns>Its article, and the claim in its words, null when there is none; or null when nothing of the case has the key.</returns>
    public static (string Article, ClaimRow? Now)? Moved(Case source, string key)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => c.Text("SELECT article FROM reviews WHERE claim = $1 UNION SELECT article FROM notes WHERE what = $1 AND subject = 'claim' LIMIT 1", key)) is { } article
            ? (article, StoredClaims.OfArticle(source, article).FirstOrDefault(c => c.Review?.Claim == key || c.Notes.Any(n => n.What == key)))
            : null;
    }

    /// <summary>Acts since the last comparison that change what is counted.</summary>
    public static int Uncounted(Case source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Read(c => (int)c.Number($"SELECT count(*) FROM reviews WHERE counts = 1 AND id > coalesce((SELECT CAST(value AS INTEGER) FROM facts WHERE name = '{ReviewedReading.Fact}'), 0)"));
    }

    private static Page<ReviewedClaim> List(Case source, string condition, string? value, int limit, string? after)
    {
        ArgumentNullException.ThrowIfNull(source);
        long below = after is null ? long.MaxValue : Paging.Start(after);
        Page<ClaimReview> page = Paging.Cut(source.Read(c => ReviewRows.Load(c, $"r.id < $1 AND {condition} AND {ReviewRows.Current} ORDER BY r.id DESC LIMIT $3", below, value, limit + 1L)), limit, r => r.Row);
        return new Page<ReviewedClaim>([.. page.Items.Select(r => Now(source, r))], page.Next);
    }

    private static ReviewedClaim Now(Case source, ClaimReview review)
    {
        ClaimRow? now = StoredClaims.OfArticle(source, review.Article).FirstOrDefault(c => c.Review?.Row == review.Row);
        string quote = StoredReadings.ArticleOf(source, review.Article) is { } article ? SpanText.Quote(review.Content, article.Text) : "";
        return new ReviewedClaim(now?.Review ?? review with { ReadOtherwise = true }, quote, now);
    }

    private static ClaimReview? Held(SqliteConnection c, ClaimRow claim) =>
        claim.Review is { } review ? ReviewRows.Load(c, $"r.claim = $1 AND {ReviewRows.Current}", review.Claim).FirstOrDefault() : null;

    private static void Withdraw(SqliteConnection c, ClaimReview held) =>
        ReviewRows.Append(c, Blank(held) with { At = Sql.Now() }, null, CellNames.Of(held.Verdict), counts: false);

    private static ClaimReview Blank(ClaimReview held) => held with { Verdict = Verdict.Withdrawn, Wrong = [], Chain = null, Stance = null, Reason = null };

    private static bool Counts(Verdict? verdict) => verdict is Verdict.Rejected or Verdict.Corrected;

    private static ImmutableArray<GivenTeller> Clean(ImmutableArray<GivenTeller> named)
    {
        ImmutableArray<GivenTeller> tellers = [.. named.Select(t => t with { Name = Line(t.Name, LongestName) ?? "" }).Where(t => t.Name.Length > 0)];
        return tellers.Length is > 0 and <= MostTellers ? tellers : throw new ArgumentException($"A chain has between one and {MostTellers} tellers.", nameof(named));
    }

    private static string? Line(string? text, int longest) => text?.Trim() is not { Length: > 0 } line ? null : line.Length <= longest ? line : line[..longest];
}
