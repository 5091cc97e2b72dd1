using System.Buffers;
using Whence.Articles.Html;
using Whence.Articles.Metadata;

namespace Whence.Articles.PageTypes;

/// <summary>Says why a page is probably not an article, or nothing. Such a page is kept and shown; it only stays out of counts.</summary>
internal static class PageTypeGuard
{
    /// <summary>Fewer characters of body are no article by themselves.</summary>
    private const int ShortBody = 250;

    private const string NoText = "no text found on the page";

    private static readonly SearchValues<string> LoginWords = SearchValues.Create(["subscribe to continue", "subscribe to read", "sign in to continue", "log in to continue", "to continue reading", "already a subscriber", "subscribers only", "for subscribers", "create an account to", "register to continue", "unlock this article", "become a subscriber", "subscribe now to", "this content is for"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> ConsentWords = SearchValues.Create(["enable cookies", "accept cookies", "your privacy choices", "we value your privacy", "before you continue", "enable javascript", "javascript is disabled", "are you a robot", "verify you are human", "unusual traffic", "checking your browser", "access denied", "ad blocker"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> MissingWords = SearchValues.Create(["page not found", "404 not found", "error 404", "404 error", "not found |", "can't be found", "cannot be found", "could not be found", "no longer available", "doesn't exist", "does not exist", "we couldn't find", "we can't find", "has been removed", "has expired"], StringComparison.OrdinalIgnoreCase);

    public static string? Judge(PageTree tree, PageMetadata metadata, ArticleText text)
    {
        int body = text.BodyLength;
        string title = metadata.Title ?? tree.TitleTag ?? string.Empty;
        ReadOnlySpan<char> page = tree.Text.AsSpan(0, Math.Min(tree.Text.Length, 20_000));
        if (body < 1500 && title.AsSpan().ContainsAny(MissingWords))
            return "soft 404: the page says that what was asked for is not there";
        if (tree.Blocks.Length == 0)
            return NoText;
        if (body < 600 && page.ContainsAny(ConsentWords) && tree.Elements[0].Prose < 3000)
            return "consent or robot page: it asks for cookies, a script or a proof instead of showing a text";
        if (body < 600 && page.ContainsAny(MissingWords) && tree.Elements[0].Prose < 1200)
            return "soft 404: the page says that what was asked for is not there";
        bool locked = metadata.Facts.Article is { AccessibleForFree: false } || tree.Text.AsSpan().ContainsAny(LoginWords);
        if (body < ShortBody && locked)
            return "login wall: only the opening of the text is there";
        if (body < 1000 && metadata.Facts.Article is { AccessibleForFree: false })
            return "cut paywall: the page declares the text as not free and shows little of it";
        if (metadata.Facts.Objects.Any(o => o.Is("LiveBlogPosting")))
            return "live blog: many entries with times of their own";
        return ByShape(tree, metadata, body);
    }

    private static string? ByShape(PageTree tree, PageMetadata metadata, int body)
    {
        bool article = metadata.Facts.Article is not null || metadata.Facts.Meta("og:type") is "article" || metadata.Facts.Meta("article:published_time") is not null;
        int links = 0, chars = 0, headings = 0;
        foreach (ref readonly PageBlock block in tree.Blocks.AsSpan())
        {
            links += block.LinkChars;
            chars += block.Span.Length;
            headings += block.Tag is BlockTag.SecondHeading or BlockTag.LowHeading && block.LinkChars * 2 > block.Span.Length ? 1 : 0;
        }

        if (!article && headings >= 12 && links * 2 > chars && body < 2500)
            return "index page: a list of linked headlines";
        if (metadata.Facts.Objects.Any(o => o.Is("CollectionPage")) && !article && body < 2500)
            return "index page: it declares itself a collection";
        if (body < 500 && (metadata.Facts.Objects.Any(o => o.Is("ImageGallery")) || metadata.Url?.Contains("/gallery/", StringComparison.OrdinalIgnoreCase) == true))
            return "gallery: pictures with captions, hardly a text";
        if (body < 400 && (metadata.Facts.Objects.Any(o => o.Is("VideoObject")) || metadata.Facts.Meta("og:type")?.StartsWith("video", StringComparison.Ordinal) == true))
            return "video page: hardly a text beside the film";
        if (body == 0)
            return NoText;
        if (!article && body < 200)
            return "too little text for an article";
        return null;
    }
}
