using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Whence.Articles;
using Whence.Store.Database;
using Whence.Store.Database.Rows;
using Whence.Store.Intake;
using Whence.Store.Intake.Fetching;
using Whence.Store.Intake.Isolation;

namespace Whence.Store.Pipeline;

/// <summary>Takes inputs into a case and reads articles: fetch and unfold, extract, read, write, all at once, with short queues between them.</summary>
/// <remarks>
/// Memory is bounded by the queues: a few pages and a few hundred readings, however large the archive. Pages are made into articles side by side and handed on in the order in which
/// they came, so that the same inputs make the same rows. One writer commits about once a second; a run that is killed loses what was on its way, and the next run takes it again.
/// </remarks>
public sealed class CasePipeline(Case target, PipelineOptions options)
{
    /// <summary>Pages that are made into articles or wait for one before them. A page has 20 MB at most.</summary>
    private static readonly int _pagesAtOnce = 4 * Environment.ProcessorCount;

    /// <summary>Outcomes on their way to the writer.</summary>
    private const int QueueLength = 32;

    private static readonly TimeSpan BetweenRequests = TimeSpan.FromSeconds(1);

    private readonly Channel<Task<Outcome>> _parts = Channel.CreateBounded<Task<Outcome>>(_pagesAtOnce);
    private readonly Channel<Outcome> _outcomes = Channel.CreateBounded<Outcome>(QueueLength);

    // Rows of articles: eight bytes each, so its length needs no bound, and the writer never waits for a reader.
    private readonly Channel<long> _toRead = Channel.CreateUnbounded<long>();

    /// <summary>Takes <paramref name="inputs"/> and, if the options say so, reads what waits and merges the indexes.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; what was done is stored.</exception>
    /// <exception cref="SqliteException">The case cannot be written: the disk is full, or another program holds it.</exception>
    public async Task<PipelineCounts> Run(IReadOnlyCollection<PipelineInput> inputs, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        CancellationToken halt = either.Token;
        PipelineWriter writer = new(target, options, inputs.Count, _toRead.Writer);
        if (options.Read)
            writer.Queue(Waiting());
        Task unfold = Task.Run(() => Unfold(inputs, halt), CancellationToken.None);
        Task order = Task.Run(() => Order(halt), CancellationToken.None);
        Task[] readers = [.. Enumerable.Range(0, options.Read ? Math.Max(1, options.Readers) : 0).Select(_ => Task.Run(() => Read(halt), CancellationToken.None))];
        Task write = Task.Run(() => writer.Write(_outcomes.Reader, halt), CancellationToken.None);
        Task ends = Task.Run(
            async () =>
            {
                await Task.WhenAll([order, .. readers]).ConfigureAwait(false);
                _outcomes.Writer.TryComplete();
            },
            CancellationToken.None);
        Task[] all = [unfold, order, .. readers, ends, write];
        await Task.WhenAll(all.Select(task => task.ContinueWith(
            t =>
            {
                // A stage that fails stops the others; the writer commits what it has.
                if (!t.IsCompletedSuccessfully)
                    either.Cancel();
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default))).ConfigureAwait(false);
        ChildProgram.OfThisProgram?.EndIdle();
        Task? failed = Array.Find(all, t => t.IsFaulted);
        await (failed ?? Task.WhenAll(all)).ConfigureAwait(false);
        if (options.Read)
            await Task.Run(() => IndexMerging.Run(target, stop, options.Merging), CancellationToken.None).ConfigureAwait(false);
        return writer.Counts;
    }

    private List<long> Waiting() => target.Read(c => c.Rows(
        """
        SELECT id FROM articles
        WHERE id NOT IN (SELECT article FROM readings WHERE engine = $1) AND probably_not IS NULL AND language = 'en' ORDER BY id
        """,
        r => r.GetInt64(0), ReadingRows.Engine));

    private async Task Unfold(IReadOnlyCollection<PipelineInput> inputs, CancellationToken halt)
    {
        try
        {
            Dictionary<string, long> asked = new(StringComparer.OrdinalIgnoreCase);
            foreach (PipelineInput input in inputs)
            {
                bool isUrl = input.Pages is null && PageFetcher.IsUrl(input.Name);
                IEnumerable<InputResult> parts = input.Pages is { } pages ? pages()
                    : isUrl ? await Fetch(input, asked, halt).ConfigureAwait(false)
                    : new InputPages(input.Options).Of(input.Name);
                int count = 0;
                foreach (InputResult part in parts)
                {
                    count++;
                    await _parts.Writer.WaitToWriteAsync(halt).ConfigureAwait(false);
                    await _parts.Writer.WriteAsync(
                        part switch
                        {
                            InputResult.Loaded page => Task.Run(() => Extract(input, page), CancellationToken.None),
                            InputResult.Refused refused => Task.FromResult<Outcome>(new Outcome.PartFailed(input, refused.Name, isUrl ? LedgerStage.Fetch : LedgerStage.Unfold, refused.Reason)),
                            _ => throw new InvalidOperationException(part.GetType().Name),
                        },
                        halt).ConfigureAwait(false);
                }

                await _parts.Writer.WriteAsync(Task.FromResult<Outcome>(new Outcome.InputEnded(input, count)), halt).ConfigureAwait(false);
            }
        }
        finally
        {
            _parts.Writer.TryComplete();
        }
    }

    private async Task<IEnumerable<InputResult>> Fetch(PipelineInput input, Dictionary<string, long> asked, CancellationToken halt)
    {
        if (options.Fetcher is null)
            return [new InputResult.Refused(input.Name, "is an address, and this command fetches nothing; 'whence add' does")];
        // One request a second to each host.
        string host = Uri.TryCreate(input.Name, UriKind.Absolute, out Uri? url) ? url.Authority : input.Name;
        if (asked.TryGetValue(host, out long last) && BetweenRequests - TimeProvider.System.GetElapsedTime(last) is { Ticks: > 0 } pause)
            await Task.Delay(pause, halt).ConfigureAwait(false);
        asked[host] = TimeProvider.System.GetTimestamp();
        InputResult result = await options.Fetcher.Fetch(input.Name, input.Options.Given, [], RequestRows.Of(target, input.Name, RequestReason.Page), halt).ConfigureAwait(false);
        return result is InputResult.Loaded loaded ? new InputPages(input.Options).Of(loaded) : [result];
    }

    private static Outcome Extract(PipelineInput input, InputResult.Loaded page)
    {
        try
        {
            return new Outcome.Prepared(input, page.Name, PreparedArticle.Of(page.Capture.Original.IsEmpty ? page.Page.Bytes : page.Capture.Original, ArticleFinder.Find(page.Page)), page.Capture);
        }
#pragma warning disable CA1031 // Whatever one page does to the program is the failure of that page.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new Outcome.PartFailed(input, page.Name, LedgerStage.Extract, "cannot be made into an article: " + e.Message.TrimEnd('.'));
        }
    }

    private async Task Order(CancellationToken halt)
    {
        await foreach (Task<Outcome> part in _parts.Reader.ReadAllAsync(halt).ConfigureAwait(false))
            await _outcomes.Writer.WriteAsync(await part.ConfigureAwait(false), halt).ConfigureAwait(false);
        await _outcomes.Writer.WriteAsync(new Outcome.IntakeEnded(), halt).ConfigureAwait(false);
    }

    private async Task Read(CancellationToken halt)
    {
        await foreach (long article in _toRead.Reader.ReadAllAsync(halt).ConfigureAwait(false))
            await _outcomes.Writer.WriteAsync(ReadOne(article), halt).ConfigureAwait(false);
    }

    private Outcome ReadOne(long row)
    {
        string name = "";
        try
        {
            var found = target.Read(c => c.Rows(
                $"SELECT {ArticleRows.Columns}, (SELECT r.engine FROM readings r WHERE r.article = a.id) FROM articles a WHERE a.id = $1",
                r => (Name: r.GetString(1), Article: ArticleRows.Read(r), Engine: r.TextOrNull(11)), row));
            if (found.Count == 0 || found[0].Engine == ReadingRows.Engine)
                return new Outcome.ReadNothing();
            name = found[0].Name;
            return new Outcome.ArticleRead(row, PreparedReading.Of(name, Reader.English.Read(found[0].Article)));
        }
#pragma warning disable CA1031 // Whatever one article does to the program is the failure of that article.
        catch (Exception e) when (e is not SqliteException)
#pragma warning restore CA1031
        {
            return new Outcome.ReadFailed(row, name, "cannot be read for claims: " + e.Message.TrimEnd('.'));
        }
    }
}
