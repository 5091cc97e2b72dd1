using System.Collections.Frozen;

namespace Whence.Claims.Tellers;

/// <summary>Names that stand for a country's government: its capital, the seat or ministry known by one name, the country, its adjective.</summary>
internal static class Metonyms
{
    // A line a country: the names, each in lower case. Stems of four letters match adjectives ("iran" also "iranian").
    private static readonly string[] Lines =
    [
        "united states|u.s.|us|america|american|washington|white house|pentagon|state department|biden|trump|obama|national security council|department of defense|treasury",
        "russia|russian|moscow|kremlin", "china|chinese|beijing", "iran|iranian|tehran", "north korea|north korean|pyongyang|dprk", "south korea|south korean|seoul|blue house",
        "japan|japanese|tokyo", "cuba|cuban|havana", "venezuela|venezuelan|caracas|miraflores", "ukraine|ukrainian|kyiv|kiev", "united kingdom|britain|british|london|downing street|u.k.|uk|whitehall",
        "france|french|paris|elysee|élysée|quai d'orsay", "germany|german|berlin", "israel|israeli|jerusalem|tel aviv", "turkey|turkish|türkiye|ankara", "syria|syrian|damascus", "iraq|iraqi|baghdad",
        "saudi arabia|saudi|riyadh", "egypt|egyptian|cairo", "india|indian|new delhi|delhi", "pakistan|pakistani|islamabad", "afghanistan|afghan|kabul", "belarus|belarusian|minsk", "poland|polish|warsaw",
        "european union|eu|brussels|european commission", "nato|alliance", "vatican|holy see", "lebanon|lebanese|beirut", "yemen|yemeni|sanaa", "qatar|qatari|doha", "taiwan|taiwanese|taipei",
        "canada|canadian|ottawa", "mexico|mexican|mexico city", "brazil|brazilian|brasilia", "argentina|argentine|buenos aires", "colombia|colombian|bogota", "australia|australian|canberra",
        "italy|italian|rome", "spain|spanish|madrid", "greece|greek|athens", "serbia|serbian|belgrade", "georgia|georgian|tbilisi", "armenia|armenian|yerevan", "azerbaijan|azerbaijani|baku",
        "kazakhstan|kazakh|astana", "ethiopia|ethiopian|addis ababa", "sudan|sudanese|khartoum", "nigeria|nigerian|abuja", "kenya|kenyan|nairobi", "south africa|south african|pretoria",
        "indonesia|indonesian|jakarta", "philippines|philippine|filipino|manila", "vietnam|vietnamese|hanoi", "thailand|thai|bangkok", "myanmar|burma|burmese|naypyidaw", "malaysia|malaysian|kuala lumpur",
    ];

    private static readonly FrozenDictionary<string, int> Countries = Lines.SelectMany((line, i) => line.Split('|').Select(name => (name, i))).ToFrozenDictionary(p => p.name, p => p.i, StringComparer.Ordinal);

    /// <summary>Whether <paramref name="description"/> (lower case) speaks of the same government as <paramref name="name"/> (lower case): "havana" in "cuban deputy minister".</summary>
    public static bool Share(string name, string description)
    {
        if (!Countries.TryGetValue(name, out int country)) return false;
        foreach (string other in Lines[country].Split('|'))
        {
            int at = description.IndexOf(other, StringComparison.Ordinal);
            if (at >= 0 && (at == 0 || !char.IsLetter(description[at - 1])) && (at + other.Length == description.Length || !char.IsLetter(description[at + other.Length]))) return true;
        }

        return false;
    }
}
