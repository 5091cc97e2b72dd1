using System.Globalization;
using BenchmarkDotNet.Running;
using Whence.Benchmarks;

// dotnet run -c Release --project benchmarks/Whence.Benchmarks -- --filter '*Parser*'
// dotnet run -c Release --project benchmarks/Whence.Benchmarks -- stages FOLDER [ROUNDS]
// dotnet run -c Release --project benchmarks/Whence.Benchmarks -- corpus N
// dotnet run -c Release --project benchmarks/Whence.Benchmarks -- articles N > all.jsonl
if (args is ["stages", string folder, ..])
{
    StageShares.Run(folder, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3);
}
else if (args is ["corpus", string count])
{
    CorpusGrowth.Run(int.Parse(count, CultureInfo.InvariantCulture));
}
else if (args is ["articles", string articles])
{
    InventedNews.Write(int.Parse(articles, CultureInfo.InvariantCulture), Console.Out);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmarks).Assembly).Run(args);
}
