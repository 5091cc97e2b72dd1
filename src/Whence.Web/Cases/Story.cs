using System.Collections.Immutable;
using Whence.Store.Queries;

namespace Whence.Web.Cases;

/// <summary>Articles that share claims or text, and the claims that they share.</summary>
/// <param name="Articles">By publication.</param>
/// <param name="Groups">Those that two or more of the articles carry, most reports first.</param>
/// <param name="IsCut">Whether there are more articles than are shown.</param>
public sealed record Story(ImmutableArray<ArticleRow> Articles, ImmutableArray<GroupRow> Groups, bool IsCut)
{
    private const int MostArticles = 60;

    /// <summary>What more articles than this say alike is a stock phrase, and holds no story together.</summary>
    private const int MostOfGroup = 200;

    /// <summary>Days between two reports of one story that share a claim: what comes later is another story, whatever it repeats.</summary>
    private const int MostDays = 45;

    /// <summary>The story that an article belongs to: what is reached from it over copies and shared claims.</summary>
    public static Story? Of(OpenCase open, string article)
    {
        if (open.Line(article) is not { } first) return null;
        var articles = new Dictionary<string, ArticleRow>(StringComparer.Ordinal) { [first.Id] = first };
        var groups = new SortedDictionary<int, ImmutableArray<(string Article, bool Loose, string? Published)>>();
        var waiting = new Queue<string>([first.Id]);
        bool cut = false;
        while (waiting.TryDequeue(out string? id))
        {
            IEnumerable<string> near = open.CopiesOf(id).SelectMany(c => new[] { c.Original, c.Later });
            foreach ((int group, int reach) in open.GroupsOf(id))
            {
                if (groups.ContainsKey(group) || reach > MostOfGroup) continue;
                groups[group] = open.ArticlesOfGroup(group);
                near = near.Concat(groups[group].Where(a => !a.Loose && !IsFar(articles[id].Published, a.Published)).Select(a => a.Article));
            }

            foreach (string other in near.Distinct(StringComparer.Ordinal).ToArray())
            {
                if (articles.ContainsKey(other)) continue;
                cut |= articles.Count >= MostArticles;
                if (articles.Count >= MostArticles || open.Line(other) is not { } line || IsFar(articles[id].Published, line.Published)) continue;
                articles[other] = line;
                waiting.Enqueue(other);
            }
        }

        // A group that only touches the story is none of its own.
        IEnumerable<int> own = groups.Where(g => g.Value.Count(a => articles.ContainsKey(a.Article)) > 1).Select(g => g.Key);
        return new Story(
            [.. articles.Values.OrderBy(a => a.Published ?? "~", StringComparer.Ordinal).ThenBy(a => a.Outlet, StringComparer.Ordinal)],
            [.. own.Select(open.GroupLine).OfType<GroupRow>().OrderByDescending(g => g.Reports).ThenBy(g => g.Id)],
            cut);
    }

    private static bool IsFar(string? a, string? b) =>
        Day(a) is { } first && Day(b) is { } second && Math.Abs(first.DayNumber - second.DayNumber) > MostDays;

    private static DateOnly? Day(string? published) =>
        published is { Length: >= 10 } p && DateOnly.TryParseExact(p.AsSpan(0, 10), "yyyy-MM-dd", out DateOnly day) ? day : null;
}
