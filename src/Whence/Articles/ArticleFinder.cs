using Whence.Articles.Decoding;
using Whence.Articles.Html;
using Whence.Articles.Language;
using Whence.Articles.PlainText;
using Whence.Text;

namespace Whence.Articles;

/// <summary>Finds the article in a page: decodes it, takes the main text, and says what each stretch of it is.</summary>
public static class ArticleFinder
{
    /// <summary>Finds the article in <paramref name="page"/>. Any bytes give an article, perhaps an empty one with a reason.</summary>
    public static Article Find(RawPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        string text = CharsetDecoder.Decode(page.Bytes.Span, page.ContentType);
        PageFormat format = page.Format != PageFormat.Detect ? page.Format : FormatDetector.Detect(text, page.ContentType);
        if (format != PageFormat.Html)
            return FromText(text, page.Given);
        Article article = HtmlArticleFinder.Find(text, page.Given);
        return article with { Language = LanguageFinder.Find(article.Text, DeclaredLanguage.Of(text)) };
    }

    /// <summary>The article of a plain text, which is kept as it is apart from a byte-order mark.</summary>
    public static Article FromText(string text, GivenFacts? given = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        given ??= GivenFacts.None;
        if (text.StartsWith('\uFEFF'))
            text = text[1..];
        TextArticle found = TextArticleFinder.Find(text, given.Headline);
        string? published = given.Published ?? found.Published;
        return new Article
        {
            Text = text,
            TextSha256 = ContentHash.Sha256(text),
            Regions = found.Regions,
            Outlet = given.Outlet,
            Url = given.Url,
            Headline = given.Headline ?? found.Headline,
            Bylines = found.Bylines,
            Dateline = found.Dateline,
            Published = published,
            PublishedBasis = given.Published is not null ? PublishedBasis.Given : published is not null ? PublishedBasis.Text : PublishedBasis.Unknown,
            Language = LanguageFinder.Find(text, null),
        };
    }
}
