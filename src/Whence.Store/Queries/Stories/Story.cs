using System.Collections.Immutable;
using Whence.Store.Database;

namespace Whence.Store.Queries.Stories;

/// <summary>Articles that share claims or text, and the claims that they share.</summary>
/// <param name="Articles">By publication.</param>
/// <param name="Groups">Those that two or more of the articles carry, most reports first.</param>
/// <param name="IsCut">Whether there are more articles than are given.</param>
public sealed record Story(ImmutableArray<ArticleRow> Articles, ImmutableArray<GroupRow> Groups, bool IsCut)
{
    /// <summary>The story that an article belongs to: what is reached from it over copies and shared claims; null when there is no such article.</summary>
    public static Story? Of(Case source, string article)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (ArticleList.Find(source, article) is not { } first) return null;
        return source.Read(c =>
        {
            StoryWalk walk = StoryWalk.From(c, first.Row, first.Published);
            return new Story(
                [.. ArticleList.Load(c, walk.Articles).OrderBy(a => a.Published ?? "~", StringComparer.Ordinal).ThenBy(a => a.Outlet, StringComparer.Ordinal)],
                [.. StoredGroups.Lines(c, walk.Groups()).OrderByDescending(g => g.Reports).ThenBy(g => g.Id)],
                walk.IsCut);
        });
    }
}
