using System.Globalization;

namespace Whence.Store.Database.Codec;

/// <summary>Days as the case keeps them in a cell: "2031-03-02", which sorts as it counts.</summary>
internal static class DayCell
{
    private const string Format = "yyyy-MM-dd";

    public static string Of(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    public static string? Of(DateOnly? day) => day is { } known ? Of(known) : null;

    /// <summary>The day of a cell that this program wrote.</summary>
    /// <exception cref="FormatException">The cell holds something else.</exception>
    public static DateOnly Read(string cell) => DateOnly.ParseExact(cell, Format, CultureInfo.InvariantCulture);

    /// <summary>The same, null for an empty cell.</summary>
    public static DateOnly? ReadOrNull(string? cell) => cell is null ? null : Read(cell);

    /// <summary>The day that a time of publication begins with; null when it says none.</summary>
    public static DateOnly? OfPublished(string? published) =>
        published is { Length: >= 10 } p && DateOnly.TryParseExact(p.AsSpan(0, 10), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;
}
