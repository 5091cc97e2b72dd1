using Whence.Text;

namespace Whence.Times.Words;

/// <summary>What a word can be to a time expression (the typed tokens of SynTime, Zhong et al. 2017).</summary>
internal enum WordKind : byte
{
    /// <summary>Any other word.</summary>
    Other,

    /// <summary>One punctuation mark, or a blank line, which no expression crosses.</summary>
    Mark,

    /// <summary>Function words and modifiers of the lexicon: "last", "about", "of".</summary>
    Modifier,
    Number,
    Ordinal,
    Fraction,
    Month,
    Weekday,
    Unit,
    Season,
    DayPart,
    Deictic,
    Reference,
    Frequency,

    /// <summary>"1990s": the value is the first year.</summary>
    Decade,

    /// <summary>"8:30": the value is the minute of the day.</summary>
    Clock,

    /// <summary>"am", "p.m."</summary>
    DayHalf,

    /// <summary>"7/8/07", "2012-12-02": read again from the text.</summary>
    NumericDate,
    Holiday,
}

/// <summary>A word of the scan.</summary>
/// <param name="Span">Where it stands.</param>
/// <param name="Kind">Its type.</param>
/// <param name="Text">Its lower-case form if the lexicon has it or if it is a mark, else the empty string.</param>
/// <param name="Value">A number, month, weekday (Monday is 1), season ...; -1 when there is none.</param>
internal readonly record struct TimeWord(TextSpan Span, WordKind Kind, string Text, int Value)
{
    /// <summary>Whether it follows the word before without a space.</summary>
    public bool Glued { get; init; }

    /// <summary>Whether it begins with a capital letter.</summary>
    public bool IsCapital { get; init; }

    /// <summary>Whether it is a plural: "years", "Fridays".</summary>
    public bool IsPlural { get; init; }

    /// <summary>Whether a number stands in digits.</summary>
    public bool IsDigits { get; init; }

    /// <summary>A number with its decimals: 2.5; else the value.</summary>
    public double Amount { get; init; }
}
