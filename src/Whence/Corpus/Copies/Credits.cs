using Whence.Articles;
using Whence.Corpus.Sources;

namespace Whence.Corpus.Copies;

/// <summary>Reads whom an article credits: in its byline, its dateline, or a credit line.</summary>
internal static class Credits
{
    /// <summary>Whether <paramref name="article"/> credits the outlet <paramref name="name"/>.</summary>
    public static bool Name(Article article, string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return false;
        PressName sought = PressName.Of(name);
        if (article.Outlet is { } own && PressName.Of(own).Matches(sought)) return false;
        if (article.Dateline?.Agency is { } agency && PressName.Of(agency).Matches(sought)) return true;
        if (article.Bylines.Any(byline => sought.StandsIn(byline))) return true;
        return article.Regions.Any(region => region.Kind is RegionKind.Credit or RegionKind.Dateline or RegionKind.Byline
            && sought.StandsIn(region.Span.In(article.Text).ToString()));
    }
}
