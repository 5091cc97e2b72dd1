using Whence.Claims.Grammar;
using Whence.Tokens;

namespace Whence.Claims.Tellings;

/// <summary>Finds "Asked whether the bridge was safe, the mayor declined to comment" by the order of its words: trees hang both halves in many ways.</summary>
internal sealed class LeftOpen(Trees trees)
{
    // "by reporters in Marlow" between "asked" and "whether"; "the mayor of Marlow, Ann Vale," before "declined".
    private const int LongestAsker = 6, LongestName = 12;

    /// <summary>The question that somebody leaves open at the head of a sentence, or null.</summary>
    public Telling? Find(Sentence sentence)
    {
        int asked = sentence.FirstToken, question = asked + 1;
        if (trees.Form(asked) != "asked") return null;
        while (question < sentence.EndToken && question - asked <= LongestAsker && trees.Form(question) is not ("whether" or "if")) question++;
        if (question >= sentence.EndToken || trees.Form(question) is not ("whether" or "if")) return null;
        for (int comma = question + 3; comma < sentence.EndToken - 2; comma++)
        {
            if (trees.Form(comma) != "," || Answer(comma + 1, sentence.EndToken) is not (>= 0 and int answer) || Teller(comma + 1, answer - 1) is not (>= 0 and int teller)) continue;
            var telling = new Telling { Cue = asked, Teller = teller, Content = [.. Enumerable.Range(question, comma - question)], Force = Force.Questions, IsOutermost = true };
            telling.Frame.UnionWith(Enumerable.Range(asked, question - asked));
            telling.Frame.UnionWith(Enumerable.Range(comma, sentence.EndToken - comma));
            return telling;
        }

        return null;
    }

    /// <summary>The "declined to comment" or "did not reply" that begins soon after <paramref name="start"/>, or -1.</summary>
    private int Answer(int start, int end)
    {
        for (int i = start + 1; i < end - 1 && i - start <= LongestName; i++)
        {
            if (trees.Form(i) is "declined" or "refused" or "declines" or "refuses" && trees.Form(i + 1) == "to") return i;
            if (trees.Form(i) is "did" or "would" or "could" && trees.Form(i + 1) is "not" or "n't" or "n’t") return i;
        }

        return -1;
    }

    private int Teller(int start, int end) => start == end && trees.Upos(start) == "PRON" ? start : ClosingTellings.Teller(trees, start, end);
}
