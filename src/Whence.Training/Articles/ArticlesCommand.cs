using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Whence.Articles;

namespace Whence.Training.Articles;

/// <summary><c>whence-train articles train|score --corpora DIR</c>.</summary>
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
        var score = new Command("score", "Scores articles found in the corpora; the unread part apart.") { corpora, sets, misses };
        score.SetAction(r => Score(r.GetRequiredValue(corpora), r.GetValue(sets) is { Length: > 0 } given ? given : GoldSet.Names, r.GetValue(misses)));
        return new Command("articles", "Finding the article in a page.") { train, score };
    }

    private static void Score(DirectoryInfo corpora, string[] sets, int misses)
    {
        foreach (string name in sets)
        {
            GoldSet set = GoldSet.Read(corpora, name);
            ArticleScores all = new(set), unread = new(set);
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            Article[] found = [.. set.Pages.Select(p => Find(p, name))];
            double seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
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

    /// <summary>The article as the command line would find it: bytes in, no address for the set that is scored without.</summary>
    private static Article Find(GoldPage page, string set) =>
        ArticleFinder.Find(new RawPage(Encoding.UTF8.GetBytes('\uFEFF' + page.Html)) { Format = PageFormat.Html, Given = new GivenFacts { Url = set == "date-default" ? null : page.Url } });
}
