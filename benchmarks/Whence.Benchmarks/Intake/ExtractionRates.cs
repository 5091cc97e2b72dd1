using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Whence.Articles;

namespace Whence.Benchmarks.Intake;

/// <summary>Pages a second of text and metadata, beside SmartReader in the same process on the same pages.</summary>
/// <remarks><c>… -- pages FOLDER [ROUNDS]</c> and <c>… -- page-hashes FOLDER</c>, FOLDER with .html or .html.gz. Processor time of rounds after the first two, the two in turn; one thread.</remarks>
internal static class ExtractionRates
{
    public static void Run(string folder, int rounds)
    {
        byte[][] pages = [.. Pages(folder).Select(Read)];
        double ours = 0, theirs = 0;
        for (int round = 0; round < rounds + 2; round++)
        {
            double first = Time(pages, p => ArticleFinder.Find(new RawPage(p) { Format = PageFormat.Html }));
            double second = Time(pages, p => new SmartReader.Reader("https://harbour.example/a", Encoding.UTF8.GetString(p)).GetArticle());
            if (round < 2)
                continue;
            ours += first;
            theirs += second;
        }

        double all = (double)pages.Length * rounds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{pages.Length} pages, {pages.Sum(p => (long)p.Length) / 1024 / Math.Max(1, pages.Length)} kB each; {rounds} rounds: Whence {all / ours:0.0}, SmartReader {all / theirs:0.0} pages a second of processor time; {theirs / ours:0.00} times"));
    }

    /// <summary>Prints a hash of every article, with all its fields: two builds that print the same find the same.</summary>
    public static void Print(string folder)
    {
        foreach (string path in Pages(folder))
        {
            Article article = ArticleFinder.Find(new RawPage(Read(path)) { Format = PageFormat.Html });
            string fields = string.Join('\n', article.Url, article.Outlet, article.Headline, article.Published, article.PublishedBasis, article.Language, article.ProbablyNot, article.Dateline, string.Join('|', article.Bylines), string.Join('|', article.Regions), article.Text);
            Console.WriteLine($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(fields)))}  {Path.GetFileName(path)}");
        }
    }

    private static IEnumerable<string> Pages(string folder) =>
        Directory.EnumerateFiles(folder).Where(f => f.EndsWith(".html", StringComparison.Ordinal) || f.EndsWith(".html.gz", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static double Time(byte[][] pages, Action<byte[]> run)
    {
        TimeSpan start = Environment.CpuUsage.TotalTime;
        foreach (byte[] page in pages)
            run(page);
        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
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
