using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Rows;

namespace Whence.Store.Pipeline;

/// <summary>The one writer of a run: it gathers outcomes while it writes those before, many in one transaction.</summary>
internal sealed class PipelineWriter(Case target, PipelineOptions options, int inputs, ChannelWriter<long> toRead)
{
    private const int MostInOne = 512;

    /// <summary>Bytes of pages and articles that are gathered; as many are being written meanwhile.</summary>
    private const long MostBytes = 32 << 20;

    /// <summary>Outcomes are gathered this long, and on while those before are written: many in one transaction cost less. A kill loses them.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(100);

    private readonly List<long> _stored = [];
    private PipelineCounts _counts = new() { Inputs = inputs };

    // Parts come in the order of the inputs, and the end of an input after its parts.
    private int _failedParts;
    private long _reported;

    public PipelineCounts Counts => _counts;

    /// <summary>Adds articles to those that are to be read.</summary>
    public void Queue(IReadOnlyCollection<long> articles)
    {
        foreach (long article in articles)
            toRead.TryWrite(article);
        _counts = _counts with { ToRead = _counts.ToRead + articles.Count };
    }

    /// <summary>Writes until there is nothing more, or until <paramref name="halt"/>; what is at hand then is committed.</summary>
    public async Task Write(ChannelReader<Outcome> outcomes, CancellationToken halt)
    {
        using SqliteConnection connection = target.Connect();
        using RowWriter writer = new(connection);
        Task writing = Task.CompletedTask;
        try
        {
            while (await Gather(outcomes, writing, halt).ConfigureAwait(false) is { Count: > 0 } some)
            {
                await writing.ConfigureAwait(false);
                writing = Task.Run(() => Commit(connection, writer, some), CancellationToken.None);
            }
        }
        finally
        {
            toRead.TryComplete();
            await writing.ConfigureAwait(false);
            Report(always: true);
        }

        halt.ThrowIfCancellationRequested();
    }

    /// <summary>Waits for outcomes and takes what comes within <see cref="Gathering"/>, or longer while those before are written.</summary>
    /// <returns>None when there is nothing more.</returns>
    private static async Task<List<Outcome>> Gather(ChannelReader<Outcome> outcomes, Task writing, CancellationToken halt)
    {
        List<Outcome> some = [];
        long size = 0;
        try
        {
            Task<bool> any = outcomes.WaitToReadAsync(halt).AsTask();
            if (await Task.WhenAny(any, writing).ConfigureAwait(false) == writing)
                await writing.ConfigureAwait(false);
            if (!await any.ConfigureAwait(false))
                return some;
            Task full = Task.WhenAll(Task.Delay(Gathering, halt), writing);
            while (some.Count < MostInOne && size < MostBytes)
            {
                if (!outcomes.TryRead(out Outcome? outcome))
                {
                    Task<bool> more = outcomes.WaitToReadAsync(halt).AsTask();
                    if (await Task.WhenAny(more, full).ConfigureAwait(false) == full || !await more.ConfigureAwait(false))
                        break;
                    continue;
                }

                some.Add(outcome);
                size += outcome.Size;
                if (outcome is Outcome.IntakeEnded)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            // What was gathered is written.
        }

        return some;
    }

    [SuppressMessage("Design", "MA0045", Justification = "SQLite works on the calling thread.")]
    private void Commit(SqliteConnection connection, RowWriter writer, List<Outcome> some)
    {
        bool ended = false;
        using (SqliteTransaction transaction = connection.BeginTransaction(deferred: false))
        {
            foreach (Outcome outcome in some)
                ended |= Take(writer, outcome);
            writer.EndIndex();
            transaction.Commit();
        }

        // Only what is committed is handed on to the readers.
        if (options.Read)
            Queue(_stored);
        _stored.Clear();
        if (ended)
            toRead.TryComplete();
        Report(always: false);
    }

    private bool Take(RowWriter writer, Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Prepared p:
                Count(ArticleRows.Take(writer, LedgerRows.Part(writer, p.Input.Row, p.Name), p.Article, p.Capture));
                break;
            case Outcome.PartFailed f:
                LedgerRows.Set(writer, LedgerRows.Part(writer, f.Input.Row, f.Name), LedgerState.Failed, f.Stage, f.Reason);
                Fail(f.Name, f.Stage, f.Reason);
                _failedParts++;
                break;
            case Outcome.InputEnded e:
                End(writer, e.Input, e.Parts);
                break;
            case Outcome.ArticleRead r:
                if (ReadingRows.Replace(writer, r.Article, r.Reading))
                    _counts = _counts with { Claims = _counts.Claims + r.Reading.Claims.Length };
                _counts = _counts with { Read = _counts.Read + 1 };
                break;
            case Outcome.ReadFailed f:
                LedgerRows.SetOfArticle(writer, f.Article, LedgerState.Failed, LedgerStage.Read, f.Reason);
                Fail(f.Name, LedgerStage.Read, f.Reason);
                break;
            case Outcome.ReadNothing:
                _counts = _counts with { Read = _counts.Read + 1 };
                break;
            case Outcome.IntakeEnded:
                return true;
        }

        return false;
    }

    private void Count((long Article, string? State) taken)
    {
        _counts = taken.State switch
        {
            LedgerState.Stored => _counts with { Stored = _counts.Stored + 1 },
            LedgerState.Skipped => _counts with { Stored = _counts.Stored + 1, Skipped = _counts.Skipped + 1 },
            LedgerState.Forgotten => _counts with { Forgotten = _counts.Forgotten + 1 },
            _ => _counts with { Known = _counts.Known + 1 },
        };
        if (taken.State == LedgerState.Stored)
            _stored.Add(taken.Article);
    }

    private void End(RowWriter writer, PipelineInput input, int parts)
    {
        int failed = _failedParts;
        _failedParts = 0;
        _counts = _counts with { InputsDone = _counts.InputsDone + 1 };
        bool hasParts = writer.Number("SELECT count(*) FROM ledger WHERE parent = $1 LIMIT 1", input.Row) > 0;
        if (parts == 0)
        {
            LedgerRows.Set(writer, input.Row, LedgerState.Failed, LedgerStage.Unfold, "holds no article");
            Fail(input.Name, LedgerStage.Unfold, "holds no article");
        }
        else if (hasParts)
        {
            string held = string.Create(CultureInfo.InvariantCulture, $"held {parts} {(parts == 1 ? "part" : "parts")}");
            string reason = failed == 0 ? held : parts == 1 ? held + ", which failed" : string.Create(CultureInfo.InvariantCulture, $"{held}, {failed} of them failed");
            LedgerRows.Set(writer, input.Row, LedgerState.Unfolded, reason: reason);
        }
    }

    private void Fail(string input, string stage, string reason)
    {
        _counts = _counts with { Failed = _counts.Failed + 1 };
        options.Failed?.Invoke(new PipelineFailure(input, stage, reason));
    }

    private void Report(bool always)
    {
        if (options.Progress is null || (!always && TimeProvider.System.GetElapsedTime(_reported) < BetweenReports))
            return;
        _reported = TimeProvider.System.GetTimestamp();
        options.Progress(_counts);
    }
}
