using System.Globalization;
using System.Net;
using System.Text;
using Whence.Articles;

namespace Whence.Store.Intake.Feeds;

/// <summary>The items of a feed that carry their full text as pages; a summary alone is not an article.</summary>
internal static class FeedPages
{
    public static IEnumerable<InputResult> Read(string name, byte[] bytes, GivenFacts given)
    {
        Feed feed = FeedReader.Read(bytes);
        int number = 0;
        foreach (FeedItem item in feed.Items)
        {
            string label = string.Create(CultureInfo.InvariantCulture, $"{name}#{++number}");
            yield return Page(label, feed, item, given);
        }
    }

    /// <summary>An item as a page; a refusal when it has a summary only.</summary>
    public static InputResult Page(string label, Feed feed, FeedItem item, GivenFacts given)
    {
        if (item.Content is not { } content)
            return new InputResult.Refused(label, item.Link is null ? "is a feed item with a summary only and no link" : $"is a feed item with a summary only; its text is at {item.Link}");
        string html = $"<html><head><title>{WebUtility.HtmlEncode(item.Title)}</title></head><body><h1>{WebUtility.HtmlEncode(item.Title)}</h1><article>{content}</article></body></html>";
        return new InputResult.Loaded(label, new RawPage(Encoding.UTF8.GetBytes(html))
        {
            ContentType = "text/html; charset=utf-8",
            Format = PageFormat.Html,
            Given = given with { Url = given.Url ?? item.Link, Headline = given.Headline ?? item.Title, Outlet = given.Outlet ?? item.Source ?? feed.Title, Published = given.Published ?? item.Published },
        });
    }
}
