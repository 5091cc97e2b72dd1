using Whence.Tokens;

namespace Whence.Claims.Grammar;

/// <summary>Phrases that weigh a telling without telling it: "no truth to claims that", "any truth in the rumour", "not a shred of truth behind reports".</summary>
internal sealed class TruthPhrases(Trees trees)
{
    // "the" and "recent" between the preposition and the noun; "not even a single shred of" between the negation and the truth.
    private const int LongestPhrase = 4, LongestMeasure = 7;

    /// <summary>Whether truth is sought in what the noun at <paramref name="noun"/> names, so that whoever speaks of it does not tell it.</summary>
    public bool IsWeighed(int noun)
    {
        int before = noun - 1;
        while (before > 0 && noun - before <= LongestPhrase && !IsPreposition(before) && trees.Upos(before) is "DET" or "ADJ" or "PRON" or "PROPN" or "NOUN" or "PART") before--;
        if (before <= 0 || !IsPreposition(before)) return false;
        for (before--; before > 0 && IsBetween(before); before--)
        {
        }

        return IsTruth(before);
    }

    /// <summary>The first and last token of a phrase that finds no truth at <paramref name="truth"/>, up to the next mark behind it; or null.</summary>
    public (int First, int Last)? Denied(int truth, Sentence sentence)
    {
        if (!IsTruth(truth)) return null;
        int last = truth + 1;
        while (last < sentence.EndToken && IsBetween(last)) last++;
        if (last >= sentence.EndToken || !IsPreposition(last)) return null;
        int first = truth - 1;
        while (first >= sentence.FirstToken && truth - first <= LongestMeasure && IsMeasure(first)) first--;
        if (first < sentence.FirstToken || trees.Form(first) is not ("no" or "not" or "n't" or "never" or "without")) return null;
        while (first > sentence.FirstToken && (IsOpening(first - 1) || (IsQuotationMark(first - 1) && first - 1 > sentence.FirstToken && IsOpening(first - 2)))) first--;
        while (last + 1 < sentence.EndToken && !trees.IsPunctuation(last + 1)) last++;
        return (first, last);
    }

    private bool IsTruth(int token) => trees.Form(token) is "truth" or "substance" or "basis" or "merit" or "foundation";

    private bool IsPreposition(int token) => trees.Form(token) is "to" or "in" or "for" or "behind";

    private bool IsOpening(int token) => trees.Form(token) is "there" or "is" or "was" or "'s" or "has" or "been" or "absolutely";

    /// <summary>"no truth whatsoever" to; "not a shred of truth at all" in.</summary>
    private bool IsBetween(int token) => trees.Form(token) is "whatsoever" or "whatever" or "at" or "all" || IsQuotationMark(token);

    /// <summary>"a single shred of", "the slightest", "any".</summary>
    private bool IsMeasure(int token) =>
        trees.Form(token) is "a" or "an" or "the" or "one" or "single" or "slightest" or "any" or "even" or "been" or "of" or "shred" or "grain" or "word" or "ounce" or "iota" or "scintilla" or "kernel" or "jot" || IsQuotationMark(token);

    private bool IsQuotationMark(int token) => trees.Form(token) is "\"" or "“" or "”";
}
