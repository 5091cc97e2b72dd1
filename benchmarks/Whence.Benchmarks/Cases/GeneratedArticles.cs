using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Whence.Benchmarks.Cases;

/// <summary>Articles of English sentences about invented ships, as JSON Lines. Names of ships are as unevenly spread as names are in news.</summary>
/// <remarks><c>dotnet run -c Release --project benchmarks/Whence.Benchmarks -- case-articles N FILE [SENTENCES]</c>. The same N gives the same file.</remarks>
internal static class GeneratedArticles
{
    private const int Ships = 40_000;

    private static readonly string[] Syllables = ["bel", "dor", "fen", "gal", "hul", "kar", "lom", "mar", "nor", "pel", "rin", "sol", "tam", "vor", "wil", "zan", "ost", "ber", "lin", "hav"];
    private static readonly string[] Places = ["Halvorsund", "Bodensund", "Karlshaven", "Port Amery", "Little Strand", "Norrvik", "Old Quay", "Tamsund"];
    private static readonly string[] Sources = ["the port authority", "a port official", "the harbour master", "the ferry company", "a union leader", "the coast guard", "two people familiar with the plan", "the transport ministry"];
    private static readonly string[] Things = ["cranes", "ferries", "timetables", "repairs", "contracts", "inspections", "ballast tanks", "engines", "crews", "permits"];
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    private static readonly string[] Verbs = ["said", "told reporters", "denied", "confirmed", "warned", "announced"];

    /// <summary>The name of the ship of this rank; lower ranks are met more often.</summary>
    public static string Ship(int rank)
    {
        int first = rank % 20, second = rank / 20 % 20, third = rank / 400 % 20, fourth = rank / 8_000 % 20;
        return "M" + Syllables[first] + Syllables[second] + Syllables[third] + (fourth > 0 ? Syllables[fourth] : "");
    }

    public static void Write(int count, string path, int sentences)
    {
        using FileStream file = new(path, FileMode.Create);
        using Utf8JsonWriter json = new(file, new JsonWriterOptions { SkipValidation = true });
        Random random = new(11);
        for (int i = 0; i < count; i++)
        {
            StringBuilder text = new();
            for (int s = 0; s < sentences; s++)
                text.Append(s == 0 ? "" : s % 3 == 0 ? "\n\n" : " ").Append(Sentence(random));
            json.Reset();
            json.WriteStartObject();
            json.WriteString("title", string.Create(CultureInfo.InvariantCulture, $"{Ship(Rank(random))} is late at {Pick(random, Places)}"));
            json.WriteString("outlet", string.Create(CultureInfo.InvariantCulture, $"Harbour Post {random.Next(300)}"));
            json.WriteString("published", new DateOnly(2029, 1, 1).AddDays((int)((long)i * 1095 / count)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("url", string.Create(CultureInfo.InvariantCulture, $"https://post.example/{i}"));
            json.WriteString("text", text.ToString());
            json.WriteEndObject();
            json.Flush();
            file.WriteByte((byte)'\n');
        }
    }

    /// <summary>A rank by a power of a uniform number: the commonest hundred ships are named in a fifth of the sentences.</summary>
    private static int Rank(Random random) => (int)(Ships * Math.Pow(random.NextDouble(), 4));

    private static string Sentence(Random random)
    {
        string ship = Ship(Rank(random)), place = Pick(random, Places), source = Pick(random, Sources), thing = Pick(random, Things), day = Pick(random, Days);
        return random.Next(6) switch
        {
            0 => $"The {ship} left {place} on {day} without its {thing}, {source} {Pick(random, Verbs)}.",
            1 => $"{char.ToUpperInvariant(source[0])}{source[1..]} {Pick(random, Verbs)} that the {thing} of the {ship} may be checked in {place} on {day}.",
            2 => $"The {thing} had been ordered for {place} long before the storm, and nobody at the quay expected the {ship}.",
            3 => $"\"We have seen no {thing} since {day},\" said Ola {Ship(Rank(random))[1..]}, who works on the {ship}.",
            4 => $"About {random.Next(2, 900)} people waited in {place} while the {ship} and the {Ship(Rank(random))} took on {thing}.",
            _ => $"According to {source}, the {ship} will not return to {place} before {day}.",
        };
    }

    private static string Pick(Random random, string[] of) => of[random.Next(of.Length)];
}
