using System.Diagnostics;
using System.Globalization;
using Whence.Models;
using Whence.Syntax;
using Whence.Training.Corpora;
using Whence.Training.Mentions.Names;
using Whence.Training.Models;

namespace Whence.Training.Syntax.Joint;

/// <summary>
/// Trains the small model that ships, one encoder for tags, trees and names, from a larger parser: treebanks, corpora of names, and plain news with the
/// larger one's trees. Its tables and word vectors begin as the larger one's.
/// </summary>
internal sealed class JointTrainer(string corpora, JointOptions options)
{
    private const int SentencesPerStep = 24;
    private const int StepsSorted = 20;
    private const int LongestSentence = 160;

    public void Train()
    {
        ParserModel teacher = ParserModel.Read(ModelFile.Read(File.ReadAllBytes(options.Teacher)));
        var model = new ParserModel(teacher.Tables, options.Sizes);
        var names = new NameHead(model.Parameters, model.Second.Outputs);
        if (!File.Exists(options.Checkpoint))
            Start(model, names, teacher);

        var training = new ParserTraining(model);
        var cache = new Dictionary<string, WordFeatures>(StringComparer.Ordinal);
        WordFeatures Features(string form) => cache.TryGetValue(form, out WordFeatures? known) ? known : cache[form] = WordFeatures.Of(form, model);
        var corpus = new JointCorpus(corpora, new Parser(teacher), training, NameTableBuilder.Build(corpora), Features);
        List<ConlluSentence> treebank =
        [
            .. Conllu.Read(SyntaxTrainer.Treebank(corpora, "ewt-train.conllu.gz")).Concat(Conllu.Read(SyntaxTrainer.Treebank(corpora, "gum-train.conllu.gz")))
                .Where(s => s.Words.Count <= LongestSentence),
        ];
        var named = new JointPool(corpus.Named(options.Worldwide), options.NamedShare, options.SilverWeight);
        var plain = new JointPool(corpus.Plain(options.Polnear, new NameEnsemble(options.Finders)), options.PlainShare, options.SilverWeight);
        Console.WriteLine($"{treebank.Sum(s => s.Words.Count)} words of treebanks, {named.Examples.Sum(e => e.Count - 1)} with names, {plain.Examples.Sum(e => e.Count - 1)} plain; {options.Sizes}");
        List<ConlluSentence> ewt = Conllu.Read(SyntaxTrainer.Treebank(corpora, "ewt-dev.conllu")), gum = Conllu.Read(SyntaxTrainer.Treebank(corpora, "gum-dev.conllu"));
        using var steps = new ParallelTraining(model.Parameters, options.Workers);
        for (int epoch = Checkpoint.Load(options.Checkpoint, model.Parameters, steps.Optimiser); epoch < options.Epochs; epoch++)
        {
            var clock = Stopwatch.StartNew();
            var random = new Random(1000 + epoch);
            var gold = new JointPool([.. treebank.Select(s => new JointExample(training.ToExample(Variation.Of(s, random), Features), null))], 1, 1);
            (List<JointExample> Sentences, float TreeWeight)[] batches = [.. new[] { gold, named, plain }.SelectMany(pool => Batches(pool, random))];
            random.Shuffle(batches);
            double loss = 0;
            for (int i = 0; i < batches.Length; i++)
            {
                (List<JointExample> sentences, float treeWeight) = batches[i];
                float weight = 1 / (4 * MathF.Sqrt(sentences.Sum(s => s.Count - 1)));
                float rate = Adam.Rate((epoch * batches.Length) + i, batches.Length * options.Epochs);
                loss += steps.Step(sentences, (epoch * batches.Length) + i, rate, (tape, items, dropout) => Pass(training, names, tape, items, dropout, weight, treeWeight));
                if (i % 250 == 249)
                    Console.WriteLine($"  epoch {epoch + 1} step {i + 1} of {batches.Length}, {clock.Elapsed.TotalSeconds:0} s");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1} of {options.Epochs}: loss {loss / batches.Length:0.000}, {clock.Elapsed.TotalSeconds:0} s"));
            Checkpoint.Save(options.Checkpoint, epoch + 1, model.Parameters, steps.Optimiser);
            File.WriteAllBytes(options.Output, SyntaxTrainer.ToBytes(model, model.Parameters.Where(p => !p.Name.StartsWith(NameHead.Prefix, StringComparison.Ordinal))));
            model.Parameters.Pack();
            var parser = new Parser(model);
            Console.WriteLine("  " + ParserScore.Measure("EWT dev", parser, ewt));
            Console.WriteLine("  " + ParserScore.Measure("GUM dev", parser, gum));
        }
    }

    private double Pass(ParserTraining training, NameHead names, Tape tape, List<JointExample> items, Random dropout, float weight, float treeWeight)
    {
        List<ParserTraining.Example> trees = [.. items.Select(s => s.Tree)];
        var batch = new SequenceBatch([.. trees.Select(s => s.Count)]);
        Node states = training.Encode(tape, batch, trees, dropout);
        double loss = training.TreeLoss(tape, batch, states, trees, weight * treeWeight);
        return items[0].Names is null ? loss : loss + names.Loss(tape, batch, states, [.. items.Select(s => s.Names!)], dropout, weight * options.NameWeight);
    }

    private static IEnumerable<(List<JointExample> Sentences, float TreeWeight)> Batches(JointPool pool, Random random)
    {
        JointExample[] shuffled = [.. pool.Examples];
        random.Shuffle(shuffled);
        return shuffled.Take((int)(pool.Share * shuffled.Length)).Chunk(SentencesPerStep * StepsSorted)
            .SelectMany(part => part.OrderBy(e => e.Count).Chunk(SentencesPerStep))
            .Select(batch => (batch.ToList(), pool.TreeWeight));
    }

    private static void Start(ParserModel model, NameHead names, ParserModel teacher)
    {
        var random = new Random(7);
        foreach (BiLstm layer in new[] { model.First, model.Second })
            Initial.Fill(layer, random);
        foreach (Linear layer in new[] { model.Xpos, model.Upos, model.ArcDependent, model.ArcHead, model.ArcMap, model.RelationDependent, model.RelationHead, model.Relation })
            Initial.Fill(layer, random);
        names.Start(random);
        foreach ((Embedding own, Embedding from) in new[] { (model.WordVectors, teacher.WordVectors), (model.NgramVectors, teacher.NgramVectors), (model.LongSuffixVectors, teacher.LongSuffixVectors), (model.ShortSuffixVectors, teacher.ShortSuffixVectors), (model.ShapeVectors, teacher.ShapeVectors) })
            from.Table.Values.Span.CopyTo(own.Table.Values.Span);
    }
}
