using System.Diagnostics;
using System.Globalization;
using Whence.Articles;
using Whence.Attributions;
using Whence.Claims;
using Whence.Mentions;
using Whence.Places;
using Whence.Syntax;
using Whence.Times;
using Whence.Tokens;

namespace Whence.Benchmarks;

/// <summary>What each stage of <see cref="Reader.Read"/> costs on a folder of texts, on one core, once warm.</summary>
/// <remarks><c>dotnet run -c Release --project benchmarks/Whence.Benchmarks -- stages FOLDER [ROUNDS]</c>.
/// A stage whose layer the next one needs is run once an article and round. Of the rounds after the first the fastest of each stage counts, so that
/// what else the machine does is left out; the shares are of their sum.</remarks>
internal static class StageShares
{
    private static readonly string[] Names = ["tokens", "syntax", "mentions", "times", "places", "attributions", "claims"];

    // A part of the mentions that is timed by itself: what is named and described, before it is known who is meant.
    private static readonly int Collecting = Names.Length;

    public static void Run(string folder, int rounds)
    {
        Article[] articles = [.. Directory.EnumerateFiles(folder, "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => ArticleFinder.FromText(File.ReadAllText(path)))];
        Tokenizer tokenizer = new();
        Parser parser = Parser.FromResource();
        MentionFinder mentionFinder = MentionFinder.FromResource();
        TimeFinder timeFinder = new();
        PlaceFinder placeFinder = new();
        AttributionFinder attributionFinder = new(AttributionModel.Shipped);
        ClaimBuilder claimBuilder = new();

        TimeSpan[] spent = new TimeSpan[Names.Length + 1], fastest = new TimeSpan[Names.Length + 1];
        Array.Fill(fastest, TimeSpan.MaxValue);
        var allocated = new long[Names.Length + 1];
        long tokenCount = 0;
        for (int round = 0; round <= rounds; round++)
        {
            Array.Clear(spent);
            Array.Clear(allocated);
            tokenCount = 0;
            foreach (Article article in articles)
            {
                long start = Stopwatch.GetTimestamp();
                TokenLayer tokens = Timed(0, () => tokenizer.Tokenize(article));
                SyntaxLayer syntax = Timed(1, () => parser.Parse(article.Text, tokens));
                MentionLayer mentions = Timed(2, () => mentionFinder.Find(article, tokens, syntax));
                _ = Timed(Collecting, () => mentionFinder.Collect(article.Text, tokens, syntax));
                var times = Timed(3, () => timeFinder.Find(article));
                var places = Timed(4, () => placeFinder.Find(article, tokens, syntax, mentions));
                var attributions = Timed(5, () => attributionFinder.Find(article, tokens, syntax));
                _ = Timed(6, () => new ClaimPlaces(article, tokens, syntax, places)
                    .Place(claimBuilder.Build(article, tokens, syntax, mentions, times, places, attributions)));
                tokenCount += tokens.Tokens.Length;

                T Timed<T>(int stage, Func<T> run)
                {
                    long sofar = GC.GetAllocatedBytesForCurrentThread();
                    start = Stopwatch.GetTimestamp();
                    T layer = run();
                    spent[stage] += Stopwatch.GetElapsedTime(start);
                    allocated[stage] += GC.GetAllocatedBytesForCurrentThread() - sofar;
                    return layer;
                }
            }

            for (int stage = 0; stage < fastest.Length && round > 0; stage++)
                fastest[stage] = TimeSpan.FromTicks(Math.Min(fastest[stage].Ticks, spent[stage].Ticks));
        }

        double total = fastest[..Names.Length].Sum(time => time.TotalSeconds);
        for (int stage = 0; stage < Names.Length; stage++)
        {
            Print($"{Names[stage],-13}{fastest[stage].TotalMilliseconds / articles.Length,8:F2} ms an article {fastest[stage].TotalSeconds / total,6:P0} {allocated[stage] / 1000 / articles.Length,6} kB allocated");
        }

        double before = fastest[0].TotalSeconds + fastest[1].TotalSeconds;
        Print($"{articles.Length} articles of {(double)tokenCount / articles.Length:F0} tokens: {articles.Length / total:F1} articles a second");
        Print($"{tokenCount / total:F0} tokens a second; syntax alone {tokenCount / fastest[1].TotalSeconds:F0}, tokens to names {tokenCount / (before + fastest[Collecting].TotalSeconds):F0}, tokens to mentions {tokenCount / (before + fastest[2].TotalSeconds):F0}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
