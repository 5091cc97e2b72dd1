using System.Diagnostics;
using System.Globalization;
using Whence.Mentions;
using Whence.Mentions.Names;
using Whence.Mentions.Names.Features;
using Whence.Models;
using Whence.Syntax;
using Whence.Training.Corpora;
using Whence.Training.Mentions.Coreference;
using Whence.Training.Models;

namespace Whence.Training.Mentions.Names;

/// <summary>What a training of the name finder may use and where it writes.</summary>
internal sealed record NameOptions
{
    public int Epochs { get; init; } = 4;

    /// <summary>Whether en-worldwide-newswire, whose repository states no licence, may be learned from.</summary>
    public bool Worldwide { get; init; } = true;

    /// <summary>Finders of names, trained before, that give names to plain news, see <see cref="NameEnsemble"/>; none: it is not learned from.</summary>
    public IReadOnlyList<string> Finders { get; init; } = [];

    /// <summary>Whether PolNeAR train, whose repository states no licence, belongs to the plain news.</summary>
    public bool Polnear { get; init; } = true;

    /// <summary>The syntax model whose states it reads.</summary>
    public string Parser { get; init; } = "models/syntax.bin";

    public string Output { get; init; } = "models/mentions.bin";
}

/// <summary>Trains the name finder on all corpora at once, over the states of a finished encoder.</summary>
internal sealed class NameTrainer(string corpora, NameOptions options)
{
    private const int SentencesPerStep = 32;
    private const int StepsSorted = 20;
    private const int LongestSentence = 150;
    private const int Workers = 2;
    private const float Rate = 2e-3f;

    // A word feature that is rarer says more of one article than of the language.
    private const int RarestFeature = 4, MostFeatures = 120_000;

    public void Train()
    {
        var clock = Stopwatch.StartNew();
        ModelFile file = ModelFile.Read(File.ReadAllBytes(options.Parser));
        ParserModel parserModel = ParserModel.Read(file);
        var parser = new Parser(parserModel);
        NameTables tables = NameTableBuilder.Build(corpora);
        List<Sentence> sentences = Sentences(parser, tables, new NameSigns(tables));
        FeatureIndex features = FeaturesOf(sentences);
        Console.WriteLine($"{sentences.Sum(s => s.Length)} words, {features.Hashes.Length} word features; {clock.Elapsed.TotalSeconds:0} s");
        var model = new MentionModel(tables, features, parserModel.Second.Outputs)
        {
            About = "Whence finder of mentions in English: " + (options.Worldwide ? "en-worldwide-newswire (no licence stated), " : "") + "UNER-EWT, GUM, wikigold, re3d (without BBC), CrossNER politics, OntoGUM, GAP; lists: US census 1990, Natural Earth, GeoNames, Wikipedia. CC BY-SA 4.0.",
            SyntaxSha256 = file.Sha256,
        };
        var random = new Random(11);
        Initial.Fill(model.Tagger.States, random);
        Initial.Fill(model.Tagger.Labels, random);
        Initial.Fill(model.Tagger.Context, random);
        var figures = new NameFigures(corpora, parser, model.Signs);
        using var steps = new ParallelTraining(model.Parameters, Workers);
        for (int epoch = 0; epoch < options.Epochs; epoch++)
        {
            List<Sentence[]> batches = Batches(sentences, new Random(1000 + epoch));
            double loss = 0;
            for (int i = 0; i < batches.Count; i++)
            {
                int step = (epoch * batches.Count) + i;
                float weight = 1 / (4 * MathF.Sqrt(batches[i].Sum(s => s.Length)));
                loss += steps.Step(batches[i], step, Adam.Rate(step, batches.Count * options.Epochs, Rate), (tape, items, dropout) => Pass(model, tape, items, dropout, weight));
            }

            model.Parameters.Pack();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1} of {options.Epochs}: loss {loss / batches.Count:0.000}; {clock.Elapsed.TotalSeconds:0} s"));
            figures.Print(new NameFinder(model));
        }

        new RankerTrainer(corpora, model, parser).Train(Console.Out);
        File.WriteAllBytes(options.Output, model.ToBytes());
    }

    private static double Pass(MentionModel model, Tape tape, List<Sentence> items, Random dropout, float weight)
    {
        var words = new SequenceBatch([.. items.Select(s => s.Length)]);
        Matrix states = tape.Take(words.Rows, items[0].StateWidth);
        for (int s = 0; s < items.Count; s++)
        {
            Span<float> to = states.RowRange(words.Starts[s], items[s].Length);
            ReadOnlySpan<byte> from = items[s].States.Span;
            for (int i = 0; i < to.Length; i++)
                to[i] = IntegerRows.Unit(from[i]);
        }

        return NameTraining.Loss(model, tape, words, tape.Input(states), [.. items.Select(s => s.Names)], dropout, weight);
    }

    private List<Sentence> Sentences(Parser parser, NameTables tables, NameSigns signs)
    {
        List<NameDocument> documents = NameSources.Training(corpora, options.Worldwide);
        var finders = new NameEnsemble(options.Finders);
        if (!finders.IsEmpty)
            documents.AddRange(finders.Label(RawNews.Documents(corpora, options.Polnear)));
        var found = new List<Sentence>[documents.Count];
        Parallel.For(0, documents.Count, new ParallelOptions { MaxDegreeOfParallelism = Workers }, d =>
        {
            var random = new Random(d);
            found[d] = [.. Prepared(documents[d], documents[d], parser, signs, random)];
            if (NameVariation.Rename(documents[d], tables, random) is { } renamed)
                found[d].AddRange(Prepared(renamed, documents[d], parser, signs, random));
        });
        return [.. found.SelectMany(f => f)];
    }

    // Of a document that was shown before, only the sentences that are not the same.
    private static IEnumerable<Sentence> Prepared(NameDocument document, NameDocument shown, Parser parser, NameSigns signs, Random random)
    {
        SyntaxLayer syntax = NameSources.Parse(parser, document.Sentences);
        NameExample[] names = NameExample.Document(signs.Document(document.Sentences), document.Allowed);
        int first = 0;
        for (int s = 0; s < names.Length; first += document.Sentences[s++].Length)
        {
            string[] forms = document.Sentences[s];
            if (forms.Length > LongestSentence || (document != shown && ReferenceEquals(forms, shown.Sentences[s])))
                continue;
            yield return new Sentence(names[s], syntax.StateWidth, syntax.States.AsMemory(first * syntax.StateWidth, forms.Length * syntax.StateWidth));
            if (NameVariation.Dress(forms, random) is not { } dressed)
                continue;
            SyntaxLayer other = NameSources.Parse(parser, [dressed]);
            yield return new Sentence(NameExample.Document(signs.Document([dressed]), [document.Allowed[s]])[0], other.StateWidth, other.States);
        }
    }

    private static FeatureIndex FeaturesOf(List<Sentence> sentences)
    {
        var counts = new Dictionary<uint, int>();
        foreach (uint key in sentences.SelectMany(s => s.Names.Words).SelectMany(w => w))
            counts[key] = counts.GetValueOrDefault(key) + 1;
        return new FeatureIndex([.. counts.Where(c => c.Value >= RarestFeature).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(MostFeatures).Select(c => c.Key)]);
    }

    private static List<Sentence[]> Batches(List<Sentence> sentences, Random random)
    {
        Sentence[] shuffled = [.. sentences];
        random.Shuffle(shuffled);
        Sentence[][] batches = [.. shuffled.Chunk(SentencesPerStep * StepsSorted).SelectMany(pool => pool.OrderBy(s => s.Length).Chunk(SentencesPerStep))];
        random.Shuffle(batches);
        return [.. batches];
    }

    /// <summary>A sentence to learn from, with the states that the encoder gives its words.</summary>
    private sealed record Sentence(NameExample Names, int StateWidth, ReadOnlyMemory<byte> States)
    {
        public int Length => Names.Allowed.Length;
    }
}
