namespace Whence.Articles.Html;

/// <summary>What tags, classes and ids say of an element. A block carries its own marks and those of the elements round it.</summary>
[Flags]
internal enum BlockMarks : long
{
    None = 0,
    Article = 1L << 0,
    Main = 1L << 1,
    Content = 1L << 2,
    BodyProperty = 1L << 3,
    Navigation = 1L << 4,
    Aside = 1L << 5,
    Footer = 1L << 6,
    Header = 1L << 7,
    Form = 1L << 8,
    Figure = 1L << 9,
    Caption = 1L << 10,
    Credit = 1L << 11,
    Related = 1L << 12,
    Promo = 1L << 13,
    Comments = 1L << 14,
    Byline = 1L << 15,
    Date = 1L << 16,
    Share = 1L << 17,
    Hidden = 1L << 18,
    Standfirst = 1L << 19,
    Advertisement = 1L << 20,
    Tags = 1L << 21,
    Biography = 1L << 22,
    Gallery = 1L << 23,
    Embed = 1L << 24,
    Quote = 1L << 25,
    Table = 1L << 26,
    List = 1L << 27,
    Headline = 1L << 28,
    Button = 1L << 29,
    Legal = 1L << 30,
    Modal = 1L << 31,
    Link = 1L << 32,
    Summary = 1L << 33,
    Kicker = 1L << 34,
    Paywall = 1L << 35,
    Teaser = 1L << 36,
    Correction = 1L << 37,
    PullQuote = 1L << 38,
    Widget = 1L << 39,

    /// <summary>Asks for leave to set cookies: never text of an article, however long.</summary>
    Consent = 1L << 40,

    /// <summary>A class word that ends in "date": heard where dates are looked for, and not by the scorer.</summary>
    DateName = 1L << 41,

    /// <summary>Marks that speak against a text; an element that holds much of the page's prose is not believed.</summary>
    Against = Navigation | Aside | Footer | Header | Form | Related | Promo | Comments | Share | Hidden | Advertisement | Tags | Biography | Gallery | Legal | Modal | Teaser | Widget | Caption | Credit | Figure | Button | Byline | Date | Standfirst | Summary | Kicker | Headline | Paywall | PullQuote | Link,
}
