using System.Collections.Immutable;
using System.Text;
using Whence.Text;

namespace Whence.Articles;

/// <summary>Finds the article in a page: decodes it, takes the main text, and says what each stretch of it is.</summary>
public static class ArticleFinder
{
    /// <summary>Finds the article in <paramref name="page"/>. Any bytes give an article, perhaps an empty one.</summary>
    public static Article Find(RawPage page)
    {
        string text = Encoding.UTF8.GetString(page.Bytes.Span);
        return FromText(text.StartsWith('\uFEFF') ? text[1..] : text, page.Given);
    }

    /// <summary>The article of a plain text, which is kept as it is.</summary>
    public static Article FromText(string text, GivenFacts? given = null)
    {
        given ??= GivenFacts.None;
        return new Article
        {
            Text = text,
            TextSha256 = ContentHash.Sha256(text),
            Regions = text.Length == 0 ? ImmutableArray<Region>.Empty : [new Region(RegionKind.Body, new TextSpan(0, text.Length))],
            Outlet = given.Outlet,
            Url = given.Url,
            Headline = given.Headline,
            Published = given.Published,
            PublishedBasis = given.Published is null ? PublishedBasis.Unknown : PublishedBasis.Given,
        };
    }
}
