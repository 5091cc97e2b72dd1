using System.Diagnostics;
using System.Globalization;
using System.Text;
using Whence.Articles;
using Whence.Store.Intake;

namespace Whence.Benchmarks.Intake;

/// <summary>Words of PDFs against the texts that they were made from, beside pdftotext (Poppler) on the same files.</summary>
/// <remarks><c>… -- pdf FOLDER</c>: a.pdf and a.txt for each. F1 over word multisets, a mean over files, and over runs of four words, which see the order.</remarks>
internal static class PdfWords
{
    public static void Run(string folder)
    {
        double[] ours = new double[2], theirs = new double[2];
        int files = 0;
        foreach (string pdf in Directory.EnumerateFiles(folder, "*.pdf").Order(StringComparer.Ordinal))
        {
            string gold = File.ReadAllText(Path.ChangeExtension(pdf, ".txt"));
            string text = string.Join('\n', new InputUnfolding(IntakeLimits.Default).Unfold(pdf, File.ReadAllBytes(pdf), GivenFacts.None).OfType<InputResult.Loaded>().Select(l => Encoding.UTF8.GetString(l.Page.Bytes.Span)));
            string poppler = Poppler(pdf);
            for (int n = 0; n < 2; n++)
            {
                ours[n] += F1(gold, text, n == 0 ? 1 : 4);
                theirs[n] += F1(gold, poppler, n == 0 ? 1 : 4);
            }

            Print($"{Path.GetFileName(pdf),-24} Whence {F1(gold, text, 1):0.000} {F1(gold, text, 4):0.000}  pdftotext {F1(gold, poppler, 1):0.000} {F1(gold, poppler, 4):0.000}");
            files++;
        }

        Print($"{files} files: word F1 Whence {ours[0] / files:0.0000}, pdftotext {theirs[0] / files:0.0000}; runs of four words {ours[1] / files:0.0000}, {theirs[1] / files:0.0000}");
    }

    private static string Poppler(string pdf)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("pdftotext", [pdf, "-"]) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            string text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return text;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "";
        }
    }

    private static double F1(string gold, string found, int run)
    {
        Dictionary<string, int> g = Runs(gold, run), f = Runs(found, run);
        int both = g.Sum(p => Math.Min(p.Value, f.GetValueOrDefault(p.Key))), all = g.Values.Sum() + f.Values.Sum();
        return all == 0 ? 1 : 2.0 * both / all;
    }

    private static Dictionary<string, int> Runs(string text, int run)
    {
        StringBuilder flat = new();
        foreach (char c in text)
            flat.Append(c == '\u00AD' ? "" : char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c).ToString() : " ");
        string[] words = flat.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, Math.Max(0, words.Length - run + 1)).Select(i => string.Join(' ', words[i..(i + run)])).GroupBy(w => w).ToDictionary(w => w.Key, w => w.Count());
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
