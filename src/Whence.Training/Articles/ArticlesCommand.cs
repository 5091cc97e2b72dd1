using System.CommandLine;
using System.Diagnostics;
using Whence.Articles;
using Whence.Articles.Html;
using Whence.Articles.Html.Blocks;

namespace Whence.Training.Articles;

/// <summary><c>whence-train articles train|score|validate --corpora DIR</c>.</summary>
internal static class ArticlesCommand
{
    public static Command Create()
    {
        var corpora = new Option<DirectoryInfo>("--corpora") { Description = "Folder that holds extraction/.", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "Where to write the model.", DefaultValueFactory = _ => new FileInfo(Path.Combine("models", "articles.bin")) };
        var all = new Option<bool>("--all") { Description = "Read the part that is kept unread, too." };
        var train = new Command("train", "Trains the scorer of blocks.") { corpora, output, all };
        train.SetAction(r => ArticleTraining.Train(r.GetRequiredValue(corpora), r.GetRequiredValue(output), r.GetValue(all)));

        var sets = new Option<string[]>("--set") { Description = "Only these sets.", AllowMultipleArgumentsPerToken = true };
        var misses = new Option<int>("--misses") { Description = "Print so many of the worst pages." };
        var model = new Option<FileInfo?>("--model") { Description = "Score this model and not the one inside Whence." };
        var readings = new Option<DirectoryInfo?>("--readings") { Description = "Write there what was read, SET.jsonl, as whence read --jsonl would." };
        var score = new Command("score", "Scores articles found in the corpora; the unread part apart.") { corpora, sets, misses, model, readings };
        score.SetAction(r => Score(r.GetRequiredValue(corpora), r.GetValue(sets) is { Length: > 0 } given ? given : GoldSet.Names, r.GetValue(misses), r.GetValue(model), r.GetValue(readings)));

        var parts = new Option<int>("--parts") { Description = "Train so many times, each time without one part of the pages.", DefaultValueFactory = _ => 5 };
        var validate = new Command("validate", "Scores every page with a model that has not read it.") { corpora, parts, misses, readings };
        validate.SetAction(r => ArticleTraining.Validate(r.GetRequiredValue(corpora), r.GetValue(parts), r.GetValue(misses), r.GetValue(readings)));
        return new Command("articles", "Finding the article in a page.") { train, score, validate };
    }

    private static void Score(DirectoryInfo corpora, string[] sets, int misses, FileInfo? model, DirectoryInfo? readings)
    {
        BlockScorer? scorer = model is null ? BlockScorer.Default : ArticleTraining.Load(model);
        foreach (string name in sets)
        {
            GoldSet set = GoldSet.Read(corpora, name);
            ArticleScores all = new(set), unread = new(set);
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            Article[] found = [.. set.Pages.Select(p => Find(p, name, scorer))];
            double seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
            if (readings is not null)
                ArticleReadings.Write(readings, name, set.Pages.Zip(found));
            for (int i = 0; i < found.Length; i++)
            {
                all.Add(set.Pages[i], found[i]);
                if (set.Pages[i].Unread)
                    unread.Add(set.Pages[i], found[i]);
            }

            Console.WriteLine($"{name}: {all} ({found.Length / seconds:0} pages a CPU second)");
            Console.WriteLine($"  unread: {unread}");
            foreach ((double f1, double p, double r, GoldPage page) in all.PerPage.OrderBy(x => x.F1).Take(misses))
                Console.WriteLine($"  {page.Id} F1 {f1:0.000} P {p:0.000} R {r:0.000} {page.Url}");
            foreach ((string? gold, string? given, GoldPage page) in all.WrongDates.Where(x => !x.Page.Unread).Take(misses))
                Console.WriteLine($"  {page.Id} date {gold ?? "none"}, given {given ?? "none"} {page.Url}");
        }
    }

    /// <summary>The article as the command line would find it; no address for the set that is scored without.</summary>
    private static Article Find(GoldPage page, string set, BlockScorer? scorer) =>
        HtmlArticleFinder.Find(page.Html, new GivenFacts { Url = set == "date-default" ? null : page.Url }, scorer);
}
