using System.CommandLine;
using Whence.Mentions;
using Whence.Mentions.Names;
using Whence.Models;
using Whence.Syntax;
using Whence.Training.Mentions.Coreference;
using Whence.Training.Mentions.Names;

namespace Whence.Training.Mentions;

/// <summary><c>mentions train|score|rank --corpora DIR</c>.</summary>
internal static class MentionsCommand
{
    public static Command Create()
    {
        var corpora = new Option<string>("--corpora") { Description = "Folder of the annotated corpora.", Required = true };
        var parser = new Option<string>("--parser") { Description = "The parser's model.", DefaultValueFactory = _ => "models/syntax.bin" };
        var epochs = new Option<int>("--epochs") { Description = "Walks over the corpora.", DefaultValueFactory = _ => new NameOptions().Epochs };
        var output = new Option<string>("--out") { Description = "Where the model is written.", DefaultValueFactory = _ => "models/mentions.bin" };
        var noWorldwide = new Option<bool>("--no-worldwide") { Description = "Learn nothing from en-worldwide-newswire." };
        var finders = new Option<string[]>("--finder") { Description = "SYNTAX.bin=MENTIONS.bin: a finder of names, trained before, that gives names to plain news; may be repeated." };
        var noPolnear = new Option<bool>("--no-polnear") { Description = "Leave PolNeAR out of the plain news." };
        var train = new Command("train", "Trains the name finder over the states of a finished syntax model.") { corpora, epochs, output, parser, finders, noWorldwide, noPolnear };
        train.SetAction(result => new NameTrainer(result.GetRequiredValue(corpora), new NameOptions
        {
            Epochs = result.GetValue(epochs),
            Output = result.GetRequiredValue(output),
            Parser = result.GetRequiredValue(parser),
            Finders = result.GetValue(finders) ?? [],
            Worldwide = !result.GetValue(noWorldwide),
            Polnear = !result.GetValue(noPolnear),
        }).Train());

        var model = new Option<string>("--model") { Description = "The model.", DefaultValueFactory = _ => "models/mentions.bin" };
        var errors = new Option<int>("--errors") { Description = "Differences to print for each corpus." };
        var score = new Command("score", "Scores names on the development sets, from raw text.") { corpora, model, parser, errors };
        score.SetAction(result =>
        {
            var finder = new NameFinder(MentionModel.Read(ModelFile.Read(File.ReadAllBytes(result.GetRequiredValue(model)))));
            var trees = new Parser(ParserModel.Read(ModelFile.Read(File.ReadAllBytes(result.GetRequiredValue(parser)))));
            new NameFigures(result.GetRequiredValue(corpora), trees, finder.Model.Signs).Print(finder, result.GetValue(errors));
        });
        var rank = new Command("rank", "Trains only the ranker of the antecedents of pronouns, for the names of a finished model, and writes it there.") { corpora, model, parser };
        rank.SetAction(result =>
        {
            string path = result.GetRequiredValue(model);
            var trees = new Parser(ParserModel.Read(ModelFile.Read(File.ReadAllBytes(result.GetRequiredValue(parser)))));
            MentionModel mentions = MentionModel.Read(ModelFile.Read(File.ReadAllBytes(path)));
            new RankerTrainer(result.GetRequiredValue(corpora), mentions, trees).Train(Console.Out);
            File.WriteAllBytes(path, mentions.ToBytes());
        });
        return new Command("mentions", "Names, nominals, pronouns, and what they stand for.") { train, score, rank };
    }
}
