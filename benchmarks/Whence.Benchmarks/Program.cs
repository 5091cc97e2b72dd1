using System.Globalization;
using BenchmarkDotNet.Running;
using Whence.Benchmarks;
using Whence.Benchmarks.Cases;
using Whence.Benchmarks.Intake;

// dotnet run -c Release --project benchmarks/Whence.Benchmarks -- --filter '*Parser*'
// dotnet run -c Release --project benchmarks/Whence.Benchmarks -- stages FOLDER [ROUNDS]
// dotnet run -c Release --project benchmarks/Whence.Benchmarks -- corpus N | comparison N | comparison CASE N | rolling CASE | rolling-pairs CASE
// dotnet run -c Release --project benchmarks/Whence.Benchmarks -- articles N > all.jsonl
// ... -- case-articles N FILE [SENTENCES] | case-claims FOLDER | case-queries FOLDER | pages FOLDER [ROUNDS] | page-hashes FOLDER | pdf FOLDER | isolation FOLDER WHENCE
if (args is ["stages", string folder, ..])
{
    StageShares.Run(folder, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3);
}
else if (args is ["corpus", string count])
{
    CorpusGrowth.Run(int.Parse(count, CultureInfo.InvariantCulture));
}
else if (args is ["comparison", string compared])
{
    ComparisonCost.Run(int.Parse(compared, CultureInfo.InvariantCulture));
}
else if (args is ["comparison", string read, string first])
{
    ComparisonCost.Run(read, int.Parse(first, CultureInfo.InvariantCulture));
}
else if (args is ["rolling", string grown])
{
    RollingCost.Run(grown);
}
else if (args is ["rolling-pairs", string joined])
{
    RollingCost.Pairs(joined);
}
else if (args is ["articles", string brief])
{
    InventedNews.Write(int.Parse(brief, CultureInfo.InvariantCulture), Console.Out);
}
else if (args is ["case-articles", string articles, string file, ..])
{
    GeneratedArticles.Write(int.Parse(articles, CultureInfo.InvariantCulture), file, args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 24);
}
else if (args is ["case-claims", string sparse])
{
    RepeatedClaims.Run(sparse);
}
else if (args is ["case-queries", string asked])
{
    CaseQueries.Run(asked);
}
else if (args is ["pages", string pages, ..])
{
    ExtractionRates.Run(pages, args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 5);
}
else if (args is ["page-hashes", string hashed])
{
    ExtractionRates.Print(hashed);
}
else if (args is ["pdf", string printed])
{
    PdfWords.Run(printed);
}
else if (args is ["isolation", string unfolded, string whence, ..])
{
    IsolationCost.Run(unfolded, whence, args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 3);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(ParserBenchmarks).Assembly).Run(args);
}
