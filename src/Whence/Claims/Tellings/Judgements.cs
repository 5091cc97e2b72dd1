using Whence.Claims.Grammar;
using Whence.Tokens;

namespace Whence.Claims.Tellings;

/// <summary>
/// Finds what a sentence calls untrue: "Reports that the bank hid losses are false, its chairman said". By the order of words: parsers seldom see that the
/// noun and its judgement belong together when a clause stands between them.
/// </summary>
internal sealed class Judgements(Trees trees, TruthPhrases truths)
{
    // "completely", "nothing but a": what may stand between the verb and the word that judges.
    private const int LongestDegree = 3;

    /// <summary>The denial of a sentence, its content from the noun's phrase to the word that judges it, its teller not yet known; or null.</summary>
    public Telling? Find(Sentence sentence)
    {
        for (int noun = sentence.FirstToken; noun + 3 < sentence.EndToken; noun++)
        {
            if (truths.Denied(noun, sentence) is (int opens, int closes)) return Denial(noun, opens, closes);
            if (!IsNoun(noun) || trees.Form(noun + 1) != "that" || Opening(noun, sentence.FirstToken) is not (>= 0 and int first)) continue;
            int judgement = Judgement(noun + 2, sentence.EndToken);
            if (judgement < 0) continue;
            return Denial(judgement, first, judgement);
        }

        return null;
    }

    private static Telling Denial(int cue, int first, int last) => new() { Cue = cue, Content = [.. Enumerable.Range(first, last - first + 1)], Force = Force.Denies, IsByNobody = true };

    private bool IsNoun(int token) => SpeechWords.JudgeableNouns.Contains(trees.Lemma(token)) || (trees.Form(token) is [.. var stem, 's'] && SpeechWords.JudgeableNouns.Contains(stem));

    /// <summary>Where the noun's phrase begins, if it can be the subject of the judgement: at the head of the sentence or of what is said; else -1.</summary>
    private int Opening(int noun, int sentence)
    {
        int first = noun;
        while (first > sentence && noun - first < 4 && trees.Upos(first - 1) is "ADJ" or "DET" or "NOUN" or "PROPN" or "PRON" or "PART" && SpeechWords.OfVerb(trees.Lemma(first - 1)) is null) first--;
        for (int before = first - 1; before >= sentence; before--)
        {
            if (trees.IsPunctuation(before) || trees.Form(before) is "but" or "and" or "that") continue;
            return trees.IsVerb(before) && SpeechWords.OfVerb(trees.Lemma(before)) == Force.Asserts ? first : -1;
        }

        return first;
    }

    /// <summary>The first word behind a whole clause that calls it untrue: "... are a lie", "... proved to be false"; or -1.</summary>
    private int Judgement(int start, int end)
    {
        bool clause = false;
        for (int i = start; i < end - 1; i++)
        {
            bool links = trees.Form(i) is "is" or "are" or "was" or "were" or "'re" or "be";
            for (int k = i + 1; links && clause && k < end && k <= i + 1 + LongestDegree; k++)
            {
                if (SpeechWords.Untrue.Contains(trees.Form(k)) || SpeechWords.Untrue.Contains(trees.Lemma(k))) return Ends(k + 1, end) ? k : -1;
                if (trees.Upos(k) is not ("ADV" or "ADJ" or "DET" or "ADP" or "NOUN") || trees.Form(k) is "not" or "n't" or "never") break;
            }

            clause |= trees.IsVerb(i);
        }

        return -1;
    }

    private bool Ends(int token, int end) => token >= end || trees.IsPunctuation(token) || trees.Form(token) is "and" or "but" or "according" or "as";
}
