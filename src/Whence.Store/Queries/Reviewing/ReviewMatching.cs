using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Whence.Claims;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;
using Whence.Text;

namespace Whence.Store.Queries.Reviewing;

/// <summary>Finds the person's word for claims as they are read now: by key, and where the words are read otherwise by now, by the words.</summary>
internal static class ReviewMatching
{
    /// <summary>Two claims are about the same words when they share this much of all characters that either covers.</summary>
    private const double Shared = 0.5;

    /// <summary>A claim as far as it is matched.</summary>
    public readonly record struct Told(string Key, ImmutableArray<TextSpan> Content, Stance Stance);

    /// <summary>What was said of each of <paramref name="claims"/> of one article, by the claim's position; those of which nothing was said are left out.</summary>
    /// <param name="reviews">The reviews of the article that hold.</param>
    /// <param name="isRead">Whether a claim with a key is among those that are read in the article now.</param>
    public static Dictionary<int, ClaimReview> Of(IReadOnlyList<Told> claims, IReadOnlyCollection<ClaimReview> reviews, Func<string, bool> isRead)
    {
        Dictionary<int, ClaimReview> found = [];
        if (reviews.Count == 0) return found;
        Dictionary<string, ClaimReview> byKey = reviews.ToDictionary(r => r.Claim, StringComparer.Ordinal);
        for (int i = 0; i < claims.Count; i++)
            if (byKey.TryGetValue(claims[i].Key, out ClaimReview? review)) found[i] = review with { ReadOtherwise = review.ReadStance != claims[i].Stance };
        foreach (ClaimReview review in reviews.Where(r => !isRead(r.Claim)))
        {
            if (Nearest(claims, review.Content, found.ContainsKey) is { } at) found[at] = review with { ReadOtherwise = true };
        }

        return found;
    }

    /// <summary>The claims with what a person says of them.</summary>
    public static List<(long Id, ClaimRow Claim)> Attach(SqliteConnection connection, List<(long Id, ClaimRow Claim)> rows)
    {
        string[] articles = [.. rows.Select(r => r.Claim.Article).Distinct()];
        ILookup<string, ClaimReview> reviews = OfArticles(connection, articles);
        ILookup<string, (NoteRow Note, ImmutableArray<TextSpan> Content)> notes = Notes.OnClaims(connection, articles).ToLookup(n => n.Note.Article, StringComparer.Ordinal);
        foreach (string article in articles.Where(a => reviews.Contains(a) || notes.Contains(a)))
        {
            int[] places = [.. Enumerable.Range(0, rows.Count).Where(i => rows[i].Claim.Article == article)];
            Told[] claims = [.. places.Select(i => new Told(rows[i].Claim.Key, rows[i].Claim.Content, rows[i].Claim.Stance))];
            bool IsRead(string key) => connection.Number("SELECT 1 FROM claims WHERE key = $1 LIMIT 1", key) == 1;
            foreach ((int at, ClaimReview review) in Of(claims, [.. reviews[article]], IsRead)) Set(places[at], c => c with { Review = review });
            foreach ((NoteRow note, ImmutableArray<TextSpan> content) in notes[article])
            {
                int at = Array.FindIndex(claims, c => c.Key == note.What);
                if (at < 0 && !IsRead(note.What)) at = Nearest(claims, content, _ => false) ?? -1;
                if (at >= 0) Set(places[at], c => c with { Notes = c.Notes.Add(note) });
            }
        }

        return rows;

        void Set(int place, Func<ClaimRow, ClaimRow> change) => rows[place] = (rows[place].Id, change(rows[place].Claim));
    }

    /// <summary>Reviews of <paramref name="articles"/> that hold, by article.</summary>
    public static ILookup<string, ClaimReview> OfArticles(SqliteConnection connection, IEnumerable<string> articles) =>
        ReviewRows.Load(connection, $"r.article IN (SELECT value FROM json_each($1)) AND {ReviewRows.Current}", Sql.List(articles)).ToLookup(r => r.Article, StringComparer.Ordinal);

    /// <summary>Position of the claim that shares most of the words <paramref name="content"/>; null when none shares enough.</summary>
    public static int? Nearest(IReadOnlyList<Told> claims, ImmutableArray<TextSpan> content, Func<int, bool> isTaken)
    {
        (double share, int at) = (Shared, -1);
        for (int i = 0; i < claims.Count; i++)
        {
            double s = isTaken(i) ? 0 : SpanText.Share(claims[i].Content, content);
            if (s >= share && (at < 0 || s > share)) (share, at) = (s, i);
        }

        return at < 0 ? null : at;
    }
}
