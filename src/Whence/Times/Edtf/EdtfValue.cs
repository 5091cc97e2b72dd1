namespace Whence.Times.Edtf;

/// <summary>A date of EDTF (ISO 8601-2:2019) in the precision it is printed in.</summary>
/// <param name="Year">1 to 9999; the first year when digits are unspecified.</param>
/// <param name="Month">1 to 12; 21 to 24 a season; 33 to 36 a quarter; 40 and 41 a half; 0 when there is none.</param>
/// <param name="Day">1 to 31, 0 when there is none.</param>
internal readonly record struct EdtfDate(int Year, int Month = 0, int Day = 0)
{
    /// <summary>How many last digits of the year are X: 1 for 199X.</summary>
    public int UnspecifiedDigits { get; init; }

    /// <summary>Printed with ~.</summary>
    public bool IsApproximate { get; init; }
}

/// <summary>How two dates of EDTF are joined.</summary>
internal enum EdtfJoin : byte
{
    /// <summary>One date.</summary>
    None,

    /// <summary>a/b: from the first to the second; a missing side is open (..).</summary>
    Interval,

    /// <summary>[a..b]: one day out of these.</summary>
    OneOf,
}

/// <summary>An EDTF string of levels 0 to 2 as far as Whence prints it.</summary>
internal readonly record struct EdtfValue(EdtfDate? From, EdtfDate? To, EdtfJoin Join)
{
    public EdtfValue(EdtfDate date)
        : this(date, date, EdtfJoin.None)
    {
    }

    /// <summary>ISO 8601-2 level that it needs.</summary>
    public int Level =>
        Join == EdtfJoin.OneOf || From is { Month: > 24 } or { UnspecifiedDigits: > 2 } || To is { Month: > 24 } ? 2
        : From is null or { IsApproximate: true } or { UnspecifiedDigits: > 0 } or { Month: > 12 } || To is null or { IsApproximate: true } or { Month: > 12 } ? 1 : 0;
}
