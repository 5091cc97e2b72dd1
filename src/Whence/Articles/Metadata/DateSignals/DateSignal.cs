using Whence.Articles.Dates;

namespace Whence.Articles.Metadata.DateSignals;

/// <summary>A day that something on the page gives as the day of publication.</summary>
/// <param name="Date">The date as printed.</param>
/// <param name="Basis">Where it stands.</param>
/// <param name="Weight">How far to trust its kind, 0 to 1.</param>
internal readonly record struct DateSignal(PrintedDate Date, PublishedBasis Basis, double Weight);
