using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Whence.Articles;
using Whence.Attributions;
using Whence.Mentions;
using Whence.Models;
using Whence.Syntax;
using Whence.Tokens;
using Whence.Training.Corpora;

namespace Whence.Training.Attributions;

/// <summary>The verbs <c>attributions train</c> and <c>attributions score</c>.</summary>
internal static class AttributionCommands
{
    public static Command Create()
    {
        var corpora = new Option<DirectoryInfo>("--corpora") { Description = "The folder of annotated corpora.", Required = true };
        var silver = new Option<bool>("--silver") { Description = "Use PolNeAR's automatic analysis in place of the engine's own." };
        var output = new Option<FileInfo>("--out") { Description = "Where the model goes.", DefaultValueFactory = _ => new FileInfo("attributions.bin") };
        var units = new Option<int>("--units") { Description = "Units of the LSTM a side.", DefaultValueFactory = _ => 80 };
        var width = new Option<int>("--width") { Description = "Numbers a token after the first layer.", DefaultValueFactory = _ => 96 };
        var epochs = new Option<int>("--epochs") { DefaultValueFactory = _ => 8 };
        var rate = new Option<float>("--rate") { DefaultValueFactory = _ => 2e-3f };
        var threads = new Option<int>("--threads") { Description = "Parts of each batch; another number gives another model.", DefaultValueFactory = _ => 2 };
        var limit = new Option<int>("--limit") { Description = "Use only so many training articles.", DefaultValueFactory = _ => int.MaxValue };
        var train = new Command("train", "Trains the attribution finder on PolNeAR.") { corpora, silver, output, units, width, epochs, rate, threads, limit };
        train.SetAction(p => Train(
            p.GetValue(corpora)!.FullName, p.GetValue(silver), p.GetValue(output)!.FullName,
            new TrainingSettings(p.GetValue(width), p.GetValue(units), p.GetValue(epochs), p.GetValue(rate), 1, p.GetValue(threads)), p.GetValue(limit)));
        var model = new Option<FileInfo>("--model") { Description = "The model to score; without it the plain rules are scored." };
        var score = new Command("score", "Scores an attribution model on PolNeAR's dev part.") { corpora, silver, model };
        score.SetAction(p =>
        {
            AttributionModel? read = p.GetValue(model) is { } file ? AttributionModel.Read(ModelFile.Read(File.ReadAllBytes(file.FullName))) : null;
            var finder = new AttributionFinder(read);
            string folder = p.GetValue(corpora)!.FullName;
            (List<GoldArticle> gold, Dictionary<string, LayeredArticle> layers) = Load(folder, "dev", p.GetValue(silver));
            Print("PolNeAR dev", finder, gold, layers);
            if (p.GetValue(silver)) return;
            List<GoldArticle> news = GoldArticle.Read(Path.Combine(folder, "gum-attribution", "news.gold.jsonl"));
            Print("GUM news", finder, news, news.ToDictionary(g => g.Text, g => Layers(g.Text), StringComparer.Ordinal));
        });
        return new Command("attributions", "Source, cue and content.") { train, score };
    }

    private static void Train(string corpora, bool silver, string output, TrainingSettings settings, int limit)
    {
        (List<GoldArticle> gold, Dictionary<string, LayeredArticle> layers) = Load(corpora, "train", silver);
        (List<GoldArticle> devGold, Dictionary<string, LayeredArticle> devLayers) = Load(corpora, "dev", silver);
        gold = [.. gold.Take(limit)];
        string syntax = silver ? "" : ModelFile.FromResource("syntax.bin")?.Sha256 ?? "";
        AttributionModel model = new AttributionTrainer(settings, Console.WriteLine)
            .Train(gold, layers, syntax, m => Print("dev", new AttributionFinder(m), devGold, devLayers));
        File.WriteAllBytes(output, model.Write());
    }

    private static void Print(string name, AttributionFinder finder, List<GoldArticle> gold, Dictionary<string, LayeredArticle> layers)
    {
        TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
        Dictionary<string, ImmutableArray<Attribution>> found = layers.ToDictionary(l => l.Key, l => finder.Find(l.Value.Article, l.Value.Tokens, l.Value.Syntax, l.Value.Mentions), StringComparer.Ordinal);
        double seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        AttributionScores scores = AttributionScorer.Score(gold.Select(g => (g, found[g.Text])));
        Console.WriteLine(FormattableString.Invariant($"  {name}: {scores}   {1000 * seconds / layers.Count:F2} ms of processor an article"));
    }

    private static (List<GoldArticle> Gold, Dictionary<string, LayeredArticle> Layers) Load(string corpora, string part, bool silver)
    {
        string polnear = Path.Combine(corpora, "polnear");
        List<GoldArticle> gold = GoldArticle.Read(Path.Combine(polnear, part == "train" ? "train.gold.jsonl.gz" : "dev.gold.jsonl"));
        var layers = new Dictionary<string, LayeredArticle>(StringComparer.Ordinal);
        if (!silver)
        {
            foreach (GoldArticle article in gold.Where(g => g.IsPrimary)) layers[article.Text] = Layers(article.Text);
            return (gold, layers);
        }

        foreach (string file in Directory.GetFiles(Path.Combine(polnear, "silver", part), "*.gz").Order(StringComparer.Ordinal))
        {
            Dictionary<string, (TokenLayer Tokens, SyntaxLayer Syntax)> analysed = SilverSyntax.Read(file);
            foreach (GoldArticle article in gold)
            {
                if (!analysed.TryGetValue(article.Name, out (TokenLayer Tokens, SyntaxLayer Syntax) layer)) continue;
                layers[article.Text] = new LayeredArticle(ArticleFinder.FromText(article.Text), layer.Tokens, layer.Syntax, new MentionLayer([], []));
            }
        }

        return ([.. gold.Where(g => layers.ContainsKey(g.Text))], layers);
    }

    private static LayeredArticle Layers(string text)
    {
        Reading reading = Reader.English.Read(ArticleFinder.FromText(text));
        return new LayeredArticle(reading.Article, reading.Tokens, reading.Syntax, reading.Mentions);
    }
}
