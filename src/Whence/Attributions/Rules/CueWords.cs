using System.Collections.Frozen;

namespace Whence.Attributions.Rules;

/// <summary>Lemmas that report, by what they take. Written down from usage, not counted from a corpus.</summary>
internal static class CueWords
{
    /// <summary>Verbs that report with a clause: "said that the road was closed".</summary>
    public static readonly FrozenSet<string> Clausal = Words(
        "say tell add write note report announce claim argue explain declare state tweet insist warn acknowledge suggest allege deny confirm reveal respond reply " +
        "assert contend maintain testify estimate predict conclude remark comment admit stress recall mention believe think know find show indicate hear learn " +
        "suspect fear hope expect doubt worry feel vow pledge promise threaten demand propose recommend agree dispute wonder speculate concede complain joke observe " +
        "reiterate emphasize emphasise clarify disclose inform advise assure remind notify signal hint imply boast caution counter retort quip point post decide " +
        "determine discover guess realize realise see swear theorize figure opine lament protest rule ask inquire question acknowledge repeat continue proclaim profess");

    /// <summary>Verbs that open or close a quotation: "..., the mayor said".</summary>
    public static readonly FrozenSet<string> Speech = Words(
        "say tell add write note report announce claim argue explain declare state tweet insist warn acknowledge suggest allege deny confirm reveal respond reply assert " +
        "contend maintain testify estimate predict conclude remark comment admit stress recall mention joke observe reiterate emphasize emphasise clarify quip point post " +
        "ask continue complain concede lament protest read shout cry whisper exclaim yell repeat vow promise pledge caution counter retort advise agree describe call think " +
        "believe go begin conclude proclaim");

    /// <summary>Verbs that report an intention with an infinitive: "vowed to appeal".</summary>
    public static readonly FrozenSet<string> Infinitive = Words(
        "vow pledge promise threaten agree refuse decline offer swear plan intend hope claim demand want expect propose");

    /// <summary>Verbs whose object is the teller: "citing officials".</summary>
    public static readonly FrozenSet<string> Citing = Words("cite quote");

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
