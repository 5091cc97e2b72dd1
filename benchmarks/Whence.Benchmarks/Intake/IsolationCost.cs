using System.Diagnostics;
using System.Globalization;
using Whence.Store.Intake;
using Whence.Store.Intake.Isolation;

namespace Whence.Benchmarks.Intake;

/// <summary>What it costs that a child process reads PDF, archives and mail: the files of a folder unfolded in this process and in a child, in turn.</summary>
/// <remarks><c>… -- isolation FOLDER WHENCE [ROUNDS]</c>; WHENCE is the built command line. The first file of a child is the start of the child as well.</remarks>
internal static class IsolationCost
{
    public static void Run(string folder, string whence, int rounds)
    {
        string[] files = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)];
        for (int round = 0; round < rounds; round++)
        {
            Measure("in this process", files, null);
            using ChildProgram program = new(whence, [ChildProgram.Argument]);
            Measure("in a child", files, program);
        }
    }

    private static void Measure(string where, string[] files, ChildProgram? program)
    {
        InputPages pages = new(new InputOptions()) { Program = program };
        long start = Stopwatch.GetTimestamp();
        int loaded = 0;
        double first = 0;
        List<double> others = [];
        foreach (string file in files)
        {
            long begun = Stopwatch.GetTimestamp();
            loaded += pages.Of(file).Count(result => result is InputResult.Loaded);
            double took = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
            if (first == 0) first = took;
            else others.Add(took);
        }

        others.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{where,-16} {loaded} pages of {files.Length} files in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s; the first {first:0.0} ms, then a median of {others[others.Count / 2]:0.00} ms, {others[^1]:0.0} at most"));
    }
}
