using System.Diagnostics;
using System.Globalization;
using Whence.Store.Database;
using Whence.Store.Queries;
using Whence.Store.Queries.Searching;

namespace Whence.Benchmarks.Cases;

/// <summary>How long a case of <see cref="GeneratedArticles"/> takes to answer, inside one process.</summary>
/// <remarks><c>… -- case-queries FOLDER</c>. Times are of the processor, which other work on the machine does not change; the last column is by the clock. Every query is another one, so no answer comes from a cache of answers; the first of each kind, which
/// also warms the code, is left out.</remarks>
internal static class CaseQueries
{
    private const int Rounds = 40;

    public static void Run(string folder)
    {
        using Case opened = Case.Open(folder);
        CaseCounts counts = CaseCounts.Of(opened);
        Print($"{counts.Articles} articles, {counts.Claims} claims");
        Print($"{"query",-40} {"p50 ms",8} {"p95 ms",8} {"most ms",8} {"found",7} {"p95 by the clock",17}");
        List<double> all = [];
        foreach (bool articles in (bool[])[true, false])
        {
            foreach ((string name, Func<int, string> query) in Kinds())
            {
                if (!articles || IsOfArticles(name))
                    Measure($"{(articles ? "articles" : "claims")}: {name}", i => Ask(opened, articles, query(i), null), all);
            }

            Measure($"{(articles ? "articles" : "claims")}: tenth page of a common word", i => TenthPage(opened, articles, i), all);
        }

        Measure("ls, a page", i => ArticleList.Of(opened, ArticleFilter.All, 50, (i * 97).ToString(CultureInfo.InvariantCulture)).Items.Length, all);
        Measure("show, an article", i => StoredReadings.Of(opened, ArticleList.Of(opened, ArticleFilter.All, 1, (i * 97).ToString(CultureInfo.InvariantCulture)).Items[0].Id) is null ? 0 : 1, all);
        double[] sorted = [.. all.Order()];
        Print($"all {sorted.Length}: p50 {At(sorted, 0.5):0.0} ms, p95 {At(sorted, 0.95):0.0} ms, p99 {At(sorted, 0.99):0.0} ms; memory at most {Process.GetCurrentProcess().PeakWorkingSet64 / 1048576} MB");
    }

    private static IEnumerable<(string Name, Func<int, string> Query)> Kinds() =>
    [
        ("a rare word", i => GeneratedArticles.Ship(20_000 + (i * 411))),
        ("a common word", i => (string[])["cranes", "ferries", "Monday", "quay", "storm", "harbour"] is var w ? w[i % 6] : ""),
        ("two words", i => $"{GeneratedArticles.Ship(i)} cranes"),
        ("either of two", i => $"{GeneratedArticles.Ship(i)} OR {GeneratedArticles.Ship(i + 300)}"),
        ("one without the other", i => $"{GeneratedArticles.Ship(i)} -ferries"),
        ("a phrase of common words", i => $"\"the {((string[])["cranes", "ferries", "repairs", "engines"])[i % 4]} of the {GeneratedArticles.Ship(i)}\""),
        ("the beginning of a word", i => GeneratedArticles.Ship(i)[..4] + "*"),
        ("words near each other", i => $"NEAR({GeneratedArticles.Ship(i)} cranes, 8)"),
        ("an outlet", i => $"cranes outlet:\"Harbour Post {i * 7}\""),
        ("a month", i => FormattableString.Invariant($"cranes published:{2029 + (i % 3)}-{1 + (i % 12):00}")),
        ("a month alone", i => FormattableString.Invariant($"published:{2029 + (i % 3)}-{1 + (i % 12):00}")),
        ("a source", i => $"source:\"{((string[])["port authority", "harbour master", "coast guard"])[i % 3]}\" {GeneratedArticles.Ship(i)}"),
        ("a stance", i => $"stance:denied {GeneratedArticles.Ship(i)}"),
        ("a stance alone", i => i % 2 == 0 ? "stance:denied" : "stance:hedged"),
        ("a place", i => $"place:Bodensund {GeneratedArticles.Ship(i)}"),
        ("days of what is claimed", i => FormattableString.Invariant($"cranes when:2030-{1 + (i % 12):00}")),
    ];

    private static bool IsOfArticles(string kind) => kind is not ("a source" or "a stance" or "a stance alone" or "a place" or "days of what is claimed");

    private static int Ask(Case opened, bool articles, string query, string? after) => articles
        ? Search.Articles(opened, SearchQuery.Parse(query), 20, after).Items.Length
        : Search.Claims(opened, SearchQuery.Parse(query), 20, after).Matches;

    private static int TenthPage(Case opened, bool articles, int i)
    {
        SearchQuery query = SearchQuery.Parse(i % 2 == 0 ? "cranes" : "ferries");
        string? after = null;
        for (int page = 0; page < 9; page++)
            after = articles ? Search.Articles(opened, query, 20, after).Next : Search.Claims(opened, query, 20, after).Next;
        _start = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        return articles ? Search.Articles(opened, query, 20, after).Items.Length : Search.Claims(opened, query, 20, after).Matches;
    }

    private static (TimeSpan Processor, long Clock) _start;

    private static void Measure(string name, Func<int, int> ask, List<double> all)
    {
        List<double> times = [], clock = [];
        int found = 0;
        for (int i = 0; i <= Rounds; i++)
        {
            _start = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
            int matches = ask(i);
            double time = (Environment.CpuUsage.TotalTime - _start.Processor).TotalMilliseconds;
            if (i == 0)
                continue;
            found += matches;
            times.Add(time);
            clock.Add(Stopwatch.GetElapsedTime(_start.Clock).TotalMilliseconds);
        }

        double[] sorted = [.. times.Order()];
        Print($"{name,-40} {At(sorted, 0.5),8:0.0} {At(sorted, 0.95),8:0.0} {sorted[^1],8:0.0} {found / Rounds,7} {At([.. clock.Order()], 0.95),17:0.0}");
        all.AddRange(times);
    }

    private static double At(double[] sorted, double share) => sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))];

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
