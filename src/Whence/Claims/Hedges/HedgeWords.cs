using System.Collections.Frozen;

namespace Whence.Claims.Hedges;

/// <summary>Words of doubt with their kind and strength (lemmas for verbs and adjectives, forms for the rest).</summary>
/// <remarks>Strength is how far the word moves a reader's belief from certainty, 0 to 1; from <see cref="Enough"/> on the claim counts as hedged.</remarks>
internal static class HedgeWords
{
    /// <summary>The strength at which a stance turns from asserted to hedged.</summary>
    public const double Enough = 0.35;

    private static readonly FrozenDictionary<string, (HedgeKind Kind, double Strength)> Adverbs = Build(HedgeKind.Adverb,
        "apparently .5 seemingly .5 reportedly .5 allegedly .6 supposedly .7 purportedly .7 ostensibly .6 possibly .6 perhaps .6 maybe .7 probably .4 likely .4 presumably .5 conceivably .7 potentially .5 " +
        "arguably .5 unofficially .4 officially .1 evidently .3 roughly .1 about .05 approximately .1");

    private static readonly FrozenDictionary<string, (HedgeKind Kind, double Strength)> Adjectives = Build(HedgeKind.Adjective,
        "alleged .6 suspected .5 supposed .6 purported .7 reputed .5 apparent .4 possible .6 potential .5 likely .4 probable .4 unlikely .7 presumed .5 rumored .7 rumoured .7 so-called .4 would-be .3 putative .6 hypothetical .8 unproven .7");

    private static readonly FrozenDictionary<string, (HedgeKind Kind, double Strength)> Verbs = Build(HedgeKind.Verb,
        "believe .5 think .5 suspect .6 appear .5 seem .5 allege .6 claim .3 suggest .4 speculate .7 assume .5 rumor .8 rumour .8 presume .5 suppose .6 hint .6 imply .5 fear .5 guess .7 imagine .6 purport .7 reckon .4 surmise .6 feel .3 estimate .2 expect .2 consider .2 repute .5");

    private static readonly FrozenSet<string> Modals = new[] { "may", "might", "could" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Open = new[] { "unconfirmed", "unverified", "unsubstantiated" }.ToFrozenSet(StringComparer.Ordinal);

    public static (HedgeKind Kind, double Strength)? Adverb(string form) => Adverbs.TryGetValue(form, out var found) ? found : null;

    public static (HedgeKind Kind, double Strength)? Adjective(string lemma) =>
        Open.Contains(lemma) ? (HedgeKind.Unconfirmed, .7) : Adjectives.TryGetValue(lemma, out var found) ? found : null;

    public static (HedgeKind Kind, double Strength)? Verb(string lemma) => Verbs.TryGetValue(lemma, out var found) ? found : null;

    public static bool IsModal(string form) => Modals.Contains(form);

    private static FrozenDictionary<string, (HedgeKind Kind, double Strength)> Build(HedgeKind kind, string list)
    {
        string[] parts = list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var words = new Dictionary<string, (HedgeKind Kind, double Strength)>(StringComparer.Ordinal);
        for (int i = 0; i + 1 < parts.Length; i += 2) words[parts[i]] = (kind, double.Parse(parts[i + 1], System.Globalization.CultureInfo.InvariantCulture));
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
