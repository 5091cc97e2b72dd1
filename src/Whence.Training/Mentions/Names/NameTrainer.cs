using System.Diagnostics;
using System.Globalization;
using Whence.Mentions.Names;
using Whence.Models;
using Whence.Syntax;
using Whence.Training.Corpora;
using Whence.Training.Models;
using Whence.Training.Syntax;

namespace Whence.Training.Mentions.Names;

/// <summary>Trains the name finder on all corpora at once.</summary>
internal sealed class NameTrainer(string corpora, NameOptions options)
{
    private const int SentencesPerStep = 24;
    private const int LongestSentence = 140;
    private const int StepsSorted = 20;

    // Sentences without a name teach little: this share of them is shown in each walk.
    private const double EmptyShown = 0.15, EmptyShownElsewhere = 0.5;
    private const double InSmallLetters = 0.04, InTitleCase = 0.03, InCapitals = 0.02;

    private static string Ner(string corpora, string file) => Path.Combine(corpora, "language/ner", file);

    /// <summary>Gold names of the development sets.</summary>
    public static (List<NameGold> Worldwide, List<NameGold> Uner) Development(string corpora) =>
        ([.. NameCorpora.Worldwide(Ner(corpora, "ewn-dev.gold.jsonl"))], [.. NameCorpora.Uner(Ner(corpora, "uner-ewt-dev.iob2"))]);

    public NameModel Train()
    {
        List<NameDocument> documents = Documents();
        var chain = new LinearChain([], "legal", NameLabels.All);
        int sentences = documents.Sum(d => d.Sentences.Count);
        documents = documents.ConvertAll(d => d with
        {
            Sentences = [.. d.Sentences.Where((_, s) => NameDocument.IsLegal(d.Allowed[s], chain))],
            Allowed = [.. d.Allowed.Where(set => NameDocument.IsLegal(set, chain))],
        });
        Console.WriteLine($"{sentences - documents.Sum(d => d.Sentences.Count)} sentences left out: a name crosses their end or another name");
        Console.WriteLine(string.Join(", ", documents.GroupBy(d => d.Corpus).Select(g => $"{g.Key} {g.Sum(d => d.Sentences.Count)} sentences {g.Sum(d => d.Sentences.Sum(s => s.Length))} words")));
        List<string[]> text = [.. Plain(), .. documents.SelectMany(d => d.Sentences)];
        var model = new NameModel(NameTableBuilder.Build(corpora, text));
        Console.WriteLine($"{model.Words.Count} words, {model.Shapes.Count} shapes, {model.Tables.Places.Length} places, {model.Tables.Countries.Length} countries, {model.Tables.Demonyms.Length} demonyms");
        Start(model);

        var training = new NameTraining(model);
        (List<NameGold> worldwide, List<NameGold> uner) = Development(corpora);
        using var steps = new ParallelTraining(model.Parameters, options.Workers);
        int epoch = Checkpoint.Load(options.Checkpoint, model.Parameters, steps.Optimiser);
        int perEpoch = Batches(Examples(model, documents, new Random(1000)), new Random(1000)).Count;
        int total = perEpoch * options.Epochs;
        for (; epoch < options.Epochs; epoch++)
        {
            var clock = Stopwatch.StartNew();
            var random = new Random(1000 + epoch);
            double loss = 0;
            List<List<NameTraining.Example>> batches = Batches(Examples(model, documents, random), random);
            for (int i = 0; i < batches.Count; i++)
            {
                int step = (epoch * perEpoch) + i;
                float weight = 1 / (4 * MathF.Sqrt(batches[i].Sum(s => s.Count)));
                loss += steps.Step(batches[i], step, Adam.Rate(Math.Min(step, total), total), (tape, items, dropout) => training.Pass(tape, items, dropout, weight));
                if (i % 200 == 199)
                    Console.WriteLine($"  epoch {epoch + 1} step {i + 1} of {batches.Count}, {clock.Elapsed.TotalSeconds:0} s");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1} of {options.Epochs}: loss {loss / batches.Count:0.000}, {clock.Elapsed.TotalSeconds:0} s"));
            var finder = new NameFinder(model);
            NameScorer.Print("EWN dev", finder, worldwide, uner: false, Console.Out);
            NameScorer.Print("UNER-EWT dev", finder, uner, uner: true, Console.Out);
            Checkpoint.Save(options.Checkpoint, epoch + 1, model.Parameters, steps.Optimiser);
            File.WriteAllBytes(options.Output, ToBytes(model));
        }

        return model;
    }

    /// <summary>The model file.</summary>
    public static byte[] ToBytes(NameModel model)
    {
        var writer = new ModelWriter();
        writer.AddFact("about", "Whence name finder of English: en-worldwide-newswire (no licence stated), UNER-EWT, GUM, wikigold, re3d (without BBC), CrossNER politics; lists: US census 1990, Natural Earth, GeoNames, Wikipedia; vectors also from MASC and PolNeAR (no licence stated). CC BY-SA 4.0.");
        model.Tables.Write(writer);
        writer.AddParameters(model.Parameters, EntryKind.Float16, EntryKind.Int8);
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
        return documents;
    }

    private IEnumerable<string[]> Plain() => RawNews.Masc(corpora).Concat(options.Polnear ? RawNews.Polnear(corpora) : []);

    private void Start(NameModel model)
    {
        var random = new Random(5);
        foreach (Embedding table in new[] { model.WordVectors, model.NgramVectors, model.ShapeVectors, model.SignVectors })
            Initial.Fill(table, random);
        Initial.Fill(model.First, random);
        Initial.Fill(model.Second, random);
        Initial.Fill(model.Scores, random);
        if (File.Exists(options.Checkpoint))
            return;
        // The parser's word vectors were learned from the same plain text: they save a second walk over it.
        ParserModel parser = ParserModel.Read(ModelFile.Read(File.ReadAllBytes(options.Vectors)));
        int taken = 0;
        for (int i = 0; i < model.Tables.Words.Length; i++)
        {
            int row = parser.Words.RowOf(model.Tables.Words[i]);
            if (row == Vocabulary.Unknown)
                continue;
            parser.WordVectors.Lookup(row, model.WordVectors.Table.Values.Row(i + 1));
            taken++;
        }

        Console.WriteLine($"{taken} word vectors taken from the parser");
    }

    private static List<NameTraining.Example> Examples(NameModel model, List<NameDocument> documents, Random random)
    {
        var cache = new Dictionary<string, NameWord>(StringComparer.Ordinal);
        NameWord WordOf(string form) => cache.TryGetValue(form, out NameWord? known) ? known : cache[form] = model.WordOf(form);
        var examples = new List<NameTraining.Example>();
        foreach (NameDocument document in documents)
        {
            int[][][] signs = model.Signs.Of(document.Sentences);
            for (int s = 0; s < document.Sentences.Count; s++)
            {
                string[] words = document.Sentences[s];
                if (words.Length > LongestSentence || (!NameDocument.HasNames(document.Allowed[s]) && random.NextDouble() > (document.Corpus == "ewn" ? EmptyShown : EmptyShownElsewhere)))
                    continue;
                string[] dressed = Dress(words, random);
                int[][] own = ReferenceEquals(dressed, words) ? signs[s] : model.Signs.Of([dressed])[0];
                examples.Add(new NameTraining.Example(Array.ConvertAll(dressed, WordOf), own, document.Allowed[s]));
            }
        }

        return examples;
    }

    /// <summary>Some sentences are shown in small letters, in title case or in capitals: headlines and careless writers are not in the corpora, or too few.</summary>
    private static string[] Dress(string[] words, Random random)
    {
        double dress = random.NextDouble();
        if (dress < InSmallLetters)
            return Array.ConvertAll(words, word => word.ToLowerInvariant());
        if (dress < InSmallLetters + InTitleCase)
            return Array.ConvertAll(words, word => word.Length > 3 ? char.ToUpperInvariant(word[0]) + word[1..] : word);
        return dress < InSmallLetters + InTitleCase + InCapitals ? Array.ConvertAll(words, word => word.ToUpperInvariant()) : words;
    }

    private static List<List<NameTraining.Example>> Batches(List<NameTraining.Example> examples, Random random)
    {
        NameTraining.Example[] shuffled = [.. examples];
        random.Shuffle(shuffled);
        List<NameTraining.Example>[] batches =
        [
            .. shuffled.Chunk(SentencesPerStep * StepsSorted)
                .SelectMany(pool => pool.OrderBy(e => e.Count).Chunk(SentencesPerStep))
                .Select(batch => batch.ToList()),
        ];
        random.Shuffle(batches);
        return [.. batches];
    }
}
