using System.Diagnostics;
using System.Globalization;
using Whence.Articles;
using Whence.Corpus.Copies;
using Whence.Training.Corpus;

namespace Whence.Benchmarks;

/// <summary>What it costs to add one article to a corpus as the corpus grows: finding candidates among all earlier articles, and comparing with them.</summary>
/// <remarks><c>dotnet run -c Release --project benchmarks/Whence.Benchmarks -- corpus N</c>. Prints at every power of ten.
/// Texts of the two hundred latest articles are at hand, among which all copies lie; a candidate further back met by chance and is compared with the latest
/// text instead, which costs the same.</remarks>
internal static class CorpusGrowth
{
    private const int Last = 1_000;
    private const int Window = 200;

    public static void Run(int count)
    {
        var index = new MinHashIndex();
        var recent = new Queue<PreparedText>();
        var latest = new Queue<double>();
        TimeSpan spent = default;
        long candidates = 0, right = 0, made = 0;
        int added = 0, next = 1_000;
        Print($"{"articles",9} {"ms an article",14} {"of the last 1000",17} {"99th percentile",16} {"bytes an article",17} {"candidates",11} {"copies found",13}");
        foreach (Article article in InventedCorpus.Articles(count, seed: 7))
        {
            ComparedText text = ComparedText.Of(article, []);
            long start = Stopwatch.GetTimestamp();
            PreparedText prepared = PreparedText.Of(added, text);
            IReadOnlyList<int> found = index.Add(prepared);
            bool copy = false;
            foreach (int other in found)
            {
                PreparedText against = recent.FirstOrDefault(r => r.Index == other) ?? recent.Last();
                copy |= PairComparison.Compare(against, prepared) is not null;
            }

            TimeSpan one = Stopwatch.GetElapsedTime(start);
            spent += one;
            candidates += found.Count;
            bool isCopy = added % 10 == 9;
            made += isCopy ? 1 : 0;
            right += isCopy && copy ? 1 : 0;
            Keep(latest, one.TotalMilliseconds, Last);
            Keep(recent, prepared, Window + 1);
            if (++added != next && added != count) continue;
            next *= 10;
            double[] sorted = [.. latest.Order()];
            Print($"{added,9} {spent.TotalMilliseconds / added,14:F3} {sorted.Average(),17:F3} {sorted[sorted.Length * 99 / 100],16:F3} {index.Bytes / added,17} {(double)candidates / added,11:F2} {right / (double)Math.Max(made, 1),13:P1}");
        }
    }

    private static void Keep<T>(Queue<T> queue, T item, int most)
    {
        queue.Enqueue(item);
        if (queue.Count > most) queue.Dequeue();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
