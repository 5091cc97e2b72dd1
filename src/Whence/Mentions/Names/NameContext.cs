using System.Numerics;

namespace Whence.Mentions.Names;

/// <summary>The rows of <see cref="NameTagger.Context"/> that are summed for a word. Trainer and finder share them.</summary>
internal static class NameContext
{
    /// <summary>Rows in use: the signs, and behind them the history, of the word before, the word itself and the word after.</summary>
    public static int Rows { get; } = Around * (NameSigns.Count + NameLabels.ClassCount + 1);

    private const int Around = 3;

    /// <summary>Adds the rows of the signs around word <paramref name="i"/>.</summary>
    public static void WriteSigns(NameSentence sentence, int i, List<int> rows)
    {
        for (int place = 0; place < Around; place++)
        {
            int word = i + place - 1;
            if (word < 0 || word >= sentence.Words.Length)
                continue;
            for (ulong signs = sentence.Signs[word]; signs != 0; signs &= signs - 1)
                rows.Add((place * NameSigns.Count) + BitOperations.TrailingZeroCount(signs));
        }
    }

    /// <summary>Adds what the document's earlier sentences said of the words around word <paramref name="i"/>.</summary>
    public static void WriteHistory(NameHistory history, NameSentence sentence, int i, List<int> rows)
    {
        for (int place = 0; place < Around; place++)
        {
            int word = i + place - 1;
            if (word >= 0 && word < sentence.Words.Length && history.Of(sentence.Words[word]) is >= 0 and int name)
                rows.Add((Around * NameSigns.Count) + (place * (NameLabels.ClassCount + 1)) + name);
        }
    }
}
