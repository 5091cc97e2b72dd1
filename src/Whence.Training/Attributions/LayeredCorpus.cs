using Whence.Articles;
using Whence.Models;
using Whence.Syntax;
using Whence.Tokens;
using Whence.Training.Corpora;

namespace Whence.Training.Attributions;

/// <summary>An article with the layers that the attribution finder reads.</summary>
internal sealed record LayeredArticle(Article Article, TokenLayer Tokens, SyntaxLayer Syntax);

/// <summary>Annotated articles with layers of the engine's own, or with PolNeAR's automatic analysis. Layers are kept by text.</summary>
internal sealed record LayeredCorpus(List<GoldArticle> Gold, Dictionary<string, LayeredArticle> Layers)
{
    /// <summary>PolNeAR's part <c>train</c> or <c>dev</c>.</summary>
    /// <param name="corpora">The folder of corpora.</param>
    /// <param name="part">Which part.</param>
    /// <param name="parser">The engine's parser, or null for the automatic analysis.</param>
    /// <param name="limit">Use only so many files.</param>
    public static LayeredCorpus Polnear(string corpora, string part, Parser? parser, int limit = int.MaxValue)
    {
        string folder = Path.Combine(corpora, "polnear");
        List<GoldArticle> gold = [.. GoldArticle.Read(Path.Combine(folder, part == "train" ? "train.gold.jsonl.gz" : "dev.gold.jsonl")).Take(limit)];
        return parser is null ? Silver(gold, Path.Combine(folder, "silver", part)) : Parsed(gold, parser);
    }

    /// <summary>GUM's Wikinews articles, train and dev together: never trained on.</summary>
    public static LayeredCorpus GumNews(string corpora, Parser parser) => Parsed(GoldArticle.Read(Path.Combine(corpora, "gum-attribution", "news.gold.jsonl")), parser);

    /// <summary>The parser of a model file, or that of this assembly; and the checksum of its model.</summary>
    public static (Parser Parser, string Sha256) ParserOf(FileInfo? model)
    {
        ModelFile file = model is null
            ? ModelFile.FromResource("syntax.bin") ?? throw new InvalidOperationException("This program was built without models/syntax.bin: name one with --syntax.")
            : ModelFile.Read(File.ReadAllBytes(model.FullName));
        return (new Parser(ParserModel.Read(file)), file.Sha256);
    }

    /// <summary>Articles of en-worldwide-newswire, train, as plain text.</summary>
    public static List<LayeredArticle> Plain(string corpora, Parser parser) => [.. Layer([.. RawNews.WorldwideTexts(corpora)], parser)];

    private static LayeredCorpus Parsed(List<GoldArticle> gold, Parser parser)
    {
        string[] texts = [.. gold.Select(g => g.Text).Distinct(StringComparer.Ordinal)];
        return new LayeredCorpus(gold, Layer(texts, parser).ToDictionary(l => l.Article.Text, StringComparer.Ordinal));
    }

    private static LayeredArticle[] Layer(string[] texts, Parser parser)
    {
        var tokenizer = new Tokenizer();
        var layered = new LayeredArticle[texts.Length];
        Parallel.For(0, texts.Length, i =>
        {
            Article article = ArticleFinder.FromText(texts[i]);
            TokenLayer tokens = tokenizer.Tokenize(article);
            layered[i] = new LayeredArticle(article, tokens, parser.Parse(article.Text, tokens));
        });
        return layered;
    }

    private static LayeredCorpus Silver(List<GoldArticle> gold, string folder)
    {
        var layers = new Dictionary<string, LayeredArticle>(StringComparer.Ordinal);
        foreach (string file in Directory.GetFiles(folder, "*.gz").Order(StringComparer.Ordinal))
        {
            Dictionary<string, (TokenLayer Tokens, SyntaxLayer Syntax)> analysed = SilverSyntax.Read(file);
            foreach (GoldArticle article in gold)
            {
                if (!analysed.TryGetValue(article.Name, out (TokenLayer Tokens, SyntaxLayer Syntax) layer)) continue;
                layers[article.Text] = new LayeredArticle(ArticleFinder.FromText(article.Text), layer.Tokens, layer.Syntax);
            }
        }

        // Three long articles have no analysis.
        return new LayeredCorpus([.. gold.Where(g => layers.ContainsKey(g.Text))], layers);
    }
}
