using System.Diagnostics;
using System.Globalization;
using Whence.Models;
using Whence.Syntax;
using Whence.Training.Corpora;
using Whence.Training.Models;

namespace Whence.Training.Syntax;

/// <summary>Trains the parser on UD EWT and the genres of UD GUM whose licence allows it; word vectors come from those, MASC, PolNeAR and Worldwide Newswire.</summary>
internal sealed class SyntaxTrainer(string corpora, SyntaxOptions options)
{
    private const int SentencesPerStep = 24;
    private const int LongestSentence = 160;
    private const int VectorEpochs = 8;
    private const float VectorScale = 0.35f;

    // Sentences of similar length share a step: this many steps are sorted together.
    private const int StepsSorted = 20;

    public static string Treebank(string corpora, string name) => Path.Combine(corpora, "language/ud", name);

    public void Train()
    {
        List<ConlluSentence> train = [.. Conllu.Read(Treebank(corpora, "ewt-train.conllu.gz")), .. Conllu.Read(Treebank(corpora, "gum-train.conllu.gz"))];
        List<ConlluSentence> ewt = Conllu.Read(Treebank(corpora, "ewt-dev.conllu")), gum = Conllu.Read(Treebank(corpora, "gum-dev.conllu"));
        List<string[]> plain = Plain();
        ParserTables tables = TableBuilder.Build(train, plain);
        var model = new ParserModel(tables, options.Sizes);
        Console.WriteLine($"{train.Count} sentences, {train.Sum(s => s.Words.Count)} words; {tables.Words.Length} forms, {tables.LongSuffixes.Length} + {tables.ShortSuffixes.Length} suffixes, {tables.Shapes.Length} shapes, {tables.LemmaRules.Length} lemma rules");
        // A training that goes on finds its numbers in the checkpoint.
        if (!File.Exists(options.Checkpoint))
            Start(model, train, plain);

        var training = new ParserTraining(model);
        var cache = new Dictionary<string, WordFeatures>(StringComparer.Ordinal);
        WordFeatures Features(string form) => cache.TryGetValue(form, out WordFeatures? known) ? known : cache[form] = WordFeatures.Of(form, model);
        List<ConlluSentence> sentences = [.. train.Where(s => s.Words.Count <= LongestSentence)];
        using var steps = new ParallelTraining(model.Parameters, options.Workers);
        int perEpoch = (sentences.Count + SentencesPerStep - 1) / SentencesPerStep;
        int total = perEpoch * options.Epochs;
        int epoch = Checkpoint.Load(options.Checkpoint, model.Parameters, steps.Optimiser);
        for (; epoch < options.Epochs; epoch++)
        {
            var clock = Stopwatch.StartNew();
            var random = new Random(1000 + epoch);
            double loss = 0;
            List<List<ParserTraining.Example>> batches = Batches([.. sentences.Select(s => training.ToExample(Variation.Of(s, random), Features))], random);
            for (int i = 0; i < batches.Count; i++)
            {
                int step = (epoch * perEpoch) + i;
                float weight = 1 / (4 * MathF.Sqrt(batches[i].Sum(s => s.Count - 1)));
                loss += steps.Step(batches[i], step, Adam.Rate(step, total), (tape, items, dropout) => training.Pass(tape, items, dropout, weight));
                if (i % 200 == 199)
                    Console.WriteLine($"  epoch {epoch + 1} step {i + 1} of {batches.Count}, {clock.Elapsed.TotalSeconds:0} s");
            }

            model.Parameters.Pack();
            var parser = new Parser(model);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1} of {options.Epochs}: loss {loss / batches.Count:0.000}, {clock.Elapsed.TotalSeconds:0} s"));
            Console.WriteLine("  " + ParserScore.Measure("EWT dev", parser, ewt));
            Console.WriteLine("  " + ParserScore.Measure("GUM dev", parser, gum));
            Checkpoint.Save(options.Checkpoint, epoch + 1, model.Parameters, steps.Optimiser);
            File.WriteAllBytes(options.Output, ToBytes(model));
        }
    }

    /// <summary>The model file with all parameters of a parser.</summary>
    public static byte[] ToBytes(ParserModel model) => ToBytes(model, model.Parameters);

    /// <summary>The model file with the parser's share of parameters.</summary>
    public static byte[] ToBytes(ParserModel model, IEnumerable<Parameter> parameters)
    {
        var writer = new ModelWriter();
        writer.AddFact("about", "Whence parser of English: UD EWT and UD GUM (genres without a non-commercial clause); vectors from these, MASC, PolNeAR and en-worldwide-newswire (no licence stated). CC BY-SA 4.0.");
        model.Tables.Write(writer);
        writer.AddParameters(parameters, EntryKind.Float16, EntryKind.Float16);
        return writer.ToBytes();
    }

    private List<string[]> Plain()
    {
        List<string[]> plain = [.. RawNews.Masc(corpora)];
        if (options.Polnear)
            plain.AddRange(RawNews.Polnear(corpora));
        if (options.Worldwide)
            plain.AddRange(RawNews.Worldwide(corpora));
        return plain;
    }

    private static void Start(ParserModel model, List<ConlluSentence> train, List<string[]> plain)
    {
        var random = new Random(5);
        foreach (Embedding table in new[] { model.WordVectors, model.NgramVectors, model.LongSuffixVectors, model.ShortSuffixVectors, model.ShapeVectors })
            Initial.Fill(table, random);
        foreach (BiLstm layer in new[] { model.First, model.Second })
            Initial.Fill(layer, random);
        foreach (Linear layer in new[] { model.Xpos, model.Upos, model.ArcDependent, model.ArcHead, model.ArcMap, model.RelationDependent, model.RelationHead, model.Relation })
            Initial.Fill(layer, random);

        IEnumerable<string[]> text = plain.Concat(train.Select(s => s.Words.Select(w => w.Form).ToArray()));
        List<int[]> numbered = [.. text.Select(s => s.Select(w => model.Words.RowOf(WordFeatures.Normalize(w)) - 1).ToArray())];
        var counts = new long[model.Words.Count - 1];
        foreach (int word in numbered.SelectMany(s => s).Where(w => w >= 0))
            counts[word]++;
        Console.WriteLine($"{numbered.Sum(s => s.Length)} words of plain text");
        Matrix vectors = SkipGram.Learn(numbered, counts, ParserModel.WordWidth, VectorEpochs, Console.WriteLine);
        for (int i = 0; i < counts.Length; i++)
        {
            if (counts[i] == 0)
                continue;
            vectors.Row(i).CopyTo(model.WordVectors.Table.Values.Row(i + 1));
            VectorMath.Scale(model.WordVectors.Table.Values.Row(i + 1), VectorScale);
        }
    }

    private static List<List<ParserTraining.Example>> Batches(List<ParserTraining.Example> examples, Random random)
    {
        ParserTraining.Example[] shuffled = [.. examples];
        random.Shuffle(shuffled);
        List<ParserTraining.Example>[] batches =
        [
            .. shuffled.Chunk(SentencesPerStep * StepsSorted)
                .SelectMany(pool => pool.OrderBy(e => e.Count).Chunk(SentencesPerStep))
                .Select(batch => batch.ToList()),
        ];
        random.Shuffle(batches);
        return [.. batches];
    }
}
