using System.Collections.Frozen;
using System.Collections.Immutable;
using Whence.Articles.Html;
using Whence.Articles.Regions;

namespace Whence.Articles.Metadata;

/// <summary>Who signs the article: JSON-LD, metas, marked elements, the line "By ..." near the headline; the first that names somebody.</summary>
internal static class AuthorFinder
{
    private const int LongestByline = 160;

    /// <summary>Blocks before and after the headline where a byline stands.</summary>
    private const int NearBefore = 4, NearAfter = 14;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PublicationWords =
        new[] { "times", "news", "journal", "tribune", "herald", "gazette", "telegraph", "telegram", "today", "magazine", "network", "media", "press" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Labels that the name follows, in the block or in the next.</summary>
    private static readonly string[] Labels = ["by", "written by", "words by", "posted by", "story by", "author", "authors", "contributors", "contributor"];

    public static ImmutableArray<string> Find(DeclaredFacts facts, int titleBlock, string? outlet)
    {
        ImmutableArray<string> declared = Clean(facts.Article?.Authors ?? [], outlet);
        if (declared.IsEmpty)
            declared = Clean(facts.Objects.Where(o => !o.IsArticle && o.Authors.Length > 0).Select(o => o.Authors).FirstOrDefault([]), outlet);
        if (declared.IsEmpty)
            declared = FromMetas(facts, outlet);
        // A declared newspaper is where the article comes from, when somebody signs it.
        ImmutableArray<string> people = declared.RemoveAll(IsPublication);
        if (!people.IsEmpty)
            return PrintedOnes(facts.Tree, titleBlock, people);
        ImmutableArray<string> printed = Printed(facts.Tree, titleBlock, outlet);
        return !printed.IsEmpty ? printed : !declared.IsEmpty ? declared : Desk(facts);
    }

    // Of several declared names those count that the page prints, and not as contributors or editors, as long as one stands near the headline.
    private static ImmutableArray<string> PrintedOnes(PageTree tree, int titleBlock, ImmutableArray<string> declared)
    {
        if (declared.Length < 2 || titleBlock < 0)
            return declared;
        string near = tree.Text[tree.Blocks[Math.Max(0, titleBlock - NearBefore)].Span.Start..tree.Blocks[Math.Min(tree.Blocks.Length - 1, titleBlock + NearAfter)].Span.End];
        ImmutableArray<string> signed = declared.RemoveAll(name =>
        {
            int at = near.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            return at < 0 ? !tree.Text.Contains(name, StringComparison.OrdinalIgnoreCase) : near.AsSpan(0, at).LastIndexOf("ontributions from", StringComparison.OrdinalIgnoreCase) is >= 0 and var after && at - after < LongestByline;
        });
        return signed.Any(name => near.Contains(name, StringComparison.OrdinalIgnoreCase)) ? signed : declared;
    }

    private static bool IsPublication(string name)
    {
        if (Agencies.NamedIn(name))
            return false;
        return name.StartsWith("The ", StringComparison.Ordinal) || PublicationWords.Contains(name.AsSpan(name.LastIndexOf(' ') + 1));
    }

    // Nobody signs: the desk or the outlet that the page declares ("News Staff").
    private static ImmutableArray<string> Desk(DeclaredFacts facts)
    {
        IEnumerable<string> all = facts.Article?.Authors is { Length: > 0 } authors ? authors : [facts.Meta("author", "article:author", "parsely-author", "sailthru.author", "dc.creator") ?? string.Empty];
        return [.. all.Where(a => a.Length is > 1 and <= 60 && a.Any(char.IsLetter) && !a.Contains("://", StringComparison.Ordinal) && !a.Contains('@', StringComparison.Ordinal)).Select(a => a.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Take(5)];
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
        int from = Math.Max(0, titleBlock - NearBefore), to = titleBlock < 0 ? Math.Min(60, tree.Blocks.Length) : Math.Min(tree.Blocks.Length, titleBlock + NearAfter);
        for (int i = from; i < tree.Blocks.Length; i++)
        {
            PageBlock block = tree.Blocks[i];
            if (block.Span.Length > LongestByline || (block.Marks & (BlockMarks.Credit | BlockMarks.Caption)) != BlockMarks.None)
                continue;
            string text = block.Span.In(tree.Text).ToString().Replace('\n', ' ');
            string? signed = i < to ? Signed(text) : SignedBelow(text, block);
            if (signed is { Length: 0 } && i + 1 < tree.Blocks.Length && tree.Blocks[i + 1].Span.Length < 60)
                signed = tree.Blocks[i + 1].Span.In(tree.Text).ToString();
            if (signed is { Length: > 0 } && Clean([signed], outlet) is { Length: > 0 } names)
                return names;
        }

        return [];
    }

    // What follows "By", "Written by:", "Published August 7, 2023 by"; nothing when the label stands alone; null when there is none.
    private static string? Signed(string text)
    {
        foreach (string label in Labels)
        {
            if (!text.StartsWith(label, StringComparison.OrdinalIgnoreCase))
                continue;
            string rest = text[label.Length..];
            bool alone = rest.TrimStart(':', ' ').Length == 0;
            if (alone || rest.StartsWith(": ", StringComparison.Ordinal) || (label.EndsWith("by", StringComparison.Ordinal) && (rest[0] == ' ' || (char.IsUpper(rest[0]) && text[label.Length - 1] == 'y'))))
                return rest.TrimStart(':', ' ');
        }

        bool stamped = text.StartsWith("published ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("posted ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("updated ", StringComparison.OrdinalIgnoreCase);
        return stamped && text.Length < 80 && text.IndexOf(" by ", StringComparison.Ordinal) is > 0 and var by ? text[(by + 4)..] : null;
    }

    // Far from the headline a line must say more: "Written by Jane Doe", "Reporting by the agency.".
    private static string? SignedBelow(string text, PageBlock block)
    {
        if (text.Length > 60 || (block.Marks & (BlockMarks.Comments | BlockMarks.Related | BlockMarks.Teaser | BlockMarks.Footer)) != BlockMarks.None)
            return null;
        bool says = text.StartsWith("written by ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("reporting by ", StringComparison.OrdinalIgnoreCase);
        return says ? text[(text.IndexOf(" by ", StringComparison.OrdinalIgnoreCase) + 4)..] : null;
    }

    private static bool NamesOutlet(string name, string? outlet) =>
        outlet is not null && (name.Equals(outlet, StringComparison.OrdinalIgnoreCase) || (TitleWords.Flat(name) is { Length: > 4 } flat && (TitleWords.Flat(outlet) == flat || $"the {TitleWords.Flat(outlet)}" == flat || $"the {flat}" == TitleWords.Flat(outlet))));

    private static ImmutableArray<string> Clean(IEnumerable<string> bylines, string? outlet)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (string byline in bylines)
        {
            foreach (string parsed in BylineParser.Parse(byline))
            {
                string name = outlet is not null && parsed.EndsWith($" {outlet}", StringComparison.OrdinalIgnoreCase) && parsed.AsSpan(..^(outlet.Length + 1)).Contains(' ') ? parsed[..^(outlet.Length + 1)] : parsed;
                if (!names.Contains(name, StringComparer.OrdinalIgnoreCase) && !NamesOutlet(name, outlet))
                    names.Add(name);
            }
        }

        return names.ToImmutable();
    }
}
