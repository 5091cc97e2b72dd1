using BenchmarkDotNet.Running;
using System.Globalization;
using Whence.Benchmarks;

// dotnet run -c Release --project benchmarks/Whence.Benchmarks -- --filter '*Parser*'
// dotnet run -c Release --project benchmarks/Whence.Benchmarks -- stages FOLDER [ROUNDS]
if (args is ["stages", string folder, ..])
{
    StageShares.Run(folder, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmarks).Assembly).Run(args);
}
