using System.Globalization;
using System.Reflection;

namespace Whence.Training.Places.Compile;

/// <summary>The tables that the project wrote itself, in Places/Tables: a line a row, columns by tabulators, lists by semicolons.</summary>
internal static class OwnTables
{
    internal sealed record Country(string Iso, int GeonamesId, string[] Names, string[] Demonyms);

    internal sealed record Admin1(string Code, string[] Names, string[] Demonyms);

    internal sealed record Area(string[] Names, string Kind, string Iso, double Latitude, double Longitude, int GeonamesId, string[] Demonyms);

    internal sealed record CityNames(string[] Names, string Iso, string Admin1, string Geonames);

    public static List<Country> Countries() => [.. Rows("countries").Select(r => new Country(r[0], int.Parse(r[1], CultureInfo.InvariantCulture), List(r, 2), List(r, 3)))];

    public static List<Admin1> FirstLevelUnits() => [.. Rows("admin1").Select(r => new Admin1(r[0], List(r, 1), List(r, 2)))];

    public static List<CityNames> Cities() => [.. Rows("cities").Select(r => new CityNames(List(r, 0), r[1], r[2], r[3]))];

    /// <summary>Outlets: their domains, and their names with "=" before.</summary>
    public static List<CityNames> Outlets() => [.. Rows("outlets").Select(r => new CityNames(List(r, 0), r[2], r.Length > 3 ? r[3] : "", r[1]))];

    /// <summary>Regions, continents, waters and facilities.</summary>
    public static List<Area> Areas() =>
    [
        .. Rows("regions").Select(r => new Area(List(r, 0), r[1], r[2], Degrees(r[3]), Degrees(r[4]), r.Length > 5 && r[5].Length > 0 ? int.Parse(r[5], CultureInfo.InvariantCulture) : 0, List(r, 6))),
        .. Rows("waters").Select(r => new Area(List(r, 0), "water", "", Degrees(r[1]), Degrees(r[2]), 0, [])),
        .. Rows("facilities").Select(r => new Area(List(r, 0), "facility", r[1], Degrees(r[3]), Degrees(r[4]), 0, [])),
    ];

    private static string[] List(string[] row, int column) =>
        row.Length > column ? row[column].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];

    private static double Degrees(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string[]> Rows(string table)
    {
        string resource = $"Whence.Training.Places.Tables.{table}.tsv";
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The table {resource} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
    }
}
