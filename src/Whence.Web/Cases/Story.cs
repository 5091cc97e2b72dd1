using System.Collections.Immutable;
using Whence.Store.Queries;

namespace Whence.Web.Cases;

/// <summary>Articles that share claims or text, and the claims that they share.</summary>
/// <param name="Articles">By publication.</param>
/// <param name="Groups">Those that two or more of the articles carry, most reports first.</param>
/// <param name="IsCut">Whether there are more articles than are shown.</param>
public sealed record Story(ImmutableArray<ArticleRow> Articles, ImmutableArray<GroupView> Groups, bool IsCut)
{
    private const int MostArticles = 60;

    /// <summary>What more articles than this say alike is a stock phrase, and holds no story together.</summary>
    private const int MostOfGroup = 200;

    /// <summary>Days between two reports of one story that share a claim: what comes later is another story, whatever it repeats.</summary>
    private const int MostDays = 45;

    /// <summary>The story that an article belongs to: what is reached from it over copies and shared claims.</summary>
    public static Story? Of(OpenCase open, string article)
    {
        if (open.Article(article) is not { } first) return null;
        var articles = new Dictionary<string, ArticleRow>(StringComparer.Ordinal) { [article] = first.Row };
        var groups = new SortedDictionary<int, GroupView>();
        var waiting = new Queue<string>([article]);
        bool cut = false;
        while (waiting.TryDequeue(out string? id))
        {
            IEnumerable<string> near = open.CopiesOf(id).SelectMany(c => new[] { c.Original, c.Later });
            foreach (int group in open.ClaimsOf(id).Select(c => c.Group).OfType<int>().Distinct())
            {
                if (groups.ContainsKey(group) || open.ArticlesOfGroup(group) is not (> 1 and <= MostOfGroup) || open.Group(group) is not { } view) continue;
                groups[group] = view;
                near = near.Concat(view.Members.Where(m => !m.Loose).Select(m => m.Claim.Article));
            }

            foreach (string other in near.Distinct(StringComparer.Ordinal).ToArray())
            {
                if (articles.ContainsKey(other)) continue;
                cut |= articles.Count >= MostArticles;
                if (articles.Count >= MostArticles || open.Article(other) is not { } stored || IsFar(articles[id], stored.Row)) continue;
                articles[other] = stored.Row;
                waiting.Enqueue(other);
            }
        }

        // A group that only touches the story is none of its own.
        bool IsOwn(GroupView group) => group.Members.Where(m => articles.ContainsKey(m.Claim.Article)).Select(m => m.Claim.Article).Distinct().Count() > 1;
        return new Story(
            [.. articles.Values.OrderBy(a => a.Published ?? "~", StringComparer.Ordinal).ThenBy(a => a.Outlet, StringComparer.Ordinal)],
            [.. groups.Values.Where(IsOwn).OrderByDescending(g => g.Row.Reports).ThenBy(g => g.Row.Id)],
            cut);
    }

    private static bool IsFar(ArticleRow a, ArticleRow b) =>
        Day(a) is { } first && Day(b) is { } second && Math.Abs(first.DayNumber - second.DayNumber) > MostDays;

    private static DateOnly? Day(ArticleRow row) =>
        row.Published is { Length: >= 10 } p && DateOnly.TryParseExact(p.AsSpan(0, 10), "yyyy-MM-dd", out DateOnly day) ? day : null;
}
