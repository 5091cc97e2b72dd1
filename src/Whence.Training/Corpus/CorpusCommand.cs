using System.CommandLine;

namespace Whence.Training.Corpus;

/// <summary><c>corpus score</c>: copies, groups and origins on labelled stories.</summary>
internal static class CorpusCommand
{
    public static Command Build()
    {
        var stories = new Option<string>("--stories") { Description = "Folder of labelled stories.", Required = true };
        var verbose = new Option<bool>("--verbose") { Description = "Print every pair, group and range." };
        var only = new Option<string?>("--only") { Description = "Name of one story." };
        var read = new Option<bool>("--read") { Description = "Read the stories instead of taking the labelled claims: measures grouping too." };
        var score = new Command("score", "Measures copies and origins from the labels of stories.") { stories, verbose, only, read };
        score.SetAction(result =>
        {
            IReadOnlyList<StoryFolder> all = StoryFolder.ReadAll(result.GetValue(stories)!);
            if (result.GetValue(only) is { } name) all = [.. all.Where(s => s.Name == name)];
            if (result.GetValue(read))
            {
                GroupScore.Print(all, result.GetValue(verbose));
                return;
            }

            CopyScore.Print(all, result.GetValue(verbose));
            OriginScore.Print(all, result.GetValue(verbose));
        });
        return new Command("corpus", "Copies, claim groups and independent origins.") { score };
    }
}
