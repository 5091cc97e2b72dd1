namespace Whence.Store.Pipeline;

/// <summary>How far a run is, by stage.</summary>
public sealed record PipelineCounts
{
    /// <summary>Inputs that were named.</summary>
    public int Inputs { get; init; }

    /// <summary>Those that were taken to their end.</summary>
    public int InputsDone { get; init; }

    /// <summary>Articles stored in this run.</summary>
    public int Stored { get; init; }

    /// <summary>Pages whose article the case had.</summary>
    public int Known { get; init; }

    /// <summary>Articles stored but not to be read for claims.</summary>
    public int Skipped { get; init; }

    /// <summary>Pages of forgotten articles.</summary>
    public int Forgotten { get; init; }

    /// <summary>Articles that are to be read for claims.</summary>
    public int ToRead { get; init; }

    public int Read { get; init; }

    public int Claims { get; init; }

    public int Failed { get; init; }
}

/// <summary>An input that failed in this run.</summary>
/// <param name="Input">As the ledger names it.</param>
/// <param name="Stage">fetch, unfold, extract or read.</param>
/// <param name="Reason">As the end of a sentence that begins with the input's name.</param>
public sealed record PipelineFailure(string Input, string Stage, string Reason);

/// <summary>How a run is done.</summary>
public sealed record PipelineOptions
{
    /// <summary>Whether articles are read for claims, the ones that waited before included.</summary>
    public bool Read { get; init; }

    /// <summary>Articles read side by side. Default: one a core.</summary>
    public int Readers { get; init; } = Environment.ProcessorCount;

    /// <summary>Fetches addresses; null: an input that is an address fails.</summary>
    public Intake.Fetching.PageFetcher? Fetcher { get; init; }

    /// <summary>Told of counts with each commit, ten times a second at most, one call at a time.</summary>
    public Action<PipelineCounts>? Progress { get; init; }

    /// <summary>Told how far the indexes are merged, after everything is read.</summary>
    public Action<MergingProgress>? Merging { get; init; }

    /// <summary>Told of each failure, one call at a time.</summary>
    public Action<PipelineFailure>? Failed { get; init; }
}
