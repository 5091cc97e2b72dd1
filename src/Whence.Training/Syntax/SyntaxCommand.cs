using System.CommandLine;
using System.Diagnostics;
using Whence.Models;
using Whence.Syntax;
using Whence.Tokens;
using Whence.Training.Corpora;
using Whence.Training.Syntax.Joint;

namespace Whence.Training.Syntax;

/// <summary><c>whence-train syntax train|score</c>.</summary>
internal static class SyntaxCommand
{
    public static Command Create()
    {
        var corpora = new Option<string>("--corpora") { Description = "Folder of the annotated corpora.", Required = true };
        var epochs = new Option<int>("--epochs") { Description = "Walks over the treebanks.", DefaultValueFactory = _ => 27 };
        var output = new Option<string>("--out") { Description = "Where the model is written.", DefaultValueFactory = _ => "models/syntax.bin" };
        var checkpoint = new Option<string>("--checkpoint") { Description = "Where the state after each epoch is kept.", DefaultValueFactory = _ => "artifacts/syntax.checkpoint" };
        var noPolnear = new Option<bool>("--no-polnear") { Description = "Leave PolNeAR out of the word vectors." };
        var noWorldwide = new Option<bool>("--no-worldwide") { Description = "Leave en-worldwide-newswire out of the word vectors." };
        var train = new Command("train", "Trains the parser.") { corpora, epochs, output, checkpoint, noPolnear, noWorldwide };
        train.SetAction(result => new SyntaxTrainer(result.GetRequiredValue(corpora), new SyntaxOptions
        {
            Epochs = result.GetValue(epochs),
            Output = result.GetRequiredValue(output),
            Checkpoint = result.GetRequiredValue(checkpoint),
            Polnear = !result.GetValue(noPolnear),
            Worldwide = !result.GetValue(noWorldwide),
        }).Train());

        var teacher = new Option<string>("--teacher") { Description = "The larger parser, as 'train' wrote it.", Required = true };
        var jointEpochs = new Option<int>("--epochs") { Description = "Walks over the treebanks.", DefaultValueFactory = _ => new JointOptions { Teacher = "" }.Epochs };
        var jointCheckpoint = new Option<string>("--checkpoint") { Description = "Where the state after each epoch is kept.", DefaultValueFactory = _ => "artifacts/joint.checkpoint" };
        var units = new Option<int>("--units") { Description = "Units of each LSTM.", DefaultValueFactory = _ => 96 };
        var finders = new Option<string[]>("--finder") { Description = "SYNTAX.bin=MENTIONS.bin: a finder of names, trained before, that gives names to plain news; may be repeated." };
        var joint = new Command("joint", "Trains the model that ships, one encoder for tags, trees and names, with the trees of a larger parser.") { corpora, teacher, finders, jointEpochs, output, jointCheckpoint, units, noPolnear, noWorldwide };
        joint.SetAction(result => new JointTrainer(result.GetRequiredValue(corpora), new JointOptions
        {
            Teacher = result.GetRequiredValue(teacher),
            Finders = result.GetValue(finders) ?? [],
            Epochs = result.GetValue(jointEpochs),
            Sizes = new ParserSizes(result.GetValue(units), 64, 64),
            Output = result.GetRequiredValue(output),
            Checkpoint = result.GetRequiredValue(jointCheckpoint),
            Polnear = !result.GetValue(noPolnear),
            Worldwide = !result.GetValue(noWorldwide),
        }).Train());

        var model = new Option<string>("--model") { Description = "The model.", DefaultValueFactory = _ => "models/syntax.bin" };
        var score = new Command("score", "Scores the parser on gold tokens of the development sets.") { corpora, model };
        score.SetAction(result => Score(result.GetRequiredValue(corpora), result.GetRequiredValue(model)));
        return new Command("syntax", "Tags, lemmas, heads and relations.") { train, joint, score };
    }

    private static void Score(string corpora, string path)
    {
        var clock = Stopwatch.StartNew();
        var parser = new Parser(ParserModel.Read(ModelFile.Read(File.ReadAllBytes(path))));
        Console.WriteLine($"model of {new FileInfo(path).Length / 1e6:0.0} MB read in {clock.ElapsedMilliseconds} ms");
        foreach (string name in new[] { "ewt", "gum" })
        {
            List<ConlluSentence> sentences = Conllu.Read(SyntaxTrainer.Treebank(corpora, name + "-dev.conllu"));
            Console.WriteLine(ParserScore.Measure(name.ToUpperInvariant() + " dev", parser, sentences));
            if (name == "gum")
                Console.WriteLine(ParserScore.Measure("GUM news", parser, sentences.Where(s => s.Document.Contains("_news_", StringComparison.Ordinal))));
            (string text, TokenLayer tokens) = ParserScore.Lay(sentences);
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            parser.Parse(text, tokens);
            double seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine($"          {tokens.Tokens.Length / seconds:0} tokens a second of processor time");
        }
    }
}
