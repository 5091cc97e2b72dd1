namespace Whence.Times.Normalization;

/// <summary>A unit of the calendar or the clock, from fine to coarse.</summary>
internal enum Grain : byte
{
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Month,
    Quarter,
    Season,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}
