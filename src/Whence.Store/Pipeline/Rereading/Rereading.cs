using Whence.Claims;
using Whence.Store.Database;
using Whence.Store.Database.Codec;
using Whence.Store.Database.Rows;
using Whence.Store.Queries;

namespace Whence.Store.Pipeline.Rereading;

/// <summary>Says what reading again would change, and stores nothing.</summary>
public static class Rereading
{
    /// <summary>Reads every article that an older engine has read, and compares its claims with the stored ones.</summary>
    /// <param name="source">The case, which is only read.</param>
    /// <param name="readers">Articles read side by side.</param>
    /// <param name="stop">Ends it between two articles.</param>
    /// <returns>One value an article, in the order of storing, also where nothing changes.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IEnumerable<ArticleChanges> Differences(Case source, int readers, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(source);
        List<(long Row, string Engine)> older = source.Read(c => c.Rows(
            "SELECT article, engine FROM readings WHERE engine <> $1 ORDER BY article", r => (r.GetInt64(0), r.GetString(1)), ReadingRows.Engine));
        return older.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Max(1, readers)).WithCancellation(stop)
            .WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(o => Of(source, o.Row, o.Engine)).OfType<ArticleChanges>();
    }

    private static ArticleChanges? Of(Case source, long row, string engine)
    {
        var found = source.Read(c => c.Rows($"SELECT {ArticleRows.Columns} FROM articles a WHERE a.id = $1", r => (Name: r.GetString(1), Article: ArticleRows.Read(r)), row));
        if (found.Count == 0)
            return null;
        var (name, article) = found[0];
        Reading reading = Reader.English.Read(article);
        var (changes, same) = ClaimPairing.Compare(StoredClaims.OfArticle(source, name), [.. reading.Claims.Select(c => Row(name, reading, c))]);
        return new ArticleChanges(name, article.Outlet, article.Headline, engine, same, changes);
    }

    private static ClaimRow Row(string article, Reading reading, Claim claim) => new()
    {
        Key = ReadingRows.Key(article, claim),
        Article = article,
        Index = claim.Id,
        Region = claim.Region,
        Content = claim.Content,
        Quote = SpanText.Quote(claim.Content, reading.Article.Text),
        Chain = claim.Chain,
        Stance = claim.Stance,
        Hedges = claim.Hedges,
        Earliest = claim.Time?.Earliest,
        Latest = claim.Time?.Latest,
        Announced = claim.Announced,
        Places = [.. claim.Where.Where(p => p >= 0 && p < reading.Places.Length).Select(p => reading.Places[p]).Select(p => new ClaimPlaceRow(p.Name, p.Country, p.GazetteerId, p.Latitude, p.Longitude, CellNames.Of(p.Precision)))],
        Confidence = claim.Confidence,
        Outlet = reading.Article.Outlet,
        Headline = reading.Article.Headline,
        Published = reading.Article.Published,
    };
}
