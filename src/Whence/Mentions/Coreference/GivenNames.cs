using System.Collections.Frozen;

namespace Whence.Mentions.Coreference;

/// <summary>Whether a first name is a woman's or a man's, by how common it is among each (US census 1990).</summary>
internal sealed class GivenNames
{
    // Commoner surnames than this may be meant when one stands alone.
    private const int CommonSurnames = 5000;

    private readonly FrozenDictionary<string, Gender> _genders;
    private readonly FrozenSet<string> _surnames;

    /// <param name="female">First names of women in small letters, the commonest first.</param>
    /// <param name="male">The same of men.</param>
    /// <param name="surnames">Surnames, the commonest first.</param>
    public GivenNames(string[] female, string[] male, string[] surnames)
    {
        _surnames = surnames.Take(CommonSurnames).ToFrozenSet(StringComparer.Ordinal);
        Dictionary<string, int> women = female.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var genders = new Dictionary<string, Gender>(StringComparer.Ordinal);
        foreach ((int rank, string name) in male.Index())
        {
            // A name of both counts for the gender in which it is far commoner.
            if (!women.TryGetValue(name, out int other) || rank * 4 < other)
                genders[name] = Gender.Male;
            else if (other * 4 < rank)
                genders[name] = Gender.Female;
            else
                genders[name] = Gender.Unknown;
        }

        foreach (string name in female)
            genders.TryAdd(name, Gender.Female);
        foreach (string name in "mohammed muhammad ahmed ali hassan hussein mahmoud ibrahim omar abdul abdullah yusuf ivan vladimir sergei dmitry mikhail nikolai yuri hiroshi takashi kim xi barack benjamin binyamin narendra recep hamid bashar nicolas emmanuel boris volodymyr olaf jean pierre giorgio luis jorge pedro javier".Split(' '))
            genders.TryAdd(name, Gender.Male);
        _genders = genders.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>By the first word of a longer name.</summary>
    public Gender Of(string name) => _genders.GetValueOrDefault(name);

    /// <summary>By a name that stands alone, and may be a surname.</summary>
    public Gender OfAlone(string name) => _surnames.Contains(name) ? Gender.Unknown : Of(name);
}
