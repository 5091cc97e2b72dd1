using System.CommandLine;
using Whence.Mentions.Names;
using Whence.Models;
using Whence.Training.Mentions.Names;

namespace Whence.Training.Mentions;

/// <summary><c>mentions train-names|score-names --corpora DIR</c>.</summary>
internal static class MentionsCommand
{
    public static Command Create()
    {
        var corpora = new Option<string>("--corpora") { Description = "Folder of the annotated corpora.", Required = true };
        var epochs = new Option<int>("--epochs") { Description = "Walks over the corpora.", DefaultValueFactory = _ => 14 };
        var output = new Option<string>("--out") { Description = "Where the model is written.", DefaultValueFactory = _ => "models/mentions.bin" };
        var checkpoint = new Option<string>("--checkpoint") { Description = "Where the state after each epoch is kept.", DefaultValueFactory = _ => "artifacts/names.checkpoint" };
        var vectors = new Option<string>("--vectors") { Description = "The parser's model, whose word vectors the training begins with.", DefaultValueFactory = _ => "models/syntax.bin" };
        var noPolnear = new Option<bool>("--no-polnear") { Description = "Leave PolNeAR out of the word vectors." };
        var noWorldwide = new Option<bool>("--no-worldwide") { Description = "Learn nothing from en-worldwide-newswire." };
        var train = new Command("train-names", "Trains the name finder.") { corpora, epochs, output, checkpoint, vectors, noPolnear, noWorldwide };
        train.SetAction(result => new NameTrainer(result.GetRequiredValue(corpora), new NameOptions
        {
            Epochs = result.GetValue(epochs),
            Output = result.GetRequiredValue(output),
            Vectors = result.GetRequiredValue(vectors),
            Checkpoint = result.GetRequiredValue(checkpoint),
            Polnear = !result.GetValue(noPolnear),
            Worldwide = !result.GetValue(noWorldwide),
        }).Train());

        var model = new Option<string>("--model") { Description = "The model.", DefaultValueFactory = _ => "models/mentions.bin" };
        var errors = new Option<int>("--errors") { Description = "Differences to print for each corpus." };
        var score = new Command("score-names", "Scores names on the development sets.") { corpora, model, errors };
        score.SetAction(result =>
        {
            var finder = new NameFinder(NameModel.Read(ModelFile.Read(File.ReadAllBytes(result.GetRequiredValue(model)))));
            (List<NameGold> worldwide, List<NameGold> uner) = NameTrainer.Development(result.GetRequiredValue(corpora));
            NameScorer.Print("EWN dev", finder, worldwide, uner: false, Console.Out, result.GetValue(errors));
            NameScorer.Print("UNER-EWT dev", finder, uner, uner: true, Console.Out, result.GetValue(errors));
        });
        return new Command("mentions", "Names, nominals, pronouns, and what they stand for.") { train, score };
    }
}
