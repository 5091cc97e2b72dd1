using System.Collections.Immutable;
using Whence.Articles.Html;

namespace Whence.Articles.Metadata;

/// <summary>What a page declares outside its visible text, ready to be asked.</summary>
internal sealed class DeclaredFacts
{
    private readonly Dictionary<string, string> _metas = new(StringComparer.Ordinal);

    private DeclaredFacts(PageTree tree, ImmutableArray<LdObject> objects, LdObject? article)
    {
        Tree = tree;
        Objects = objects;
        Article = article;
        foreach ((string name, string content) in tree.Metas)
            _metas.TryAdd(name, content);
    }

    public PageTree Tree { get; }

    public ImmutableArray<LdObject> Objects { get; }

    /// <summary>The JSON-LD object of the article, or null.</summary>
    public LdObject? Article { get; }

    public static DeclaredFacts Read(PageTree tree, string? url)
    {
        ImmutableArray<LdObject> objects = JsonLdReader.Read(tree.JsonLd);
        return new DeclaredFacts(tree, objects, Choose(objects, tree, url));
    }

    /// <summary>The first of these meta names that the page has, or null.</summary>
    public string? Meta(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_metas.TryGetValue(name, out string? content))
                return content;
        }

        return null;
    }

    // Several articles on a page (lists, infinite scroll): the one whose headline is the page's title or whose address is the page's.
    private static LdObject? Choose(ImmutableArray<LdObject> objects, PageTree tree, string? url)
    {
        LdObject? best = null;
        double bestScore = -1;
        string title = tree.Metas.FirstOrDefault(m => m.Key == "og:title").Value ?? tree.TitleTag ?? string.Empty;
        int order = 0;
        foreach (LdObject candidate in objects)
        {
            if (!candidate.IsArticle)
                continue;
            double score = 0.5 - (0.01 * Math.Min(40, order++));
            score += TitleWords.Overlap(candidate.Headline ?? candidate.Name, title);
            if (candidate.Url is { Length: > 12 } own && (SameAddress(own, url) || SameAddress(own, tree.Canonical)))
                score += 0.7;
            if (candidate.DatePublished is not null)
                score += 0.2;
            if (score > bestScore)
                (best, bestScore) = (candidate, score);
        }

        return best;
    }

    private static bool SameAddress(string a, string? b) => b is not null && CanonicalUrl.Key(a) == CanonicalUrl.Key(b);
}
