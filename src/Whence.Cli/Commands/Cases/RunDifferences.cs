using System.CommandLine;
using Whence.Cli.Printing;
using Whence.Store.Database;
using Whence.Store.Pipeline.Rereading;
using Whence.Store.Queries;

namespace Whence.Cli.Commands.Cases;

/// <summary><c>run --diff</c>: what reading again would change, before it is stored.</summary>
internal static class RunDifferences
{
    public static int Print(CaseOption which, ParseResult parsed, Case source, CancellationToken stop)
    {
        List<ArticleChanges> all = [.. Rereading.Differences(source, Environment.ProcessorCount, stop)];
        which.Print(parsed, [.. all.Where(a => !a.Changes.IsEmpty)], Print, "Nothing would change.");
        int Count(ClaimChangeKind kind) => all.Sum(a => a.Changes.Count(c => c.Kind == kind));
        string unread = CaseCounts.Of(source).Waiting is > 0 and int waiting ? $" {waiting} more were never read." : "";
        Console.Error.WriteLine(all.Count == 0
            ? $"Every article that was read was read by this engine.{unread}"
            : $"{all.Count} articles of an older engine: {all.Sum(a => a.Same)} claims stay, {Count(ClaimChangeKind.Changed)} change, {Count(ClaimChangeKind.Gained)} are gained, {Count(ClaimChangeKind.Lost)} lost.{unread} Nothing was stored. Next: whence run");
        return ExitCode.Done;
    }

    private static void Print(Page page, ArticleChanges article)
    {
        page.Write(Printable.OneLine($"{article.Article}  {article.Outlet ?? "-"}  {article.Headline}"), style: Page.Bold);
        foreach (ClaimChange change in article.Changes)
        {
            string mark = change.Kind switch { ClaimChangeKind.Gained => "  + ", ClaimChangeKind.Lost => "  - ", _ => "  ~ " };
            string what = change.Kind == ClaimChangeKind.Changed ? string.Join(", ", change.Fields) + ": " : "";
            if (change.Before is { } before)
                Print(page, before, mark, change.Kind == ClaimChangeKind.Lost ? "lost: " : what + "was ");
            if (change.After is { } after)
                Print(page, after, change.Before is null ? mark : "", change.Before is null ? "gained: " : "now ");
        }

        page.Blank();
    }

    private static void Print(Page page, ClaimRow claim, string mark, string what)
    {
        string when = claim.Earliest is null && claim.Latest is null ? "" : FormattableString.Invariant($", when {claim.Earliest:yyyy-MM-dd}..{claim.Latest:yyyy-MM-dd}");
        string where = claim.Places.IsEmpty ? "" : ", where " + string.Join(", ", claim.Places.Select(p => p.Name));
        page.Write(Printable.OneLine($"{what}“{claim.Quote}” {ReadingPage.ChainText(claim.Chain)} ({claim.Stance.ToString().ToLowerInvariant()}{when}{where})"), 4, mark: mark);
    }
}
