using System.Diagnostics;
using System.Globalization;
using Whence.Corpus;
using Whence.Store.Database;
using Whence.Store.Database.Rows;
using Whence.Store.Pipeline;
using Whence.Store.Queries;

namespace Whence.Benchmarks.Cases;

/// <summary>What comparing a case costs in processor time: all of it, then after twenty articles came in at its end, then after twenty came in anywhere; and how near the groups are to those of one comparison of everything.</summary>
/// <remarks><c>... -- rolling CASE</c> changes the case, so give it a copy: it takes the readings of forty articles out and puts them back. <c>... -- rolling-pairs CASE</c> changes nothing.</remarks>
internal static class RollingCost
{
    private const int CameIn = 20;

    public static void Run(string folder)
    {
        using Case opened = Case.Open(folder);
        long[] rows = [.. opened.Read(c => c.Rows("SELECT a.id FROM readings r JOIN articles a ON a.id = r.article ORDER BY a.published IS NULL, a.published, a.id", r => r.GetInt64(0)))];
        long[] end = rows[^CameIn..];
        Random random = new(7);
        long[] anywhere = [.. rows[..^CameIn].OrderBy(_ => random.Next()).Take(CameIn)];
        Dictionary<long, PreparedReading> taken = opened.Read(c => end.Concat(anywhere).ToDictionary(row => row, row => PreparedReading.Of(c.Text("SELECT name FROM articles WHERE id = $1", row)!, StoredReadings.Unpack(c, row)!)));
        Change(opened, taken.Keys, ReadingRows.Remove);
        Console.WriteLine($"{rows.Length - taken.Count} articles");
        Time("whole", opened);
        Change(opened, end, PutBack);
        Time("20 at the end", opened);
        Change(opened, anywhere, PutBack);
        Time("20 anywhere", opened);

        void PutBack(RowWriter writer, long row) => ReadingRows.Replace(writer, row, taken[row]);
    }

    /// <summary>Pairs of claims of different articles that stand in one group, against one comparison of everything.</summary>
    public static void Pairs(string folder)
    {
        using Case opened = Case.Open(folder);
        var stored = opened.Read(c => c.Rows("SELECT a.id FROM readings r JOIN articles a ON a.id = r.article", r => r.GetInt64(0)).ConvertAll(row => (Row: row, Reading: StoredReadings.Unpack(c, row)!)));
        CorpusReading whole = CorpusReader.Compare([.. stored.Select(s => s.Reading)]);
        Dictionary<(long, int), (int Group, bool Core)> rolled = opened.Read(c => c.Rows(
            "SELECT article, number, claim_group, loose FROM group_members", r => ((r.GetInt64(0), r.GetInt32(1)), (r.GetInt32(2), !r.GetBoolean(3))))).ToDictionary();
        Dictionary<(long, int), (int Group, bool Core)> all = whole.Groups.SelectMany(g => g.Members.Select(m => ((stored[whole.Articles[m.Article].Input].Row, m.Claim), (g.Id, !m.IsLoose)))).ToDictionary();
        var place = new Dictionary<long, int>();
        PartBounds(opened, place);
        PrintOfClaims(all, rolled);
        Print("same claim", Counted(all, rolled, _ => true));
        Print("cores", Counted(all, rolled, m => m.Core));
        foreach ((string name, int apart) in (ReadOnlySpan<(string, int)>)[("in one part", 0), ("in neighbours", 1), ("further apart", 2)])
            Print(name, Counted(all, rolled, _ => true, (a, b) => Math.Min(Math.Abs(place[a] - place[b]), 2) == apart));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"groups over a boundary: {rolled.GroupBy(r => r.Value.Group).Count(g => g.Select(m => place[m.Key.Item1]).Distinct().Count() > 1)}; of three parts or more {rolled.GroupBy(r => r.Value.Group).Count(g => g.Select(m => place[m.Key.Item1]).Distinct().Count() > 2)}; counted across {opened.Read(c => c.Number("SELECT count(*) FROM counted_groups"))}"));
        var ranges = opened.Read(c => c.Rows("SELECT id, origins_min, origins_max FROM claim_groups", r => (r.GetInt64(0), (r.GetInt32(1), r.GetInt32(2))))).ToDictionary();
        var same = whole.Groups.Where(g => g.Reports > 1).Select(g => (Whole: g.IndependentOrigins, Rolled: ranges[rolled[(stored[whole.Articles[g.Members[g.Representative].Article].Input].Row, g.Members[g.Representative].Claim)].Group])).ToArray();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"groups of several reports: {same.Length}, same range {same.Count(s => s.Rolled == (s.Whole.Min, s.Whole.Max))}, least above the whole's most {same.Count(s => s.Rolled.Item1 > s.Whole.Max)}, least below {same.Count(s => s.Rolled.Item1 < s.Whole.Min)}, least above {same.Count(s => s.Rolled.Item1 > s.Whole.Min)}"));
    }

    private static void PartBounds(Case opened, Dictionary<long, int> place) => opened.Read(c =>
    {
        foreach (var (row, part) in c.Rows(
            "SELECT a.id, (SELECT count(*) FROM parts p WHERE (p.published, p.article) <= (coalesce(a.published, '~'), a.id)) FROM articles a", r => (r.GetInt64(0), r.GetInt32(1)))) place[row] = part;
        return true;
    });

    private static (long Both, long Whole, long Rolled) Counted(
        Dictionary<(long Article, int), (int Group, bool Core)> all, Dictionary<(long Article, int), (int Group, bool Core)> rolled, Func<(int Group, bool Core), bool> counts, Func<long, long, bool>? wanted = null)
    {
        long Pairs(IEnumerable<(long Article, int)> claims)
        {
            long[] articles = [.. claims.Select(c => c.Article)];
            long sum = 0;
            for (int i = 0; i < articles.Length; i++)
                for (int j = 0; j < i; j++)
                    if (articles[i] != articles[j] && (wanted is null || wanted(articles[i], articles[j]))) sum++;
            return sum;
        }

        return (
            all.Where(c => counts(c.Value) && rolled.TryGetValue(c.Key, out var r) && counts(r)).GroupBy(c => (c.Value.Group, rolled[c.Key].Group)).Sum(g => Pairs(g.Select(c => c.Key))),
            all.Where(c => counts(c.Value)).GroupBy(c => c.Value.Group).Sum(g => Pairs(g.Select(c => c.Key))),
            rolled.Where(c => counts(c.Value)).GroupBy(c => c.Value.Group).Sum(g => Pairs(g.Select(c => c.Key))));
    }

    /// <summary>B-cubed: of each claim how much of its group is that of the other side. A few groups of hundreds, which hold most pairs, weigh no more than their claims.</summary>
    private static void PrintOfClaims(Dictionary<(long, int), (int Group, bool Core)> all, Dictionary<(long, int), (int Group, bool Core)> rolled)
    {
        Dictionary<int, int> ofAll = all.Where(c => rolled.ContainsKey(c.Key)).CountBy(c => c.Value.Group).ToDictionary(), ofRolled = rolled.Where(c => all.ContainsKey(c.Key)).CountBy(c => c.Value.Group).ToDictionary();
        double precision = 0, recall = 0, claims = 0;
        foreach (var ((whole, joined), both) in all.Where(c => rolled.ContainsKey(c.Key)).CountBy(c => (c.Value.Group, rolled[c.Key].Group)))
        {
            claims += both;
            precision += (double)both * both / ofRolled[joined];
            recall += (double)both * both / ofAll[whole];
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"B-cubed of {claims} claims: P {100 * precision / claims:F1} R {100 * recall / claims:F1} F1 {200 * precision * recall / (precision + recall) / claims:F1}"));
    }

    private static void Print(string what, (long Both, long Whole, long Rolled) pairs) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"{what,-14} pairs: whole {pairs.Whole}, rolled {pairs.Rolled}, both {pairs.Both}: F1 {200.0 * pairs.Both / Math.Max(1, pairs.Whole + pairs.Rolled):F1}"));

    private static void Change(Case opened, IEnumerable<long> rows, Action<RowWriter, long> change) => opened.Write(c =>
    {
        using RowWriter writer = new(c);
        foreach (long row in rows) change(writer, row);
        writer.EndIndex();
        return true;
    });

    private static void Time(string what, Case opened)
    {
        var spent = new SortedDictionary<string, double>(StringComparer.Ordinal);
        int made = 0, written = 0, across = 0;
        Process process = Process.GetCurrentProcess();
        TimeSpan before = process.TotalProcessorTime, last = before;
        string at = "plan";
        Comparing.Run(opened, CancellationToken.None, p =>
        {
            if (p.Stage == "readings") made = p.Parts;
            if (p.Stage == "stored") written = p.Total;
            if (p.Stage == "across") across = p.Total;
            if (p.Stage == at) return;
            process.Refresh();
            spent[at] = spent.GetValueOrDefault(at) + (process.TotalProcessorTime - last).TotalSeconds;
            (at, last) = (p.Stage, process.TotalProcessorTime);
        });
        process.Refresh();
        spent[at] = spent.GetValueOrDefault(at) + (process.TotalProcessorTime - last).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-14} {(process.TotalProcessorTime - before).TotalSeconds,7:F1} s of processor, {made} comparisons, {across} groups counted across, {written} written; peak {process.PeakWorkingSet64 / 1e6:F0} MB; {string.Join(", ", spent.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Key} {s.Value:F1}")))}"));
    }
}
