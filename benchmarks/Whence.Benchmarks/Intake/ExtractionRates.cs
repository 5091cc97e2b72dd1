using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Whence.Articles;

namespace Whence.Benchmarks.Intake;

/// <summary>Pages a second of text and metadata, beside SmartReader in the same process on the same pages.</summary>
/// <remarks><c>… -- pages FOLDER [ROUNDS]</c>, FOLDER with .html or .html.gz. Processor time of rounds after the first two, the two in turn; one thread.</remarks>
internal static class ExtractionRates
{
    public static void Run(string folder, int rounds)
    {
        byte[][] pages = [.. Directory.EnumerateFiles(folder).Where(f => f.EndsWith(".html", StringComparison.Ordinal) || f.EndsWith(".html.gz", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];
        double ours = 0, theirs = 0;
        for (int round = 0; round < rounds + 2; round++)
        {
            double first = Time(pages, p => ArticleFinder.Find(new RawPage(p) { Format = PageFormat.Html }));
            double second = Time(pages, p => SmartReader.Reader.ParseArticle("https://harbour.example/a", Encoding.UTF8.GetString(p)));
            if (round < 2)
                continue;
            ours += first;
            theirs += second;
        }

        double all = (double)pages.Length * rounds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{pages.Length} pages, {pages.Sum(p => (long)p.Length) / 1024 / Math.Max(1, pages.Length)} kB each; {rounds} rounds: Whence {all / ours:0.0}, SmartReader {all / theirs:0.0} pages a second of processor time; {theirs / ours:0.00} times"));
    }

    private static double Time(byte[][] pages, Action<byte[]> run)
    {
        TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
        foreach (byte[] page in pages)
            run(page);
        return (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds;
    }

    private static byte[] Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (!path.EndsWith(".gz", StringComparison.Ordinal))
            return bytes;
        using GZipStream gzip = new(new MemoryStream(bytes), CompressionMode.Decompress);
        using MemoryStream plain = new();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
