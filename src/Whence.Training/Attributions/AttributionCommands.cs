using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Whence.Attributions;
using Whence.Models;
using Whence.Syntax;
using Whence.Text;
using Whence.Training.Corpora;

namespace Whence.Training.Attributions;

/// <summary>The verbs <c>attributions train</c> and <c>attributions score</c>.</summary>
internal static class AttributionCommands
{
    private static readonly Option<DirectoryInfo> s_corpora = new("--corpora") { Description = "The folder of annotated corpora.", Required = true };
    private static readonly Option<FileInfo?> s_syntax = new("--syntax") { Description = "The syntax model to parse with; else the one of this program." };
    private static readonly Option<bool> s_silver = new("--silver") { Description = "Use PolNeAR's automatic analysis in place of the engine's own." };

    public static Command Create() => new("attributions", "Source, cue and content.") { TrainCommand(), CalibrateCommand(), ScoreCommand() };

    private static Command TrainCommand()
    {
        var output = new Option<FileInfo>("--out") { Description = "Where the model goes.", DefaultValueFactory = _ => new FileInfo("attributions.bin") };
        var units = new Option<int>("--units") { Description = "Units of the LSTM a side.", DefaultValueFactory = _ => 64 };
        var width = new Option<int>("--width") { Description = "Numbers a token after the first layer.", DefaultValueFactory = _ => 64 };
        var epochs = new Option<int>("--epochs") { Description = "Passes over the corpus.", DefaultValueFactory = _ => 7 };
        var rate = new Option<float>("--rate") { Description = "Highest learning rate.", DefaultValueFactory = _ => 2e-3f };
        var seed = new Option<int>("--seed") { Description = "Seed of everything random.", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads") { Description = "Parts of each batch; another number gives another model.", DefaultValueFactory = _ => 2 };
        var teachers = new Option<int>("--teachers") { Description = "Models that label plain news for it to learn from.", DefaultValueFactory = _ => 4 };
        var limit = new Option<int>("--limit") { Description = "Use only so many training files.", DefaultValueFactory = _ => int.MaxValue };
        var train = new Command("train", "Trains the attribution finder on PolNeAR train; its confidence is fitted on dev.")
        {
            s_corpora, s_syntax, s_silver, output, units, width, epochs, rate, seed, threads, teachers, limit,
        };
        train.SetAction(p =>
        {
            var settings = new TrainingSettings(p.GetValue(width), p.GetValue(units), p.GetValue(epochs), p.GetValue(rate), p.GetValue(seed), p.GetValue(threads), p.GetValue(teachers));
            string corpora = p.GetRequiredValue(s_corpora).FullName;
            (Parser? parser, string syntax) = p.GetValue(s_silver) ? (null, "") : LayeredCorpus.ParserOf(p.GetValue(s_syntax));
            LayeredCorpus dev = LayeredCorpus.Polnear(corpora, "dev", parser);
            LayeredCorpus polnear = LayeredCorpus.Polnear(corpora, "train", parser, p.GetValue(limit));
            AttributionModel model = new AttributionTrainer(settings, Console.WriteLine).Train(polnear, parser is null || settings.Teachers == 0 ? [] : LayeredCorpus.Plain(corpora, parser), syntax, m => Print("dev", new AttributionFinder(m), dev));
            Calibration.Fit(model, dev);
            File.WriteAllBytes(p.GetRequiredValue(output).FullName, model.Write());
        });
        return train;
    }

    private static Command CalibrateCommand()
    {
        var model = new Option<FileInfo>("--model") { Description = "The model whose confidence is fitted anew; written back.", Required = true };
        var calibrate = new Command("calibrate", "Fits the confidence of a trained model on PolNeAR dev, as train does at its end.") { s_corpora, s_syntax, model };
        calibrate.SetAction(p =>
        {
            string path = p.GetRequiredValue(model).FullName;
            AttributionModel read = AttributionModel.Read(ModelFile.Read(File.ReadAllBytes(path)));
            Calibration.Fit(read, LayeredCorpus.Polnear(p.GetRequiredValue(s_corpora).FullName, "dev", LayeredCorpus.ParserOf(p.GetValue(s_syntax)).Parser));
            File.WriteAllBytes(path, read.Write());
        });
        return calibrate;
    }

    private static Command ScoreCommand()
    {
        var model = new Option<FileInfo?>("--model") { Description = "The model to score; without it the plain rules are scored." };
        var misses = new Option<int>("--misses") { Description = "Print so many relations that were missed or wrong." };
        var score = new Command("score", "Scores the attribution finder on PolNeAR dev and on GUM news.") { s_corpora, s_syntax, s_silver, model, misses };
        score.SetAction(p =>
        {
            AttributionModel? read = p.GetValue(model) is { } file ? AttributionModel.Read(ModelFile.Read(File.ReadAllBytes(file.FullName))) : null;
            var finder = new AttributionFinder(read);
            string corpora = p.GetRequiredValue(s_corpora).FullName;
            Parser? parser = p.GetValue(s_silver) ? null : LayeredCorpus.ParserOf(p.GetValue(s_syntax)).Parser;
            LayeredCorpus dev = LayeredCorpus.Polnear(corpora, "dev", parser);
            Print("PolNeAR dev", finder, dev);
            foreach (ReliabilityRow row in Calibration.Reliability(finder, dev)) Console.WriteLine(row);
            PrintMisses(finder, dev, p.GetValue(misses));
            if (parser is null) return;
            LayeredCorpus news = LayeredCorpus.GumNews(corpora, parser);
            Print("GUM news", finder, news);
            PrintMisses(finder, news, p.GetValue(misses));
        });
        return score;
    }

    private static void Print(string name, AttributionFinder finder, LayeredCorpus corpus)
    {
        foreach (LayeredArticle warm in corpus.Layers.Values.Take(40)) finder.Find(warm.Article, warm.Tokens, warm.Syntax);
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        Dictionary<string, ImmutableArray<Attribution>> found = corpus.Layers.ToDictionary(
            l => l.Key, l => finder.Find(l.Value.Article, l.Value.Tokens, l.Value.Syntax), StringComparer.Ordinal);
        double seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        AttributionScores scores = AttributionScorer.Score(corpus.Gold.Select(g => (g, found[g.Text])));
        Console.WriteLine(FormattableString.Invariant($"  {name}: {scores}   {1000 * seconds / corpus.Layers.Count:F2} ms of processor an article"));
    }

    private static void PrintMisses(AttributionFinder finder, LayeredCorpus corpus, int most)
    {
        foreach (GoldArticle gold in corpus.Gold.Where(g => g.IsPrimary))
        {
            LayeredArticle layered = corpus.Layers[gold.Text];
            ImmutableArray<Attribution> found = finder.Find(layered.Article, layered.Tokens, layered.Syntax);
            if (!gold.MarksNested) found = [.. found.Where(a => a.Within is null)];
            foreach ((GoldAttribution? marked, Attribution? read, bool right) in AttributionScorer.Pair(gold, found))
            {
                if (right || most-- <= 0) continue;
                Console.WriteLine($"\n{gold.Name}");
                if (marked is not null) Console.WriteLine($"  gold   {Show(gold.Text, marked.Source, marked.Cue, marked.Content)}");
                if (read is not null) Console.WriteLine(FormattableString.Invariant($"  {read.Confidence:F2}   {Show(gold.Text, read.Source, read.Cue, read.Content)}"));
            }
        }
    }

    private static string Show(string text, params ImmutableArray<TextSpan>[] roles) =>
        string.Join(" | ", roles.Select(spans => string.Join(" ... ", spans.Select(s => s.In(text).ToString()))));
}
