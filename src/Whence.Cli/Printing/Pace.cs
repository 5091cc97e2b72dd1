namespace Whence.Cli.Printing;

/// <summary>How fast long work goes, and how long it will go on at that.</summary>
/// <param name="Rate">Pieces a second so far.</param>
/// <param name="Left">Until the last piece; twelve days at most.</param>
internal readonly record struct Pace(double Rate, TimeSpan Left)
{
    private const double LeastSeconds = 1e-3, LeastRate = 1e-3, MostSeconds = 1e6;

    /// <summary>The pace of work of which <paramref name="done"/> of <paramref name="total"/> pieces took <paramref name="elapsed"/>.</summary>
    public static Pace Of(double done, double total, TimeSpan elapsed)
    {
        double rate = done / Math.Max(LeastSeconds, elapsed.TotalSeconds);
        return new Pace(rate, TimeSpan.FromSeconds(Math.Min(MostSeconds, (total - done) / Math.Max(rate, LeastRate))));
    }
}
