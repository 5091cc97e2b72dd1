using System.Collections.Frozen;

namespace Whence.Articles.Html;

/// <summary>Reads class, id, role and itemprop values word by word: "article-body__photoCredit" says article, body, photo, credit.</summary>
internal static class ClassWords
{
    /// <summary>Longer values are generated and say nothing.</summary>
    private const int Longest = 400;

    private static readonly FrozenDictionary<string, BlockMarks>.AlternateLookup<ReadOnlySpan<char>> Words = new Dictionary<string, BlockMarks>(StringComparer.OrdinalIgnoreCase)
    {
        ["article"] = BlockMarks.Article, ["story"] = BlockMarks.Article, ["post"] = BlockMarks.Article, ["entry"] = BlockMarks.Article, ["hentry"] = BlockMarks.Article, ["artikel"] = BlockMarks.Article, ["news"] = BlockMarks.None,
        ["main"] = BlockMarks.Main, ["content"] = BlockMarks.Content, ["body"] = BlockMarks.Content, ["text"] = BlockMarks.Content, ["bodytext"] = BlockMarks.BodyProperty, ["articlebody"] = BlockMarks.BodyProperty, ["storytext"] = BlockMarks.BodyProperty,
        ["articletext"] = BlockMarks.BodyProperty, ["storybody"] = BlockMarks.BodyProperty, ["storycontent"] = BlockMarks.BodyProperty, ["postcontent"] = BlockMarks.BodyProperty, ["articlecontent"] = BlockMarks.BodyProperty, ["richtext"] = BlockMarks.Content, ["wysiwyg"] = BlockMarks.Content, ["prose"] = BlockMarks.Content,
        ["paragraph"] = BlockMarks.Content, ["paragraphs"] = BlockMarks.Content, ["copy"] = BlockMarks.Content,
        ["nav"] = BlockMarks.Navigation, ["navbar"] = BlockMarks.Navigation, ["navigation"] = BlockMarks.Navigation, ["menu"] = BlockMarks.Navigation, ["submenu"] = BlockMarks.Navigation, ["breadcrumb"] = BlockMarks.Navigation, ["breadcrumbs"] = BlockMarks.Navigation, ["pagination"] = BlockMarks.Navigation, ["pager"] = BlockMarks.Navigation,
        ["toc"] = BlockMarks.Navigation, ["skip"] = BlockMarks.Navigation, ["sitemap"] = BlockMarks.Navigation, ["masthead"] = BlockMarks.Navigation, ["topbar"] = BlockMarks.Navigation, ["toolbar"] = BlockMarks.Navigation,
        ["aside"] = BlockMarks.Aside, ["sidebar"] = BlockMarks.Aside, ["rail"] = BlockMarks.Aside, ["rightrail"] = BlockMarks.Aside, ["leftrail"] = BlockMarks.Aside, ["complementary"] = BlockMarks.Aside, ["secondary"] = BlockMarks.Aside, ["infobox"] = BlockMarks.Aside, ["factbox"] = BlockMarks.Aside,
        ["footer"] = BlockMarks.Footer, ["foot"] = BlockMarks.Footer, ["contentinfo"] = BlockMarks.Footer, ["colophon"] = BlockMarks.Footer, ["bottom"] = BlockMarks.None, ["header"] = BlockMarks.Header, ["banner"] = BlockMarks.Header,
        ["form"] = BlockMarks.Form, ["search"] = BlockMarks.Form, ["login"] = BlockMarks.Form, ["signup"] = BlockMarks.Promo, ["signin"] = BlockMarks.Form, ["register"] = BlockMarks.Form, ["poll"] = BlockMarks.Form, ["quiz"] = BlockMarks.Form,
        ["figure"] = BlockMarks.Figure, ["image"] = BlockMarks.Figure, ["img"] = BlockMarks.Figure, ["photo"] = BlockMarks.Figure, ["picture"] = BlockMarks.Figure, ["media"] = BlockMarks.Figure, ["video"] = BlockMarks.Figure, ["photograph"] = BlockMarks.Figure, ["lightbox"] = BlockMarks.Gallery, ["player"] = BlockMarks.Figure, ["jwplayer"] = BlockMarks.Figure,
        ["caption"] = BlockMarks.Caption, ["captions"] = BlockMarks.Caption, ["figcaption"] = BlockMarks.Caption, ["cutline"] = BlockMarks.Caption, ["bildunterschrift"] = BlockMarks.Caption, ["imagecaption"] = BlockMarks.Caption, ["photocaption"] = BlockMarks.Caption, ["legend"] = BlockMarks.Caption, ["captiontext"] = BlockMarks.Caption,
        ["credit"] = BlockMarks.Credit, ["credits"] = BlockMarks.Credit, ["photocredit"] = BlockMarks.Credit, ["imagecredit"] = BlockMarks.Credit, ["photographer"] = BlockMarks.Credit, ["copyright"] = BlockMarks.Credit, ["copyrightholder"] = BlockMarks.Credit, ["attribution"] = BlockMarks.Credit, ["fotocredit"] = BlockMarks.Credit,
        ["related"] = BlockMarks.Related, ["recommended"] = BlockMarks.Related, ["recommendations"] = BlockMarks.Related, ["recommendation"] = BlockMarks.Related, ["more"] = BlockMarks.Related, ["readmore"] = BlockMarks.Related, ["trending"] = BlockMarks.Related, ["popular"] = BlockMarks.Related, ["latest"] = BlockMarks.Related, ["recent"] = BlockMarks.Related, ["mostread"] = BlockMarks.Related,
        ["recirc"] = BlockMarks.Related, ["recirculation"] = BlockMarks.Related, ["outbrain"] = BlockMarks.Related, ["taboola"] = BlockMarks.Related, ["revcontent"] = BlockMarks.Related, ["suggested"] = BlockMarks.Related, ["upnext"] = BlockMarks.Related, ["similar"] = BlockMarks.Related, ["inlinelink"] = BlockMarks.Related, ["ranking"] = BlockMarks.Related,
        ["newsletter"] = BlockMarks.Promo, ["newsletters"] = BlockMarks.Promo, ["promo"] = BlockMarks.Promo, ["promotion"] = BlockMarks.Promo, ["subscribe"] = BlockMarks.Promo, ["subscription"] = BlockMarks.Promo, ["cta"] = BlockMarks.Promo, ["donate"] = BlockMarks.Promo, ["donation"] = BlockMarks.Promo, ["optin"] = BlockMarks.Promo, ["membership"] = BlockMarks.Promo, ["app"] = BlockMarks.None, ["apps"] = BlockMarks.Promo, ["callout"] = BlockMarks.Promo, ["marketing"] = BlockMarks.Promo,
        ["comment"] = BlockMarks.Comments, ["comments"] = BlockMarks.Comments, ["disqus"] = BlockMarks.Comments, ["respond"] = BlockMarks.Comments, ["reply"] = BlockMarks.Comments, ["discussion"] = BlockMarks.Comments, ["commentlist"] = BlockMarks.Comments, ["kommentar"] = BlockMarks.Comments, ["kommentare"] = BlockMarks.Comments,
        ["byline"] = BlockMarks.Byline, ["author"] = BlockMarks.Byline, ["authors"] = BlockMarks.Byline, ["writer"] = BlockMarks.Byline, ["vcard"] = BlockMarks.Byline, ["contributor"] = BlockMarks.Byline, ["contributors"] = BlockMarks.Byline, ["reporter"] = BlockMarks.Byline, ["autor"] = BlockMarks.Byline, ["meta"] = BlockMarks.Date, ["metadata"] = BlockMarks.Date,
        ["date"] = BlockMarks.Date, ["time"] = BlockMarks.Date, ["timestamp"] = BlockMarks.Date, ["published"] = BlockMarks.Date, ["pubdate"] = BlockMarks.Date, ["datetime"] = BlockMarks.Date, ["dateline"] = BlockMarks.Date, ["updated"] = BlockMarks.Date, ["datum"] = BlockMarks.Date, ["posted"] = BlockMarks.Date, ["datepublished"] = BlockMarks.Date, ["datemodified"] = BlockMarks.Date, ["created"] = BlockMarks.Date,
        ["share"] = BlockMarks.Share, ["sharing"] = BlockMarks.Share, ["social"] = BlockMarks.Share, ["addthis"] = BlockMarks.Share, ["sharethis"] = BlockMarks.Share, ["sociallinks"] = BlockMarks.Share, ["follow"] = BlockMarks.Share, ["sharebar"] = BlockMarks.Share, ["sharedaddy"] = BlockMarks.Share,
        ["hidden"] = BlockMarks.Hidden, ["hide"] = BlockMarks.Hidden, ["invisible"] = BlockMarks.Hidden, ["visuallyhidden"] = BlockMarks.Hidden, ["sr"] = BlockMarks.Hidden, ["screenreader"] = BlockMarks.Hidden, ["tooltip"] = BlockMarks.Hidden, ["rollover"] = BlockMarks.Hidden, ["hovercard"] = BlockMarks.Hidden, ["offscreen"] = BlockMarks.Hidden, ["noprint"] = BlockMarks.None, ["print"] = BlockMarks.None,
        ["standfirst"] = BlockMarks.Standfirst, ["dek"] = BlockMarks.Standfirst, ["deck"] = BlockMarks.Standfirst, ["subtitle"] = BlockMarks.Standfirst, ["subheadline"] = BlockMarks.Standfirst, ["subheading"] = BlockMarks.Standfirst, ["subhead"] = BlockMarks.Standfirst, ["lede"] = BlockMarks.None, ["strapline"] = BlockMarks.Standfirst, ["teaser"] = BlockMarks.Teaser, ["summary"] = BlockMarks.Summary, ["description"] = BlockMarks.Summary, ["excerpt"] = BlockMarks.Summary, ["intro"] = BlockMarks.Summary, ["abstract"] = BlockMarks.Summary, ["synopsis"] = BlockMarks.Summary, ["subtitel"] = BlockMarks.Standfirst, ["sapo"] = BlockMarks.Standfirst, ["kop"] = BlockMarks.None, ["alternativeheadline"] = BlockMarks.Standfirst, ["chapo"] = BlockMarks.Standfirst, ["bajada"] = BlockMarks.Standfirst, ["secondaryheadline"] = BlockMarks.Standfirst,
        ["ad"] = BlockMarks.Advertisement, ["ads"] = BlockMarks.Advertisement, ["advert"] = BlockMarks.Advertisement, ["advertisement"] = BlockMarks.Advertisement, ["advertising"] = BlockMarks.Advertisement, ["sponsor"] = BlockMarks.Advertisement, ["sponsored"] = BlockMarks.Advertisement, ["dfp"] = BlockMarks.Advertisement, ["adsense"] = BlockMarks.Advertisement, ["adslot"] = BlockMarks.Advertisement, ["gpt"] = BlockMarks.Advertisement, ["adbox"] = BlockMarks.Advertisement, ["affiliate"] = BlockMarks.Advertisement,
        ["tag"] = BlockMarks.Tags, ["tags"] = BlockMarks.Tags, ["topics"] = BlockMarks.Tags, ["topic"] = BlockMarks.Tags, ["category"] = BlockMarks.Kicker, ["categories"] = BlockMarks.Tags, ["keywords"] = BlockMarks.Tags, ["label"] = BlockMarks.Kicker, ["kicker"] = BlockMarks.Kicker, ["eyebrow"] = BlockMarks.Kicker, ["overline"] = BlockMarks.Kicker, ["section"] = BlockMarks.None, ["rubric"] = BlockMarks.Kicker,
        ["bio"] = BlockMarks.Biography, ["biography"] = BlockMarks.Biography, ["authorbio"] = BlockMarks.Biography, ["about"] = BlockMarks.Biography, ["shirttail"] = BlockMarks.Biography, ["tagline"] = BlockMarks.Biography, ["profile"] = BlockMarks.Biography,
        ["gallery"] = BlockMarks.Gallery, ["slideshow"] = BlockMarks.Gallery, ["carousel"] = BlockMarks.Gallery, ["slider"] = BlockMarks.Gallery, ["slide"] = BlockMarks.Gallery, ["slides"] = BlockMarks.Gallery, ["swiper"] = BlockMarks.Gallery,
        ["embed"] = BlockMarks.Embed, ["tweet"] = BlockMarks.Embed, ["twitter"] = BlockMarks.Embed, ["instagram"] = BlockMarks.Embed, ["facebook"] = BlockMarks.Share, ["tiktok"] = BlockMarks.Embed, ["quote"] = BlockMarks.Quote, ["blockquote"] = BlockMarks.Quote, ["pullquote"] = BlockMarks.PullQuote, ["pull"] = BlockMarks.PullQuote,
        ["headline"] = BlockMarks.Headline, ["title"] = BlockMarks.Headline, ["heading"] = BlockMarks.Headline, ["hed"] = BlockMarks.Headline, ["button"] = BlockMarks.Button, ["btn"] = BlockMarks.Button, ["buttons"] = BlockMarks.Button, ["list"] = BlockMarks.List, ["item"] = BlockMarks.None, ["card"] = BlockMarks.Teaser, ["cards"] = BlockMarks.Teaser, ["tease"] = BlockMarks.Teaser, ["teasers"] = BlockMarks.Teaser, ["river"] = BlockMarks.Teaser, ["feed"] = BlockMarks.Teaser, ["widget"] = BlockMarks.Widget, ["widgets"] = BlockMarks.Widget, ["module"] = BlockMarks.Widget, ["inset"] = BlockMarks.Widget, ["box"] = BlockMarks.Widget, ["ticker"] = BlockMarks.Widget,
        ["legal"] = BlockMarks.Legal, ["disclaimer"] = BlockMarks.Legal, ["terms"] = BlockMarks.Legal, ["privacy"] = BlockMarks.Legal, ["cookie"] = BlockMarks.Modal | BlockMarks.Consent, ["cookies"] = BlockMarks.Modal | BlockMarks.Consent, ["consent"] = BlockMarks.Modal | BlockMarks.Consent, ["gdpr"] = BlockMarks.Modal | BlockMarks.Consent, ["modal"] = BlockMarks.Modal, ["popup"] = BlockMarks.Modal, ["overlay"] = BlockMarks.Modal, ["dialog"] = BlockMarks.Modal, ["alert"] = BlockMarks.Modal, ["notification"] = BlockMarks.Modal, ["onetrust"] = BlockMarks.Modal | BlockMarks.Consent, ["adblock"] = BlockMarks.Modal, ["toast"] = BlockMarks.Modal,
        ["paywall"] = BlockMarks.Paywall, ["piano"] = BlockMarks.Paywall, ["regwall"] = BlockMarks.Paywall, ["premium"] = BlockMarks.None, ["correction"] = BlockMarks.Correction, ["corrections"] = BlockMarks.Correction,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The marks in <paramref name="value"/>, a class, id, role or itemprop attribute.</summary>
    public static BlockMarks Read(string? value)
    {
        if (string.IsNullOrEmpty(value) || value.Length > Longest)
            return BlockMarks.None;
        BlockMarks marks = BlockMarks.None;
        int start = 0;
        for (int i = 0; i <= value.Length; i++)
        {
            bool boundary = i == value.Length || !char.IsAsciiLetter(value[i]) || (i > start && char.IsAsciiLetterUpper(value[i]) && char.IsAsciiLetterLower(value[i - 1]));
            if (!boundary)
                continue;
            if (i - start is >= 2 and <= 20 && Words.TryGetValue(value.AsSpan(start, i - start), out BlockMarks mark))
                marks |= mark;
            start = i < value.Length && char.IsAsciiLetter(value[i]) ? i : i + 1;
        }

        ReadOnlySpan<char> all = value;
        if (all.Contains("article-body", StringComparison.OrdinalIgnoreCase) || all.Contains("articleBody", StringComparison.OrdinalIgnoreCase) || all.Contains("article__body", StringComparison.OrdinalIgnoreCase)
            || all.Contains("story-body", StringComparison.OrdinalIgnoreCase) || all.Contains("entry-content", StringComparison.OrdinalIgnoreCase) || all.Contains("post-content", StringComparison.OrdinalIgnoreCase)
            || all.Contains("article-content", StringComparison.OrdinalIgnoreCase) || all.Contains("post-body", StringComparison.OrdinalIgnoreCase) || all.Contains("article-text", StringComparison.OrdinalIgnoreCase)
            || all.Contains("story-content", StringComparison.OrdinalIgnoreCase) || all.Contains("body-content", StringComparison.OrdinalIgnoreCase))
            marks |= BlockMarks.BodyProperty;
        return marks;
    }
}
