using System.Diagnostics;
using System.Globalization;
using Whence.Mentions.Names;
using Whence.Models;
using Whence.Syntax;
using Whence.Text;
using Whence.Tokens;
using Whence.Training.Syntax;

namespace Whence.Training.Mentions.Names;

/// <summary>Trains the name finder on all corpora at once.</summary>
internal sealed class NameTrainer(string corpora, NameOptions options)
{
    private const int LongestSentence = 150;

    // Sentences without a name teach little: this share of them stays.
    private const double EmptyKept = 0.4;
    private const double InSmallLetters = 0.05, InTitleCase = 0.04, InCapitals = 0.02;

    private static string Ner(string corpora, string file) => Path.Combine(corpora, "language/ner", file);

    /// <summary>Gold names of the development sets.</summary>
    public static (List<NameGold> Worldwide, List<NameGold> Uner) Development(string corpora) =>
        ([.. NameCorpora.Worldwide(Ner(corpora, "ewn-dev.gold.jsonl"))], [.. NameCorpora.Uner(Ner(corpora, "uner-ewt-dev.iob2"))]);

    public void Train()
    {
        var clock = Stopwatch.StartNew();
        ParserModel parserModel = ParserModel.Read(ModelFile.Read(File.ReadAllBytes(options.Parser)));
        var parser = new Parser(parserModel);
        var tables = NameTableBuilder.Build(corpora, ClusterBuilder.Build(parserModel.Words, parserModel.WordVectors));
        Console.WriteLine($"{tables.Clusters.Select(line => line.Split('\t')[1]).Distinct().Count()} clusters, {tables.Places.Length} places, {tables.Countries.Length} countries, {tables.Demonyms.Length} demonyms; {clock.Elapsed.TotalSeconds:0} s");
        List<NameDocument> documents = Documents();
        Console.WriteLine(string.Join(", ", documents.GroupBy(d => d.Corpus).Select(g => $"{g.Key} {g.Sum(d => d.Sentences.Count)} sentences {g.Sum(d => d.Sentences.Sum(s => s.Length))} words")));
        var signs = new NameSigns(tables);
        var prepared = new (List<NameSentence> Sentences, IReadOnlyList<ulong[]> Allowed)[documents.Count];
        Parallel.For(0, documents.Count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => prepared[i] = (Prepare(parser, signs, documents[i].Sentences), documents[i].Allowed));
        Console.WriteLine($"parsed; {clock.Elapsed.TotalSeconds:0} s");
        var perceptron = new NamePerceptron(new WordClusters(tables.Clusters), prepared);
        Console.WriteLine($"{perceptron.Features} features; {clock.Elapsed.TotalSeconds:0} s");
        (List<NameGold> worldwide, List<NameGold> uner) = Development(corpora);
        List<PreparedGold> ewnDev = worldwide.ConvertAll(gold => PreparedGold.Of(gold, parser, signs)), unerDev = uner.ConvertAll(gold => PreparedGold.Of(gold, parser, signs));
        for (int epoch = 1; epoch <= options.Epochs; epoch++)
        {
            double wrong = perceptron.Walk(new Random(1000 + epoch));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch} of {options.Epochs}: {100 * wrong:0.000} % of words wrong; {clock.Elapsed.TotalSeconds:0} s"));
            if (epoch % 3 != 1 && epoch != options.Epochs)
                continue;
            byte[] bytes = ToBytes(tables, perceptron);
            File.WriteAllBytes(options.Output, bytes);
            var finder = new NameFinder(NameModel.Read(ModelFile.Read(bytes)));
            Console.WriteLine($"  {bytes.Length / 1e6:0.00} MB");
            NameScorer.Print("EWN dev", finder, ewnDev, uner: false, Console.Out);
            NameScorer.Print("UNER-EWT dev", finder, unerDev, uner: true, Console.Out);
        }
    }

    /// <summary>Parses sentences and finds their signs.</summary>
    public static List<NameSentence> Prepare(Parser parser, NameSigns signs, IReadOnlyList<string[]> sentences)
    {
        var text = new System.Text.StringBuilder();
        var tokens = new List<Token>();
        var spans = new List<Sentence>();
        foreach (string[] sentence in sentences)
        {
            int first = tokens.Count;
            foreach (string form in sentence)
            {
                tokens.Add(new Token(new TextSpan(text.Length, text.Length + form.Length)));
                text.Append(form).Append(' ');
            }

            spans.Add(new Sentence(new TextSpan(tokens[first].Span.Start, tokens[^1].Span.End), first, tokens.Count));
        }

        SyntaxLayer syntax = parser.Parse(text.ToString(), new TokenLayer([.. tokens], [.. spans]));
        return NameSentence.Document(signs, sentences, syntax.Words.AsSpan());
    }

    private byte[] ToBytes(NameTables tables, NamePerceptron perceptron)
    {
        var writer = new ModelWriter();
        writer.AddFact("about", "Whence name finder of English: " + (options.Worldwide ? "en-worldwide-newswire (no licence stated), " : "") + "UNER-EWT, GUM, wikigold, re3d (without BBC), CrossNER politics; lists: US census 1990, Natural Earth, GeoNames, Wikipedia; clusters from the parser's word vectors. CC BY-SA 4.0.");
        tables.Write(writer);
        perceptron.Write(writer);
        return writer.ToBytes();
    }

    private List<NameDocument> Documents()
    {
        var documents = new List<NameDocument>();
        if (options.Worldwide)
            documents.AddRange(NameCorpora.Worldwide(Ner(corpora, "ewn-train.gold.jsonl.gz")).Select(gold => NameCorpora.Learnable("ewn", gold)));
        documents.AddRange(NameCorpora.Uner(Ner(corpora, "uner-ewt-train.iob2.gz")).Select(gold => NameCorpora.Learnable("uner", gold)));
        documents.AddRange(NameCorpora.Gum(SyntaxTrainer.Treebank(corpora, "gum-train.conllu.gz")));
        documents.AddRange(NameCorpora.Columns("wikigold", Ner(corpora, "wikigold.iob1.txt")));
        foreach (string part in new[] { "train", "dev", "test" })
            documents.AddRange(NameCorpora.Columns("politics", Ner(corpora, $"crossner-politics-{part}.conll")));
        foreach (string file in Directory.GetFiles(Ner(corpora, "re3d"), "*.conll").Where(f => !f.Contains("BBC", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
            documents.AddRange(NameCorpora.Columns("re3d", file));

        var random = new Random(3);
        var dressed = new List<NameDocument>();
        for (int d = 0; d < documents.Count; d++)
        {
            NameDocument document = documents[d];
            int[] kept = [.. Enumerable.Range(0, document.Sentences.Count).Where(s => document.Sentences[s].Length <= LongestSentence && NameDocument.IsLegal(document.Allowed[s]) && (document.Corpus == "uner" || NameDocument.HasNames(document.Allowed[s]) || random.NextDouble() < EmptyKept))];
            documents[d] = document with { Sentences = [.. kept.Select(s => document.Sentences[s])], Allowed = [.. kept.Select(s => document.Allowed[s])] };
            foreach (int s in kept)
            {
                if (Dress(document.Sentences[s], random) is string[] other)
                    dressed.Add(new NameDocument("dressed", [other], [document.Allowed[s]]));
            }
        }

        return [.. documents.Where(d => d.Sentences.Count > 0), .. dressed];
    }

    /// <summary>Some sentences are shown again in small letters, in title case or in capitals: headlines and careless writers are too few in the corpora.</summary>
    private static string[]? Dress(string[] words, Random random)
    {
        double dress = random.NextDouble();
        if (dress < InSmallLetters)
            return Array.ConvertAll(words, word => word.ToLowerInvariant());
        if (dress < InSmallLetters + InTitleCase)
            return Array.ConvertAll(words, word => word.Length > 3 ? char.ToUpperInvariant(word[0]) + word[1..] : word);
        return dress < InSmallLetters + InTitleCase + InCapitals ? Array.ConvertAll(words, word => word.ToUpperInvariant()) : null;
    }
}
