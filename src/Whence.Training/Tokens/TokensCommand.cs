using System.CommandLine;
using Whence.Tokens;
using Whence.Tokens.Sentences;

namespace Whence.Training.Tokens;

/// <summary><c>tokens train|score --corpora DIR</c>.</summary>
internal static class TokensCommand
{
    private static readonly string[] Treebanks = ["ewt-dev.conllu", "gum-dev.conllu"];

    public static Command Create()
    {
        var corpora = new Option<string>("--corpora") { Description = "The folder of annotated corpora.", Required = true };
        var model = new Option<string>("--model") { Description = "The model file.", DefaultValueFactory = _ => "models/sentences.bin" };
        var errors = new Option<int>("--errors") { Description = "Differences to print for each treebank." };
        var train = new Command("train", "Trains the classifier of sentence ends on EWT and GUM.") { corpora, model };
        train.SetAction(result =>
        {
            string folder = Path.Combine(result.GetValue(corpora)!, "language", "ud");
            BoundaryModel trained = SentenceTrainer.Train([Path.Combine(folder, "ewt-train.conllu.gz"), Path.Combine(folder, "gum-train.conllu.gz")], 12, Console.Out);
            File.WriteAllBytes(result.GetValue(model)!, trained.ToBytes());
        });
        var score = new Command("score", "Scores tokens, words and sentences on raw text of the development sets.") { corpora, model, errors };
        score.SetAction(result =>
        {
            string folder = Path.Combine(result.GetValue(corpora)!, "language", "ud");
            var tokenizer = new Tokenizer(File.Exists(result.GetValue(model)!) ? BoundaryModel.FromBytes(File.ReadAllBytes(result.GetValue(model)!)) : BoundaryModel.Untrained);
            foreach (string treebank in Treebanks)
            {
                TokenScorer.Score(Path.Combine(folder, treebank), tokenizer, result.GetValue(errors), Console.Out);
            }
        });
        return new Command("tokens", "Words and sentences.") { train, score };
    }
}
