using Whence.Articles;
using Whence.Store.Database;
using Whence.Store.Database.Rows;
using Whence.Store.Intake;
using Whence.Store.Intake.Feeds;
using Whence.Store.Intake.Fetching;

namespace Whence.Store.Pipeline;

/// <summary>Asks feeds for what is new. An item is taken once; what was forgotten is not taken again.</summary>
public sealed class FeedPolling(Case target, PageFetcher fetcher)
{
    private readonly List<(string Feed, string Item, long Input)> _taken = [];

    /// <summary>Adds a feed to a case.</summary>
    /// <returns>False when the case has it.</returns>
    public static bool Add(Case target, FeedAddress feed)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(feed);
        return target.Write(c => c.Run("INSERT OR IGNORE INTO feeds (url, title, state) VALUES ($1, $2, 'new')", feed.Url, feed.Title)) > 0;
    }

    /// <summary>New items of every feed, as inputs for a run. A feed that fails is named to <paramref name="failed"/> and stops no other.</summary>
    public async Task<List<PipelineInput>> Poll(Action<PipelineFailure> failed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(failed);
        List<PipelineInput> inputs = [];
        foreach (var (url, etag, modified) in target.Read(c => c.Rows("SELECT url, etag, last_modified FROM feeds ORDER BY url", r => (r.GetString(0), r.TextOrNull(1), r.TextOrNull(2)))))
        {
            List<(string, string)> conditions = [];
            if (etag is not null)
                conditions.Add(("If-None-Match", etag));
            if (modified is not null)
                conditions.Add(("If-Modified-Since", modified));
            InputResult answer = await fetcher.Fetch(url, GivenFacts.None, conditions, RequestRows.Of(target, url, RequestReason.Feed), stop).ConfigureAwait(false);
            string? reason = (answer as InputResult.Refused)?.Reason;
            if (reason is not null && reason.StartsWith("answered 304", StringComparison.Ordinal))
                continue;
            if (answer is InputResult.Loaded loaded)
            {
                try
                {
                    Feed feed = FeedReader.Read(loaded.Page.Bytes.ToArray(), loaded.Page.ContentType);
                    inputs.AddRange(feed.Items.Select(item => Take(url, feed, item)).OfType<PipelineInput>());
                    target.Write(c => c.Run(
                        "UPDATE feeds SET title = coalesce($2, title), etag = $3, last_modified = $4, polled_at = $5, state = 'polled', reason = NULL WHERE url = $1",
                        url, feed.Title, Header(loaded, "ETag"), Header(loaded, "Last-Modified"), Sql.Now()));
                }
                catch (FormatException e)
                {
                    reason = e.Message;
                }
            }

            if (reason is not null)
            {
                target.Write(c => c.Run("UPDATE feeds SET state = 'failed', reason = $2, polled_at = $3 WHERE url = $1", url, reason, Sql.Now()));
                failed(new PipelineFailure(url, LedgerStage.Fetch, reason));
            }
        }

        return inputs;
    }

    /// <summary>Remembers the items that the run has taken; those that failed are tried again at the next poll.</summary>
    public void Remember() => target.Write(c =>
    {
        foreach (var (feed, item, input) in _taken.Where(t => c.Text("SELECT state FROM ledger WHERE id = $1", t.Input) is not (LedgerState.Failed or LedgerState.Waiting)))
            c.Run("INSERT OR IGNORE INTO feed_items (feed, item, input) VALUES ($1, $2, $3)", feed, item, input);
        return _taken.Count;
    });

    private PipelineInput? Take(string url, Feed feed, FeedItem item)
    {
        if ((item.Id ?? item.Link) is not { } id || (item.Content is null && item.Link is null))
            return null;
        string hash = Tombstones.Hash(id);
        if (target.Read(c => c.Number("SELECT count(*) FROM feed_items WHERE feed = $1 AND item = $2", url, hash) > 0 || Tombstones.Covers(c, Tombstones.Url, item.Link)))
            return null;
        InputOptions options = new() { Given = new GivenFacts { Outlet = item.Source ?? feed.Title, Published = item.Published, Headline = item.Title } };
        string name = item.Link ?? $"{url}#{id}";
        PipelineInput input = item.Content is null
            ? PipelineInputs.Register(target, [name], options)[0]
            : PipelineInputs.Register(target, name, options, () => [FeedPages.Page(name, feed, item, GivenFacts.None)]);
        _taken.Add((url, hash, input.Row));
        return input;
    }

    private static string? Header(InputResult.Loaded answer, string name) =>
        answer.Capture.Headers?.Split('\n').FirstOrDefault(h => h.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
