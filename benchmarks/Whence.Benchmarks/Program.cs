using BenchmarkDotNet.Running;
using Whence.Benchmarks;

// dotnet run -c Release --project benchmarks/Whence.Benchmarks -- --filter '*Parser*'
BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmarks).Assembly).Run(args);
