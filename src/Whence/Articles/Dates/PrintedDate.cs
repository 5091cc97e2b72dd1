using System.Globalization;

namespace Whence.Articles.Dates;

/// <summary>A full date as it stands in a text or an attribute, with its time and offset if they are printed too. Never converted.</summary>
/// <param name="Day">The local day.</param>
/// <param name="Time">Time of day, or null.</param>
/// <param name="Offset">Offset from UTC, or null when no zone is printed or its name is ambiguous.</param>
/// <param name="Start">Where the date starts, in UTF-16 code units of what was read.</param>
/// <param name="End">Where date and time end.</param>
internal readonly record struct PrintedDate(DateOnly Day, TimeOnly? Time, TimeSpan? Offset, int Start, int End)
{
    /// <summary>ISO 8601: a day, or a day with time and, if known, offset.</summary>
    public string ToIso()
    {
        string day = Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (Time is not { } time)
            return day;
        string clock = time.ToString(time.Second == 0 ? "HH:mm" : "HH:mm:ss", CultureInfo.InvariantCulture);
        if (Offset is not { } offset)
            return $"{day}T{clock}";
        if (offset == TimeSpan.Zero)
            return $"{day}T{clock}Z";
        char sign = offset < TimeSpan.Zero ? '-' : '+';
        return string.Create(CultureInfo.InvariantCulture, $"{day}T{clock}{sign}{offset.Duration():hh\\:mm}");
    }
}
