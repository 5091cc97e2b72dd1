using Whence.Articles.Dates;

namespace Whence.Articles.Metadata.DateSignals;

/// <summary>A day that something on the page gives as the day of publication.</summary>
/// <param name="Date">The date as printed.</param>
/// <param name="Basis">Where it stands.</param>
/// <param name="Weight">How far to trust it alone, 0 to 1.</param>
/// <param name="Kind">Which part of the page gives it: parts that agree support each other.</param>
/// <param name="Label">What the words before a printed day say of it.</param>
/// <param name="Above">Whether it is drawn above the headline, where pages also print the day on which they are read.</param>
internal readonly record struct DateSignal(PrintedDate Date, PublishedBasis Basis, double Weight, SignalKind Kind, DayLabel Label = DayLabel.None, bool Above = false);

internal enum SignalKind
{
    JsonLd,
    Meta,
    Microdata,
    Printed,
    Address,

    /// <summary>A date of change: the last resort, and no support for another.</summary>
    Modified,
}
