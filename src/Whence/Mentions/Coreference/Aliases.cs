using System.Collections.Frozen;

namespace Whence.Mentions.Coreference;

/// <summary>Names that mean the same without sharing a word: "U.S." and "United States", "N. Korea" and "Democratic People's Republic of Korea".</summary>
internal static class Aliases
{
    private static readonly FrozenDictionary<string, string> Canonical = Build("""
        united states: us, usa, america, united states of america
        united kingdom: uk, britain, great britain
        north korea: n korea, dprk, nkorea, democratic people 's republic of korea, democratic people's republic of korea, hermit kingdom
        south korea: s korea, skorea, rok, republic of korea
        iran: islamic republic, islamic republic of iran
        european union: eu
        united nations: un
        united arab emirates: uae
        russia: russian federation
        china: people's republic of china, prc
        saudi arabia: kingdom of saudi arabia, ksa
        democratic republic of the congo: drc, dr congo
        turkey: türkiye, turkiye
        myanmar: burma
        islamic state: isis, isil, daesh, islamic state group
        international atomic energy agency: iaea
        world health organization: who
        north atlantic treaty organization: nato
        international monetary fund: imf
        federal bureau of investigation: fbi
        central intelligence agency: cia
        associated press: ap
        agence france - presse: afp, agence france presse
        british broadcasting corporation: bbc
        """);

    /// <summary>The words of a name joined, or those of the commonest name of what it names.</summary>
    public static string Of(string[] key)
    {
        string joined = string.Join(' ', key);
        return Canonical.GetValueOrDefault(joined, joined);
    }

    private static FrozenDictionary<string, string> Build(string lines)
    {
        var canonical = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            foreach (string alias in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries))
                canonical[alias] = line[..colon];
        }

        return canonical.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
