using System.Collections.Frozen;
using Whence.Times.Recognition;
using Whence.Times.Words;

namespace Whence.Times.Anchors;

/// <summary>Reads the direction that the nearest verb gives: "will meet on Friday" looks ahead, "met on Friday" back.</summary>
internal sealed class TenseReader(WordRun words)
{
    /// <summary>How many words away a verb may stand.</summary>
    private const int Reach = 14;

    private static readonly FrozenSet<string> PastForms = Words(
        "was were had did said told took made came went rose fell got gave found left met held began saw led won lost ran sold bought sent brought became kept knew grew drew flew spoke broke chose wrote stood struck fought paid felt sought taught thought shot built spent been gone done given taken seen known");

    private static readonly FrozenSet<string> FutureForms = Words("will shall upcoming");

    /// <summary>Words after which "to" and a verb speak of what is to come.</summary>
    private static readonly FrozenSet<string> BeforeInfinitive = Words(
        "expected scheduled planned due plans plan planning set expects expect hopes hope hoping wants want supposed likely ready going about is are be intends intend agreed decided pledged vowed promised slated ordered prepared preparing begin unlikely deadline");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Past = PastForms.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Future = FutureForms.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Infinitive = BeforeInfinitive.GetAlternateLookup<ReadOnlySpan<char>>();

    public Tense At(Recognised time)
    {
        for (int i = time.First - 1; i >= 0 && i >= time.First - Reach && !IsEnd(i); i--)
        {
            if (Cue(i) is not Tense.Unknown and var tense)
                return tense;
        }

        for (int i = time.End; i < words.Count && i < time.End + Reach && !IsEnd(i); i++)
        {
            if (Cue(i) is not Tense.Unknown and var tense)
                return tense;
        }

        return Tense.Unknown;
    }

    private static FrozenSet<string> Words(string forms) => forms.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private Tense Cue(int i)
    {
        if (words.Kind(i) is not (WordKind.Other or WordKind.Modifier))
            return Tense.Unknown;
        ReadOnlySpan<char> word = words.Printed(i);
        if (word is "won")
            return words.Is(i + 1, "'") && words.Printed(i + 2) is "t" ? Tense.Future : Tense.Past;
        if (word is "to" && words.Printed(i + 1) is "have")
            return Tense.Past;
        if (Future.Contains(word) || (word is "ll" && words.Is(i - 1, "'")))
            return Tense.Future;
        if (word is "to" && words.Kind(i + 1) == WordKind.Other && !words[i + 1].IsCapital && Infinitive.Contains(words.Printed(i - 1)))
            return Tense.Future;
        bool isFuturePassive = Infinitive.Contains(word) && (words.Is(i + 1, "to", "for") || words.Is(i + 1, "on"));
        if (isFuturePassive)
            return word is "is" or "are" or "be" or "due" or "about" ? Tense.Unknown : Tense.Future;
        return Past.Contains(word) || (word.Length > 4 && word.EndsWith("ed") && char.IsLower(word[0])) ? Tense.Past : Tense.Unknown;
    }

    private bool IsEnd(int i) => words.Kind(i) == WordKind.Mark && words[i].Text is "\n" or "!" or "?" or ";" || (words.Is(i, ".") && words[i + 1].IsCapital && words[i - 1].Span.Length > 3);
}
