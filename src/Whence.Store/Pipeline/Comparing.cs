using System.Globalization;
using Whence.Corpus;
using Whence.Store.Database;
using Whence.Store.Database.Rows;
using Whence.Store.Pipeline.Comparisons;
using Whence.Store.Queries.Following;
using Whence.Store.Queries.Reviewing;

namespace Whence.Store.Pipeline;

/// <summary>Compares the readings of a case: copies, groups of the same claim, origins.</summary>
/// <remarks>
/// A case is cut into parts by publication. Each two neighbouring parts are compared together, and what is found is kept as long as their readings stay the same: after a
/// change only the comparisons that hold a changed part are made again. Then the groups of all comparisons are joined (<see cref="Whence.Corpus.Parts.GroupJoiner"/>), and what differs is written at once.
/// </remarks>
public static class Comparing
{
    /// <summary>Articles of a case that <c>whence origins</c> compares with one another at once.</summary>
    public const int MostAtOnce = 3_000;

    /// <summary>Makes the comparison again if readings have changed since the last, and fires the alerts of what came in.</summary>
    /// <param name="target">The case.</param>
    /// <param name="stop">Ends it soon; what pages show is that of before, and the comparisons that are done are kept.</param>
    /// <param name="progress">Told how far it has come, one call at a time; null for nobody.</param>
    /// <returns>Whether it was made.</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static bool Run(Case target, CancellationToken stop, Action<ComparingProgress>? progress = null) => Run(target, PartSizes.Shipped, stop, progress);

    internal static bool Run(Case target, PartSizes sizes, CancellationToken stop, Action<ComparingProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        bool? made;
        do made = Try(target, sizes, progress, stop);
        while (made is null);
        if (made is true) Alerts.Fire(target);
        return made.Value;
    }

    /// <summary>Null when the case was changed by others meanwhile.</summary>
    private static bool? Try(Case target, PartSizes sizes, Action<ComparingProgress>? progress, CancellationToken stop)
    {
        var (parts, reviewed, before) = target.Read(c => (CaseParts.Load(c, sizes), ReviewedReading.Last(c), c.Text("SELECT value FROM facts WHERE name = $1", ComparisonRows.Basis)));
        PartPair[] pairs = [.. parts.Pairs().Select(p => new PartPair(p.Earlier, p.Later))];
        string basis = CaseParts.Basis([], string.Join(' ', pairs.Select(p => p.Basis)) + " " + reviewed.ToString(CultureInfo.InvariantCulture));
        if (basis == before) return false;
        PartPair[] missing = target.Write(c =>
        {
            parts.Save(c);
            return pairs.Where(p => FoundRows.Of(c, p.Basis) == 0).ToArray();
        });
        for (int i = 0; i < missing.Length; i++)
        {
            int part = i + 1;
            PairComparing.Make(target, missing[i], progress is null ? null : (stage, done, total) => progress(new ComparingProgress(part, missing.Length, stage, done, total)), stop);
        }

        int all = Math.Max(missing.Length, 1);
        if (JoinedCase.Of(target, pairs, (done, total) => progress?.Invoke(new ComparingProgress(all, all, "across", done, total)), stop) is not { } joined) return null;
        int written = 0;
        void Wrote()
        {
            stop.ThrowIfCancellationRequested();
            progress?.Invoke(new ComparingProgress(all, all, "stored", ++written, joined.Missing.Count));
        }

        bool wrote = target.WriteOrNot(c =>
        {
            if (c.Text("SELECT value FROM facts WHERE name = $1", ComparisonRows.Basis) != before || !CaseWriting.Write(c, joined, Wrote)) return false;
            Tallies.Fill(c);
            stop.ThrowIfCancellationRequested();
            c.Run("INSERT OR REPLACE INTO facts (name, value) VALUES ($1, $2)", ComparisonRows.Basis, basis);
            c.Run("INSERT OR REPLACE INTO facts (name, value) VALUES ($1, $2)", ReviewedReading.Fact, reviewed.ToString(CultureInfo.InvariantCulture));
            return true;
        });
        return wrote ? true : null;
    }
}

/// <summary>How far the comparison of a case has come.</summary>
/// <param name="Part">Which of the comparisons that are to be made, from 1.</param>
/// <param name="Parts">How many there are.</param>
/// <param name="Stage">"readings" that are read back, "copies", "claims", "joining", "origins"; then groups that are counted "across" comparisons, and groups "stored".</param>
/// <param name="Done">Articles, claims or groups that are done.</param>
/// <param name="Total">How many there are.</param>
public readonly record struct ComparingProgress(int Part, int Parts, string Stage, int Done, int Total)
{
    /// <summary>How a stage of the engine is called.</summary>
    public static string NameOf(ComparisonStage stage) => stage.ToString().ToLowerInvariant();
}
