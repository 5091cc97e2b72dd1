using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Whence.Articles;
using Whence.Text;
using Whence.Times;
using Whence.Times.Normalization;

namespace Whence.Training.Times;

/// <summary>Scores the stage of times on annotated corpora: <c>whence-train times score --corpora DIR</c>.</summary>
internal static class TimesCommand
{
    private static readonly string[] Sets = ["timebank-aquaint", "meantime", "wikiwars", "scate", "recognizers-specs", "duckling"];

    public static Command Create()
    {
        var corpora = new Option<DirectoryInfo>("--corpora") { Description = "Folder that holds time/*/gold.jsonl.", Required = true };
        var errors = new Option<int>("--errors") { Description = "Print so many errors of each set." };
        var set = new Option<string?>("--set") { Description = "Only this set." };
        var part = new Option<string>("--part") { Description = "all, dev (two documents of three) or kept (the third).", DefaultValueFactory = _ => "all" };
        var readings = new Option<FileInfo?>("--readings") { Description = "Also write what was found as lines that scorers/time.py reads." };
        var score = new Command("score", "Strict, relaxed and value F1, and bounds, as scorers/time.py counts them.") { corpora, errors, set, part, readings };
        score.SetAction(result => Score(result.GetRequiredValue(corpora), result.GetValue(errors), result.GetValue(set), result.GetValue(part)!, result.GetValue(readings)));
        return new Command("times", "Time expressions.") { score };
    }

    private static int Score(DirectoryInfo corpora, int errors, string? only, string part, FileInfo? readings)
    {
        string folder = Path.Combine(corpora.FullName, "time");
        HashSet<string> kept = Kept(TimeGold.Read(Path.Combine(folder, "timebank-aquaint", "gold.jsonl")));
        foreach (string set in Sets.Where(s => only is null || s == only))
        {
            List<TimeGold> documents = TimeGold.Read(Path.Combine(folder, set, "gold.jsonl"));
            HashSet<string> aside = set == "scate" ? kept : Kept(documents);
            documents = documents.Where(d => part == "all" || aside.Contains(d.Doc) == (part == "kept")).ToList();
            using StreamWriter? lines = readings?.CreateText();
            ScoreSet(set, documents, errors, lines);
        }

        foreach (string set in (string[])["t4-timeline", "ukp-eventtime"])
        {
            if (only is not null && set != only)
                continue;
            List<TimeGold> documents = TimeGold.Read(Path.Combine(folder, set, "gold.jsonl"));
            HashSet<string> aside = set == "ukp-eventtime" ? kept : Kept(documents);
            EventScores.Score(set, documents.Where(d => part == "all" || aside.Contains(d.Doc) == (part == "kept")), errors);
        }

        return 0;
    }

    /// <summary>How often each document is read again to be timed.</summary>
    private const int Repeats = 4;

    /// <summary>Every third document is kept aside: nobody reads it while rules are written.</summary>
    internal static HashSet<string> Kept(List<TimeGold> documents) => [.. documents.Where((_, i) => i % 3 == 2).Select(d => d.Doc)];

    private static void ScoreSet(string set, List<TimeGold> documents, int errors, StreamWriter? lines)
    {
        var finder = new TimeFinder();
        var times = new TimeScores();
        var bounds = new BoundScores();
        long characters = 0;
        var clock = TimeSpan.Zero;
        foreach (TimeGold document in documents)
        {
            Article article = ArticleFinder.FromText(document.Text, GivenFacts.None with { Published = document.Published });
            ImmutableArray<TimeExpression> found = finder.Find(article);
            TimeSpan start = Environment.CpuUsage.TotalTime;
            for (int again = 0; again < Repeats; again++)
                finder.Find(article);
            clock += Environment.CpuUsage.TotalTime - start;
            characters += document.Text.Length;
            if (document.Times is not null)
                times.Add(document, found);
            AddBounds(document, found, bounds);
            lines?.WriteLine(Line(article, found));
        }

        Console.WriteLine($"{set}: {documents.Count} documents; {times}");
        if (bounds.Count > 0)
            Console.WriteLine($"  {bounds}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Repeats * characters / 1e6 / Math.Max(1e-3, clock.TotalSeconds):F1} million characters a second of processor time"));
        foreach (string error in times.Errors.Take(errors))
            Console.WriteLine(error);
    }

    private static void AddBounds(TimeGold document, ImmutableArray<TimeExpression> found, BoundScores bounds)
    {
        int[] utf16 = TimeScores.Offsets(document.Text);
        IEnumerable<GoldBounds> wanted = document.Intervals ?? (document.Times ?? []).Where(t => t.Mod is null)
            .Select(t => Calendar(t.Timex) is { } c ? new GoldBounds(t.Start, t.End, c.First, c.Last) : null).OfType<GoldBounds>();
        foreach (GoldBounds gold in wanted)
            bounds.Add(gold, At(new TextSpan(utf16[gold.Start], utf16[gold.End]), found));
    }

    /// <summary>Our bounds for a span: of the times inside it if there are several, else of the one that overlaps it most.</summary>
    private static (DateOnly?, DateOnly?)? At(TextSpan span, ImmutableArray<TimeExpression> found)
    {
        var near = found.Where(t => t.Span.Overlaps(span)).ToList();
        var within = near.Where(t => span.Contains(t.Span)).ToList();
        if (within.Count > 1)
            return (within.Any(t => t.Earliest is null) ? null : within.Min(t => t.Earliest), within.Any(t => t.Latest is null) ? null : within.Max(t => t.Latest));
        TimeExpression? best = near.MaxBy(t => Math.Min(t.Span.End, span.End) - Math.Max(t.Span.Start, span.Start));
        return best is null ? null : (best.Earliest, best.Latest);
    }

    /// <summary>First and last day of a TIMEX3 value that names a day, week, month, quarter or year.</summary>
    private static (DateOnly First, DateOnly Last)? Calendar(string? timex)
    {
        if (timex is null)
            return null;
        int clock = timex.IndexOf('T', StringComparison.Ordinal);
        string value = clock == 4 || clock == 7 || clock == 10 ? timex[..clock] : timex;
        CalendarPeriod? period = value.Split('-') switch
        {
            [var y] when Number(y, 4) is { } year => CalendarPeriod.Year(year),
            [var y, ['Q', >= '1' and <= '4'] q] when Number(y, 4) is { } year => CalendarPeriod.Quarter(year, q[1] - '0'),
            [var y, ['W', _, _] w] when Number(y, 4) is { } year && Number(w[1..], 2) is >= 1 and <= 53 and var week && week <= ISOWeek.GetWeeksInYear(year)
                => CalendarPeriod.Holding(DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday)), Grain.Week),
            [var y, var m] when Number(y, 4) is { } year && Number(m, 2) is >= 1 and <= 12 and var month => CalendarPeriod.Month(year, month),
            [var y, var m, var d] when Number(y, 4) is { } year && Number(m, 2) is { } month && Number(d, 2) is { } day => CalendarPeriod.Day(year, month, day),
            _ => null,
        };
        return period is { IsInCalendar: true } p ? (p.First, p.Last) : null;
    }

    private static int? Number(string text, int length) =>
        text.Length == length && text.All(char.IsAsciiDigit) ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string Line(Article article, ImmutableArray<TimeExpression> found) => JsonSerializer.Serialize(new
    {
        article = new { text = article.Text, published = article.Published },
        times = found.Select(t => new
        {
            start = t.Span.Start,
            end = t.Span.End,
            type = t.Type.ToString().ToUpperInvariant(),
            timex = t.Timex,
            mod = t.Mod,
            edtf = t.Edtf,
            earliest = t.Earliest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            latest = t.Latest?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        }),
        claims = Array.Empty<int>(),
    });
}
