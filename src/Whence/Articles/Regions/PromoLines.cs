using System.Buffers;

namespace Whence.Articles.Regions;

/// <summary>Knows lines that advertise something else: "Click here for full coverage", "READ MORE: ...", newsletters, apps, social buttons.</summary>
internal static class PromoLines
{
    /// <summary>No promo line is longer than this many characters; a longer paragraph is prose.</summary>
    private const int Longest = 280;

    private static readonly string[] Openings =
    [
        "click here for", "click here to", "click to ", "click through ", "click on the link", "tap here", "read more:", "read more about", "read more on", "read also", "also read", "read next",
        "read the rest", "read the full", "more:", "more on this", "more from ", "more coverage", "more stories", "related:", "related stories", "related articles", "related coverage", "related news", "related video", "related topics", "see also:", "see more",
        "see more:", "watch:", "watch |", "watch now", "watch more", "watch live", "listen:", "listen to ", "download the", "download our", "get the latest", "get our", "get more", "get breaking",
        "sign up", "subscribe", "join our", "follow us", "follow him on", "follow her on", "follow @", "like us on", "find us on", "stay informed", "stay up to date", "stay on top of", "don't miss", "don’t miss", "recommended:", "recommended for you", "recommended reading",
        "you may also", "you might also", "you may like", "advertisement", "story continues below", "article continues below", "article continues after", "continue reading below", "scroll down", "scroll for", "share this", "share on", "tweet this",
        "print this", "email this", "send us", "have a tip", "got a tip", "got a story", "do you have a story", "most read", "trending", "top stories", "editor's pick", "editors' pick", "editor’s pick", "editors’ pick", "for more news", "for more stories", "for more coverage", "for the latest",
        "for all the latest", "check out our", "check out more", "visit our", "support our", "help us ", "our standards:", "already a subscriber", "to continue reading", "want more", "want to read more", "this article is only available", "read:", "read more", "in pictures:", "in photos:", "photos:",
        "must read:", "next story", "previous story", "up next", "top photo", "view comments", "join the conversation", "leave a comment", "post a comment", "comments (", "loading", "newsletter", "catch up on", "editor's choice", "what to read next", "explore more", "log in to", "login to",
        "if you enjoyed", "if you like this", "if you liked this", "to receive", "to get breaking", "to subscribe", "buy tickets", "buy now", "shop now", "learn more about our", "enjoyed this article",
        .. PromoLanguages.Openings,
    ];

    // One vectorised search decides most lines: an opening can only match where the first match is at the start.
    private static readonly SearchValues<string> AnyOpening = SearchValues.Create(Openings, StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Inside = SearchValues.Create(
        [
            "click here for full", "click here for more", "click here to ", "sign up for our", "sign up to our", "subscribe to our", "our newsletter", "follow us on", "follow him on twitter", "follow her on twitter", "follow me on twitter",
            "download our app", "on the app store", "on google play", "like us on facebook", "join our whatsapp", "daily newsletter", "straight to your inbox", "delivered to your inbox", "to your inbox", "all rights reserved", "may not be published, broadcast",
            "may not be reproduced", "share this article", "read the full story", "terms of use", "privacy policy", "our free newsletter", "free daily email", "support independent journalism", "become a member", "affiliate commission", "affiliate links",
        ],
        StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Exact = SearchValues.Create(
        [
            "advertisement", "advertising", "ad", "related", "read more", "more", "share", "tweet", "print", "email", "comments", "comment", "sponsored", "sponsored content", "promoted", "recommended", "watch", "newsletter", "newsletters", "facebook", "twitter", "whatsapp", "linkedin", "pinterest",
            "reddit", "save", "copy link", "close", "listen", "gallery", "show more", "show less", "load more", "back to top", "next", "previous", "tags", "topics", "follow", "subscribe", "sign up", "log in", "sign in", "view gallery", "expand", "collapse", "skip", "ad feedback", "scroll to continue", "recommended videos", "story continues", "article continues below this ad",
            .. PromoLanguages.Whole,
        ],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether <paramref name="line"/> is a promo as a whole.</summary>
    public static bool Matches(ReadOnlySpan<char> line)
    {
        line = line.Trim().TrimStart("-–—•*»>[(|▶►→ ").TrimEnd("»>])|→: ");
        if (line.Length is 0 or > Longest)
            return false;
        if (line.Length <= 40 && Exact.Contains(line.ToString()))
            return true;
        if (line[..Math.Min(line.Length, 40)].IndexOfAny(AnyOpening) == 0)
        {
            foreach (string opening in Openings)
            {
                if (line.StartsWith(opening, StringComparison.OrdinalIgnoreCase) && Opens(line, opening))
                    return true;
            }
        }

        return line.ContainsAny(Inside);
    }

    // A paragraph that merely begins with such words ("Subscribers left the company ...") goes on as prose: a word must end
    // where the phrase ends, and long sentences need the mark that turns them into a notice.
    private static bool Opens(ReadOnlySpan<char> line, string opening)
    {
        ReadOnlySpan<char> rest = line[opening.Length..];
        if (rest.Length > 0 && char.IsLetter(opening[^1]) && char.IsLetter(rest[0]))
            return false;
        bool single = !opening.AsSpan().ContainsAny(" :|@(");
        if (single && rest.Length > 0)
            return rest.Length <= 60 && !EndsSentence(line);
        return line.Length <= 160 || opening[^1] is ':' or '|' or '@' || opening.StartsWith("click", StringComparison.Ordinal);
    }

    private static bool EndsSentence(ReadOnlySpan<char> line) => line[^1] is '.' or '?' && line.Count(' ') > 6;
}
