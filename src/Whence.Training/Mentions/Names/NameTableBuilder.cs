using System.Globalization;
using System.Text;
using Whence.Mentions.Names;

namespace Whence.Training.Mentions.Names;

/// <summary>Lists that the name finder knows: people (US census), places (Natural Earth, GeoNames) and demonyms (Wikipedia).</summary>
internal static class NameTableBuilder
{
    private const int MostSurnames = 20_000;
    private const int SmallestTown = 50_000;

    public static NameTables Build(string corpora)
    {
        string lexicon = Path.Combine(corpora, "language/lexicon"), gazetteer = Path.Combine(corpora, "gazetteer");
        string[] countries = [.. Countries(gazetteer).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new NameTables
        {
            FemaleNames = Census(lexicon, "census-female-first.tsv", 3000),
            MaleNames = Census(lexicon, "census-male-first.tsv", 1219),
            Surnames = Census(lexicon, "census-all-last.tsv", MostSurnames),
            Countries = countries,
            Places = [.. Places(gazetteer).Except(countries, StringComparer.Ordinal).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Demonyms = [.. Demonyms(gazetteer).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static string[] Census(string folder, string file, int most) =>
        [.. NameCorpora.Lines(Path.Combine(folder, file)).Where(line => line.Length > 0).Take(most).Select(line => line.Split('\t')[0].ToLowerInvariant())];

    private static IEnumerable<string> Countries(string gazetteer)
    {
        foreach (string[] row in Rows(gazetteer, "natural-earth/countries.tsv"))
        {
            foreach (string name in row[4].Split(';').Append(row[3]))
                yield return Normal(name);
        }

        foreach (string[] row in Rows(gazetteer, "geonames/countryInfo.txt"))
        {
            if (row.Length > 5)
            {
                yield return Normal(row[4]);
                yield return Normal(row[5]);
            }
        }
    }

    private static IEnumerable<string> Places(string gazetteer)
    {
        foreach (string[] row in Rows(gazetteer, "natural-earth/populated_places.tsv"))
        {
            if (long.TryParse(row[8], CultureInfo.InvariantCulture, out long people) && people >= SmallestTown)
                yield return Normal(row[1]);
        }

        foreach (string[] row in Rows(gazetteer, "geonames/admin1CodesASCII.txt"))
            yield return Normal(row[2]);
        foreach (string[] row in Rows(gazetteer, "natural-earth/admin_1_us_ca_au_br.tsv"))
            yield return Normal(row[1]);
        foreach (string[] row in Rows(gazetteer, "natural-earth/water.tsv").Concat(Rows(gazetteer, "natural-earth/land_features.tsv").Select(row => row[1..].Prepend("").ToArray())))
        {
            if (row.Length > 2)
                yield return Normal(row[2]);
        }
    }

    private static IEnumerable<string> Demonyms(string gazetteer)
    {
        foreach (string[] row in Rows(gazetteer, "demonyms/wikipedia-demonyms.tsv"))
        {
            foreach (string name in row.Skip(1).SelectMany(cell => cell.Split(',', '/', ';')))
            {
                string normal = Normal(name);
                if (normal.Length > 3 && !normal.Contains(' ', StringComparison.Ordinal))
                    yield return normal;
            }
        }
    }

    private static IEnumerable<string[]> Rows(string gazetteer, string file) =>
        NameCorpora.Lines(Path.Combine(gazetteer, file)).Where(line => line.Length > 0 && line[0] != '#').Skip(file.EndsWith(".tsv", StringComparison.Ordinal) ? 1 : 0).Select(line => line.Split('\t'));

    /// <summary>Small letters without accents, words as the tokenizer cuts them at spaces and hyphens.</summary>
    private static string Normal(string name)
    {
        var normal = new StringBuilder();
        foreach (char c in name.Normalize(NormalizationForm.FormD))
        {
            if (c == '-')
                normal.Append(" - ");
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                normal.Append(char.ToLowerInvariant(c));
        }

        return string.Join(' ', normal.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
