using BenchmarkDotNet.Attributes;
using Whence.Articles;
using Whence.Models;
using Whence.Syntax;
using Whence.Tokens;

namespace Whence.Benchmarks;

/// <summary>The parser on an invented article of some 850 tokens, and the reading of its model.</summary>
[MemoryDiagnoser]
public class ParserBenchmarks
{
    private const string Paragraph =
        "The mayor of Northbrook said on Tuesday that the bridge would stay closed until engineers had checked every cable, and told reporters that nobody in her office " +
        "had been warned. \"We learned of it from the newspaper,\" she added. According to two officials who asked not to be named, the ministry received a letter " +
        "in March, but a spokesman denied that, saying the report was \"pure invention\".\n\nThe operator, Lindqvist Rail, did not answer a request for comment. ";

    private readonly Parser _parser = Parser.FromResource();
    private readonly string _text = string.Concat(Enumerable.Range(0, 9).Select(i => Paragraph.Replace("Northbrook", "North" + "abcdefghi"[i] + "brook", StringComparison.Ordinal)));
    private TokenLayer _tokens = new([], []);

    [GlobalSetup]
    public void Tokenize() => _tokens = new Tokenizer().Tokenize(ArticleFinder.FromText(_text));

    [Benchmark]
    public SyntaxLayer Parse() => _parser.Parse(_text, _tokens);

    [Benchmark]
    public object? ReadModel() => ModelFile.FromResource("syntax.bin") is { } file ? ParserModel.Read(file) : null;
}
