using System.Globalization;
using System.Text.Json;

namespace Whence.Benchmarks;

/// <summary>Short invented news as JSON Lines, for a case as large as wanted: stories of five reports that tell one claim on the word of one or two origins.</summary>
/// <remarks><c>dotnet run -c Release --project benchmarks/Whence.Benchmarks -- articles N</c>. The same articles for the same N.</remarks>
internal static class InventedNews
{
    private const int ReportsAStory = 5;

    private static readonly string[] _towns = ["Bergen", "Aarhus", "Gothenburg", "Turku", "Tallinn", "Riga", "Gdansk", "Rostock", "Antwerp", "Hull", "Cork", "Vigo", "Split", "Varna", "Izmir", "Busan"];
    private static readonly string[] _things = ["harbour", "ferry line", "coast road", "grain store", "power station", "shipyard", "railway bridge", "water works", "fish market", "airfield", "sea wall", "pipeline", "customs house", "lighthouse", "canal lock", "dry dock"];
    private static readonly string[] _acts = ["will close", "will reopen", "will be sold", "will be rebuilt", "will lose half its workers", "will be inspected", "will be handed to the navy", "will be widened"];
    private static readonly string[] _sources = ["the mayor, Ann Lund", "Erik Dahl, the port's director", "a senior official", "a union leader", "the transport ministry", "a person with knowledge of the plan", "Marta Reis, an engineer", "the regional council"];
    private static readonly string[] _outlets = ["Courier", "Herald", "Gazette", "Post", "Tribune", "Observer", "Record", "Star"];

    public static void Write(int count, TextWriter output)
    {
        var random = new Random(11);
        for (int story = 0; story * ReportsAStory < count; story++)
        {
            string town = Pick(_towns), thing = Pick(_things), act = Pick(_acts), source = Pick(_sources), agency = Pick(_towns) + " News Agency";
            DateOnly first = new DateOnly(2031, 1, 1).AddDays(random.Next(1_000)), opens = first.AddDays(random.Next(3, 60));
            string day = opens.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
            for (int report = 0; report < ReportsAStory && (story * ReportsAStory) + report < count; report++)
            {
                string outlet = $"The {Pick(_towns)} {Pick(_outlets)}";
                string told = report switch
                {
                    0 => $"The {thing} of {town} {act} on {day}, {source} told {agency}.",
                    1 or 2 => $"The {thing} of {town} {act} on {day}, {agency} reported, citing {source}.",
                    3 => $"The {thing} of {town} may be closed in part, people familiar with the matter said on Monday.",
                    _ => $"{Capital(source)} denied that the {thing} of {town} {act}.",
                };
                string text = $"{Capital(thing)} of {town} {act}\n\n{told}\n\nResidents of {Pick(_towns)} said they had not been asked. According to the plan, which {agency} has seen, {random.Next(2, 400)} people work there. "
                    + $"The case has the number {story}-{report} in the books of the council.\n";
                output.WriteLine(JsonSerializer.Serialize(new
                {
                    text,
                    outlet,
                    published = first.AddDays(report / 2).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    headline = $"{Capital(thing)} of {town} {act}",
                }));
            }
        }

        string Pick(string[] words) => words[random.Next(words.Length)];
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
