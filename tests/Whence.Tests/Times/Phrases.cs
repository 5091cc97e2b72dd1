using CsCheck;

namespace Whence.Tests.Times;

/// <summary>Random texts made of the words of time, so that odd joins of them are met.</summary>
internal static class Phrases
{
    public static readonly Gen<string> Of = Gen.OneOf(
        Gen.OneOf(
            "January", "May", "Dec.", "Friday", "Sun", "last", "next", "this", "the", "a", "two", "12", "31", "1998", "9999", "0001", "1", "year", "years", "week", "day", "century", "decade", "quarter", "third", "20th",
            "spring", "winter", "of", "in", "since", "until", "before", "after", "by", "late", "early", "mid", "-", "to", "and", ",", ".", "'s", "ago", "later", "earlier", "Easter", "Christmas", "BC", "1990s", "'80s", "8:30", "p.m.",
            "today", "yesterday", "recent", "future", "every", "about", "more than", "end of", "7/8/07", "2012-02-30", "2012-12-02", "99999999", "several", "hundred", "million", "said", "will", "\n\n", "fiscal", "half", "night", "weekend", "millennium"),
        Gen.Int[0, 12000].Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        .Array[1, 14].Select(words => string.Join(' ', words));
}
