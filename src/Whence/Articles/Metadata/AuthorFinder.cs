using System.Collections.Immutable;
using Whence.Articles.Html;
using Whence.Articles.Regions;

namespace Whence.Articles.Metadata;

/// <summary>Who signs the article: JSON-LD, metas, marked elements, the line "By ..." near the headline; the first that names somebody.</summary>
internal static class AuthorFinder
{
    private const int LongestByline = 160;

    public static ImmutableArray<string> Find(DeclaredFacts facts, int titleBlock, string? outlet)
    {
        ImmutableArray<string> declared = Clean(facts.Article?.Authors ?? [], outlet);
        if (declared.IsEmpty)
            declared = Clean(facts.Objects.Where(o => !o.IsArticle && o.Authors.Length > 0).Select(o => o.Authors).FirstOrDefault([]), outlet);
        if (declared.IsEmpty)
            declared = FromMetas(facts, outlet);
        if (!declared.IsEmpty)
            return declared;
        ImmutableArray<string> printed = Printed(facts.Tree, titleBlock, outlet);
        return printed.IsEmpty ? Desk(facts) : printed;
    }

    // Nobody signs: the desk or the outlet that the page declares ("News Staff").
    private static ImmutableArray<string> Desk(DeclaredFacts facts)
    {
        IEnumerable<string> all = facts.Article?.Authors is { Length: > 0 } authors ? authors : [facts.Meta("author", "article:author", "parsely-author", "sailthru.author", "dc.creator") ?? string.Empty];
        return [.. all.Where(a => a.Length is > 1 and <= 60 && !a.Contains("://", StringComparison.Ordinal) && !a.Contains('@', StringComparison.Ordinal)).Select(a => a.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Take(5)];
    }

    private static ImmutableArray<string> FromMetas(DeclaredFacts facts, string? outlet)
    {
        foreach (string name in (ReadOnlySpan<string>)["author", "parsely-author", "sailthru.author", "article:author", "article:author_name", "article:author:name", "dc.creator", "dcterms.creator", "dc.contributor", "citation_author", "byl", "byline", "cxenseparse:author", "authors", "og:article:author", "twitter:data1", "creator"])
        {
            if (facts.Meta(name) is not { } value || value.Contains("://", StringComparison.Ordinal) || (name == "twitter:data1" && facts.Meta("twitter:label1") is not { } label) || (name == "twitter:data1" && !facts.Meta("twitter:label1")!.Contains("ritten", StringComparison.Ordinal)))
                continue;
            IEnumerable<string> all = name is "citation_author" or "author" or "article:author" ? facts.Tree.Metas.Where(m => m.Key == name).Select(m => m.Value) : [value];
            if (Clean(all, outlet) is { Length: > 0 } found)
                return found;
        }

        return [];
    }

    private static ImmutableArray<string> Printed(PageTree tree, int titleBlock, string? outlet)
    {
        ImmutableArray<string> byProperty = FromElements(tree, titleBlock, outlet, e => e.Property is "author" or "rel-author");
        if (!byProperty.IsEmpty)
            return byProperty;
        ImmutableArray<string> byLine = FromLines(tree, titleBlock, outlet);
        if (!byLine.IsEmpty)
            return byLine;
        ImmutableArray<string> byClass = FromElements(tree, titleBlock, outlet, e => (e.Own & BlockMarks.Byline) != BlockMarks.None);
        return byClass.IsEmpty ? FromElements(tree, titleBlock, outlet, e => e.Property is "author-link") : byClass;
    }

    private static ImmutableArray<string> FromElements(PageTree tree, int titleBlock, string? outlet, Func<PageElement, bool> wanted)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        int first = -1;
        foreach (PageElement element in tree.Elements)
        {
            if (!wanted(element) || element.Span.Length is < 4 or > LongestByline || (element.Marks & (BlockMarks.Comments | BlockMarks.Related | BlockMarks.Teaser | BlockMarks.Footer | BlockMarks.Credit | BlockMarks.Caption)) != BlockMarks.None)
                continue;
            if (titleBlock >= 0 && (element.FirstBlock < titleBlock - 4 || element.FirstBlock > titleBlock + 400))
                continue;
            if (first >= 0 && element.FirstBlock > first + 6)
                break;
            string text = element.Span.In(tree.Text).TrimEnd().ToString();
            int line = text.IndexOf('\n', StringComparison.Ordinal);
            if (line > 0 && BylineParser.Parse(text[..line]).Length > 0)
                text = text[..line];
            if (PromoWords(text))
                continue;
            foreach (string name in Clean([text.Replace('\n', ' ')], outlet))
            {
                if (name.Contains(' ', StringComparison.Ordinal) && !names.Contains(name, StringComparer.OrdinalIgnoreCase) && !names.Any(n => n.Contains(name, StringComparison.OrdinalIgnoreCase)))
                {
                    names.Add(name);
                    first = first < 0 ? element.FirstBlock : first;
                }
            }
        }

        return names.ToImmutable();
    }

    private static bool PromoWords(string text) =>
        text.StartsWith("follow", StringComparison.OrdinalIgnoreCase) || text.StartsWith("share", StringComparison.OrdinalIgnoreCase) || text.StartsWith("photo", StringComparison.OrdinalIgnoreCase) || text.StartsWith("image", StringComparison.OrdinalIgnoreCase) || text.StartsWith("subscribe", StringComparison.OrdinalIgnoreCase);

    private static ImmutableArray<string> FromLines(PageTree tree, int titleBlock, string? outlet)
    {
        int from = Math.Max(0, titleBlock - 4), to = titleBlock < 0 ? Math.Min(60, tree.Blocks.Length) : Math.Min(tree.Blocks.Length, titleBlock + 14);
        for (int i = from; i < to; i++)
        {
            ReadOnlySpan<char> line = tree.Blocks[i].Span.In(tree.Text);
            if (line.Length > LongestByline || (tree.Blocks[i].Marks & (BlockMarks.Credit | BlockMarks.Caption)) != BlockMarks.None)
                continue;
            string text = line.ToString().Replace('\n', ' ');
            if (text is "By" or "by" or "By:" && i + 1 < to)
                text = $"By {tree.Blocks[i + 1].Span.In(tree.Text)}";
            if (text.StartsWith("By ", StringComparison.OrdinalIgnoreCase) && Clean([text], outlet) is { Length: > 0 } names)
                return names;
        }

        return [];
    }

    private static bool NamesOutlet(string name, string? outlet) =>
        outlet is not null && (name.Equals(outlet, StringComparison.OrdinalIgnoreCase) || (TitleWords.Flat(name) is { Length: > 4 } flat && (TitleWords.Flat(outlet) == flat || $"the {TitleWords.Flat(outlet)}" == flat || $"the {flat}" == TitleWords.Flat(outlet))));

    private static ImmutableArray<string> Clean(IEnumerable<string> bylines, string? outlet)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (string byline in bylines)
        {
            foreach (string name in BylineParser.Parse(byline))
            {
                if (!names.Contains(name, StringComparer.OrdinalIgnoreCase) && !NamesOutlet(name, outlet))
                    names.Add(name);
            }
        }

        return names.ToImmutable();
    }
}
