using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Whence.Store.Database;
using Whence.Store.Database.Rows;

namespace Whence.Store.Pipeline;

/// <summary>The one writer of a run: many outcomes in one transaction, a transaction never longer than a moment.</summary>
internal sealed class PipelineWriter(Case target, PipelineOptions options, int inputs, ChannelWriter<long> toRead)
{
    private const int MostInOne = 500;

    /// <summary>Another process that wants to write waits no longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);

    private static readonly TimeSpan BetweenReports = TimeSpan.FromMilliseconds(100);

    private readonly Dictionary<long, (int Seen, int? Parts, int Failed)> _open = [];
    private readonly List<long> _stored = [];
    private PipelineCounts _counts = new() { Inputs = inputs };
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
        try
        {
            while (await outcomes.WaitToReadAsync(halt).ConfigureAwait(false))
                Commit(connection, outcomes);
        }
        finally
        {
            toRead.TryComplete();
            Report(always: true);
        }

        halt.ThrowIfCancellationRequested();
    }

    [SuppressMessage("Design", "MA0045", Justification = "SQLite works on the calling thread.")]
    private void Commit(SqliteConnection connection, ChannelReader<Outcome> outcomes)
    {
        bool ended = false;
        using (SqliteTransaction transaction = connection.BeginTransaction(deferred: false))
        {
            long start = TimeProvider.System.GetTimestamp();
            for (int i = 0; i < MostInOne && TimeProvider.System.GetElapsedTime(start) < Longest && outcomes.TryRead(out Outcome? outcome); i++)
                ended |= Take(connection, outcome);
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

    private bool Take(SqliteConnection connection, Outcome outcome)
    {
        switch (outcome)
        {
            case Outcome.Prepared p:
                Count(p.Input, ArticleRows.Take(connection, LedgerRows.Part(connection, p.Input.Row, p.Name), p.Article, p.Capture));
                EndPart(connection, p.Input, failed: false);
                break;
            case Outcome.PartFailed f:
                LedgerRows.Set(connection, LedgerRows.Part(connection, f.Input.Row, f.Name), LedgerState.Failed, f.Stage, f.Reason);
                Fail(f.Name, f.Stage, f.Reason);
                EndPart(connection, f.Input, failed: true);
                break;
            case Outcome.InputEnded e:
                _open[e.Input.Row] = _open.GetValueOrDefault(e.Input.Row) with { Parts = e.Parts };
                End(connection, e.Input);
                break;
            case Outcome.ArticleRead r:
                if (ReadingRows.Replace(connection, r.Article, r.Reading, r.Layers))
                    _counts = _counts with { Claims = _counts.Claims + r.Reading.Claims.Length };
                _counts = _counts with { Read = _counts.Read + 1 };
                break;
            case Outcome.ReadFailed f:
                LedgerRows.SetOfArticle(connection, f.Article, LedgerState.Failed, LedgerStage.Read, f.Reason);
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

    private void Count(PipelineInput input, (long Article, string? State) taken)
    {
        _ = input;
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

    private void EndPart(SqliteConnection connection, PipelineInput input, bool failed)
    {
        var open = _open.GetValueOrDefault(input.Row);
        _open[input.Row] = open with { Seen = open.Seen + 1, Failed = open.Failed + (failed ? 1 : 0) };
        End(connection, input);
    }

    // Parts and the end of their input come from different threads: the input is done when all have come.
    private void End(SqliteConnection connection, PipelineInput input)
    {
        var (seen, parts, failed) = _open[input.Row];
        if (parts is null || seen < parts)
            return;
        _open.Remove(input.Row);
        _counts = _counts with { InputsDone = _counts.InputsDone + 1 };
        bool hasParts = connection.Number("SELECT count(*) FROM ledger WHERE parent = $1 LIMIT 1", input.Row) > 0;
        if (parts == 0)
        {
            LedgerRows.Set(connection, input.Row, LedgerState.Failed, LedgerStage.Unfold, "holds no article");
            Fail(input.Name, LedgerStage.Unfold, "holds no article");
        }
        else if (hasParts)
        {
            string held = string.Create(CultureInfo.InvariantCulture, $"held {parts} {(parts == 1 ? "part" : "parts")}");
            string reason = failed == 0 ? held : parts == 1 ? held + ", which failed" : string.Create(CultureInfo.InvariantCulture, $"{held}, {failed} of them failed");
            LedgerRows.Set(connection, input.Row, LedgerState.Unfolded, reason: reason);
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
