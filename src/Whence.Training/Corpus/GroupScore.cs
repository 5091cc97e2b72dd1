using Whence.Corpus.Groups;

namespace Whence.Training.Corpus;

/// <summary>Groups and origins on stories as the reader reads them, and the choice of the threshold by leave-one-story-out.</summary>
internal static class GroupScore
{
    private static readonly double[] _thresholds = [0.20, 0.30, 0.40, 0.45, 0.50, 0.60];
    private static readonly double[] _cores = [0.55, 0.60, 0.65, 0.70];

    public static void Print(IReadOnlyList<StoryFolder> stories, bool verbose)
    {
        ReadStory[] read = [.. stories.Select(ReadStory.Read)];
        double[] all = LikenessTraining.Learn(read);
        Console.WriteLine("coefficients " + string.Join(", ", all.Select(w => FormattableString.Invariant($"{w:f2}"))));

        // Each story is grouped with coefficients learned without it.
        var without = read.ToDictionary(s => s, s => LikenessTraining.Learn(read.Where(r => r != s)));
        foreach (double threshold in _thresholds)
        {
            foreach (double core in _cores)
            {
                var tally = new GroupTally();
                foreach (ReadStory story in read) story.Score(new ClaimGrouper(threshold, core, without[story]), tally);
                Console.WriteLine(FormattableString.Invariant($"leave one out, groups {threshold:f2}, core {core:f2}  ") + tally);
            }
        }

        var shipped = new GroupTally();
        foreach (ReadStory story in read) story.Score(new ClaimGrouper(), shipped, verbose ? Console.WriteLine : null);
        Console.WriteLine($"shipped {ClaimGrouper.Threshold:f2}    {shipped}");
        if (verbose) PrintGroups(read);
    }

    private static void PrintGroups(ReadStory[] stories)
    {
        foreach (ReadStory story in stories)
        {
            foreach (var group in new ClaimGrouper().Group(story.Articles, story.Copies).OrderByDescending(g => g.Members.Length))
            {
                Console.WriteLine($"--- {story.Story.Name}");
                foreach (var member in group.Members)
                {
                    string gold = string.Join(',', story.Found.Where(f => f.Member == member).Select(f => story.Story.Claims[f.Gold].Id).Distinct());
                    var claim = story.ClaimOf(member);
                    Console.WriteLine($"  {story.Story.Articles[story.Articles[member.Article].Input].Id} {gold,-5} {claim.Stance,-10} {claim.Region,-8} {string.Join(" > ", claim.Chain.Select(l => l.Name))} || {story.Quote(member).ReplaceLineEndings(" ")}");
                }
            }
        }
    }
}
