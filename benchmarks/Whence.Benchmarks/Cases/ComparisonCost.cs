using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Whence.Articles;
using Whence.Claims;
using Whence.Corpus;
using Whence.Corpus.Copies;
using Whence.Corpus.Groups;
using Whence.Store.Database;
using Whence.Store.Queries;
using Whence.Text;

namespace Whence.Benchmarks.Cases;

/// <summary>What comparing a corpus costs, by stage, in processor time; and a hash of what was found, by which two builds are compared.</summary>
/// <remarks>
/// <c>... -- comparison CASE N</c>: the first N articles of a case that were read. <c>... -- comparison N</c>: articles of twelve claims about invented ships; no two texts are alike, every tenth article repeats four sentences of one of the
/// ten before it, and one claim in four is told by several outlets in other words. Readings are made without the reader, so that nothing else is measured.
/// </remarks>
internal static class ComparisonCost
{
    private const int ClaimsOfArticle = 12;

    /// <summary>Invented words, of which few are common and most are rare.</summary>
    private const int Vocabulary = 12_000;

    private static readonly string[] Tellers = ["the port authority", "a port official", "the harbour master", "two people familiar with the plan", "the transport ministry", "a union leader", "coast guard officials", "the ferry company"];
    private static readonly Stance[] Stances = [Stance.Asserted, Stance.Asserted, Stance.Asserted, Stance.Hedged, Stance.Denied];

    public static void Run(int count) => Run(Make(count));

    /// <summary>Compares what was read of the first <paramref name="count"/> articles of a case.</summary>
    public static void Run(string folder, int count)
    {
        using Case opened = Case.Open(folder);
        Run([.. StoredReadings.All(opened).Take(count).Select(s => s.Reading!)]);
    }

    private static void Run(Reading[] readings)
    {
        ImmutableArray<CorpusArticle> articles = [.. readings.Select((r, i) => new CorpusArticle(r.Article.Id, i, r))];
        long held = GC.GetTotalMemory(forceFullCollection: true);
        double Time(string stage, Action work)
        {
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            long bytes = GC.GetTotalAllocatedBytes();
            work();
            double seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stage,-10} {seconds,8:F2} s {(GC.GetTotalAllocatedBytes() - bytes) / 1e6,9:F0} MB allocated"));
            return seconds;
        }

        ComparedText[] texts = [];
        Proposition[][] told = [];
        ImmutableArray<Copy> copies = [];
        IReadOnlyList<GroupedClaims> groups = [];
        double all = Time("texts", () => texts = [.. readings.Select(ComparedText.Of)])
            + Time("copies", () => copies = new CopyFinder().Find(texts))
            + Time("told", () => told = PropositionBuilder.All(articles))
            + Time("groups", () => groups = new ClaimGrouper().Group(articles, copies, told))
            + Time("origins", () =>
            {
                var builder = new GroupBuilder(articles, copies, texts);
                foreach (GroupedClaims group in groups) builder.Build(group);
            })
            + Time("windows", () => new WindowFinder(articles, told).Find());
        CorpusReading? found = null;
        Time("together", () => found = CorpusReader.Compare(readings));
        double peak = Process.GetCurrentProcess().PeakWorkingSet64 / 1e6;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{readings.Length} articles, {readings.Sum(r => r.Claims.Length)} claims: {all:F2} s, peak {peak:F0} MB, {held / 1e6:F0} of it readings; {found!.Copies.Length} copies"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{found.Groups.Count(g => g.Members.Length > 1)} groups of several, the largest of {found.Groups.Max(g => g.Members.Length)}; {Hash(found)}"));
    }

    /// <summary>A hash of everything that was found.</summary>
    private static string Hash(CorpusReading found)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (Copy copy in found.Copies) hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(copy));
        foreach (ClaimGroup group in found.Groups) hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(group));
        foreach (CorpusWindow window in found.Windows) hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(window));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static Reading[] Make(int count)
    {
        Random random = new(5);
        var told = new List<string>();
        var lines = new List<string>[count];
        for (int a = 0; a < count; a++)
        {
            lines[a] = [];
            int original = a - 1 - random.Next(9);
            for (int c = 0; c < ClaimsOfArticle; c++)
            {
                bool copied = a % 10 == 9 && c < 4;
                string content = copied ? "" : random.Next(4) > 0 || told.Count == 0 ? Content(random) : Reworded(told[^random.Next(1, Math.Min(told.Count, 400) + 1)], random);
                if (!copied) told.Add(content);
                string teller = random.Next(3) == 0 ? $"Ola {Word(random.Next(2_000))}" : Tellers[random.Next(Tellers.Length)];
                lines[a].Add(copied ? lines[original][c] : $"{teller} said that {content}");
            }
        }

        return [.. lines.Select((of, a) => Of(of, a, count, random))];
    }

    private static string Word(int rank) => GeneratedArticles.Ship(rank);

    private static string Content(Random random)
    {
        string Some() => Word((int)(Vocabulary * Math.Pow(random.NextDouble(), 2))).ToLowerInvariant();
        return $"the {Word(random.Next(4_000))} left {Some()} with {random.Next(2, 900)} {Some()} and {Some()} for the {Some()} of {Some()} after {Some()} {Some()}";
    }

    // Two words replaced, the halves changed about.
    private static string Reworded(string content, Random random)
    {
        string[] words = content.Split(' ');
        words[random.Next(words.Length)] = "quay";
        int middle = random.Next(2, words.Length - 2);
        return string.Join(' ', words[middle..]) + " while " + string.Join(' ', words[..middle]);
    }

    private static Reading Of(List<string> lines, int number, int count, Random random)
    {
        StringBuilder text = new();
        var claims = new List<Claim>();
        var sentences = new List<TextSpan>();
        string outlet = string.Create(CultureInfo.InvariantCulture, $"Harbour Post {number % 300}");
        foreach (string line in lines)
        {
            int start = text.Length, that = line.IndexOf(" said that ", StringComparison.Ordinal);
            string teller = line[..that];
            claims.Add(new Claim
            {
                Id = claims.Count,
                Region = RegionKind.Body,
                Content = [new TextSpan(start + that + 11, start + line.Length)],
                Chain =
                [
                    new SourceLink(outlet, SourceKind.Outlet, LinkBasis.Publisher),
                    new SourceLink(teller, char.IsUpper(teller[0]) ? SourceKind.Person : teller.StartsWith("the ", StringComparison.Ordinal) ? SourceKind.Organization : SourceKind.Anonymous, LinkBasis.Stated),
                ],
                Stance = Stances[random.Next(Stances.Length)],
            });
            text.Append(line).Append(".\n");
            sentences.Add(new TextSpan(start, text.Length - 1));
        }

        string day = new DateOnly(2029, 1, 1).AddDays((int)((long)number * 1095 / count)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Article article = ArticleFinder.FromText(text.ToString(), new GivenFacts { Outlet = outlet, Published = day }) with { Regions = [new Region(RegionKind.Body, new TextSpan(0, text.Length))] };
        return Reading.OfClaims(article, sentences, claims);
    }
}
