namespace Whence.Corpus;

/// <summary>What a comparison is at.</summary>
public enum ComparisonStage
{
    /// <summary>Articles are compared for copies.</summary>
    Copies,

    /// <summary>Claims are compared with the claims before them.</summary>
    Claims,

    /// <summary>Groups are made of claims that are alike; what is left of the claims is not known beforehand.</summary>
    Joining,

    /// <summary>The origins of groups are counted.</summary>
    Origins,
}

/// <summary>How far a comparison has come.</summary>
/// <param name="Stage">What it is at.</param>
/// <param name="Done">Articles, claims or groups that are done.</param>
/// <param name="Total">How many there are.</param>
public readonly record struct ComparisonProgress(ComparisonStage Stage, int Done, int Total);

/// <summary>Who watches a comparison, and whether it is to stop.</summary>
/// <param name="tell">Called from several threads, one at a time; null for nobody.</param>
/// <param name="stop">Ends the comparison with an <see cref="OperationCanceledException"/>.</param>
internal sealed class ComparisonWatch(Action<ComparisonProgress>? tell, CancellationToken stop)
{
    private readonly Lock _telling = new();
    private ComparisonStage _stage;
    private int _done;

    /// <summary>Nobody watches, and nothing stops it.</summary>
    public static ComparisonWatch None { get; } = new(null, CancellationToken.None);

    public CancellationToken Stop => stop;

    /// <summary>Says that <paramref name="more"/> of <paramref name="total"/> are done.</summary>
    public void Did(ComparisonStage stage, int more, int total)
    {
        stop.ThrowIfCancellationRequested();
        if (tell is null) return;
        lock (_telling)
        {
            if (_stage != stage) (_stage, _done) = (stage, 0);
            tell(new ComparisonProgress(stage, _done += more, total));
        }
    }
}
